"""布置 says who is asked in each department, where that is not the liaison"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was assigned so far was asked of the liaisons."""
    op.add_column("assignment", sa.Column("role", sa.String(12), nullable=False, server_default="liaison"))


def downgrade() -> None:
    """The liaisons are asked again."""
    op.drop_column("assignment", "role")
