"""The trail says by which door an act came: chat, page."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is there came by a door that nobody noted; its links hold as they are."""
    op.add_column("trail_entry", sa.Column("door", sa.String(8), nullable=True))


def downgrade() -> None:
    """The column goes; the chain does not hold any more from the first row that had one."""
    op.drop_column("trail_entry", "door")
