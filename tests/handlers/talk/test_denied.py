"""What is not to be done, or has not been done, is not done: «先别通过», «那个会不取消了», «我下周不出差了»."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from policy.text.denied import denied, may_change
from storage.models import Absence, LedgerEntry, MeetingNotice, Obligation, Push
from tests.conftest import ON_ONE_ENGINE, Conversation

NOTICE = "我局12月4日上午十点开党组会，三楼会议室，研究2027年部门预算，1860万"
VERBS = ("通过", "催办", "提醒", "退回", "撤回", "删掉", "取消", "改期", "免报", "登记", "布置", "延期")


@given(
    st.sampled_from(["先别", "不要", "不用再", "暂不", "先不要给他们", "别急着", "没", "还没有", "未"]),
    st.sampled_from(VERBS),
    st.sampled_from(["", "水利局的台账", "那个会"]),
    st.sampled_from(["", "了", "，等我看完再说", "吧"]),
)
def test_a_denied_verb_is_known(no: str, verb: str, about: str, more: str) -> None:
    assert [each.verb[0] for each in denied(about + no + verb + more)] == [verb[0]]


@given(
    st.sampled_from(VERBS),
    st.sampled_from(["要不要{}", "能不能{}", "该不该{}", "不错，{}", "请{}", "{}不了的请说明", "水利局的不少，{}吧"]),
)
def test_what_is_asked_or_bid_is_not_denied(verb: str, form: str) -> None:
    assert denied(form.format(verb)) == ()


@pytest.mark.parametrize("words", ["纪要是党组〔2026〕31号，会改到下周", "会改到8号，主要是局长出差"])
def test_what_only_holds_these_characters_is_no_condition(words: str) -> None:
    assert not may_change(words)


@pytest.fixture
def reported(bot: Conversation) -> Conversation:
    bot.at("2026-11-24T10:10").say("huqiang", "记台账 昨天到灌区检查防汛物资管理")
    bot.say("chenfang", "报送 台账 11月")
    bot.say("chenfang", "确认")
    bot.say("wangmin", NOTICE)
    return bot


def standing(bot: Conversation) -> list[tuple[Any, ...]]:
    """Reports, meetings, entries and leaves as they stand, and what was sent."""
    queries = [
        select(Obligation.id, Obligation.state),
        select(MeetingNotice.number, MeetingNotice.state, MeetingNotice.starts_at),
        select(LedgerEntry.number, LedgerEntry.state),
        select(Absence.id),
        select(Push.id),
    ]
    with bot.session() as session:
        return [tuple(row) for query in queries for row in session.execute(query)]


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("zhaoli", "水利局的台账先别通过"),
        ("zhaoli", "水利局台账没通过吧"),
        ("zhaoli", "水利局的台账不要退"),
        ("zhaoli", "水利局台账不用退回了"),
        ("zhaoli", "别催教育局的台账"),
        ("zhaoli", "教育局台账不用催了"),
        ("zhaoli", "不要给教育局免报"),
        ("zhaoli", "不要把王敏换成周洁"),
        ("wangmin", "那个会没取消"),
        ("wangmin", "4号的会不取消了，照常开"),
        ("wangmin", "党组会先别改期"),
        ("wangmin", "议题先不加了"),
        ("chenfang", "台账先别撤回"),
        ("huqiang", "昨天那条别删"),
        ("huqiang", "我下周没有请假"),
        ("liqiang", "意见先不提"),
        ("wangmin", "4号的会可能要推迟，等定了再报"),
        ("wangmin", "4号的会有可能取消"),
        ("wangmin", "那个会有可能要推"),
        ("zhaoli", "交通局那个会先别改"),
        ("wangmin", "听说4号的会要取消"),
        ("wangmin", "要是局长回不来，4号的会就改到8号"),
        ("zhaoli", "水利局的等补齐了再通过"),
        ("zhaoli", "如果水利局补齐了就通过"),
        ("zhaoli", "水利局台账上个月通过了"),
        ("zhaoli", "明天再催教育局"),
        ("zhaoli", "明天上午九点提醒交通局交清单"),
        ("zhaoli", "下周一下午帮我催一下水利局"),
        ("zhaoli", "上午催过教育局了"),
    ],
)
def test_nothing_is_done_and_nothing_is_drafted(reported: Conversation, who: str, words: str) -> None:
    rows = standing(reported)
    said = reported.say(who, words)
    assert "确认”" not in said
    assert "是否记为" not in said
    reported.say(who, "确认")
    assert standing(reported) == rows


@ON_ONE_ENGINE
def test_what_is_beside_the_denial_is_done(reported: Conversation) -> None:
    assert "三楼会议室 → 五楼" in reported.say("wangmin", "那个会时间不改了，地点换到五楼")
    assert "五楼 → 二楼小会议室" in reported.say("wangmin", "会议时间没变，就是地点换到二楼小会议室")
    assert "已提醒" in reported.say("zhaoli", "催一下教育局，明天之前把台账交了")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["我下周不出差了", "销假 张伟", "我提前回来了"])
def test_one_s_own_leave_is_ended(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T10:10").say("zhangwei", "我下周一到周三出差，高飞代我")
    assert bot.say("zhangwei", words).startswith("张伟同志已销假")


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    "words", ["因领导可能出差，4号的会改到8号上午十点", "4号的会改到8号上午十点", "4号的会往后推四天"]
)
def test_what_is_settled_is_changed(reported: Conversation, words: str) -> None:
    assert "12月4日（周五）10:00 → 12月8日（周二）10:00" in reported.say("wangmin", words)


@ON_ONE_ENGINE
def test_what_was_looked_at_before_is_accepted(reported: Conversation) -> None:
    assert "已登记审核通过" in reported.say("zhaoli", "水利局的台账看过了，通过")


@ON_ONE_ENGINE
def test_who_went_is_not_put_down_for_the_next(reported: Conversation) -> None:
    assert "已告知" not in reported.say("liqiang", "上次的会我去了")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["那个会没取消", "党组会先别改期", "那个会有可能要推", "听说4号的会要取消"])
def test_it_is_said_that_the_meeting_stays_as_it_is(reported: Conversation, words: str) -> None:
    said = reported.say("wangmin", words)
    assert "12月4日（周五）10:00暂按原定安排，未作更改" in said
