"""Sessions of the page are rows: log-out ends them wherever the cookie was copied to"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever is signed in signs in once more."""
    op.create_table(
        "page_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("userid_key", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=20), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_page_session")),
    )
    op.create_index(op.f("ix_page_session_userid_key"), "page_session", ["userid_key"])
    op.create_index(op.f("ix_page_session_seen_at"), "page_session", ["seen_at"])


def downgrade() -> None:
    op.drop_table("page_session")
