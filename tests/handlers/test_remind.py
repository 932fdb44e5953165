"""催办 by hand: whom, of what, and not again and again."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation
from tests.handlers.people import userid_of


@pytest.fixture
def due(bot: Conversation) -> Conversation:
    """The day after the ledger of November was due."""
    return bot.at("2026-11-26T09:10")


def test_within_two_hours_it_is_asked_first(due: Conversation) -> None:
    liaison = userid_of(due, "水利局", "liaison")
    due.say("zhaoli", "催办 水利局")
    assert "09:10已提醒过，仍要提醒？" in due.at("2026-11-26T09:25").say("zhaoli", "催办 水利局")
    assert len(due.pushes(liaison)) == 1
    assert "已提醒水利局" in due.say("zhaoli", "确认")
    assert len(due.pushes(liaison)) == 2
    assert "已提醒水利局" in due.at("2026-11-26T11:30").say("zhaoli", "催办 水利局")


@ON_ONE_ENGINE
def test_another_member_of_the_desk_is_asked_too_and_another_department_is_not(due: Conversation) -> None:
    due.say("zhaoli", "催办 水利局")
    assert "已提醒过" in due.say("liqiang", "催一下水利局")
    assert "已提醒交通局" in due.say("zhaoli", "催办 交通局")
    assert "交通局、水利局" in (shown := due.say("zhaoli", "催办 全部"))
    assert "其中交通局、水利局两小时内已提醒过" in shown


@ON_ONE_ENGINE
def test_what_is_due_in_a_month_is_not_named(due: Conversation) -> None:
    assert "12月" not in due.say("zhaoli", "催办 水利局")
    due.say("wangmin", "报送 台账 11月 无")
    due.say("wangmin", "确认")
    assert "没有到催办期" in due.say("zhaoli", "催办 交通局")
    assert due.pushes("wangmin") == [] or "请办理" not in due.pushes("wangmin")[-1]


@ON_ONE_ENGINE
def test_a_kind_that_is_named_may_be_reminded_of_early(due: Conversation) -> None:
    assert "四季度主体责任清单推进情况" in due.say("zhaoli", "催办 水利局 清单")


@pytest.mark.parametrize("words", ["催一下他们", "提醒他们交台账", "帮忙催一下", "让他们快点交"])
@ON_ONE_ENGINE
def test_nobody_named_is_asked_for(due: Conversation, words: str) -> None:
    asked = due.say("zhaoli", words)
    assert "请问催办哪个单位" in asked
    assert "1 交通局" in asked
    assert due.pushes("wangmin") == []
    assert "已提醒交通局" in due.say("zhaoli", "1")


@pytest.mark.parametrize(("looks", "of"), [("谁没报台账", "联络员报送台账"), ("谁没报", ""), ("逾期", "")])
@ON_ONE_ENGINE
def test_they_are_those_whom_the_list_just_shown_names(due: Conversation, looks: str, of: str) -> None:
    due.say("zhaoli", looks)
    asked = due.say("zhaoli", "催催他们")
    assert "将提醒4个单位的联络员" in asked
    assert of in asked
    assert due.pushes("wangmin") == []
    due.say("zhaoli", "算了")
    due.say("zhaoli", "本周会议")
    assert "请问催办哪个单位" in due.say("zhaoli", "催催他们")


@pytest.mark.parametrize("words", ["没报的催一下", "帮我催一下没报的", "把没交的都提醒一下"])
@ON_ONE_ENGINE
def test_all_who_lag_are_shown_first(due: Conversation, words: str) -> None:
    assert "将提醒4个单位" in due.say("zhaoli", words)
    assert due.pushes("wangmin") == []


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["水利局那件交办的催一下", "催一下水利局的整改", "督办事项催办 水利局"])
def test_a_duty_of_a_register_is_no_report(due: Conversation, words: str) -> None:
    reply = due.say("zhaoli", words)
    assert "已提醒" not in reply
    assert due.pushes(userid_of(due, "水利局", "liaison")) == []
