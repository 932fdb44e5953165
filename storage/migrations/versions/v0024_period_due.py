"""The first due date of a period is found by an index"""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The board reads no further back than what somebody has not met."""
    op.create_index("ix_obligation_kind_period_due", "obligation", ["kind", "period", "due_on"])
    op.drop_index("ix_obligation_kind_period", "obligation")


def downgrade() -> None:
    op.create_index("ix_obligation_kind_period", "obligation", ["kind", "period"])
    op.drop_index("ix_obligation_kind_period_due", "obligation")
