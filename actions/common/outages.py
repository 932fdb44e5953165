"""Outages of the service itself: found, kept, and not counted against anybody (domain.md «First contact»).

An outage is a time in which no process took messages, or in which WeCom accepted nothing from us.
"""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from policy.text.write import say_moment
from storage.base import insert_if_absent
from storage.models import Outage, Setting, Worker

SHORTEST: Final = timedelta(minutes=2)  # WeCom repeats a callback for some seconds; a restart is no outage
_SIGN: Final = "last_sign"  # when the last forgotten process that took messages was alive
_END_OF_DAY: Final = time(23, 59, 59, 999_999)


def record(session: Session, began_at: datetime, ended_at: datetime) -> bool:
    """Note an outage; one that began at the same moment has been noted by another process."""
    return insert_if_absent(session, Outage(began_at=began_at, ended_at=ended_at))


def note_gap(session: Session, now: datetime) -> bool:
    """Note the time for which nobody has taken messages, when a process begins to; True when it was an outage."""
    last = _last_sign(session)
    return last is not None and now - last > SHORTEST and record(session, last, now)


def keep_sign(session: Session, workers: Collection[str]) -> None:
    """Before the rows of dead processes go: when the last of them was seen taking messages."""
    query = select(func.max(Worker.seen_at)).where(Worker.name.in_(workers), Worker.takes_messages)
    last = session.scalar(query)
    if last is None:
        return
    row = session.get(Setting, _SIGN)
    if row is None:
        insert_if_absent(session, Setting(key=_SIGN, value={"at": last.isoformat()}, changed_at=last))
    elif row.changed_at < last:
        row.value, row.changed_at = {"at": last.isoformat()}, last


def _last_sign(session: Session) -> datetime | None:
    kept = session.get(Setting, _SIGN)
    seen = session.scalar(select(func.max(Worker.seen_at)).where(Worker.takes_messages))
    return max((each for each in (seen, kept.changed_at if kept else None) if each), default=None)


def latest(session: Session, count: int) -> list[Outage]:
    """The newest outages, newest first."""
    return list(session.scalars(select(Outage).order_by(Outage.ended_at.desc()).limit(count)))


def around(context: Context, moment: datetime) -> Outage | None:
    """The outage that was under way at this moment, the longest when there are several."""
    query = select(Outage).where(Outage.began_at <= moment, Outage.ended_at > moment)
    return context.session.scalar(query.order_by(Outage.ended_at.desc()).limit(1))


def extended(context: Context, due_at: datetime) -> datetime:
    """The last moment at which a report due at `due_at` is in time.

    If we were out at that moment it is the end of the first working day on which we were back within working hours.
    """
    outage = around(context, due_at)
    if outage is None:
        return due_at
    rules, back = context.rules, context.local(outage.ended_at)
    day = back.date()
    if not rules.calendar.is_workday(day) or back.time() >= rules.hours.end:
        day = rules.calendar.shift(day, 1)
    return max(due_at, datetime.combine(day, _END_OF_DAY, rules.zone))


def excuse(context: Context, due_at: datetime, received_at: datetime) -> str:
    """The sentence of a verdict for a report after its date that is in time because we were out; "" for any other."""
    outage = around(context, due_at)
    if outage is None or not due_at < received_at <= extended(context, due_at):
        return ""
    began, ended = context.local(outage.began_at), context.local(outage.ended_at)
    return f"截止时本系统停用（{say_moment(began)}至{say_moment(ended)}），顺延期内收到，不计逾期。"
