"""What the admins read each working morning: the head of the trail, to be kept elsewhere, and once a month what was removed.

Without a trail there is nothing to say. The head is that of the moment at which it is sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.recipients import accounts
from actions.running import audit, retention
from policy.text.write import say_day
from policy.time.hours import brief_time
from storage.models import PushRecipient

REASON: Final = "system_brief"


@dataclass(frozen=True)
class Brief:
    """One morning's message to the admins."""

    at: datetime
    to: tuple[str, ...]
    text: str


def send_due(context: Context) -> int:
    """Queue today's, once; returns how many messages that is. Two schedulers at once: one is rolled back whole."""
    brief = _on(context, context.today, audit.head(context.session))
    if brief is None or context.now < brief.at or not _untold(context, brief):
        return 0
    queue(context, brief.to, brief.text, REASON, once=_once(context.today))
    return 1


def briefs_between(context: Context, first: datetime, last: datetime) -> Iterator[Brief]:
    """Those of every working day in [first, last]; what the head will be then nobody knows."""
    day = first.date()
    while day <= last.date():
        brief = _on(context, day, "以当日为准")
        if brief is not None and first <= brief.at <= last:
            yield brief
        day += timedelta(days=1)


def _once(day: date) -> str:
    return f"{REASON}:{day}"


def _untold(context: Context, brief: Brief) -> bool:
    keys = [f"{_once(context.today)}:0:{userid}" for userid in brief.to]
    told = select(PushRecipient.id).where(PushRecipient.once.in_(keys)).limit(1)
    return context.session.scalar(told) is None


def _on(context: Context, day: date, head: str) -> Brief | None:
    rules, to = context.rules, accounts(context, "admin")
    linked = audit.linked(context.session)
    if not (to and linked and rules.calendar.is_workday(day)):
        return None
    lines = [f"{say_day(day)}系统日报", f"留痕已入链{linked}条，链头：{head}", "请将链头存记于本系统之外，供日后核对。"]
    before = day.replace(day=1) - timedelta(days=1)
    if rules.calendar.nearest(day.replace(day=1), "next_workday") == day:
        lines.append(retention.said(context, before))
    return Brief(brief_time(day, rules.hours, rules.zone), tuple(to), "\n".join(lines))
