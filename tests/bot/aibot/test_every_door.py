"""One dialogue, whichever door of WeCom it is held through; one that is begun at one door ends at another."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from bot.aibot.robot import Robot
from bot.app import create_app
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from simulator.corp import Corp
from storage.models import LedgerEntry, MeetingNotice
from tests.bot.aibot.conftest import asked
from tests.bot.aibot.test_markdown import plain, shown
from tests.bot.wire import opened, post, text_xml
from tests.conftest import ON_ONE_ENGINE

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


def test_the_same_rows_at_every_door(say: Say, assistant: Assistant) -> None:
    for userid, words, expected in DIALOGUE:
        assert expected in say(userid, words), words
    with assistant.database.read() as session:
        assert session.scalars(select(MeetingNotice)).one().place == "机关五楼"
        assert len(session.scalars(select(LedgerEntry)).all()) == 1


def test_both_doors_say_the_same(by_app: Say, by_robot: Say) -> None:
    for words in ("第7问", "我的待办", "谁没报", "帮助", "本周会议", "食堂今天吃什么"):
        assert plain(by_app("wangmin", words)) == by_robot("wangmin", words)


def test_a_dialogue_begun_at_one_door_ends_at_another(by_app: Say, by_robot: Say, assistant: Assistant) -> None:
    asked_back = by_app("wangmin", "会议通知：定于11月27日下午2:30召开党组会议，研究：1.2027年部门预算编制。")
    assert re.search(r"地点|会议地点", asked_back)
    assert "已补记会议地点（局三楼会议室）" in by_robot("wangmin", "局三楼会议室")
    with assistant.database.read() as session:
        assert session.scalars(select(MeetingNotice)).one().place == "局三楼会议室"
