"""What is counted for a span is counted in indexes, by department and day"""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """By department alone it was the history of five years for the figures of one."""
    op.create_index("ix_meeting_notice_department_day", "meeting_notice", ["department_id", "day", "state"])
    op.drop_index("ix_meeting_notice_department_id", "meeting_notice")
    counted = ["department_id", "happened_on", "ledger", "state", "shared"]
    op.create_index("ix_ledger_entry_department_happened", "ledger_entry", counted)
    op.drop_index("ix_ledger_entry_department_id", "ledger_entry")
    op.create_index("ix_submission_obligation_at", "submission", ["obligation_id", "submitted_at", "on_time"])
    op.drop_index("ix_submission_obligation_id", "submission")


def downgrade() -> None:
    op.create_index("ix_submission_obligation_id", "submission", ["obligation_id"])
    op.drop_index("ix_submission_obligation_at", "submission")
    op.create_index("ix_ledger_entry_department_id", "ledger_entry", ["department_id"])
    op.drop_index("ix_ledger_entry_department_happened", "ledger_entry")
    op.create_index("ix_meeting_notice_department_id", "meeting_notice", ["department_id"])
    op.drop_index("ix_meeting_notice_department_day", "meeting_notice")
