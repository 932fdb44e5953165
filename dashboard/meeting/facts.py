"""What a notice was registered without, filled in on its page: hour, place, contact, the reason of a late report."""

from datetime import datetime
from typing import Any

from actions.common.context import Context
from actions.meeting.report import MeetingNotice
from dashboard.frame.forms import said, said_time
from policy.fields.field import Field
from policy.meeting.facts import FACTS


def open_facts(row: MeetingNotice) -> list[Field]:
    """The facts that are missing and can be filled in here."""
    wanted = {
        "starts_at": row.starts_at is None and row.day is not None,  # without a day it is another meeting: 改期 says it
        "place": not row.place,
        "contact": not row.contact,
        "late_reason": row.on_time is False and not row.late_reason,
    }
    return [each for each in FACTS if wanted.get(each.key)]


def read_facts(context: Context, row: MeetingNotice) -> dict[str, Any]:
    """The values of those that were filled in."""
    values: dict[str, Any] = {}
    for each in open_facts(row):
        if each.key == "starts_at":
            clock = said_time(each.key)
            if clock is not None and row.day is not None:
                values[each.key] = datetime.combine(row.day, clock, context.rules.zone)
        elif text := said(each.key, each.longest):
            values[each.key] = text
    return values
