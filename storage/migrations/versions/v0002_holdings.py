"""Posts have holders over time: the rows of `post` become holdings, and a handover may be of a group's post"""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_HELD = ("member_id", "role", "department_id", "group_id", "in_charge", "standing_in_for")
_INDEXED = ("department_id", "group_id", "member_id", "role")


def upgrade() -> None:
    op.create_table(
        "holding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("in_charge", sa.Boolean(), nullable=False),
        sa.Column("duties", sa.JSON(), nullable=False),
        sa.Column("standing_in_for", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_holding_department_id")),
        sa.ForeignKeyConstraint(["group_id"], ["inspection_group.id"], name=op.f("fk_holding_group_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_holding_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding")),
        sa.UniqueConstraint("member_id", "role", "department_id", "group_id", "first", name="uq_holding_row"),
    )
    for column in _INDEXED:
        op.create_index(op.f(f"ix_holding_{column}"), "holding", [column])
    op.execute(
        "INSERT INTO holding (member_id, role, department_id, group_id, in_charge, duties)"
        " SELECT member_id, role, department_id, group_id, in_charge, '[]' FROM post ORDER BY id"
    )
    _lend_posts()
    op.drop_table("post")
    with op.batch_alter_table("trail_entry") as batch_op:
        batch_op.add_column(sa.Column("deputy_for", sa.String(length=64), nullable=True))
    with op.batch_alter_table("handover") as batch_op:
        batch_op.alter_column("department_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(op.f("fk_handover_group_id"), "inspection_group", ["group_id"], ["id"])


def _lend_posts() -> None:
    """Who stands in for somebody away holds that person's posts for the time."""
    connection = op.get_bind()
    away = sa.table("absence", *(sa.column(name) for name in ("member_id", "deputy_id")), *_days("first", "last"))
    post = sa.table("post", *(sa.column(name) for name in ("member_id", "role", "department_id", "group_id")))
    holding = sa.table(
        "holding", *(sa.column(name) for name in _HELD),
        *_days("first", "until"), sa.column("duties", sa.JSON()),
    )  # fmt: skip
    query = sa.select(away, post.c.role, post.c.department_id, post.c.group_id)
    for row in connection.execute(query.join_from(away, post, post.c.member_id == away.c.member_id)).all():
        connection.execute(
            holding.insert().values(
                member_id=row.deputy_id, role=row.role, department_id=row.department_id, group_id=row.group_id,
                first=row.first, until=row.last + timedelta(days=1), in_charge=False, duties=[],
                standing_in_for=row.member_id,
            )
        )  # fmt: skip


def _days(*names: str) -> list[sa.ColumnClause[date]]:
    return [sa.column(name, sa.Date()) for name in names]


def downgrade() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("in_charge", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_post_department_id")),
        sa.ForeignKeyConstraint(["group_id"], ["inspection_group.id"], name=op.f("fk_post_group_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_post_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("member_id", "role", "department_id", "group_id", name="uq_post_row"),
    )
    for column in _INDEXED:
        op.create_index(op.f(f"ix_post_{column}"), "post", [column])
    op.execute(
        "INSERT INTO post (member_id, role, department_id, group_id, in_charge)"
        " SELECT member_id, role, department_id, group_id, in_charge FROM holding"
        " WHERE until IS NULL AND standing_in_for IS NULL ORDER BY id"
    )
    op.drop_table("holding")
    with op.batch_alter_table("trail_entry") as batch_op:
        batch_op.drop_column("deputy_for")
    op.execute("DELETE FROM handover WHERE department_id IS NULL")
    with op.batch_alter_table("handover") as batch_op:
        batch_op.drop_constraint(op.f("fk_handover_group_id"), type_="foreignkey")
        batch_op.drop_column("undone_at")
        batch_op.drop_column("group_id")
        batch_op.alter_column("department_id", existing_type=sa.Integer(), nullable=False)
