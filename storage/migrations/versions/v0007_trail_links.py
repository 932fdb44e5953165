"""The trail is a hash chain: each row has its place and a link to the one before"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is on file already is linked within seconds of the first start."""
    op.create_table(
        "trail_link",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_trail_link")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_trail_link_entry_id")),
    )


def downgrade() -> None:
    op.drop_table("trail_link")
