"""What a process does beside answering: says that it lives, takes over from the dead; a scheduler plans and delivers."""

import time
from collections.abc import Callable

import structlog
from sqlalchemy import select
from sqlalchemy.exc import ProgrammingError

from actions.common.outages import SHORTEST, note_gap
from actions.running.retention import forget, forget_trail
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from bot.in_turn import InTurn
from bot.watch import Watch
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.run.clockwork import start
from scheduler.run.diary import Diary
from scheduler.run.evidence import PhotoFetcher
from scheduler.run.jobs import Jobs
from scheduler.run.tick import Ticker
from storage.models import InboxMessage
from storage.states import InboxState

log = structlog.get_logger()

BEAT_SECONDS, PLAN_SECONDS, DELIVER_SECONDS, WATCH_SECONDS, FORGET_SECONDS = 10, 10, 3, 30, 3600
LAST_CALL_SECONDS = 3.0  # for what WeCom is answering while the process stops; its repeat is recognised later
EXPORT_SECONDS, PHOTO_SECONDS, LINK_SECONDS, TURN_SECONDS, DIARY_SECONDS = 5, 30, 5, 1, 15


class Pulse:
    """A process's beats. Before the first one, and after a pause of them, it notes for how long nobody took messages."""

    def __init__(self, assistant: Assistant, ticker: Ticker, *, takes_messages: bool) -> None:
        self._assistant = assistant
        self._ticker = ticker
        self._takes_messages = takes_messages
        self._last = float("-inf")  # monotonic: a clock that is set is no outage

    def beat(self) -> set[str]:
        """Beat once; returns the names of the dead, as `Ticker.beat` does."""
        paused = time.monotonic() - self._last > SHORTEST.total_seconds()
        if self._takes_messages and paused and not self._assistant.config.demo:
            with self._assistant.database.write() as session:
                noted = note_gap(session, self._assistant.clock.now())
            if noted:
                log.warning("outage_noted")
        dead = self._ticker.beat(takes_messages=self._takes_messages)
        self._last = time.monotonic()
        return dead


def start_background(
    assistant: Assistant, dispatcher: Dispatcher, in_turn: InTurn | None, *, clockwork: bool
) -> Callable[[], None]:
    """Begin ticking at once; `clockwork` adds planning and delivery, a process that takes messages has an `in_turn`.

    The function returned stops it in good order.
    """
    client = make_client(assistant)
    parts = (assistant.database, assistant.rules, assistant.clock, WecomChannels(client), assistant.worker)
    ticker, exports, photos = Ticker(*parts, assistant.config.app_cards), Jobs(*parts), PhotoFetcher(*parts[:4])

    pulse = Pulse(assistant, ticker, takes_messages=in_turn is not None)

    def beat() -> None:
        take_over(assistant, dispatcher, pulse.beat())
        dispatcher.settle()

    def forget_what_is_due() -> None:
        kept = assistant.config.kept
        with assistant.database.write() as session:
            gone = dict(forget(assistant.context(session), kept))
        try:
            with assistant.database.write() as session:
                gone["trail"] = forget_trail(assistant.context(session), kept)
        except ProgrammingError:  # PostgreSQL: the service's account may not; the admins' brief says what is to be done
            log.warning("trail_not_removed")
        if any(gone.values()):
            log.info("removed", **gone)

    jobs: dict[str, tuple[Callable[[], object], int]] = {"beat": (beat, BEAT_SECONDS)}
    if in_turn is not None:
        jobs["in_turn"] = (in_turn.catch_up, TURN_SECONDS)
    if not assistant.config.demo:  # a clock that is moved by days looks like days of standstill
        jobs["watch"] = (Watch(assistant).look, WATCH_SECONDS)
    if clockwork:
        jobs["plan"] = (ticker.plan, PLAN_SECONDS)
        jobs["deliver"] = (ticker.deliver, DELIVER_SECONDS)
        jobs["export"] = (exports.run_all, EXPORT_SECONDS)
        jobs["photos"] = (photos.run, PHOTO_SECONDS)
        if assistant.config.schedules:
            jobs["diary"] = (Diary(assistant.database, assistant.clock, client).run, DIARY_SECONDS)
        jobs["link"] = (ticker.link_trail, LINK_SECONDS)
        jobs["forget"] = (forget_what_is_due, FORGET_SECONDS)
    stop_ticking = start(jobs)

    def stop() -> None:
        ticker.stop()
        client.stop(LAST_CALL_SECONDS)
        stop_ticking()
        client.close()

    return stop


def make_client(assistant: Assistant) -> WecomClient:
    """The WeCom client of a process."""
    wecom = assistant.config.wecom
    return WecomClient(wecom.base_url, wecom.corp_id, wecom.agent_id, wecom.secret, assistant.config.redis)


def take_over(assistant: Assistant, dispatcher: Dispatcher, dead: set[str]) -> int:
    """Handle the messages that dead processes had taken in; returns how many."""
    if not dead:
        return 0
    query = select(InboxMessage.id, InboxMessage.claimed_by).where(
        InboxMessage.state == InboxState.RECEIVED, InboxMessage.claimed_by.in_(dead)
    )
    with assistant.database.read() as session:
        left = session.execute(query.order_by(InboxMessage.id)).all()
    return sum(dispatcher.take_over(row_id, name or "") for row_id, name in left)
