"""Attended meetings in the attending inspectors' 企业微信日程: one row for each, before any call"""

from storage.migrations.tables import create, drop

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_TABLES = """
diary_entry: id, meeting_id ->meeting_notice cascade unique, state str10, schedule_id str100?, told json?,
    changed_at moment
"""


def upgrade() -> None:
    """Nothing has been entered so far."""
    create(_TABLES, "fk_{table}_{column}_{target}")


def downgrade() -> None:
    """What stands in WeCom stays there."""
    drop(_TABLES)
