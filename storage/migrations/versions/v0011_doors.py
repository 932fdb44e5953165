"""A message may be said in a group chat, quote another and be answered later; the robot has a lease, chats of departments."""

import sqlalchemy as sa
from alembic import op

from storage.base import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_WAITS = sa.text("reply_to IS NOT NULL")


def upgrade() -> None:
    """What is there was said to the app alone, and is answered."""
    op.add_column("inbox_message", sa.Column("chat", sa.String(64), nullable=True))
    op.add_column("inbox_message", sa.Column("quote", sa.Text(), nullable=True))
    op.add_column("inbox_message", sa.Column("reply_to", sa.String(400), nullable=True))
    op.create_index(
        "ix_inbox_message_unanswered", "inbox_message", ["id"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("alive_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )
    op.create_table(
        "open_account",
        sa.Column("open_id", sa.String(128), nullable=False),
        sa.Column("userid", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("open_id", name="pk_open_account"),
    )
    with op.batch_alter_table("chat_group") as table:
        table.add_column(sa.Column("department_id", sa.Integer(), nullable=True))
        table.create_index("ix_chat_group_department_id", ["department_id"])
        table.create_foreign_key(
            "fk_chat_group_department_id_department", "department", ["department_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    """What was said stays, without where."""
    with op.batch_alter_table("chat_group") as table:
        table.drop_constraint("fk_chat_group_department_id_department", type_="foreignkey")
        table.drop_index("ix_chat_group_department_id")
        table.drop_column("department_id")
    op.drop_table("open_account")
    op.drop_table("lease")
    op.drop_index("ix_inbox_message_unanswered", "inbox_message")
    for column in ("reply_to", "quote", "chat"):
        op.drop_column("inbox_message", column)
