"""what is overdue and a register's days are found by an index each; four go with which another begins: each is written with every row"""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_NEW = {
    "ix_obligation_state_due_at": ("obligation", ("state", "due_at")),
    "ix_ledger_entry_ledger_happened": ("ledger_entry", ("ledger", "happened_on", "department_id", "state", "shared")),
}
_COVERED = {"obligation": ("department_id", "state"), "meeting_notice": ("state",), "ledger_entry": ("happened_on",)}


def upgrade() -> None:
    """Two come, four go."""
    for name, (table, columns) in _NEW.items():
        op.create_index(name, table, columns)
    for table, covered in _COVERED.items():
        for column in covered:
            op.drop_index(f"ix_{table}_{column}", table)


def downgrade() -> None:
    """The other way round."""
    for table, covered in _COVERED.items():
        for column in covered:
            op.create_index(f"ix_{table}_{column}", table, [column])
    for name, (table, _columns) in _NEW.items():
        op.drop_index(name, table)
