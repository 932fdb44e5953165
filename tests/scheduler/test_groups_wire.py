"""Group chats over the wire: a webhook and a group of the app, one digest in each, whatever number of schedulers runs."""

import re
import threading
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import select

from actions.report import on_time
from actions.sending.digests import figure_of
from bot.config import Config
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from documents.plot import png
from policy.words.paper import plot_of
from scheduler.run.tick import Ticker
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import ChatGroup, Digest, Member, PushRecipient
from tests.bot.wire import CORP, KEY, TOKEN
from tests.conftest import Conversation, HandClock, at, make_test_assistant
from tests.scheduler.outside import put

OFFICE, HOOK = "zhaoli", "hook-of-the-mixed-group"


class World:
    """People who talk, four schedulers and WeCom, all on one clock."""

    def __init__(self, database: Database, sim: SimulatorServer, clock: HandClock) -> None:
        self.database, self.sim, self.clock = database, sim, clock
        self.talk = Conversation(make_test_assistant(database, clock, Config()), clock)
        self.client = WecomClient(sim.url, CORP, 1000002, "secret", timeout=httpx.Timeout(2.0), pause=0.01)
        channels = WecomChannels(self.client)
        rules = self.talk.assistant.rules
        self.tickers = [Ticker(database, rules, clock, channels, f"w{n}") for n in range(4)]

    def say(self, words: str) -> str:
        return self.talk.say(OFFICE, words)

    def at(self, moment: str) -> None:
        """It is this moment, and every scheduler plans and delivers at once, several times."""
        self.clock.time = at(moment)
        start = threading.Barrier(len(self.tickers))
        threads = [threading.Thread(target=self._run, args=(ticker, start)) for ticker in self.tickers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _run(self, ticker: Ticker, start: threading.Barrier) -> None:
        start.wait()
        for _ in range(3):
            ticker.plan()
            ticker.deliver()

    def chat(self, channel: str) -> ChatGroup:
        with self.database.read() as session:
            return session.scalars(select(ChatGroup).where(ChatGroup.channel == channel)).one()

    def shown(self, address: str) -> list[str]:
        return [row.text for row in self.sim.corp.room(address)]

    def told(self, userid: str, words: str) -> str:
        """The one message of this person that holds these words."""
        (text,) = [row.text for row in self.sim.corp.inbox(userid) if words in row.text]
        return text


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    clock = HandClock(at("2026-11-16T10:00"))
    with database.read() as session:
        people = dict(session.execute(select(Member.userid, Member.name)).all())
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="secret", token=TOKEN, aes_key=KEY, users=people,
        webhooks={HOOK: "各单位群"}, clock=clock.now,
    )  # fmt: skip
    with SimulatorServer(settings) as sim:
        made = World(database, sim, clock)
        yield made
        made.client.close()


def test_both_groups_get_each_digest_once_with_the_mentions_of_their_kind(world: World) -> None:
    world.say(f"绑定群 {world.sim.url}/cgi-bin/webhook/send?key={HOOK} 综合")
    world.say("建群 联络员")
    world.say("确认")
    world.at("2026-11-16T10:01")
    made = world.chat("appchat")
    assert made.state == "active"
    (room,) = world.sim.corp.rooms.by_id.values()
    assert (room.name, room.owner, "wangmin" in room.members) == ("联络员群", OFFICE, True)
    assert len(world.shown(made.address)) == len(world.shown(HOOK)) == 1, "what the group is for"

    world.at("2026-11-20T08:46")
    draft = world.told(OFFICE, "拟在群")
    assert len(world.shown(made.address)) == 1, "not before the office's word"
    for number in re.findall(r"回复“发送 (20\d\d-\d{4})”", draft):
        assert "已发布到群" in world.say(f"发送 {number}")
    world.at("2026-11-20T08:50")
    world.at("2026-11-26T08:50")
    world.at("2026-11-26T09:05")

    liaisons, mixed = world.sim.corp.room(made.address), world.sim.corp.room(HOOK)
    assert len(liaisons) == len(mixed) == 3, "the greeting, the one released, the one that went by itself"
    assert [row.mentions for row in liaisons] == [(), (), ("wangmin", "chenfang", "yangxue", "tanglan")]
    assert [row.mentions for row in mixed] == [(), (), ()]
    assert "尚未报送：交通局、水利局" in liaisons[-1].text
    assert "交通局" not in mixed[-1].text
    with world.database.read() as session:
        assert {row.state for row in session.scalars(select(Digest))} == {"sent"}
        assert session.scalars(select(PushRecipient).where(PushRecipient.state != "sent")).all() == []


def test_behind_a_released_digest_goes_the_figure_of_the_page(world: World) -> None:
    world.say(f"绑定群 {world.sim.url}/cgi-bin/webhook/send?key={HOOK} 综合")
    world.say("建群 联络员")
    world.say("确认")
    world.talk.say("wangmin", "报送 台账 11月 无")
    world.talk.say("wangmin", "确认")
    world.at("2026-11-16T10:01")
    world.at("2026-11-20T08:46")
    draft = world.told(OFFICE, "拟在群")
    assert draft.count("（随后附图：近12个月按时报送率）") == 2
    for number in re.findall(r"回复“发送 (20\d\d-\d{4})”", draft):
        world.say(f"发送 {number}")
    world.at("2026-11-20T08:50")
    with world.database.read() as session:
        context = world.talk.assistant.context(session, OFFICE)
        page = on_time.drawn(context, on_time.rates_by_duty(context))
        assert figure_of(context, min(context.me.group_ids)) == page
        assert plot_of(page.as_text()) == page
    world.at("2026-11-26T08:50")
    world.at("2026-11-26T09:05")
    for address in (world.chat("appchat").address, HOOK):
        rows = world.sim.corp.room(address)
        assert [row.kind for row in rows] == ["text", "text", "image", "text"], "not behind what goes by itself"
        drawn = world.sim.corp.media.peek(rows[2].media_id)
        assert drawn is not None
        assert drawn[1] == png(page)


def test_a_wrong_key_is_told_to_who_bound_it(world: World) -> None:
    assert "如群内未收到，会在此告知原因" in world.say("绑定群 no-such-key 联络员")
    world.at("2026-11-16T10:01")
    text = world.told(OFFICE, "无法发送消息")
    assert "群机器人地址无效" in text
    assert "no-such-key" not in text
    assert "未能发送：企业微信返回 93000" in world.say("群名单")
    world.at("2026-11-16T10:20")
    assert "重新" in world.told(OFFICE, "无法发送消息"), "once"
    assert "已绑定" in world.say(f"绑定群 {HOOK} 联络员")


def test_a_group_that_wecom_does_not_make_is_told(world: World) -> None:
    world.sim.corp.settings.invisible = frozenset({"tanglan"})
    world.say("建群 联络员")
    world.say("确认")
    world.at("2026-11-16T10:01")
    assert world.chat("appchat").state == "failed"
    assert "群成员中有不可见的账号" in world.told(OFFICE, "无法发送消息")


def test_an_answer_that_was_lost_makes_no_second_group(world: World) -> None:
    world.sim.corp.faults.add("appchat/create", timeout_after_accept=3.0)
    world.say("建群 联络员")
    world.say("确认")
    world.at("2026-11-16T10:01")
    assert len(world.sim.corp.rooms.by_id) == 1
    assert world.chat("appchat").state == "active"


def test_twenty_a_minute_is_kept_by_four_schedulers_together(world: World) -> None:
    world.say(f"绑定群 {HOOK} 联络员")
    world.at("2026-11-16T10:01")
    for n in range(40):
        put(world.database, [HOOK], f"第{n}号", world.clock.time, channel="webhook")
    for moment in ("10:02:00", "10:02:20", "10:02:40", "10:03:15", "10:04:30", "10:05:45"):
        world.at(f"2026-11-16T{moment}")
    assert len(world.shown(HOOK)) == 41
    answers = [entry for entry in world.sim.corp.journal if entry.path == "webhook/send"]
    assert len(answers) == 41, "none was refused with 45009"


def test_a_group_s_chat_dissolved_later_is_told_and_left_alone(world: World) -> None:
    world.say(f"绑定群 {HOOK} 联络员")
    world.at("2026-11-16T10:01")
    world.sim.corp.settings.webhooks.clear()
    put(world.database, [HOOK], "通知", world.clock.time, channel="webhook")
    world.at("2026-11-17T10:01")
    assert "群“联络员群”无法发送消息" in world.told(OFFICE, "无法发送消息")
    world.at("2026-11-20T08:46")
    assert not any("拟在群" in row.text for row in world.sim.corp.inbox(OFFICE))


def changes(world: World) -> int:
    """How often a group's members were changed."""
    return len([entry for entry in world.sim.corp.journal if entry.path == "appchat/update"])


def test_a_group_of_the_app_follows_the_member_list(world: World) -> None:
    world.say("建群 联络员")
    world.say("确认")
    world.at("2026-11-16T10:01")
    with world.database.write() as session:
        zhoujie, wangmin = (
            session.scalars(select(Member).where(Member.userid == userid)).one() for userid in ("zhoujie", "wangmin")
        )
        (post,) = wangmin.holdings
        post.member_id = zhoujie.id
    world.at("2026-11-16T11:01")
    (room,) = world.sim.corp.rooms.by_id.values()
    assert "wangmin" in room.members, "once a day"
    world.at("2026-11-17T09:01")
    (room,) = world.sim.corp.rooms.by_id.values()
    assert room.owner == OFFICE
    assert "zhoujie" in room.members
    assert "wangmin" not in room.members
    assert sorted(world.chat("appchat").members) == sorted(room.members)
    before = changes(world)
    world.at("2026-11-18T09:01")
    assert changes(world) == before, "nothing to change"
