"""Reports keep their text, 布置 says how it may be answered, and an entry whether its department has been told of it."""

import sqlalchemy as sa
from alembic import op

from storage.base import Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is there already has no text, may be answered anyhow, and was told when it was filed."""
    op.add_column("submission", sa.Column("text", sa.Text(), nullable=True))
    op.add_column("assignment", sa.Column("ways", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("assignment", sa.Column("cancelled_at", Moment(), nullable=True))
    op.add_column("ledger_entry", sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """The columns go, with what they hold."""
    op.drop_column("ledger_entry", "told")
    op.drop_column("assignment", "cancelled_at")
    op.drop_column("assignment", "ways")
    op.drop_column("submission", "text")
