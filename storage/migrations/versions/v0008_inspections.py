"""Inspections, spot checks and questionnaires"""

from storage.migrations.tables import create, drop

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TABLES = """
inspection: id, number str12 unique, group_id ->inspection_group restrict indexed, department_ids json, first day,
    last day, questionnaires int, interviews int, recorded_at moment, recorded_by str64
spot_check: id, number str12 unique, group_id ->inspection_group restrict indexed, what str40, names json, drawn json,
    seed str32, at moment, by str64
questionnaire: id, number str12 unique, group_id ->inspection_group restrict indexed,
    department_id ->department restrict indexed, kind str40, address str32 unique, codes int, kept json, made_at moment,
    made_by str64
"""


def upgrade() -> None:
    create(_TABLES)


def downgrade() -> None:
    drop(_TABLES)
