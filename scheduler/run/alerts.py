"""Looking out for what stands still: pushes that wait too long, ticks that do not run, members without a licence.

Rows say what waits. Whether ticks run is seen as liveness is: by numbers that grow, on the observer's monotonic clock.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from actions.common.context import Rules
from actions.running import alerts
from policy.text.write import say_moment
from policy.time.hours import is_open
from scheduler.deliver.outbox import TIMED
from scheduler.deliver.outcome import UNLICENSED
from storage.models import Push, PushRecipient, Worker
from storage.states import PushState

TOO_OLD: Final = timedelta(minutes=10)
STILL: Final = 300.0  # seconds without a tick; the longest tick of 300 departments takes a few
_LICENSE_DAYS: Final = timedelta(days=30)
_TICKS: Final = {"plan": "plans", "deliver": "deliveries"}


@dataclass
class Findings:
    """Causes that are there, with what is said of them; and causes that are surely not there."""

    bad: dict[str, str] = field(default_factory=dict)
    well: set[str] = field(default_factory=set)
    silent_since: datetime | None = None


class Lookout:
    """One process's view of everybody; call `look` about twice a minute."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._counts: dict[str, dict[str, int]] = {}
        self._grown: dict[str, float] = {}
        self._seen_growing: set[str] = set()

    def look(self, session: Session, now: datetime, rules: Rules) -> Findings:
        """What is wrong at this moment."""
        found = Findings()
        _look_at_queue(session, now, rules, found)
        _look_for_licences(session, now, found)
        _look_at_definitions(rules, found)
        for cause, column in _TICKS.items():
            self._look_at_tick(session, cause, column, found)
        return found

    def _look_at_tick(self, session: Session, cause: str, column: str, found: Findings) -> None:
        counts: dict[str, int] = dict(session.execute(select(Worker.name, getattr(Worker, column))).all())
        before, at = self._counts.get(cause), self._monotonic()
        if before is not None and any(number > before.get(name, 0) for name, number in counts.items()):
            self._grown[cause] = at
            self._seen_growing.add(cause)
        self._counts[cause] = counts
        still = at - self._grown.setdefault(cause, at)
        if still >= STILL:
            found.bad[cause] = (
                f"已超过{int(still // 60)}分钟，请检查定时进程（python -m bot scheduler 或 all）及其日志。"
            )
        elif cause in self._seen_growing:
            found.well.add(cause)


def _look_at_definitions(rules: Rules, found: Findings) -> None:
    """A definition file that was changed and cannot be read."""
    if wrong := rules.wrong_definitions:
        found.bad["definitions"] = f"{wrong}。请改正该文件，改正后自动生效。"
    else:
        found.well.add("definitions")


def waiting_since(session: Session, now: datetime, rules: Rules) -> datetime | None:
    """Since when the push that has waited longest could have left; None when nothing waits. Alerts do not count.

    What time causes waits from the start of working hours at the earliest.
    """
    oldest = (
        select(func.min(Push.not_before))
        .join(PushRecipient)
        .where(
            PushRecipient.state.in_((PushState.QUEUED, PushState.SENDING)),
            Push.not_before <= now,
            Push.reason != alerts.REASON,
        )
    )
    found = [session.scalar(oldest.where(Push.reason.not_in(TIMED)))]
    if is_open(now, rules.hours, rules.calendar):
        timed = session.scalar(oldest.where(Push.reason.in_(TIMED)))
        opened = datetime.combine(now.date(), rules.hours.start, rules.zone)
        found.append(max(timed, opened) if timed else None)
    return min((moment for moment in found if moment), default=None)


def _look_at_queue(session: Session, now: datetime, rules: Rules, found: Findings) -> None:
    """Two causes: one push waits too long, or none has left since."""
    since = waiting_since(session, now, rules)
    if since is None or now - since <= TOO_OLD:
        found.well.add("queue")
        return
    minutes = int((now - since).total_seconds() // 60)
    sent = select(PushRecipient.id).where(PushRecipient.sent_at >= since).limit(1)
    if session.scalar(sent) is not None:
        found.bad["queue"] = f"最早一条已等候{minutes}分钟，请查看日志中的 not_delivered。"
        return
    found.well.add("queue")
    found.silent_since = since
    found.bad["silent"] = (
        f"自{say_moment(since.astimezone(rules.zone))}起没有一条发出，请检查网络、企业可信IP和应用状态"
        "（python -m bot doctor）。"
    )


def _look_for_licences(session: Session, now: datetime, found: Findings) -> None:
    """Members whose newest push failed for want of a licence; only their number is said."""
    later = aliased(PushRecipient)
    reached = select(later.id).where(
        later.target == PushRecipient.target, later.id > PushRecipient.id, later.state == PushState.SENT
    )
    query = (
        select(func.count(PushRecipient.target.distinct()))
        .join(Push)
        .where(
            PushRecipient.state == PushState.FAILED,
            PushRecipient.next_try_at > now - _LICENSE_DAYS,
            PushRecipient.reason == UNLICENSED,
            Push.reason != alerts.REASON,
            ~reached.exists(),
        )
    )
    if count := session.scalar(query):
        found.bad["unlicensed"] = f"共{count}人收不到推送，请在管理后台为其分配接口许可。"
    else:
        found.well.add("unlicensed")


def keep(session: Session, found: Findings, now: datetime) -> None:
    """Turn findings into rows, new and ended. Where WeCom refuses us by name, that nothing leaves is no news."""
    rows = {row.cause for row in alerts.standing(session)}
    for cause, text in found.bad.items():
        if cause in rows or (cause == "silent" and rows & {"wecom", alerts.CLOSED}):
            continue
        alerts.note(session, cause, text, now, found.silent_since if cause == "silent" else None)
    alerts.end(session, rows & found.well, now)
    alerts.end_accepted(session)
