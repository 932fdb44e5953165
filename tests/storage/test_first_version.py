"""A database that 0.1 wrote (tests/data/version_0_1.sql) starts under today's program, and nothing that was open is lost.

In it, on 18 November 2026: ten open questions of every old kind, two notices that lack something, an entry, a handover that one
side has confirmed, an edited answer of the shipped compilation, and two questions that nobody could answer.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.commands.prepare import prepare
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import LedgerEntry, MeetingNotice, Push
from tests.scheduler.service import Service

WRITTEN = Path(__file__).parents[1] / "data" / "version_0_1.sql"
SINCE = "2026-11-18T10:40"
# who was asked what, and how he answers after the upgrade
ANSWERS = {
    "wangmin": "三楼会议室",  # the place of a meeting
    "tanglan": "1",  # whose entry
    "yangxue": "11月27日（周五）17:00",  # which hour
    "chenfang": "水利局",  # of which department
    "zhaoli": "确认",  # send an opinion
    "wutao": "是",  # record a finding
    "pengli": "零报告（无）",
    "caiyun": "2",  # which question of the compilation
    "zhenghui": "确认",  # a task for every department
    "hanbing": "1",
}


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database with the tables of today's program, which has looked at what was open."""
    path = tmp_path_factory.mktemp("old") / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(WRITTEN.read_text(encoding="utf-8"))
    old.close()
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    prepare(Service(database, since=SINCE).assistant)
    database.close()
    return path


@pytest.fixture
def upgraded(brought_up: Path, tmp_path: Path) -> Iterator[Service]:
    """The old database under today's program, some minutes after its last message."""
    database = Database(f"sqlite:///{shutil.copy(brought_up, tmp_path)}")
    yield Service(database, since=SINCE)
    database.close()


@pytest.mark.parametrize("userid", ANSWERS)
def test_an_old_question_is_said_to_have_lapsed_once(upgraded: Service, userid: str) -> None:
    """Its kept sentence is not read any more: nothing is guessed, nothing goes out, and the next message is a message again."""
    before = rows(upgraded)
    assert "未作办理，请重发" in upgraded.say(userid, ANSWERS[userid])
    assert rows(upgraded) == before
    assert "未作办理，请重发" not in upgraded.say(userid, ANSWERS[userid])


def rows(service: Service) -> list[tuple[str, ...]]:
    """What an answer could have changed."""
    with service.database.read() as session:
        notices = [
            (row.number, row.state, str(row.place), str(row.starts_at))
            for row in session.scalars(select(MeetingNotice))
        ]
        entries = [(row.number, row.state) for row in session.scalars(select(LedgerEntry))]
        return [*notices, *entries, *((row.text,) for row in session.scalars(select(Push)))]


def test_what_a_notice_lacks_is_still_asked_for(upgraded: Service) -> None:
    assert "2026-0002 局长办公会：待补地点" in upgraded.say("wangmin", "我的待办")
    assert "三楼会议室" in upgraded.say("wangmin", "补充 2026-0002 地点：三楼会议室")
    assert "17:00" in upgraded.say("yangxue", "改期 2026-0003 11月27日17:00")


def test_a_handover_goes_on_where_it_was(upgraded: Service) -> None:
    assert "双方已确认，12月1日（周二）起" in upgraded.say("gaofei", "确认交接 2026-0001")


def test_an_entry_of_the_old_version_is_reported(upgraded: Service) -> None:
    assert "2026-0004" in upgraded.say("zhangwei", "我的台账 11月")


def test_the_edited_sample_is_its_group_s_and_the_other_has_the_sample(upgraded: Service) -> None:
    """design.md 20: the set of the group whose office edited it; the other group's answers are the shipped ones."""
    edited, shipped = upgraded.say("wangmin", "第7问"), upgraded.say("zhuting", "第7问")
    assert "每月25日前报送台账，遇节假日提前。" in edited
    assert "第2版" in edited
    assert "遇节假日提前" not in shipped
    assert "每季度最后一个月25日前" in shipped
