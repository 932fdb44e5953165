"""Delivery: claims what is due and fits WeCom's rate windows, makes the call, notes what became of it. Any number of schedulers may do it at once."""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from actions.running import alerts
from actions.talk.cards import CHANNEL, task_id
from scheduler.deliver import outbox, outcome
from scheduler.deliver.channels import TO_MEMBERS, Channels, DroppedError, LostError, RetryError, SendError, WaitError
from scheduler.deliver.chats import lose
from scheduler.deliver.outbox import Claim, Group
from storage.engine import Database
from storage.models import PushRecipient
from storage.sealing import open_address
from storage.states import PushState

log = structlog.get_logger()

PASS_SECONDS = 5.0  # then what is due is looked up again, so that an urgent push does not wait behind 300 others
GIVE_UP_AFTER = timedelta(hours=24)
LONGEST_PAUSE = 600  # seconds between two tries
MEND = "待发消息保留一天，请在管理后台核对后运行 python -m bot doctor。"

# Per channel: most in a minute and in an hour to one target. Below WeCom's own 30 and 1,000 (app) and 20 (webhook),
# because two schedulers may each let one through at the same moment.
LIMITS = {
    "app": (25, 900),
    "file": (25, 900),
    "card": (25, 900),
    "card_done": (25, 900),
    "webhook": (16, 900),
    "appchat": (100, 4000),
}
# Our note of a sending is later than WeCom's by the length of a call.
MINUTE, HOUR = timedelta(seconds=70), timedelta(seconds=3670)
_CHUNK = 1000


def with_room(session: Session, channel: str, targets: Iterable[str], now: datetime) -> set[str]:
    """Those of the targets that may get one more message now."""
    wanted = sorted(set(targets))
    per_minute, per_hour = LIMITS[channel]
    full: set[str] = set()
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        rows = session.execute(_counts(part, now))
        full |= {target for target, minute, hour in rows if minute >= per_minute or hour >= per_hour}
    return set(wanted) - full


def _counts(targets: list[str], now: datetime) -> Select[str, Any, int]:
    # What is noted for a time to come was sent before the clock was set back: it says nothing about this minute.
    recent = and_(PushRecipient.sent_at > now - HOUR, PushRecipient.sent_at <= now + MINUTE)
    sending = PushRecipient.state == PushState.SENDING
    last_minute = case((or_(sending, PushRecipient.sent_at > now - MINUTE), 1), else_=0)
    return (
        select(PushRecipient.target, func.sum(last_minute), func.count())
        .where(PushRecipient.target.in_(targets), or_(sending, and_(PushRecipient.state == PushState.SENT, recent)))
        .group_by(PushRecipient.target)
    )


class Delivery:
    """One worker's way of emptying the outbox; `worker` names it in the claims and runs one pass at a time."""

    def __init__(self, database: Database, channels: Channels, worker: str, cards: bool = False) -> None:
        self._database = database
        self._channels = channels
        self._worker = worker
        self._cards = cards
        self._stopping = False
        self._paused: dict[str, float] = {}  # channel or address → monotonic time until which WeCom wants no calls

    def stop(self) -> None:
        """Begin no further call: the process ends."""
        self._stopping = True

    def deliver(self, now: datetime, working: bool) -> int:
        """Send what is due at `now`; returns the number of calls. `working`: inside working hours."""
        with self._database.read() as session:
            unfinished = outcome.has_claims(session, self._worker)
        if unfinished:  # the database was away when the last pass wanted to note a result
            with self._database.write() as session:
                outcome.release(session, [self._worker], now)
        with self._database.read() as session:
            groups = outbox.due(session, now, working)
        calls, end = 0, time.monotonic() + PASS_SECONDS
        for group in groups:
            for start in range(0, len(group.ids), outbox.MOST_TARGETS):
                if self._stopping or time.monotonic() > end:
                    return calls
                calls += self._send(group, group.ids[start : start + outbox.MOST_TARGETS], now)
        return calls

    def _send(self, group: Group, ids: Sequence[int], now: datetime) -> int:
        if self._is_paused(group.channel):
            return 0
        with self._database.write() as session:
            allowed = self._within_windows(session, group, ids, now)
            claimed = outbox.claim(session, group, allowed, self._worker, now) if allowed else None
            targets = [open_address(session, target) for target in claimed.targets] if claimed else []
        if claimed is None:
            return 0
        started = time.monotonic()
        try:
            text = f"{task_id(claimed.batch)} {group.text}" if group.channel == CHANNEL else group.text
            result = self._channels.send(group.channel, targets, text, claimed.check_seconds, group.safe)
        except SendError as error:
            self._put_off(claimed, error, now)
            return 1
        except Exception as error:  # a fault of ours must not leave a claim behind; its words may quote the text
            self._put_off(claimed, LostError(f"程序故障（{type(error).__name__}）"), now)
            return 1
        sent_at = now + timedelta(seconds=time.monotonic() - started)
        with self._database.write() as session:
            failed = outcome.record_answer(session, claimed, self._worker, result, sent_at)
            if self._cards and group.channel == "app" and not group.safe:
                outcome.add_card(session, claimed, result, sent_at)
        log.info("delivered", channel=group.channel, sent=len(claimed.ids) - failed, failed=failed)
        return 1

    def _within_windows(self, session: Session, group: Group, ids: Sequence[int], now: datetime) -> list[int]:
        query = select(PushRecipient.id, PushRecipient.target).where(PushRecipient.id.in_(ids))
        rows = session.execute(query).all()
        room = with_room(session, group.channel, (target for _, target in rows), now)
        if group.channel not in TO_MEMBERS:
            room = {target for target in room if not self._is_paused(f"{group.channel}:{target}")}
        allowed = [row_id for row_id, target in rows if target in room]
        return allowed if group.batch is None or len(allowed) == len(rows) else []

    def _put_off(self, claimed: Claim, error: SendError, now: datetime) -> None:
        """Retry, wait or give up, as the error says."""
        group = claimed.group
        log.warning("not_delivered", channel=group.channel, rows=len(claimed.ids), reason=error.reason)
        if isinstance(error, WaitError):
            where = group.channel if group.channel in TO_MEMBERS else f"{group.channel}:{claimed.targets[0]}"
            self._paused[where] = time.monotonic() + error.seconds
            if error.alert:
                log.error("wecom_setting", reason=error.reason)
        lost = isinstance(error, LostError)
        again = isinstance(error, RetryError | WaitError) or (lost and group.channel in TO_MEMBERS)
        with self._database.write() as session:
            if again and now - group.waiting_since < GIVE_UP_AFTER:
                at = now + timedelta(seconds=_pause(group, error))
                same_call = lost or group.batch is not None
                outcome.queue_again(session, claimed, self._worker, error.reason, at, same_call)
            else:
                outcome.record_failure(session, claimed, self._worker, error.reason)
                if isinstance(error, DroppedError) and group.channel not in TO_MEMBERS:
                    lose(session, claimed.targets[0], error.reason, now)
            if isinstance(error, WaitError) and error.alert:
                alerts.note(session, "wecom", f"{error.reason}。{MEND}", now)

    def _is_paused(self, where: str) -> bool:
        return time.monotonic() < self._paused.get(where, 0.0)


def _pause(group: Group, error: SendError) -> float:
    if isinstance(error, WaitError):
        return error.seconds
    return float(min(LONGEST_PAUSE, 5 * 2**group.attempts))
