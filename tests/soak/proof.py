"""One run: build, let it rage, finish, and count; what is proved is that everything is there once."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from actions.talk import cards
from bot.assistant import Assistant
from bot.background import take_over
from bot.commands.plainly import say
from bot.config import Config
from bot.dispatcher import Dispatcher
from bot.seal_key import seal_key
from bot.wecom.cards import button_card
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.run.liveness import Watch
from scheduler.run.tick import Ticker
from simulator.cards import as_text
from simulator.server import SimulatorServer
from storage.engine import Database
from storage.models import InboxMessage, LedgerEntry, MeetingNotice, Push, PushRecipient
from storage.states import InboxState
from tests.bot.wire import CORP
from tests.soak.load import Sender
from tests.soak.processes import Fleet
from tests.soak.town import Town, build, clockwork, hold_meetings, noon_zone, settings
from tests.soak.world import SECRET, Storm, Strike, log_of, wait_until_finished, wecom, wecom_settings

LONGEST_PAUSE = timedelta(minutes=15)  # between two tries of a push, and some more


def everything_is_there_once(
    folder: Path,
    database_url: str,
    redis_url: str | None,
    town: Town,
    *,
    webs: int,
    schedulers: int,
    seconds: float,
    between_blows: float,
    taken_over_within: float | None = None,
    strikes: Callable[[Fleet], Sequence[Strike]] = lambda _fleet: (),
) -> None:
    """Rage for some seconds. With `taken_over_within` (seconds) the survivors take over by themselves; else the test does."""
    zone = noon_zone()
    database = Database(database_url, seal_key(Config()))
    build(database, town, zone)
    with wecom(town.people) as sim:
        own = {"database": database_url, "redis": redis_url, "timezone": zone, "wecom": wecom_settings(sim)}
        own |= settings(datetime.now(ZoneInfo(zone)).date())
        fleet = Fleet(folder, own, webs=webs, schedulers=schedulers)
        try:
            sim.corp.callbacks.urls = fleet.urls  # type: ignore[attr-defined]
            fleet.wait_until_ready()
            meetings = hold_meetings(database, town, int(town.groups * min(seconds, 60) / 5), seconds)
            storm = Storm(sim, fleet, senders_of(sim, town), random.Random(20261122), strikes(fleet))
            storm.rage(seconds, between_blows)
            fleet.wait_until_ready()
            drained = wait_until_finished(database, taken_over_within) if taken_over_within else 0.0
        finally:
            codes = fleet.stop()
        assert codes == [0] * (webs + schedulers)
        finish(clockwork(database, zone, LONGEST_PAUSE), sim)
        report(folder, sim, storm, drained)
        every_push_was_shown_once(database, sim)
        every_reminder_was_shown_once(sim, town, meetings)
        every_message_was_handled_once(database, sim, storm.senders)
        assert sim.corp.violations == []
        assert sim.corp.silently_dropped == []
    database.close()


def senders_of(sim: SimulatorServer, town: Town) -> Sequence[Sender]:
    """Liaisons who report meetings and leaders who record, each slowly enough for the rate window of whom it is told to."""
    stop = threading.Event()
    meeting = [Sender(sim, userid, True, stop, pause=8.0) for userid in town.liaisons[: town.groups]]
    return [*meeting, *(Sender(sim, userid, False, stop, pause=5.0) for userid in town.leaders[: town.groups])]


def finish(assistant: Assistant, sim: SimulatorServer) -> None:
    """What a process does that comes a minute later: it finds the dead, takes over and sends what is left."""
    monotonic = iter([0.0, 61.0])
    client = WecomClient(sim.url, CORP, 1000002, SECRET)
    ticker = Ticker(assistant.database, assistant.rules, assistant.clock, WecomChannels(client), "finisher")
    ticker._watch = Watch(lambda: next(monotonic))
    ticker.beat()
    take_over(assistant, Dispatcher(assistant), ticker.beat())
    ticker.plan()
    while ticker.deliver():
        pass
    client.close()


def every_push_was_shown_once(database: Database, sim: SimulatorServer) -> None:
    """What the rows call sent is what the phones show, no more, no less; nothing failed."""
    with database.read() as session:
        query = select(PushRecipient.target, Push.channel, Push.text, PushRecipient.state).join(Push)
        rows = session.execute(query).all()
    shown = Counter((row.chat, row.text) for row in sim.corp.timeline.since(0, 10**9) if row.source == "push")
    assert {row.state for row in rows} == {"sent"}, Counter((r.state, r.text[:40]) for r in rows if r.state != "sent")
    kept = Counter((row.target, on_the_phone(row.channel, row.text)) for row in rows)
    assert kept == shown, f"not shown: {list(kept - shown)[:5]}; shown besides: {list(shown - kept)[:5]}"


def on_the_phone(channel: str, text: str) -> str:
    """What a phone shows of a push: of a card its head, since its words stand above it."""
    return as_text(button_card(cards.read(text), "")) if channel == cards.CHANNEL else text


def every_reminder_was_shown_once(sim: SimulatorServer, town: Town, meetings: Sequence[tuple[str, str]]) -> None:
    for userid in town.liaisons:
        assert len([row for row in pushed(sim, userid) if "今日到期" in row]) == 1, userid
    for inspector, number in meetings:
        assert len([row for row in pushed(sim, inspector) if f"即将召开（{number}）" in row]) == 1, number


def every_message_was_handled_once(database: Database, sim: SimulatorServer, senders: Sequence[Sender]) -> None:
    """Whatever was answered with 200 is on file once, and the desk was told of each meeting once; or its sender was told to send it again."""
    with database.read() as session:
        messages = session.scalars(select(InboxMessage)).all()
        kept = {True: [row.text for row in session.scalars(select(MeetingNotice))]}
        kept[False] = [row.text for row in session.scalars(select(LedgerEntry))]
    desks = [text for userid in sim.corp.settings.users if userid.startswith("office") for text in pushed(sim, userid)]
    for sender in senders:
        assert sender.answered, sender.userid
        own = [row for row in messages if row.userid == sender.userid]
        shown = "\n".join(row.text for row in sim.corp.inbox(sender.userid))
        again = [row.text for row in own if row.state != InboxState.DONE and row.reference and row.reference in shown]
        for tag in sender.answered:
            if not any(tag in text for text in again):
                assert [row.state for row in own if tag in row.text] == [InboxState.DONE], tag
                assert [tag in text for text in kept[sender.meets]].count(True) == 1, tag
                assert [tag in text for text in desks].count(True) == sender.meets, tag
        for tag in sender.turned_away:  # whether it came in nobody was told: the commit's answer may have been lost
            assert [tag in text for text in kept[sender.meets]].count(True) <= 1, tag


def pushed(sim: SimulatorServer, userid: str) -> list[str]:
    return [row.text for row in sim.corp.inbox(userid) if row.source == "push"]


def report(folder: Path, sim: SimulatorServer, storm: Storm, drained: float) -> None:
    """The figures of the run, shown by `make soak`."""
    shown = len([row for row in sim.corp.timeline.since(0, 10**9) if row.source == "push"])
    messages = sum(len(sender.answered) for sender in storm.senders)
    calls = len([entry for entry in sim.corp.journal if entry.path == "message/send"])
    away = sum(len(sender.turned_away) for sender in storm.senders)
    struck = ", ".join(f"{name} {count}" for name, count in sorted(storm.struck.items()))
    wecom_faults = ", ".join(f"{name} {count}" for name, count in sorted(storm.faults.items()))
    say(
        f"\n{struck}; WeCom: {wecom_faults}; strangers' requests {storm.strangers}; "
        f"messages acknowledged {messages}, told to come again {away}, calls {calls}, "
        f"pushes shown {shown}, token refreshes {sim.corp.gettoken_calls}, found dead {log_of(folder, 'workers_dead')}, "
        f"everything done {drained:.0f} s after the last kill"
    )
