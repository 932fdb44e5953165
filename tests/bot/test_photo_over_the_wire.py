"""A photo that a member sends to the app: the callback comes in, its bytes are fetched over HTTP, and the phone shows what became of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import files
from storage.engine import Database
from storage.models import StoredFile
from tests.bot.wire import wire_config
from tests.conftest import ON_ONE_ENGINE, HandClock, make_test_assistant
from tests.over_the_wire import WireConversation, over_the_wire

pytestmark = ON_ONE_ENGINE
JPEG = b"\xff\xd8\xff\xe0" + bytes(3000)


@pytest.fixture
def bot(database: Database, clock: HandClock, tmp_path: Path) -> Iterator[WireConversation]:
    config = wire_config().model_copy(update={"files_folder": str(tmp_path)})
    with over_the_wire(make_test_assistant(database, clock, config), clock) as talk:
        talk.say("zhaoli", "学习材料：《廉洁自律准则》，请组织学习")
        talk.say("zhaoli", "确认")
        assert talk.pushes("wangmin")
        yield talk


def kept(bot: WireConversation) -> list[StoredFile]:
    with bot.session() as session:
        return list(session.scalars(select(StoredFile)))


def test_behind_what_was_studied_it_is_kept(bot: WireConversation, tmp_path: Path) -> None:
    bot.say("wangmin", "已学习")
    assert "已收下" in (bot.sim.corp.send_photo("wangmin", JPEG) or "")
    (file,) = kept(bot)
    assert file.by == "wangmin"
    assert files.read(tmp_path, file.sha256) == JPEG


def test_one_for_nothing_is_told_what_to_do_instead(bot: WireConversation) -> None:
    assert "提取文字" in (bot.sim.corp.send_photo("chenfang", JPEG) or "")
    assert kept(bot) == []


def test_one_that_wecom_has_lost_is_asked_for_again(bot: WireConversation) -> None:
    bot.say("wangmin", "已学习")
    bot.sim.corp.faults.add("media/get", errcode=40007, times=9)
    assert "请重新发送" in (bot.sim.corp.send_photo("wangmin", JPEG) or "")
    assert kept(bot) == []
