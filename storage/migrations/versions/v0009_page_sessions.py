"""Sessions of the page are rows: log-out ends them wherever the cookie was copied to"""

from storage.migrations.tables import create, drop

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TABLES = """
page_session: token_hash str64 key, userid_key str64 indexed, device str20, began_at moment, seen_at moment indexed
"""


def upgrade() -> None:
    """Whoever is signed in signs in once more."""
    create(_TABLES)


def downgrade() -> None:
    drop(_TABLES)
