"""日程 of the members (contract §3.12): entered, changed and removed by the app that entered it."""

from __future__ import annotations

import secrets
from typing import Any

from simulator.call import Call
from simulator.limits import ApiError

TEXTS = (("summary", 128), ("description", 1000), ("location", 128), ("cal_id", 64))
MOST_ATTENDEES, MOST_ADMINS = 1000, 3
REMINDS = (0, 300, 900, 3600, 86_400)  # seconds; the codes 90459 and 90460 are guesses within 90456–90499


def add(call: Call) -> dict[str, object]:
    """Enter a schedule; gives its id. The same sent twice is two."""
    schedule_id = secrets.token_hex(16)
    call.corp.schedules[schedule_id] = _checked(call)
    return {"schedule_id": schedule_id}


def update(call: Call) -> dict[str, object]:
    """Put another content in the place of one."""
    content = _checked(call)
    call.corp.schedules[_known(call, content.pop("schedule_id", None))] = content
    return {}


def remove(call: Call) -> dict[str, object]:
    """Take one out."""
    del call.corp.schedules[_known(call, (call.body or {}).get("schedule_id"))]
    return {}


def _known(call: Call, schedule_id: object) -> str:
    if schedule_id not in call.corp.schedules:
        raise ApiError(90470, "schedule not found")
    return str(schedule_id)


def _checked(call: Call) -> dict[str, Any]:
    given = (call.body or {}).get("schedule")
    if not isinstance(given, dict):
        raise ApiError(40063, "some parameters are empty")
    content: dict[str, Any] = dict(given)
    start, end, attendees = content.get("start_time"), content.get("end_time"), content.get("attendees", [])
    if not isinstance(start, int) or not isinstance(end, int) or end < start:
        raise ApiError(90456, "invalid start_time or end_time")
    if len(attendees) > MOST_ATTENDEES or not all(call.corp.visible(str(each.get("userid", ""))) for each in attendees):
        raise ApiError(90458, "invalid attendees")
    admins = {str(each) for each in content.get("admins", [])}
    if len(admins) > MOST_ADMINS or not admins <= {str(each.get("userid", "")) for each in attendees}:
        raise ApiError(90459, "invalid admins")
    if (content.get("reminders") or {}).get("remind_before_event_secs", 0) not in REMINDS:
        raise ApiError(90460, "invalid remind_before_event_secs")
    for name, most in TEXTS:
        if len(str(content.get(name, "")).encode()) > most:
            raise ApiError(40058, f"{name} exceed max length {most}")
    return content
