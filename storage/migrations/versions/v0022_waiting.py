"""What waits, and the lists of registers, are found and counted by indexes"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """By state or register alone it was every entry, each read to see whose it is."""
    op.create_index("ix_ledger_entry_ledger_state", "ledger_entry", ["ledger", "state", "department_id", "shared"])
    op.create_index("ix_ledger_entry_state_filed", "ledger_entry", ["state", "filed_at"])
    op.create_index("ix_ledger_entry_ledger_due", "ledger_entry", ["ledger", "due_on", "happened_on"])
    op.drop_index("ix_ledger_entry_ledger", "ledger_entry")
    op.drop_index("ix_ledger_entry_state", "ledger_entry")
    op.create_index("ix_ledger_note_kind", "ledger_note", ["kind"])
    asked = sa.text("extension_reason IS NOT NULL")
    op.create_index(
        "ix_obligation_extension", "obligation", ["department_id"], sqlite_where=asked, postgresql_where=asked
    )


def downgrade() -> None:
    op.drop_index("ix_obligation_extension", "obligation")
    op.drop_index("ix_ledger_note_kind", "ledger_note")
    op.create_index("ix_ledger_entry_state", "ledger_entry", ["state"])
    op.create_index("ix_ledger_entry_ledger", "ledger_entry", ["ledger"])
    op.drop_index("ix_ledger_entry_ledger_due", "ledger_entry")
    op.drop_index("ix_ledger_entry_state_filed", "ledger_entry")
    op.drop_index("ix_ledger_entry_ledger_state", "ledger_entry")
