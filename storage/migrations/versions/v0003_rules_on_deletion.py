"""Every foreign key says what becomes of its row when the other goes."""

from itertools import groupby

from alembic import op

from storage.base import NAMING

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RULES = (  # table, column, table that it names, rule
    ("absence", "deputy_id", "member", "RESTRICT"),
    ("absence", "member_id", "member", "RESTRICT"),
    ("application", "department_id", "department", "RESTRICT"),
    ("assignment", "group_id", "inspection_group", "RESTRICT"),
    ("attendance", "meeting_id", "meeting_notice", "CASCADE"),
    ("attendance", "member_id", "member", "RESTRICT"),
    ("chat_group", "group_id", "inspection_group", "RESTRICT"),
    ("count", "department_id", "department", "RESTRICT"),
    ("deadline", "department_id", "department", "RESTRICT"),
    ("department", "group_id", "inspection_group", "RESTRICT"),
    ("department", "parent_id", "department", "RESTRICT"),
    ("digest", "chat_id", "chat_group", "CASCADE"),
    ("handover", "department_id", "department", "RESTRICT"),
    ("handover", "from_id", "member", "RESTRICT"),
    ("handover", "group_id", "inspection_group", "RESTRICT"),
    ("handover", "to_id", "member", "RESTRICT"),
    ("holding", "department_id", "department", "RESTRICT"),
    ("holding", "group_id", "inspection_group", "RESTRICT"),
    ("holding", "member_id", "member", "CASCADE"),
    ("integrity_request", "department_id", "department", "RESTRICT"),
    ("ledger_entry", "department_id", "department", "RESTRICT"),
    ("ledger_entry", "owner_id", "member", "RESTRICT"),
    ("ledger_entry", "submission_id", "submission", "SET NULL"),
    ("ledger_note", "entry_id", "ledger_entry", "CASCADE"),
    ("ledger_note", "submission_id", "submission", "SET NULL"),
    ("matter", "department_id", "department", "RESTRICT"),
    ("matter_note", "matter_id", "matter", "CASCADE"),
    ("meeting_item", "matter_id", "matter", "RESTRICT"),
    ("meeting_item", "meeting_id", "meeting_notice", "CASCADE"),
    ("meeting_item", "proposed_id", "matter", "RESTRICT"),
    ("meeting_notice", "department_id", "department", "RESTRICT"),
    ("meeting_version", "meeting_id", "meeting_notice", "CASCADE"),
    ("obligation", "department_id", "department", "RESTRICT"),
    ("opinion", "meeting_id", "meeting_notice", "RESTRICT"),
    ("push_recipient", "push_id", "push", "CASCADE"),
    ("reminder_step", "deadline_id", "deadline", "CASCADE"),
    ("stored_file", "department_id", "department", "RESTRICT"),
    ("submission", "obligation_id", "obligation", "RESTRICT"),
)


def upgrade() -> None:
    """SQLite builds each table anew: its foreign keys must rest meanwhile (storage/migrate.py)."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_keys").scalar():
        raise RuntimeError("foreign keys are on: rows would go with the tables that are built anew")
    for table, rows in groupby(RULES, key=lambda row: row[0]):
        with op.batch_alter_table(table, naming_convention=NAMING) as batch:
            for _table, column, named, rule in rows:
                name = f"fk_{table}_{column}"
                batch.drop_constraint(name, type_="foreignkey")
                batch.create_foreign_key(name, named, [column], ["id"], ondelete=rule)


def downgrade() -> None:
    """Nothing: the tables of before work with the rules, too."""
