"""A year that was closed keeps its figures; a department begins, changes and ends on a day."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.tables import create, drop

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = """
year_closing: id, group_id ->inspection_group restrict, year int, closed_at moment, closed_by str64,
    unique group_id year
closed_figure: id, closing_id ->year_closing cascade, department_id ->department restrict, title str60, unit str10,
    value int, records json, unique closing_id department_id title
department_change: id, department_id ->department restrict indexed, kind str10, first day, before str100, after str100,
    made_at moment, made_by str64, done_at moment?
"""


def upgrade() -> None:
    create(_TABLES, "fk_{table}_{column}_{target}")
    op.add_column("department", sa.Column("ended_on", sa.Date(), nullable=True))  # no batch: others name this table


def downgrade() -> None:
    op.drop_column("department", "ended_on")
    drop(_TABLES)
