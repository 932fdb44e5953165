"""What is wrong with the entry just spoken of, or with one that still waits for an answer, in everyday words."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def filed(bot: Conversation) -> Conversation:
    bot.at("2026-11-20T09:00").say("zhangwei", "记台账 昨天跟规划科3名同志谈话，提醒注意招标")
    return bot


def entry(bot: Conversation, number: str = "2026-0001") -> LedgerEntry:
    with bot.session() as session:
        return session.scalars(select(LedgerEntry).where(LedgerEntry.number == number)).one()


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("不对，是前天谈的", "date", "2026-11-18"),
        ("哎呀记错了，应该是11月17号", "date", "2026-11-17"),
        ("不是昨天，是前天", "date", "2026-11-18"),
        ("方式应该是约谈", "way", "约谈"),
        ("人数写成5个人", "content", "跟规划科5名同志谈话，提醒注意招标"),
        ("不是规划科是养护科", "content", "跟养护科3名同志谈话，提醒注意招标"),
        ("不是规划科是养护科，另外是带5个人", "content", "跟养护科5名同志谈话，提醒注意招标"),
        ("最后记得那条不是昨天，是前天", "date", "2026-11-18"),
        ("记错了 是周三谈的", "date", "2026-11-18"),
        ("方式写检查督促", "way", "检查督促"),
        ("第一条人数写少了 5个人", "content", "跟规划科5名同志谈话，提醒注意招标"),
    ],
)
def test_it_is_shown_and_changed_after_the_word(filed: Conversation, words: str, key: str, value: str) -> None:
    before = entry(filed).fields
    assert "将更正 2026-0001" in filed.say("zhangwei", words)
    assert entry(filed).fields == before
    assert "已更正 2026-0001" in filed.say("zhangwei", "确认")
    assert entry(filed).fields[key] == value


@pytest.mark.parametrize("words", ["算了，删掉吧", "上一条作废，那个不算履责", "刚才那条不要了", "把它撤了", "不记了"])
def test_taken_back_after_the_word(filed: Conversation, words: str) -> None:
    assert "将撤回 2026-0001" in filed.say("zhangwei", words)
    assert entry(filed).state == "filed"
    assert "已撤回" in filed.say("zhangwei", "确认")


@pytest.mark.parametrize("words", ["不是周五是周四", "不对，会是后天开", "算了", "不对", "不是我", "改到前天"])
def test_what_does_not_speak_of_the_entry_leaves_it(filed: Conversation, words: str) -> None:
    said = filed.say("zhangwei", words)
    assert "将更正" not in said
    assert "将撤回" not in said


def test_nothing_of_it_is_meant_by_who_has_not_spoken_of_it(filed: Conversation) -> None:
    assert "2026-0001" not in filed.say("gaofei", "不对，是前天谈的")
    assert "2026-0001" not in filed.at("2026-11-22T09:00").say("zhangwei", "不对，是前天谈的")


def test_an_entry_that_waits_is_changed_before_it_is_filed(bot: Conversation) -> None:
    assert "哪位同志名下" in bot.at("2026-11-20T09:00").say("wangmin", "记台账 昨天跟规划科3名同志谈话，提醒注意招标")
    shown = bot.say("wangmin", "不对，是前天谈的")
    assert "已改为日期：11月18日" in shown
    assert "哪位同志名下" in shown
    assert "11月18日" in bot.say("wangmin", "张伟")
    assert entry(bot).fields["date"] == (date(2026, 11, 20) - timedelta(days=2)).isoformat()


def test_an_entry_that_lacks_something_too(bot: Conversation) -> None:
    assert "日期是哪一天" in bot.at("2026-11-20T09:00").say("zhangwei", "记台账 跟规划科3名同志谈话")
    assert "已改为履责方式：约谈" in bot.say("zhangwei", "不对，方式是约谈")
    assert "2026-0001" in bot.say("zhangwei", "昨天")
    assert entry(bot).fields["way"] == "约谈"


def test_a_draft_is_let_go(bot: Conversation) -> None:
    bot.at("2026-11-20T09:00").say("zhangwei", "记台账 跟规划科3名同志谈话")
    assert "未登记" in bot.say("zhangwei", "算了，不记了")
    assert "没有等您答复的问题" in bot.say("zhangwei", "1")


WRONGS = (
    ("不是三位，四位", "4名同志", "11月19日"),
    ("漏算一个，4名", "4名同志", "11月19日"),
    ("人数是4", "4名同志", "11月19日"),
    ("写错喽，11月18号", "3名同志", "11月18日"),
    ("日子也错了，前天谈的", "3名同志", "11月18日"),
)


@pytest.mark.parametrize(("words", "people", "day"), WRONGS)
def test_what_is_offered_is_corrected_in_few_words(bot: Conversation, words: str, people: str, day: str) -> None:
    bot.at("2026-11-20T09:00").say("zhangwei", "昨天跟规划科三位同志谈了话，提醒注意招标，记上")
    assert "是否记入台账" in bot.say("zhangwei", words)
    said = bot.say("zhangwei", "行，就这样")
    assert "2026-0001" in said
    assert people in said
    assert day in said
    assert "记上" not in said


@pytest.mark.parametrize("words", ["那就这样吧", "财务那边还没给回话", "不是三楼，四楼"])
def test_what_corrects_nothing_leaves_the_offer_open(bot: Conversation, words: str) -> None:
    bot.at("2026-11-20T09:00").say("zhangwei", "昨天跟规划科三位同志谈了话，提醒注意招标，记上")
    assert "已改为" not in bot.say("zhangwei", words)
    assert "2026-0001" in bot.say("zhangwei", "是")
    assert entry(bot).text == "跟规划科三位同志谈了话，提醒注意招标"


def test_a_second_correction_joins_the_one_that_waits(filed: Conversation) -> None:
    assert "内容" in filed.say("zhangwei", "再补充一下，要求一周内报整改")
    shown = filed.say("zhangwei", "日期写错了，是前天")
    assert "要求一周内报整改" in shown
    assert "11月18日" in shown
    filed.say("zhangwei", "确认")
    assert entry(filed).fields["date"] == "2026-11-18"
    assert entry(filed).fields["content"].endswith("提醒注意招标；要求一周内报整改")


def test_a_second_correction_of_the_same_words_goes_on_from_the_first(filed: Conversation) -> None:
    filed.say("zhangwei", "人数改成5人")
    assert "5" in filed.say("zhangwei", "不是规划科是养护科")
    filed.say("zhangwei", "确认")
    assert entry(filed).fields["content"] == "跟养护科5名同志谈话，提醒注意招标"
