"""Several files go out with a publication, and who may look it up afterwards is said"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.tables import create

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_TABLES = """
publication_file: id, publication_id ->publication cascade indexed, name str120, kind str8, sha256 str64 indexed
"""


def upgrade() -> None:
    """The one file of each is its first; what was sent so far is seen by its addressees alone."""
    op.drop_index(op.f("ix_publication_file_sha256"), "publication")
    create(_TABLES, "fk_{table}_{column}_{target}")
    op.execute(
        "INSERT INTO publication_file (publication_id, name, kind, sha256)"
        " SELECT id, file_name, file_kind, file_sha256 FROM publication WHERE file_sha256 IS NOT NULL"
    )
    for name in ("file_name", "file_kind", "file_sha256"):
        op.drop_column("publication", name)
    op.add_column("publication", sa.Column("seen_by", sa.String(12), nullable=False, server_default="addressees"))


def downgrade() -> None:
    """The first file of each stays with it."""
    op.drop_column("publication", "seen_by")
    for name, length in (("file_name", 120), ("file_kind", 8), ("file_sha256", 64)):
        op.add_column("publication", sa.Column(name, sa.String(length), nullable=True))
    old = sa.table("publication", *map(sa.column, ("id", "file_name", "file_kind", "file_sha256")))
    new = sa.table("publication_file", *map(sa.column, ("id", "publication_id", "name", "kind", "sha256")))
    each = new.alias()
    first = sa.select(sa.func.min(each.c.id)).where(each.c.publication_id == old.c.id).correlate(old).scalar_subquery()
    for name in ("name", "kind", "sha256"):
        kept = sa.select(new.c[name]).where(new.c.id == first).correlate(old).scalar_subquery()
        op.execute(sa.update(old).values({f"file_{name}": kept}))
    op.drop_table("publication_file")
    op.create_index(op.f("ix_publication_file_sha256"), "publication", ["file_sha256"])
