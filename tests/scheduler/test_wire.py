"""The whole way out: rows, ticks, our client, the simulator; with the faults that WeCom and the network have."""

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import update

from actions.common.context import Rules
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.run.clockwork import start
from scheduler.run.tick import Ticker
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import PushRecipient
from storage.models.pushes import UNREACHABLE
from tests.bot.wire import CORP, KEY, TOKEN
from tests.conftest import HandClock, at
from tests.scheduler.outside import put, reasons, states
from tests.waiting import wait_for

PEOPLE = {name: name for name in ("wangmin", "zhangwei", "zhaoli", "LiQiang")}


class World:
    """A scheduler and WeCom, both on one clock."""

    def __init__(self, database: Database, rules: Rules, sim: SimulatorServer, clock: HandClock) -> None:
        self.database = database
        self.sim = sim
        self.clock = clock
        short = httpx.Timeout(0.4, connect=0.4)
        self.client = WecomClient(sim.url, CORP, 1000002, "secret", timeout=short, pause=0.01)
        self.rules = rules
        self.restart()

    def restart(self) -> None:
        """A new process takes the place of the old one."""
        self.ticker = Ticker(self.database, self.rules, self.clock, WecomChannels(self.client), "w1")

    def deliver(self, moment: str) -> None:
        self.clock.time = at(moment)
        self.ticker.deliver()

    def shown(self, userid: str) -> list[str]:
        return [row.text for row in self.sim.corp.inbox(userid)]


@pytest.fixture
def world(database: Database, rules: Rules) -> Iterator[World]:
    clock = HandClock()
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="secret", token=TOKEN, aes_key=KEY, users=PEOPLE,
        webhooks={"hook": "群"}, clock=clock.now,
    )  # fmt: skip
    with SimulatorServer(settings) as sim:
        made = World(database, rules, sim, clock)
        yield made
        made.client.close()


@pytest.mark.parametrize(
    "fault",
    [
        {"errcode": -1},
        {"errcode": 45009},
        {"errcode": 40014},
        {"errcode": 42001},
        {"errcode": 60020},
        {"http": 500},
        {"reset": True},
        {"timeout_after_accept": 0.8},
    ],
)
@pytest.mark.parametrize("times", [1, 4])
def test_every_push_is_shown_once_in_the_end(world: World, fault: dict[str, int], times: int) -> None:
    world.sim.corp.faults.add("message/send", times=times, **fault)  # type: ignore[arg-type]
    put(world.database, ["wangmin", "zhangwei"], "请办理", world.clock.time)
    for moment in ("10:00", "10:11", "10:22", "10:33", "10:44"):
        world.restart()  # what a process knows about pauses is not needed
        world.deliver(f"2026-11-22T{moment}")
    assert world.shown("wangmin") == world.shown("zhangwei") == ["请办理"]
    assert {state for _, state in states(world.database)} == {"sent"}


def test_unknown_members_fail_alone(world: World) -> None:
    put(world.database, ["wangmin", "nobody"], "请办理", world.clock.time)
    put(world.database, ["Nobody2"], "只给他", world.clock.time)
    world.deliver("2026-11-22T10:00")
    assert states(world.database) == [("wangmin", "sent"), ("nobody", "failed"), ("Nobody2", "failed")]
    (why,) = reasons(world.database) - {None, UNREACHABLE}
    assert why is not None
    assert why.startswith("企业微信返回 81013（全部接收人不在应用可见范围）")


def test_rate_windows_keep_wecom_from_dropping(world: World) -> None:
    for n in range(45):
        put(world.database, ["wangmin"], f"第{n}号", world.clock.time)
    for moment in ("10:00:00", "10:00:30", "10:01:00", "10:01:30", "10:02:40"):
        world.deliver(f"2026-11-22T{moment}")
    assert world.sim.corp.silently_dropped == []
    assert len(world.shown("wangmin")) == 45


def recall(world: World) -> None:
    with world.database.write() as session:
        session.execute(update(PushRecipient).where(PushRecipient.state == "sent").values(state="recalling"))


def test_what_is_taken_back_disappears_from_the_phone(world: World) -> None:
    put(world.database, ["wangmin", "zhangwei"], "意见", world.clock.time)
    world.deliver("2026-11-22T10:00")
    recall(world)
    world.sim.corp.faults.add("message/recall", http=500, times=3)
    world.deliver("2026-11-22T10:05")
    assert {state for _, state in states(world.database)} == {"recalling"}
    world.deliver("2026-11-22T10:06")
    assert {state for _, state in states(world.database)} == {"recalled"}
    assert all(row.recalled for row in world.sim.corp.inbox("wangmin"))


def test_what_cannot_be_taken_back_any_more_says_so(world: World) -> None:
    put(world.database, ["wangmin"], "意见", world.clock.time)
    world.deliver("2026-11-22T10:00")
    recall(world)
    world.deliver("2026-11-23T10:30")
    assert states(world.database) == [("wangmin", "sent")]
    (why,) = reasons(world.database)
    assert why is not None
    assert why.startswith("未能撤回：企业微信返回 42052")


def test_groups_keep_to_twenty_a_minute(world: World) -> None:
    for n in range(30):
        put(world.database, ["hook"], f"第{n}号", world.clock.time, channel="webhook")
    for moment in ("10:00:00", "10:00:30", "10:01:20", "10:02:40"):
        world.deliver(f"2026-11-22T{moment}")
    assert len(world.sim.corp.room("hook")) == 30
    assert {state for _, state in states(world.database)} == {"sent"}


def test_the_clockwork_ticks_at_once_and_stops(world: World) -> None:
    put(world.database, ["wangmin"], "请办理", world.clock.time)
    stop = start(
        {"beat": (world.ticker.beat, 10), "plan": (world.ticker.plan, 10), "deliver": (world.ticker.deliver, 3)}
    )
    wait_for(lambda: world.shown("wangmin"))
    stop()
    assert world.shown("wangmin") == ["请办理"]
    assert states(world.database) == [("wangmin", "sent")]
