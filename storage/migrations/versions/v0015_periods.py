"""The reports of one period are found by an index"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """By kind alone it was the history of a third of all reports."""
    op.create_index("ix_obligation_kind_period", "obligation", ["kind", "period"])
    op.drop_index("ix_obligation_kind", "obligation")


def downgrade() -> None:
    op.create_index("ix_obligation_kind", "obligation", ["kind"])
    op.drop_index("ix_obligation_kind_period", "obligation")
