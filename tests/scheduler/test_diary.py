"""Attended meetings in 企业微信日程: entered once, moved and removed with them, whatever fails in between."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from bot.wecom.client import WecomClient
from scheduler.run.diary import Diary
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import DiaryEntry, Member
from storage.states import DiaryState
from tests.bot.wire import CORP, KEY, TOKEN
from tests.conftest import Conversation, HandClock, at, make_test_assistant

NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。"


class World:
    """People who talk, four schedulers that keep the diary, and WeCom."""

    def __init__(self, database: Database, sim: SimulatorServer, clock: HandClock) -> None:
        self.database, self.sim, self.clock = database, sim, clock
        self.talk = Conversation(make_test_assistant(database, clock), clock)
        self.client = WecomClient(sim.url, CORP, 1000002, "secret", timeout=httpx.Timeout(2.0), pause=0.01)
        self.diaries = [Diary(database, clock, self.client) for _ in range(4)]

    def pass_by(self) -> None:
        """Every scheduler looks at once."""
        threads = [threading.Thread(target=each.run) for each in self.diaries]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    @property
    def entered(self) -> list[tuple[str, tuple[str, ...], str]]:
        """When, for whom and where, of each entry."""
        return [
            (
                f"{at('1970-01-01T08:00') + timedelta(seconds=each['start_time']):%m-%d %H:%M}",
                tuple(who["userid"] for who in each["attendees"]),
                each["location"],
            )
            for each in self.sim.corp.schedules.values()
        ]

    @property
    def rows(self) -> list[DiaryEntry]:
        with self.database.read() as session:
            return list(session.scalars(select(DiaryEntry)))

    def calls(self, path: str) -> int:
        return sum(each.path == path for each in self.sim.corp.journal)


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    clock = HandClock(at("2026-11-20T10:00"))
    with database.read() as session:
        people = {member.userid: member.name for member in session.scalars(select(Member))}
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="secret", token=TOKEN, aes_key=KEY, users=people, clock=clock.now
    )  # fmt: skip
    with SimulatorServer(settings) as sim:
        made = World(database, sim, clock)
        made.talk.say("wangmin", NOTICE)
        yield made
        made.client.close()


def test_entered_once_moved_and_removed_with_the_meeting(world: World) -> None:
    world.pass_by()
    assert world.entered == []  # nobody attends yet
    world.talk.say("zhaoli", "参会 2026-0001 李强")
    for _ in range(3):
        world.pass_by()
    assert world.entered == [("11-27 14:30", ("liqiang",), "局三楼会议室")]
    assert world.calls("oa/schedule/add") == 1
    world.talk.say("wangmin", "改期 2026-0001 12月2日上午9点")
    world.talk.say("wangmin", "补充 2026-0001 地点：机关五楼")
    world.pass_by()
    world.pass_by()
    assert world.entered == [("12-02 09:00", ("liqiang",), "机关五楼")]
    world.talk.say("zhaoli", "参会 2026-0001 赵丽")
    world.pass_by()
    assert world.entered[0][1] == ("liqiang", "zhaoli")
    world.talk.say("wangmin", "取消 2026-0001 主要领导出差")
    world.pass_by()
    assert world.entered == []
    assert world.rows == []
    world.pass_by()
    assert world.calls("oa/schedule/del") <= 4  # by schedulers of one moment, and not again


def test_nobody_attends_any_more(world: World) -> None:
    world.talk.say("zhaoli", "参会 2026-0001 李强")
    world.pass_by()
    world.talk.say("zhaoli", "不参会 2026-0001")
    world.pass_by()
    assert world.entered == []


def test_what_has_been_stays(world: World) -> None:
    world.talk.say("zhaoli", "参会 2026-0001 李强")
    world.pass_by()
    for moment in ("2026-11-27T15:00", "2026-12-20T10:00"):
        world.clock.time = at(moment)
        world.pass_by()
    assert len(world.entered) == 1
    assert world.calls("oa/schedule/del") == 0


def test_an_answer_that_was_lost_is_never_asked_for_twice(world: World) -> None:
    world.talk.say("zhaoli", "参会 2026-0001 李强")
    world.sim.corp.faults.add("oa/schedule/add", timeout_after_accept=2.5)
    world.pass_by()
    assert [each.state for each in world.rows] == [DiaryState.UNSURE]
    world.pass_by()
    assert len(world.entered) == 1


def test_a_refusal_that_passes_is_tried_again(world: World) -> None:
    world.talk.say("zhaoli", "参会 2026-0001 李强")
    for _ in range(12):  # each of four, three times
        world.sim.corp.faults.add("oa/schedule/add", errcode=-1)
    world.pass_by()
    world.sim.corp.faults.clear()
    world.pass_by()
    assert len(world.entered) == 1


def test_a_process_that_died_over_the_call_enters_nothing_twice(world: World) -> None:
    world.talk.say("zhaoli", "参会 2026-0001 李强")
    world.pass_by()
    with world.database.write() as session:  # as if the answer had not been noted
        calling = {"state": DiaryState.CALLING, "schedule_id": None, "told": None}
        session.execute(update(DiaryEntry).values(changed_at=world.clock.now(), **calling))
    world.pass_by()
    assert [each.state for each in world.rows] == [DiaryState.CALLING]
    world.clock.time += timedelta(minutes=11)
    world.pass_by()
    assert [each.state for each in world.rows] == [DiaryState.UNSURE]
    assert len(world.entered) == 1
