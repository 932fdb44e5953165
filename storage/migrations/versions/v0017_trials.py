"""A trial of one department, and departments to practise in"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every department so far counts and is on no trial of its own."""
    op.add_column("department", sa.Column("trial_until", sa.Date(), nullable=True))
    op.add_column("department", sa.Column("practice", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("department") as table:
        table.alter_column("practice", server_default=None)


def downgrade() -> None:
    """A practice department would count from now on."""
    op.drop_column("department", "practice")
    op.drop_column("department", "trial_until")
