"""Posts have holders over time: the rows of `post` become holdings, and a handover may be of a group's post"""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

from storage.migrations.tables import create

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = """
holding: id, member_id ->member indexed, role str20 indexed, department_id ->department? indexed,
    group_id ->inspection_group? indexed, first day?, until day?, in_charge bool, duties json, standing_in_for int?,
    unique member_id role department_id group_id first as uq_holding_row
"""
_BEFORE = """
post: id, member_id ->member indexed, role str20 indexed, department_id ->department? indexed,
    group_id ->inspection_group? indexed, in_charge bool, unique member_id role department_id group_id as uq_post_row
"""
_HELD = ("member_id", "role", "department_id", "group_id", "in_charge", "standing_in_for")


def upgrade() -> None:
    create(_TABLES)
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
    create(_BEFORE)
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
