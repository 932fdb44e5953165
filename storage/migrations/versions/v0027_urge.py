"""The day in whose message those who have not answered a publication are reminded"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is to be reminded beside the ladders so far."""
    op.add_column("publication", sa.Column("urge_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("publication", "urge_on")
