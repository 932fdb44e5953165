"""Sums of money are kept to the 分"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is on file is whole yuan."""
    with op.batch_alter_table("meeting_item") as table:
        table.alter_column("amount_yuan", new_column_name="amount_fen", existing_type=sa.BigInteger())
    op.execute("UPDATE meeting_item SET amount_fen = amount_fen * 100")


def downgrade() -> None:
    """角 and 分 go."""
    op.execute("UPDATE meeting_item SET amount_fen = amount_fen / 100")
    with op.batch_alter_table("meeting_item") as table:
        table.alter_column("amount_fen", new_column_name="amount_yuan", existing_type=sa.BigInteger())
