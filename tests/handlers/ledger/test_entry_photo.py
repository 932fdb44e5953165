"""An entry of a register on paper, photographed: shown field by field with marks of doubt, and registered after 确认 alone."""

import pytest
from sqlalchemy import select

from documents.photo import Photo
from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation
from tests.handlers.meeting.test_photo import files_here, photo, sent

pytestmark = ON_ONE_ENGINE
__all__ = ["files_here"]


def entries(bot: Conversation) -> list[LedgerEntry]:
    with bot.session() as session:
        return list(session.scalars(select(LedgerEntry)))


def test_a_form_of_labels_and_values(bot: Conversation) -> None:
    said = sent(bot, "zhaoli", photo("rectification"))
    for line in ("来源：监督检查", "问题：会议记录要素不全，两次会议无表决情况", "整改期限：12月7日（周一）"):
        assert line in said
    assert entries(bot) == []
    assert "已登记，编号 2026-0001" in bot.say("zhaoli", "确认")
    (row,) = entries(bot)
    assert (row.ledger, row.text) == ("rectification", "会议记录要素不全，两次会议无表决情况")
    assert row.fields["measures"] == "补记要素，由办公室逐次核对"


def test_a_page_of_a_ledger_with_its_titles_on_top(bot: Conversation) -> None:
    said = sent(bot, "wangmin", photo("ledger"))
    assert "日期：11月20日（周五）" in said
    assert "履责方式：检查督促" in said
    assert "责任人：张伟同志" in bot.say("wangmin", "确认")
    assert [row.text for row in entries(bot)] == ["检查工地安全，发现问题3个"]


@pytest.mark.parametrize(
    ("name", "doubtful", "title"), [("rectification", "12月7日", "整改期限"), ("ledger", "检查督促", "履责方式")]
)
def test_what_is_in_doubt_bears_a_mark(bot: Conversation, name: str, doubtful: str, title: str) -> None:
    who = "zhaoli" if name == "rectification" else "wangmin"
    lines = sent(bot, who, photo(name, doubtful)).splitlines()
    assert [line.split("：")[0] for line in lines if "不清，请核对" in line] == [title]
    assert "未登记" in bot.say(who, "取消")
    assert entries(bot) == []


def test_who_does_not_write_the_register_is_told_who_does(bot: Conversation) -> None:
    assert "由派驻组、综合科登记" in sent(bot, "wangmin", photo("rectification"))


def test_a_paper_that_only_speaks_of_a_register_is_no_entry(bot: Conversation) -> None:
    assert "没有读到" in sent(bot, "wangmin", Photo("请各单位按期报送履责台账", rows=(("请各单位按期报送履责台账",),)))
