"""Entries of before the reports here began"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been brought in so far that was reported elsewhere."""
    op.add_column("ledger_entry", sa.Column("history", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("ledger_entry") as table:
        table.alter_column("history", server_default=None)


def downgrade() -> None:
    """The next report would carry it."""
    op.drop_column("ledger_entry", "history")
