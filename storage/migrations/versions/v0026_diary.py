"""Attended meetings in the attending inspectors' 企业微信日程: one row for each, before any call"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been entered so far."""
    op.create_table(
        "diary_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("schedule_id", sa.String(100), nullable=True),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting_notice.id"],
            name=op.f("fk_diary_entry_meeting_id_meeting_notice"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diary_entry")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_diary_entry_meeting_id")),
    )


def downgrade() -> None:
    """What stands in WeCom stays there."""
    op.drop_table("diary_entry")
