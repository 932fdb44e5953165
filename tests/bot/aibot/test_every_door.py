"""One dialogue, whichever door of WeCom it is held through; one that is begun at one door ends at another."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import RowMapping, select

from bot.aibot.robot import Robot
from bot.app import create_app
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from simulator.corp import Corp
from simulator.robot import RobotGroup
from storage.base import Base
from storage.engine import Database
from storage.models import ChatGroup, MeetingNotice, Push
from tests.bot.aibot.conftest import asked
from tests.bot.aibot.test_markdown import plain, shown
from tests.bot.wire import opened, post, text_xml
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, make_test_assistant

pytestmark = ON_ONE_ENGINE
Say = Callable[[str, str], str]
NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。"
DIALOGUE = [
    ("wangmin", "第7问", "第7问"),
    ("wangmin", NOTICE, "编号 2026-0001"),
    ("wangmin", "补充 2026-0001 地点：机关五楼", "机关五楼"),
    ("zhangwei", "记台账 今天检查工地安全，发现问题3个", "编号 2026-0002"),
    ("wangmin", "报送 台账 11月", "确认"),
    ("wangmin", "算了", "暂不报送"),
    ("wangmin", "取消 2026-0001 主要领导出差", "取消"),
    ("nobody", "我的待办", "成员名单"),
    ("wangmin", "这是绝密★文件的内容", "涉密不上网"),
]


@pytest.fixture
def by_app(assistant: Assistant) -> Say:
    client: FlaskClient = create_app(assistant, Dispatcher(assistant).dispatch).test_client()
    return lambda userid, words: opened(post(client, text_xml(userid, words)))["Content"]


@pytest.fixture
def by_robot(robot: Robot, corp: Corp) -> Say:
    return lambda userid, words: shown(asked(corp, userid, words))


@pytest.fixture(params=["app", "robot"])
def say(request: pytest.FixtureRequest) -> Say:
    found: Say = request.getfixturevalue(f"by_{request.param}")
    return found


@pytest.fixture
def undoored(clock: HandClock, sqlite_template: Path, tmp_path: Path) -> Conversation:
    """The same people of the same day talking to the dispatcher itself, in a database of their own."""
    path = shutil.copy(sqlite_template, tmp_path / "undoored.db")
    return Conversation(make_test_assistant(Database(f"sqlite:///{path}"), clock), clock)


OF_THE_DOOR = {"inbox_message", "refused_message", "lease", "open_account", "worker", "trail_link", "chat_group"}
CARDS = ("card", "card_done")  # behind what was said, in the app alone


def rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All that was written, table by table, but for what says by which door it came."""
    found = {}
    with database.read() as session:
        cards = set(session.scalars(select(Push.id).where(Push.channel.in_(CARDS))))
        for table in Base.metadata.sorted_tables:
            if table.name not in OF_THE_DOOR:
                told = session.execute(table.select().order_by(*table.primary_key)).mappings()
                found[table.name] = [_told(table.name, each) for each in told if not _is_of(cards, table.name, each)]
    return found


def _is_of(cards: set[int], table: str, row: RowMapping) -> bool:
    return row.get({"push": "id", "push_recipient": "push_id"}.get(table, "")) in cards


def _told(table: str, row: RowMapping) -> dict[str, Any]:
    """A row, without its door and, of pushes, without the numbers among which those of cards are."""
    left_out = ("door", "id", "push_id") if table.startswith("push") else ("door",)
    return {key: row[key] for key in row if key not in left_out}


def test_the_same_rows_at_every_door(say: Say, assistant: Assistant, undoored: Conversation) -> None:
    for userid, words, expected in DIALOGUE:
        assert expected in say(userid, words), words
        undoored.say(userid, words)
    written = rows(assistant.database)
    assert written["meeting_notice"][0]["place"] == "机关五楼"
    assert len(written["ledger_entry"]) == 1
    assert written == rows(undoored.assistant.database)


@pytest.mark.parametrize("chatid", ["", "wrG1"], ids=["single", "group"])
def test_a_quoted_notice_makes_the_same_rows_in_a_group(
    chatid: str, robot: Robot, corp: Corp, assistant: Assistant, undoored: Conversation
) -> None:
    corp.robot.groups["wrG1"] = RobotGroup("wrG1", "联络员群", ["wangmin", "zhaoli"])
    with assistant.database.write() as session:
        chat = ChatGroup(name="联络员群", group_id=1, kind="liaisons", channel="robot", address="wrG1", state="active")
        chat.members, chat.created_at, chat.created_by = [], assistant.clock.now(), "zhaoli"
        session.add(chat)
    assert "编号 2026-0001" in asked(corp, "wangmin", "把这条登记为会议", chatid, NOTICE)
    undoored.say("wangmin", NOTICE)
    compared = ("meeting_notice", "meeting_item", "meeting_version", "deadline", "push_recipient", "trail_entry")
    mine, theirs = rows(assistant.database), rows(undoored.assistant.database)
    assert {name: mine[name] for name in compared} == {name: theirs[name] for name in compared}


def test_both_doors_say_the_same(by_app: Say, by_robot: Say) -> None:
    for words in ("第7问", "我的待办", "谁没报", "帮助", "本周会议", "食堂今天吃什么"):
        assert plain(by_app("wangmin", words)) == by_robot("wangmin", words)


def test_a_dialogue_begun_at_one_door_ends_at_another(by_app: Say, by_robot: Say, assistant: Assistant) -> None:
    asked_back = by_app("wangmin", "会议通知：定于11月27日下午2:30召开党组会议，研究：1.2027年部门预算编制。")
    assert re.search(r"地点|会议地点", asked_back)
    assert "已补记会议地点（局三楼会议室）" in by_robot("wangmin", "局三楼会议室")
    with assistant.database.read() as session:
        assert session.scalars(select(MeetingNotice)).one().place == "局三楼会议室"
