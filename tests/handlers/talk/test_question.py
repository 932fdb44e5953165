"""The one open question: its choices, the ways out of it, and when it no longer holds."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from handlers.talk.open_question import opened, take
from storage.models import Dialogue
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
OFFICE = "zhaoli"
REMIND = "催办 全部 台账"


def asked(bot: Conversation) -> str:
    return bot.say(OFFICE, REMIND)


def open_name(bot: Conversation) -> str | None:
    with bot.session() as session:
        row = session.get(Dialogue, OFFICE)
        return row.handler if row else None


@pytest.mark.parametrize("words", ["确认", "1", "是的", "对", "确认发出", "第一个", "①"])
def test_a_confirmation_takes_the_offered_word_its_number_and_a_plain_yes(bot: Conversation, words: str) -> None:
    assert "请回复“确认”发出，或“取消”。" in asked(bot)
    assert bot.say(OFFICE, words).startswith("已提醒")
    assert open_name(bot) is None


@pytest.mark.parametrize("words", ["取消", "2", "不用了", "算了", "不办了", "否"])
def test_a_confirmation_can_be_refused(bot: Conversation, words: str) -> None:
    asked(bot)
    assert bot.say(OFFICE, words) == "好的，未发出。"
    assert open_name(bot) is None


@pytest.mark.parametrize("words", ["好的", "可以", "收到"])
def test_a_reflex_is_no_yes_and_is_told_so_once(bot: Conversation, words: str) -> None:
    asked(bot)
    assert bot.say(OFFICE, words) == "请回复 1 确认 或 2 不办。"
    assert bot.say(OFFICE, words) == ""
    assert bot.say(OFFICE, "1").startswith("已提醒")


@pytest.mark.parametrize("words", ["稍后", "晚点再办", "先放一放", "先这样"])
def test_a_question_can_be_put_off(bot: Conversation, words: str) -> None:
    asked(bot)
    assert "先放下" in bot.say(OFFICE, words)
    assert open_name(bot) is None


def test_a_choice_is_named_by_a_part_that_only_it_has(bot: Conversation) -> None:
    reply = bot.say(OFFICE, "催办 水里局")
    assert "1 水利局" in reply
    assert bot.say(OFFICE, "水利").startswith("已提醒水利局")


def test_a_number_that_no_choice_has_shows_the_choices_again(bot: Conversation) -> None:
    bot.say(OFFICE, "催办 水里局")
    reply = bot.say(OFFICE, "9")
    assert reply.startswith("没有第9项，请回复序号。")
    assert "1 水利局" in reply


def test_after_half_an_hour_a_number_means_nothing_and_the_words_still_do(bot: Conversation) -> None:
    bot.at("2026-11-23T09:00")
    asked(bot)
    reply = bot.at("2026-11-23T09:31").say(OFFICE, "1")
    assert reply.startswith("此前的序号已失效")
    assert "1 确认" in reply
    bot.at("2026-11-23T10:30")
    assert bot.say(OFFICE, "确认").startswith("已提醒")


def test_another_list_takes_the_numbers(bot: Conversation) -> None:
    asked(bot)
    assert len(bot.say(OFFICE, "问答目录").splitlines()) > 3
    assert bot.say(OFFICE, "1").startswith("此前的序号已失效")
    assert bot.say(OFFICE, "1").startswith("已提醒")


def test_after_a_day_the_answer_is_not_guessed_at(bot: Conversation) -> None:
    bot.at("2026-11-23T09:00")
    asked(bot)
    reply = bot.at("2026-11-24T09:01").say(OFFICE, "确认")
    assert "11月23日 09:00" in reply
    assert "请重发" in reply
    assert open_name(bot) is None


@pytest.mark.parametrize(
    "state",
    [
        {"commands": {"水利局": "催办 水利局"}, "choices": ["水利局"]},  # as 0.1 kept it
        {"format": 9},
    ],
)
def test_what_another_version_kept_is_sent_again(bot: Conversation, state: dict[str, object]) -> None:
    asked(bot)
    with bot.assistant.database.write() as session:
        session.execute(update(Dialogue).values(handler="a_question_of_before", state=state))
    assert "请重发" in bot.say(OFFICE, "1")
    assert open_name(bot) is None


def test_kept_values_of_another_version_are_sent_again(bot: Conversation) -> None:
    asked(bot)
    with bot.assistant.database.write() as session:
        row = session.get_one(Dialogue, OFFICE)
        row.state = {**row.state, "version": 7}
    assert "请重发" in bot.say(OFFICE, "确认")
    assert not any("提醒" in text for text in bot.pushes("wangmin"))


def test_an_answer_that_another_process_was_faster_with_is_said_to_be_given(bot: Conversation) -> None:
    asked(bot)
    with bot.assistant.database.write() as session:
        desk = bot.assistant.desk(session, OFFICE)
        found = opened(desk)
        assert found is not None
        asked_anew = update(Dialogue.__table__).values(asked_at=datetime(2026, 11, 1, tzinfo=UTC))  # type: ignore[arg-type]
        session.connection().execute(asked_anew)
        assert not take(desk, found)


ASIDE = "班子要开几次会"  # not in the compilation, with nearest questions to look at


def test_a_list_looked_at_has_numbers_of_its_own_and_the_question_beneath_stays(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "\n1 第" in bot.say("wangmin", ASIDE)
    answer = bot.say("wangmin", "1")
    assert answer.startswith("第")
    assert "零报告" not in answer
    assert bot.say("wangmin", "1").startswith("此前的序号已失效")
    assert "零报告" in bot.say("wangmin", "1")


def test_the_question_beneath_a_list_is_answered_in_words(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    bot.say("wangmin", ASIDE)
    assert "零报告" in bot.say("wangmin", "零报告")


def test_a_list_looked_at_is_nothing_that_waits(bot: Conversation) -> None:
    bot.say("wangmin", ASIDE)
    assert "您想问的是不是" not in bot.say("wangmin", "我的待办")
    bot.say("wangmin", "报送 台账 11月")
    bot.say("wangmin", ASIDE)
    assert "待您答复：11月主体责任台账" in bot.say("wangmin", "我的待办")


def test_after_an_answer_of_the_compilation_the_question_is_repeated_whole_and_once(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    reply = bot.say("wangmin", "一岗双责是什么")
    assert "待您答复：" in reply
    assert "1 零报告（无）\n2 纸质已送\n3 稍后报送" in reply
    assert "待您答复：" not in bot.say("wangmin", "三重一大是什么")


def test_what_is_not_understood_is_asked_in_other_words_and_then_let_go(bot: Conversation) -> None:
    first = bot.say("wangmin", "报送 台账 11月")
    second = bot.say("wangmin", "蓝色的那个")
    assert second.startswith("没有看懂这个答复")
    assert "蓝色" not in second
    assert second != first
    assert "1 零报告（无）" in second
    third = bot.say("wangmin", "还是蓝色的")
    assert "综合科" in third
    assert "1 零报告" not in third
    with bot.session() as session:
        assert session.get(Dialogue, "wangmin") is None


@pytest.mark.parametrize("words", ["零报告", "无", "没有", "1", "零报告吧", "1.零报告（无）"])
def test_nothing_to_report_is_said_in_many_ways(bot: Conversation, words: str) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "予以登记" in bot.say("wangmin", words)


@pytest.mark.parametrize("words", ["纸质的送过去了", "纸质", "2", "选2", "纸质已送了"])
def test_paper_is_said_in_many_ways(bot: Conversation, words: str) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "已送纸质" in bot.say("wangmin", words)


@pytest.mark.parametrize("words", ["3", "晚点再报", "稍后", "算了", "先不报", "回头再说"])
def test_a_report_can_wait(bot: Conversation, words: str) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert bot.say("wangmin", words).startswith("好的，")
    with bot.session() as session:
        assert session.get(Dialogue, "wangmin") is None


def test_a_bare_cancel_drops_the_question_and_says_how_a_meeting_is_cancelled(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    reply = bot.say("wangmin", "取消")
    assert "如要取消会议，请回复“取消 编号”" in reply


def test_another_command_is_served_and_the_question_stays(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "零报告" not in bot.say("wangmin", "本周会议")
    assert "予以登记" in bot.say("wangmin", "零报告")


def test_what_was_settled_meanwhile_is_said_and_not_done_again(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "已代登" in bot.say(OFFICE, "代登 交通局 台账 11月 纸质 11月20日")
    reply = bot.say("wangmin", "零报告")
    assert "无需重复报送" in reply
    assert "予以登记" not in reply


def test_a_department_that_is_asked_for_keeps_the_day_on_which_it_was_said(bot: Conversation) -> None:
    bot.at("2026-11-18T16:00").say(OFFICE, "代登 交通巨 台账 11月 纸质 今天")
    reply = bot.at("2026-11-19T08:40").say(OFFICE, "交通局")
    assert "11月18日" in reply
    assert "11月19日" not in reply


@pytest.mark.parametrize(
    "words", ["不确认", "先不要确认", "确认了吗", "怎么确认", "别确认", "交通局情况", "同意不同意"]
)
def test_what_is_sent_to_others_goes_on_the_offered_words_alone(bot: Conversation, words: str) -> None:
    asked(bot)
    assert not bot.say(OFFICE, words).startswith("已提醒")
    assert bot.pushes("wangmin") == []


def test_a_command_about_a_choice_is_a_command(bot: Conversation) -> None:
    bot.say(OFFICE, "催办 水里局")
    assert bot.say(OFFICE, "水利局情况").startswith("水利局（2026年）")
    assert bot.pushes("chenfang") == []


def test_a_lapsed_question_takes_no_word_from_what_waits_today(bot: Conversation) -> None:
    bot.at("2026-11-23T09:00").say("gaofei", "报送 台账 11月")
    bot.at("2026-11-24T09:30").say("wangmin", "记台账 高飞 11月23日到项目工地检查安全")
    assert "已确认代填记录1条" in bot.say("gaofei", "确认")


def test_a_confirmation_repeated_after_a_question_takes_its_word_and_no_number(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月 无")
    bot.say(OFFICE, "退回 交通局 台账 内容空泛")
    assert "待您答复：将发给交通局联络员" in bot.say(OFFICE, "一岗双责是什么")
    assert bot.say(OFFICE, "1").startswith("此前的序号已失效")
    assert "已退回" in bot.say(OFFICE, "确认")


@pytest.mark.parametrize("between", ["退回 交通局 台账 内容不全", "本周会议"], ids=["refused", "served"])
def test_a_number_confirms_nothing_once_something_else_was_answered(bot: Conversation, between: str) -> None:
    bot.say(OFFICE, "催办 全部 台账")
    assert "1 " not in bot.say(OFFICE, between)
    sent = len(bot.pushes("wangmin"))
    assert bot.say(OFFICE, "1").startswith("此前的序号已失效")
    assert len(bot.pushes("wangmin")) == sent
    assert "已提醒" in bot.say(OFFICE, "1"), "shown again, with its numbers"
