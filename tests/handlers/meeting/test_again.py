"""A notice made from an earlier one: every value is shown, and nothing is recorded before 确认."""

from typing import Any

import pytest
from sqlalchemy import select

from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = "会议通知：定于11月27日（周五）上午9点在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；2.办公楼维修。参会范围：班子成员。联系人：王敏 13800000000"


def rows(bot: Conversation) -> list[Any]:
    with bot.session() as session:
        return list(session.scalars(select(MeetingNotice).order_by(MeetingNotice.id)))


def reported(bot: Conversation) -> Conversation:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "纸质已送")
    return bot


@pytest.mark.parametrize(
    "words", ["同上次，12月9日上午9点", "跟上次一样，12月9日上午9点", "再报一次 2026-0001 12月9日上午9点"]
)
def test_everything_is_shown_and_recorded_after_a_word(bot: Conversation, words: str) -> None:
    shown = reported(bot).say("wangmin", words)
    for value in ("党组会议，12月9日（周三）09:00，局三楼会议室", "1 2027年部门预算编制", "班子成员", "王敏"):
        assert value in shown
    assert len(rows(bot)) == 1
    assert "编号 2026-0002" in bot.say("wangmin", "确认")
    first, second = rows(bot)
    assert (second.place, second.scope, second.contact) == (first.place, first.scope, first.contact)
    assert second.day.isoformat() == "2026-12-09"


def test_what_is_said_anew_takes_the_place(bot: Conversation) -> None:
    assert "12月9日（周三）09:00，五楼会议室" in reported(bot).say("wangmin", "同上次，12月9日上午9点，地点五楼会议室")


def test_the_time_is_asked_for_and_may_be_dropped(bot: Conversation) -> None:
    assert "请问本次会议的具体时间" in reported(bot).say("wangmin", "再报一次 2026-0001")
    assert "12月9日（周三）09:00" in bot.say("wangmin", "12月9日上午9点")
    bot.say("wangmin", "取消")
    assert len(rows(bot)) == 1


def test_of_another_department_or_of_nothing_nothing_is_made(bot: Conversation) -> None:
    assert "还没有报过会议" in bot.say("wangmin", "同上次，12月9日上午9点")
    reported(bot)
    assert "没有找到编号" in bot.say("yangxue", "再报一次 2026-0001 12月9日上午9点")
    assert len(rows(bot)) == 1


def test_an_earlier_one_reported_again_with_another_time_moves_nothing(bot: Conversation) -> None:
    bot.at("2026-11-24T10:10").say("wangmin", "我局12月4日上午10点开党组会，三楼会议室，研究2027年培训计划")
    said = bot.say("wangmin", "这回的党组会跟上次差不多，时间改成12月10日上午9点，照着再报一个")
    assert "已改期" not in said
    assert "12月4日（周五）10:00" in bot.say("wangmin", "查看 2026-0001")
