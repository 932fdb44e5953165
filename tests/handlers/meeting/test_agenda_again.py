"""A meeting reported again, shorter, longer or in other words: no item and no sum goes without a word."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from storage.models import MeetingItem, MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
FIRST = "11月27日下午2:30党组会，局三楼会议室：1.设备购置150万；2.护士招聘方案；3.考勤管理办法"


@pytest.fixture
def reported(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:00").say("wangmin", FIRST)
    return bot


def items(bot: Conversation) -> list[tuple[str, Decimal | None]]:
    with bot.session() as session:
        return [
            (row.text, row.amount_yuan) for row in session.scalars(select(MeetingItem).order_by(MeetingItem.position))
        ]


def meetings(bot: Conversation) -> int:
    with bot.session() as session:
        return len(session.scalars(select(MeetingNotice)).all())


@pytest.mark.parametrize(
    "words", ["新增：信息系统升级 96万", "另外加一项：信息系统升级96万", "补充议题：信息系统升级 96万"]
)
def test_what_is_added_comes_beside_the_others(reported: Conversation, words: str) -> None:
    before = items(reported)
    assert "新增议题" in reported.say("wangmin", f"11月27日下午2:30党组会，{words}")
    assert items(reported)[:3] == before
    assert items(reported)[3][1] == 960000


@pytest.mark.parametrize(
    "words",
    [
        "11月27日下午2:30党组会，研究：1.设备购置150万；2.考勤管理办法",
        "27日开会，议程：1、设备购置150万；2、考勤管理办法",
    ],
)
def test_a_shorter_agenda_is_asked_about(reported: Conversation, words: str) -> None:
    before = items(reported)
    assert "没有列出其中1项议题：护士招聘方案" in reported.say("wangmin", words)
    assert items(reported) == before
    reported.say("wangmin", "改按新通知")
    assert [text for text, _ in items(reported)] == [before[0][0], before[2][0]]
    assert meetings(reported) == 1


def test_another_agenda_may_come_beside_or_instead(reported: Conversation) -> None:
    before = items(reported)
    assert "原议题保留，并加上新列的" in reported.say("wangmin", "11月27日下午2:30党组会，研究公务用车更新方案")
    reported.say("wangmin", "1")
    assert items(reported)[:3] == before
    assert len(items(reported)) == 4


def test_what_says_itself_a_correction_is_followed(reported: Conversation) -> None:
    assert "删去议题" in reported.say("wangmin", "更正：11月27日下午2:30党组会，研究：1.设备购置150万")
    assert len(items(reported)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "27号下午两点半开党组会，研究设备购置，请列席",
        "11月27日下午2:30在局三楼会议室召开党组会，议题：设备购置（150万元）",
    ],
)
def test_shorter_words_of_one_item_take_no_sum_from_it(bot: Conversation, words: str) -> None:
    bot.at("2026-11-18T09:00").say("wangmin", "11月27日下午2:30党组会，局三楼会议室，研究医疗设备购置 150万")
    before = items(bot)
    assert "无需重复报送" in bot.say("zhangwei", words)
    assert items(bot) == before
    assert meetings(bot) == 1


def test_another_sum_is_a_correction(bot: Conversation) -> None:
    bot.at("2026-11-18T09:00").say("wangmin", "11月27日下午2:30党组会，局三楼会议室，研究医疗设备购置 150万")
    assert "已按新通知更正" in bot.say("wangmin", "11月27日下午2:30党组会，局三楼会议室，研究医疗设备购置 190万")
    assert [amount for _, amount in items(bot)] == [1900000]
