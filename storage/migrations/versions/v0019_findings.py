"""Which entries of the register of rectification an inspection led to"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those of earlier inspections stand in the register alone."""
    op.add_column("inspection", sa.Column("findings", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("inspection") as table:
        table.alter_column("findings", server_default=None)


def downgrade() -> None:
    """The entries stay."""
    with op.batch_alter_table("inspection") as table:
        table.drop_column("findings")
