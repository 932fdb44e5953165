"""Everything goes wrong at once: each push ends sent and seen once, or failed with its reason and not seen."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.common.context import Context, Rules
from actions.common.recall import recall
from scheduler.deliver import outbox, outcome
from scheduler.deliver.channels import LostError
from scheduler.deliver.delivery import Delivery
from scheduler.deliver.outbox import UNSURE
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import Push, PushRecipient
from storage.models.pushes import UNREACHABLE
from tests.bot.wire import CORP, KEY, TOKEN
from tests.conftest import NOW, HandClock
from tests.scheduler.outside import RecordingChannels, put, reasons, states
from tests.scheduler.test_delivery import Fails
from tests.scheduler.test_wire import World

PEOPLE = [f"Member{number:04}" for number in range(1100)]
FAULTS = (
    {"errcode": -1}, {"errcode": 45009}, {"errcode": 40014}, {"errcode": 42001}, {"errcode": 45033}, {"http": 500},
    {"http": 502}, {"reset": True}, {"timeout_after_accept": 0.5},
)  # fmt: skip
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def world(database: Database, rules: Rules) -> Iterator[World]:
    clock = HandClock()
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="secret", token=TOKEN, aes_key=KEY, clock=clock.now,
        users={name: name for name in PEOPLE}, webhooks={"hook": "群"}, invisible=frozenset(PEOPLE[::50]),
    )  # fmt: skip
    with SimulatorServer(settings) as sim:
        made = World(database, rules, sim, clock)
        yield made
        made.client.close()


@pytest.mark.parametrize("seed", range(3))
def test_every_push_ends_sent_once_or_failed_with_its_reason(world: World, seed: int) -> None:
    dice = random.Random(seed)
    put(world.database, [*PEOPLE, "left0001"], "请全体同志知悉", world.clock.time)
    for number in range(12):
        to = dice.sample([*PEOPLE, "left0001", "left0002"], dice.choice((1, 3)))
        put(world.database, to, f"第{number}号事项", world.clock.time)
    put(world.database, ["left0001", "left0002"], "查无此人", world.clock.time)
    for number in range(4):
        put(world.database, ["hook"], f"通报{number}", world.clock.time, channel="webhook")
    for _ in range(14):
        path = dice.choice(["message/send"] * 5 + ["webhook/send"])
        world.sim.corp.faults.add(path, times=dice.choice((1, 1, 3)), **dice.choice(FAULTS))  # type: ignore[arg-type]
    passes = 0
    while {state for _, state in states(world.database)} - {"sent", "failed"}:
        world.restart()  # any process may make the next try
        world.ticker.deliver()
        world.clock.time += 5 * MINUTE
        passes += 1
        assert passes < 30, "it comes to an end"
    everything_is_accounted_for(world)


def everything_is_accounted_for(world: World) -> None:
    shown = Counter((row.chat, row.text) for row in world.sim.corp.timeline.since(0, 10**6))
    with world.database.read() as session:
        query = select(PushRecipient, Push).join(Push)
        rows = [(row.target, push.text, push.channel, row.state, row.reason) for row, push in session.execute(query)]
    for target, text, channel, state, reason in rows:
        seen = shown.pop(("群" if channel == "webhook" else target, text), 0)
        if state == "sent":
            assert (seen, reason) == (1, None)
        elif channel == "app":
            assert seen == 0
            assert reason == UNREACHABLE or "81013" in str(reason)
            assert target.startswith("left") or target in world.sim.corp.settings.invisible
        else:  # a group's call cannot be told from its repeat
            assert seen <= 1
            assert str(reason).startswith(("未收到企业微信的回音", "企业微信返回 HTTP"))
    assert not shown
    assert world.sim.corp.silently_dropped == []


def test_what_wecom_does_not_remember_any_more_is_not_repeated(database: Database) -> None:
    put(database, ["a", "b"], "文", NOW)
    channels = RecordingChannels(Fails(*[LostError("未收到企业微信的回音")] * 40))
    delivery = Delivery(database, channels, "w1")
    now = NOW
    while now < NOW + 5 * HOUR:
        delivery.deliver(now, working=True)
        now += 5 * MINUTE
    calls = len(channels.calls)
    assert len(set(channels.calls)) == 1, "each a repeat of the first"
    assert {state for _, state in states(database)} == {"failed"}
    assert reasons(database) == {UNSURE}
    delivery.deliver(NOW + 6 * HOUR, working=True)
    assert len(channels.calls) == calls


def test_a_call_that_a_process_died_on_yesterday_is_not_repeated(database: Database) -> None:
    put(database, ["a"], "文", NOW)
    with database.write() as session:
        (group,) = outbox.due(session, NOW, working=True)
        assert outbox.claim(session, group, group.ids, "dead", NOW)
        outcome.release(session, ["dead"], NOW + 20 * HOUR)
    channels = RecordingChannels()
    Delivery(database, channels, "w1").deliver(NOW + 20 * HOUR, working=True)
    assert channels.calls == []
    assert states(database) == [("a", "failed")]
    assert reasons(database) == {UNSURE}


def test_a_recall_does_not_change_a_call_that_may_have_been_accepted(database: Database, rules: Rules) -> None:
    put(database, ["wangmin", "zhangwei"], "意见", NOW)
    with database.write() as session:
        session.scalars(select(Push)).one().subject = "2026-0001"
    channels = RecordingChannels(Fails(LostError("未收到企业微信的回音")))
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=True)
    with database.write() as session:
        row = session.scalars(select(PushRecipient).where(PushRecipient.target == "zhangwei")).one()
        row.push.reason = "opinion"
        done = recall(Context(session, NOW, rules), "2026-0001", "opinion")
    assert set(done.readers) == {"wangmin", "zhangwei"}
    assert done.spared == ()
    delivery.deliver(NOW + MINUTE, working=True)
    assert len(set(channels.calls)) == 1
    assert {state for _, state in states(database)} == {"sent"}
