"""A photographed notice is shown field by field with marks of doubt, and registered after 确认 alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from documents.photo import Photo, put_together
from handlers.talk.message import Message, SentFile
from handlers.talk.registry import answer
from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
PHOTOS = Path(__file__).parents[2] / "data" / "photos"


@pytest.fixture(autouse=True)
def files_here(bot: Conversation, tmp_path: Path) -> Iterator[None]:
    object.__setattr__(bot.assistant.rules, "files_folder", tmp_path)
    return


def photo(name: str, doubtful: str = "") -> Photo:
    found = json.loads((PHOTOS / f"{name}.json").read_text("utf-8"))
    lines = [
        (text, [0.4] * len(text) if doubtful and doubtful in text else certain, box) for text, certain, box in found
    ]
    return put_together(lines)


def sent(bot: Conversation, userid: str, read: Photo | None) -> str:
    """What comes back when this person sends a photo of which this was read."""
    bot.tick()
    now = bot.clock.now()
    with bot.assistant.database.write() as session:
        desk = bot.assistant.desk(session, userid, now)
        file = SentFile("照片.jpg", "jpg", b"\xff\xd8\xff", photo=read)
        return answer(desk, Message(userid, file.name, now, "image", file=file))[1].text


def meetings(bot: Conversation) -> list[MeetingNotice]:
    with bot.session() as session:
        return list(session.scalars(select(MeetingNotice)))


@pytest.mark.parametrize(("name", "place"), [("notice", "水利局办公楼六楼会议室"), ("form", "党群服务中心")])
def test_shown_then_registered(bot: Conversation, name: str, place: str) -> None:
    said = sent(bot, "wangmin", photo(name))
    assert f"地点：{place}\n" in said
    assert meetings(bot) == []
    assert "收悉，予以登记，编号 2026-0001" in bot.say("wangmin", "确认")
    assert meetings(bot)[0].place == place


def test_what_is_in_doubt_bears_a_mark(bot: Conversation) -> None:
    lines = sent(bot, "wangmin", photo("notice", "定于")).splitlines()
    marked = [line.split("：")[0] for line in lines if "不清，请核对" in line]
    assert marked == ["时间"]
    assert "未登记" in bot.say("wangmin", "取消")
    assert meetings(bot) == []


def test_without_the_packages_the_reply_says_what_to_do(bot: Conversation) -> None:
    said = sent(bot, "wangmin", None)
    assert "提取文字" in said
    assert "请问这是" in said
    assert "提取文字" in bot.say("wangmin", "", "image")


def test_a_photo_of_something_else_is_said_to_be_none(bot: Conversation) -> None:
    assert "没有读到会议通知、报告表或登记表" in sent(bot, "wangmin", Photo("今日菜单"))


def test_behind_an_entry_it_is_asked_which(bot: Conversation) -> None:
    bot.say("wangmin", "记台账 张伟 今天检查工地安全，发现问题3个")
    said = sent(bot, "wangmin", photo("notice"))
    assert "佐证" in said
    assert "照片上的会议通知" in said
    assert "时间：" in bot.say("wangmin", "1")


def test_voice_is_answered_with_the_phones_own_way(bot: Conversation) -> None:
    assert "转文字" in bot.say("wangmin", "", "voice")
    assert "智能机器人" not in bot.say("wangmin", "", "voice")
    object.__setattr__(bot.assistant.rules, "has_robot", True)
    assert "智能机器人" in bot.say("wangmin", "", "voice")
