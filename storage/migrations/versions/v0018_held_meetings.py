"""Held meetings of the group: their entry in a ledger, problems found and suggestions made"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing of that has been noted so far."""
    op.add_column("publication", sa.Column("entered", sa.String(12), nullable=True))
    op.add_column("publication", sa.Column("problems", sa.Integer(), nullable=True))
    op.add_column("publication", sa.Column("suggestions", sa.Integer(), nullable=True))


def downgrade() -> None:
    """The entries stay in their ledgers."""
    with op.batch_alter_table("publication") as table:
        for name in ("entered", "problems", "suggestions"):
            table.drop_column(name)
