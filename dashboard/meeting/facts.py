"""What a notice was registered without, filled in on its page: hour, place, contact, the reason of a late report."""

from datetime import datetime
from typing import Any

from actions.common.context import Context
from actions.meeting.report import MeetingNotice
from dashboard.frame.forms import said, said_time

TITLES = {
    "starts_at": "开始时间",
    "place": "会议地点",
    "contact": "联系人和电话",
    "late_reason": "报告时间少于规定的原因",
}
LIMITS = {"place": 200, "contact": 100, "late_reason": 300}


def open_facts(row: MeetingNotice) -> dict[str, str]:
    """The facts that are missing and can be filled in here, with their titles."""
    wanted = {
        "starts_at": row.starts_at is None and row.day is not None,  # without a day it is another meeting: 改期 says it
        "place": not row.place,
        "contact": not row.contact,
        "late_reason": row.on_time is False and not row.late_reason,
    }
    return {name: TITLES[name] for name, missing in wanted.items() if missing}


def read_facts(context: Context, row: MeetingNotice) -> dict[str, Any]:
    """The values of those that were filled in."""
    values: dict[str, Any] = {}
    for name in open_facts(row):
        if name == "starts_at":
            clock = said_time(name)
            if clock is not None and row.day is not None:
                values[name] = datetime.combine(row.day, clock, context.rules.zone)
        elif text := said(name, LIMITS[name]):
            values[name] = text
    return values
