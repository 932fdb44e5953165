"""Several files go out with a publication, and who may look it up afterwards is said"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The one file of each is its first; what was sent so far is seen by its addressees alone."""
    op.drop_index(op.f("ix_publication_file_sha256"), "publication")
    op.create_table(
        "publication_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_publication_file_publication_id_publication"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_file")),
    )
    op.create_index(op.f("ix_publication_file_publication_id"), "publication_file", ["publication_id"])
    op.create_index(op.f("ix_publication_file_sha256"), "publication_file", ["sha256"])
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
