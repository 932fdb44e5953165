"""Who is alive: every process beats, and a claim is dead when its worker's number has stood still for a minute.

Only the observer's monotonic clock is asked, so that neither a clock that jumps nor two machines' clocks that differ
can kill a living worker's claims (design: decision 3).
"""

import time
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from actions.common import outages
from storage.base import insert_if_absent
from storage.models import InboxMessage, Job, PushRecipient, Worker
from storage.states import InboxState, JobState, PushState

DEAD_AFTER = 60.0  # seconds


def beat(
    session: Session, worker: str, now: datetime, *, takes_messages: bool = False, plans: int = 0, deliveries: int = 0
) -> None:
    """Say that this worker lives, whether it takes messages, and how often it has planned and delivered so far."""
    state = {"seen_at": now, "takes_messages": takes_messages, "plans": plans, "deliveries": deliveries}
    grown = update(Worker).where(Worker.name == worker).values(beat=Worker.beat + 1, **state).returning(Worker.beat)
    if session.execute(grown).first() is None:
        insert_if_absent(session, Worker(name=worker, beat=1, **state))


class Watch:
    """What one observer has seen of the others. One that claims but never beat is watched all the same."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._seen: dict[str, tuple[int | None, float]] = {}

    def dead(self, session: Session) -> set[str]:
        """Workers whose number has not changed for 60 s; call it at least every few seconds."""
        now = self._monotonic()
        beats: dict[str, int | None] = dict.fromkeys(_claimers(session))
        beats.update(session.execute(select(Worker.name, Worker.beat)).all())
        self._seen = {name: self._first_seen(name, number, now) for name, number in beats.items()}
        return {name for name, (_, since) in self._seen.items() if now - since >= DEAD_AFTER}

    def _first_seen(self, name: str, number: int | None, now: float) -> tuple[int | None, float]:
        before = self._seen.get(name)
        return before if before is not None and before[0] == number else (number, now)


def forget(session: Session, dead: set[str]) -> None:
    """Remove the rows of dead workers that hold nothing any more; one that lives after all just beats again."""
    done = dead - _claimers(session)
    if done:
        outages.keep_sign(session, done)
        session.execute(delete(Worker).where(Worker.name.in_(done)))


def _claimers(session: Session) -> set[str]:
    pushes = select(PushRecipient.claimed_by).where(PushRecipient.state == PushState.SENDING).distinct()
    messages = select(InboxMessage.claimed_by).where(InboxMessage.state == InboxState.RECEIVED).distinct()
    exports = select(Job.claimed_by).where(Job.state == JobState.RUNNING).distinct()
    return {name for query in (pushes, messages, exports) for name in session.scalars(query) if name}
