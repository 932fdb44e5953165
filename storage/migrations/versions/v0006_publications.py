"""What the group sends out, and what came back from whom"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(length=12), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("about", sa.String(length=40), nullable=True),
        sa.Column("other_names", sa.JSON(), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=True),
        sa.Column("file_kind", sa.String(length=8), nullable=True),
        sa.Column("file_sha256", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["inspection_group.id"], name=op.f("fk_publication_group_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("number", name=op.f("uq_publication_number")),
    )
    op.create_index(op.f("ix_publication_file_sha256"), "publication", ["file_sha256"])
    op.create_index(op.f("ix_publication_group_id"), "publication", ["group_id"])
    op.create_index("ix_publication_group_sent", "publication", ["group_id", "sent_at"])
    op.create_index(op.f("ix_publication_kind"), "publication", ["kind"])
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_receipt_department_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_receipt_member_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_receipt_publication_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("publication_id", "member_id", name=op.f("uq_receipt_publication_id_member_id")),
    )
    op.create_index(op.f("ix_receipt_department_id"), "receipt", ["department_id"])
    op.create_index(op.f("ix_receipt_member_id"), "receipt", ["member_id"])
    op.create_index(op.f("ix_receipt_publication_id"), "receipt", ["publication_id"])


def downgrade() -> None:
    op.drop_table("receipt")
    op.drop_table("publication")
