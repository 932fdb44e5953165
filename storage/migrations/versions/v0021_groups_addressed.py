"""The commission sends to its groups: a publication of no group, a receipt of a group's office"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Everything on file is a group's, to its departments."""
    with op.batch_alter_table("publication") as table:
        table.alter_column("group_id", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("receipt") as table:
        table.alter_column("department_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_receipt_group_id_inspection_group", "inspection_group", ["group_id"], ["id"], ondelete="RESTRICT"
        )
        table.create_index("ix_receipt_group_id", ["group_id"])


def downgrade() -> None:
    """What the commission sent goes."""
    op.execute("DELETE FROM receipt WHERE department_id IS NULL")
    op.execute("DELETE FROM publication WHERE group_id IS NULL")
    with op.batch_alter_table("receipt") as table:
        table.drop_index("ix_receipt_group_id")
        table.drop_constraint("fk_receipt_group_id_inspection_group", type_="foreignkey")
        table.drop_column("group_id")
        table.alter_column("department_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("publication") as table:
        table.alter_column("group_id", existing_type=sa.Integer(), nullable=False)
