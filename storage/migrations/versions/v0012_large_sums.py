"""Sums from 21.5亿元 on: an amount takes 64 bits on every engine."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The column grows; what it holds stays."""
    with op.batch_alter_table("meeting_item") as table:
        table.alter_column("amount_yuan", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=True)


def downgrade() -> None:
    """Back to 32 bits: a larger sum stops it."""
    with op.batch_alter_table("meeting_item") as table:
        table.alter_column("amount_yuan", existing_type=sa.BigInteger(), type_=sa.Integer(), existing_nullable=True)
