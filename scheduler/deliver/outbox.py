"""The outbox's rows: what is due, and who claims it (design: decision 2); scheduler/outcome.py notes what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from scheduler.deliver.channels import CHECK_SECONDS, TO_MEMBERS
from storage.models import Push, PushRecipient
from storage.states import PushState

REMINDERS = ("daily", "escalation", "brief")  # reasons of what is planned for people
TIMED = (
    *REMINDERS,
    "digest",
    "handover_day",
    "quarter",
    "system_brief",
)  # reasons that keep to working hours: what time causes
MOST_TARGETS = 1000  # of one call (D:90236)
GRACE = timedelta(hours=1)
SCANNED = 20_000  # rows looked at in one pass
# A repeat is recognised for 14,400 s; an hour less, so that a clock that was set back meanwhile does no harm.
REPEATABLE = timedelta(seconds=CHECK_SECONDS) - timedelta(hours=1)
UNSURE = "未能确认是否送达"


@dataclass(frozen=True)
class Group:
    """Rows that can leave in one call. `batch` is set where the call was made before and must be repeated as it was."""

    channel: str
    text: str
    ids: tuple[int, ...]
    batch: str | None
    safe: bool
    urgent: bool  # caused by a message, not by time
    attempts: int
    waiting_since: datetime


@dataclass(frozen=True)
class Claim:
    """What this worker alone may send now: rows in the order in which their targets stand in the call."""

    group: Group
    batch: str
    ids: tuple[int, ...]
    targets: tuple[str, ...]

    @property
    def check_seconds(self) -> int:
        """For how long WeCom is asked to recognise a repeat: part of the body, so it is kept with the batch."""
        return check_seconds(self.batch)


def check_seconds(batch: str) -> int:
    """The seconds that a batch's name carries: «<random>:<seconds>:<when it was first called>»."""
    return int(batch.split(":")[1])


def _is_remembered(batch: str, now: datetime) -> bool:
    """Whether WeCom still knows a call of this batch, so that its repeat is shown to nobody twice."""
    return now - datetime.fromtimestamp(int(batch.split(":")[2]), UTC) < REPEATABLE


def due(session: Session, now: datetime, working: bool) -> list[Group]:
    """Everything that may leave now, equal texts together; outside working hours only what a message caused.

    A call whose answer was lost at the day's end is repeated at once: in the morning it would not be recognised.

    A push that was to leave at once is due even if the clock has been set back since.
    """
    at_once = and_(PushRecipient.next_try_at == Push.not_before, Push.not_before <= Push.created_at)
    query = (
        select(PushRecipient.id, PushRecipient.target, PushRecipient.batch, PushRecipient.attempts, Push.id)
        .join(Push)
        .where(PushRecipient.state == PushState.QUEUED, or_(PushRecipient.next_try_at <= now, at_once))
        .order_by(PushRecipient.id)
        .limit(SCANNED)
    )
    if not working:
        begun = and_(PushRecipient.batch.is_not(None), Push.not_before > now - GRACE)
        query = query.where(or_(Push.reason.not_in(TIMED), begun))
    rows = session.execute(query).all()
    pushes = _pushes(session, {row[4] for row in rows})
    found: dict[tuple[str | None, str, str, str, bool], list[tuple[int, int, Push]]] = {}
    for row_id, target, batch, attempts, push_id in rows:
        push = pushes[push_id]
        alone = target if push.channel not in TO_MEMBERS else ""
        key = (batch, push.channel, "", "", push.safe) if batch else (None, push.channel, push.text, alone, push.safe)
        found.setdefault(key, []).append((row_id, attempts, push))
    groups = [_group(key[0], members) for key, members in found.items()]
    return sorted(groups, key=lambda group: (not group.urgent, group.ids[0]))


def _pushes(session: Session, ids: Iterable[int]) -> dict[int, Push]:
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), MOST_TARGETS):
        query = select(Push).where(Push.id.in_(wanted[start : start + MOST_TARGETS]))
        found.update({push.id: push for push in session.scalars(query)})
    return found


def _group(batch: str | None, members: list[tuple[int, int, Push]]) -> Group:
    push = members[0][2]
    return Group(
        channel=push.channel,
        text=push.text,
        ids=tuple(row_id for row_id, _, _ in members),
        batch=batch,
        safe=push.safe,
        urgent=any(each.reason not in TIMED for _, _, each in members),
        attempts=max(attempts for _, attempts, _ in members),
        waiting_since=max(each.not_before for _, _, each in members),
    )


def claim(session: Session, group: Group, ids: Sequence[int], worker: str, now: datetime) -> Claim | None:
    """Take rows for this worker: at most 1,000 of `ids`, or the whole batch that is to be repeated.

    None when others were faster. No target stands twice in a call: its second row waits for the next one.
    A batch that WeCom does not remember any more fails visibly: nobody can tell whether it was shown.
    """
    taken = {"state": PushState.SENDING, "claimed_by": worker, "attempts": PushRecipient.attempts + 1}
    if group.batch:
        repeat = update(PushRecipient).where(
            PushRecipient.batch == group.batch, PushRecipient.state == PushState.QUEUED
        )
        if not _is_remembered(group.batch, now):
            session.execute(repeat.values(state=PushState.FAILED, reason=UNSURE))
            return None
        repeated = session.execute(repeat.values(**taken).returning(PushRecipient.id, PushRecipient.target)).all()
        return _claim(group, group.batch, repeated)
    free = select(PushRecipient.id, PushRecipient.target).where(
        PushRecipient.id.in_(ids), PushRecipient.state == PushState.QUEUED, PushRecipient.batch.is_(None)
    )
    locked = free.order_by(PushRecipient.id).with_for_update(skip_locked=True)  # SQLite: BEGIN IMMEDIATE does it
    once: dict[str, tuple[int, str]] = {}
    for row_id, target in session.execute(locked):
        once.setdefault(target.casefold(), (row_id, target))
    rows = list(once.values())[:MOST_TARGETS]
    if not rows:
        return None
    seconds = _unlike_earlier(session, rows[0][1], group.text, now)
    batch = f"{uuid4().hex}:{seconds}:{int(now.timestamp())}"
    session.execute(
        update(PushRecipient).where(PushRecipient.id.in_([row[0] for row in rows])).values(**taken, batch=batch)
    )
    return _claim(group, batch, rows)


def _claim(group: Group, batch: str, rows: Sequence[tuple[int, str]]) -> Claim | None:
    ordered = sorted(rows)
    return Claim(group, batch, tuple(r[0] for r in ordered), tuple(r[1] for r in ordered)) if ordered else None


def _unlike_earlier(session: Session, target: str, text: str, now: datetime) -> int:
    """Seconds that no recent call with this text had: WeCom would swallow an intended second push as a repeat."""
    recent = now - timedelta(seconds=CHECK_SECONDS)
    query = (
        select(PushRecipient.batch, Push.text)
        .join(Push)
        .where(
            PushRecipient.target == target,
            or_(PushRecipient.sent_at > recent, PushRecipient.state.in_((PushState.QUEUED, PushState.SENDING))),
            PushRecipient.batch.is_not(None),
        )
    )
    alike = [batch for batch, said in session.execute(query) if batch and said == text]  # texts are ciphertext
    return min((check_seconds(batch) - 1 for batch in alike), default=CHECK_SECONDS)
