"""An act upon a numbered thing, said without the number: what the words name tells the things apart."""

import pytest

from tests.conftest import Conversation


@pytest.fixture
def two_meetings(bot: Conversation) -> Conversation:
    """One of 交通局 (2026-0001) and one of 文旅局 (2026-0002)."""
    bot.say("wangmin", "会议通知：定于12月8日上午9点在三楼召开党组会，研究：1.人民路改造350万元")
    bot.say("tanglan", "会议通知：定于12月9日上午9点在四楼召开党组会，研究：1.展馆布展20万元")
    return bot


@pytest.mark.parametrize(
    ("said", "number", "who"),
    [
        ("文旅那个会我去", "2026-0002", "李强"),
        ("把李强派到交通局那个会上", "2026-0001", "李强"),
        ("展馆那个会李强去参加", "2026-0002", "李强"),
    ],
)
def test_the_one_that_is_named_is_meant(two_meetings: Conversation, said: str, number: str, who: str) -> None:
    done = two_meetings.say("liqiang", said)
    assert done.startswith(f"{number} ")
    assert f"参会人员{who}" in done


def test_nobody_is_sent_who_is_not_named(two_meetings: Conversation) -> None:
    asked = two_meetings.say("liqiang", "派个人去展馆那个会")
    assert "2026-0002" in asked
    assert "2026-0001" not in asked
    assert "请问是哪一项" in asked


def test_where_nothing_is_named_all_are_offered(two_meetings: Conversation) -> None:
    asked = two_meetings.say("liqiang", "这个会我去")
    assert "2026-0001" in asked
    assert "2026-0002" in asked


def test_a_late_meeting_is_excused_by_its_department(bot: Conversation) -> None:
    bot.say("pengli", f"会议通知：定于{bot.clock.now():%m月%d日}晚上8点召开党组会，研究：1.应急采购210万元")
    assert "认可紧急" in bot.say("wutao", "卫健委这个会事出有因，认可")


def test_what_is_done_by_its_name_is_asked_about_no_more(bot: Conversation) -> None:
    bot.say("tanglan", "领取 台账本")
    assert "请问是哪一项" in bot.say("zhaoli", "备好了，叫她来取")
    assert "请问是哪一项" not in bot.say("zhaoli", "台账本备好了，叫文旅局来取")
