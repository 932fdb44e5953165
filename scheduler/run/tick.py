"""What a scheduler does again and again. No leader: any number of them may tick at the same time."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.common.context import Context, Rules
from actions.common.numbers import next_number
from actions.meeting import reminders as meeting_reminders
from actions.people import department_effects, departures, handover_move
from actions.publication import integrity, joiners
from actions.publication import meetings as publication_meetings
from actions.report import quarter_close
from actions.report.obligations import open_periods
from actions.running import audit, brief, restored
from actions.running.holidays import Learnt
from policy.time.hours import is_open
from scheduler.deliver import outcome
from scheduler.deliver.channels import Channels
from scheduler.deliver.chats import ChatMaker
from scheduler.deliver.delivery import Delivery
from scheduler.deliver.recalls import recall_pending
from scheduler.plan import digests, reminders, stale
from scheduler.run import jobs, liveness
from scheduler.run.clock import Clock
from storage.engine import Database
from storage.models import Deadline, Push, ReminderStep, TrailEntry

log = structlog.get_logger()

CLOSING = timedelta(minutes=1)  # nothing that time causes is begun in the last minute of working hours


class Ticker:
    """One scheduler process. Each method may raise what the database raises; the next call makes up for it."""

    def __init__(
        self, database: Database, rules: Rules, clock: Clock, channels: Channels, worker: str, cards: bool = False
    ) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._channels = channels
        self._chats = ChatMaker(database, channels, rules)
        self._delivery = Delivery(database, channels, worker, cards)
        self._watch = liveness.Watch()
        self._holidays = Learnt(rules.calendar)
        self._worker = worker
        self._posts: tuple[int, date] | None = None
        self._idle: tuple[object, ...] = ()  # the minute and the newest rows when there was nothing to plan
        self._head_told: date | None = None
        self._plans = self._deliveries = 0  # that ended without a fault, told with each beat

    def plan(self) -> int:
        """Open what falls due and queue what the time asks for; returns the number of messages queued."""
        now = self._clock.now()
        if self._waits():
            return 0
        with self._database.write() as session:
            self._holidays.refresh(session)
            open_periods(self._context(session, now))
        self._once(now, handover_move.carry_out_due)
        self._once(now, department_effects.carry_out_due)
        queued = self._once(now, meeting_reminders.due_reminders) + self._once(now, departures.ask)
        queued += self._once(now, publication_meetings.due_reminders)
        if self._working(now):
            self._chats.keep_members(now)
            queued += self._once(now, quarter_close.due_lines)
            queued += self._once(now, brief.send_due)
            self._once(now, integrity.propose_due)
            self._catch_up(now)
            queued += self._plan_day(now) + self._send_digests(now)
        self._plans += 1
        return queued

    def _catch_up(self, now: datetime) -> None:
        """Looked at again when a post is new, or a day."""
        with self._database.read() as session:
            posts = joiners.posts_of(self._context(session, now))
        if posts != self._posts:
            self._once(now, joiners.catch_up)
            self._posts = posts

    def _plan_day(self, now: datetime) -> int:
        with self._database.read() as session:
            context = self._context(session, now)
            seen = now.replace(second=0, microsecond=0), *_newest_rows(session)
            if seen == self._idle:
                return 0
            if not stale.stale_moments(context) and not reminders.due_work(context, number=str):
                self._idle = seen
                return 0
        return self._once(now, _queue_day)

    def _send_digests(self, now: datetime) -> int:
        with self._database.read() as session:
            context = self._context(session, now)
            if not digests.need_sending(context) and not stale.outdated(context):
                return 0
        return self._once(now, _send_digests)

    def _once(self, now: datetime, act: Callable[[Context], int]) -> int:
        """One transaction; of two schedulers that do the same at one moment one is rolled back whole."""
        try:
            with self._database.write() as session:
                return act(self._context(session, now))
        except IntegrityError:
            log.info("planned_elsewhere")
            return 0

    def _context(self, session: Session, now: datetime) -> Context:
        return Context(session, now, self._rules)

    def link_trail(self) -> int:
        """Link what was noted in the trail since, and once a day tell the log the head; returns the number of rows."""
        rows = self._once(self._clock.now(), _link_trail)
        if self._head_told != (today := self._clock.now().date()):
            with self._database.read() as session:
                log.info("trail_head", day=today.isoformat(), head=audit.head(session))
            self._head_told = today
        return rows

    def deliver(self) -> int:
        """Send what is due; returns the number of calls."""
        now = self._clock.now()
        if self._waits():
            return 0
        recall_pending(self._database, self._channels)
        self._chats.make_wanted(now)
        calls = self._delivery.deliver(now, self._working(now))
        self._deliveries += 1
        return calls

    def stop(self) -> None:
        """The process ends: what is in hand is finished, nothing more is sent."""
        self._delivery.stop()

    def _waits(self) -> bool:
        """Whether the database came out of a backup and nobody has said «确认恢复» yet."""
        with self._database.read() as session:
            return restored.waits(session)

    def beat(self, *, takes_messages: bool = False) -> set[str]:
        """Say that this process lives and give back what dead ones held; returns their names.

        Messages that they had taken in are the caller's to take over.
        """
        with self._database.write() as session:
            liveness.beat(
                session, self._worker, self._clock.now(), takes_messages=takes_messages,
                plans=self._plans, deliveries=self._deliveries,
            )  # fmt: skip
        with self._database.read() as session:
            dead = self._watch.dead(session) - {self._worker}
        if dead:
            with self._database.write() as session:
                freed = outcome.release(session, dead, self._clock.now())
                jobs.release(session, dead)
                liveness.forget(session, dead)
            log.warning("workers_dead", count=len(dead), freed=freed)
        return dead

    def _working(self, now: datetime) -> bool:
        hours, calendar = self._rules.hours, self._rules.calendar
        return is_open(now, hours, calendar) and is_open(now + CLOSING, hours, calendar)


def _link_trail(context: Context) -> int:
    rows = audit.link_waiting(context)
    if rows:
        log.info("trail_linked", rows=rows, head=audit.head(context.session))
    return rows


def _send_digests(context: Context) -> int:
    stale.mend(context)
    return digests.send_due(context)


def _newest_rows(session: Session) -> tuple[int | None, ...]:
    """What has happened so far: all that people do is in the trail, and what time does has rows of its own."""
    kinds = (TrailEntry, Deadline, ReminderStep, Push)
    return tuple(session.execute(select(*(select(func.max(each.id)).scalar_subquery() for each in kinds))).one())


def _queue_day(context: Context) -> int:
    stale.withdraw(context)
    work = reminders.due_work(context, number=lambda: next_number(context))
    reminders.do(context, work)
    log.info("planned", messages=len(work.messages), steps=len(work.records))
    return len(work.messages)
