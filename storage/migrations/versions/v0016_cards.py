"""Cards: the choices of a reply, the code by which a card is changed, and who reads in 微信"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has said so far that 微信 is what they read in."""
    op.add_column("inbox_message", sa.Column("choices", sa.Text(), nullable=True))
    op.add_column("push_recipient", sa.Column("response_code", sa.String(512), nullable=True))
    op.add_column("member", sa.Column("on_wechat", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("member") as table:
        table.alter_column("on_wechat", server_default=None)


def downgrade() -> None:
    """What was said as text stays."""
    op.drop_column("member", "on_wechat")
    op.drop_column("push_recipient", "response_code")
    op.drop_column("inbox_message", "choices")
