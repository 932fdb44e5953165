"""意见: shown, confirmed, recalled, answered."""

import pytest
from sqlalchemy import select, update

from storage.models import Opinion, PushRecipient
from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.XX路改造项目立项。"


@pytest.fixture
def shown(bot: Conversation) -> Conversation:
    bot.say("wangmin", NOTICE)
    reply = bot.say("liqiang", "意见 2026-0001 建议补充可研报告后再上会")
    assert "将发给交通局联络员王敏" in reply
    assert "建议补充可研报告后再上会" in reply
    assert "请回复“确认”发出" in reply
    return bot


def delivered(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        session.execute(update(PushRecipient).values(state="sent", msgid="m1", sent_at=bot.clock.now()))


def opinion(bot: Conversation) -> Opinion:
    with bot.session() as session:
        return session.scalars(select(Opinion)).one()


def test_nothing_leaves_before_it_is_confirmed(shown: Conversation) -> None:
    assert shown.pushes("wangmin") == []
    assert "编号 2026-0002" in shown.say("liqiang", "确认")
    [push] = shown.pushes("wangmin")
    assert push.startswith("派驻组对 2026-0001 党组会议（11月27日（周五）14:30）的意见：建议补充可研报告后再上会")
    assert "答复 2026-0002" in push


def test_it_may_be_dropped(shown: Conversation) -> None:
    assert shown.say("liqiang", "取消") == "好的，未发出。"
    assert shown.pushes("wangmin") == []
    with shown.session() as session:
        assert session.scalars(select(Opinion)).all() == []


def test_another_command_is_served_and_the_question_stays(shown: Conversation) -> None:
    assert "暂无已报会议" in shown.say("liqiang", "本周会议")
    assert shown.say("liqiang", "收到") == "请回复 1 确认 或 2 不办。"  # a reflex confirms nothing
    assert "意见已发出" in shown.say("liqiang", "确认")


def test_recalled_before_delivery_nobody_reads_it(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    assert "尚未送达任何人" in shown.say("liqiang", "撤回 2026-0002")
    with shown.session() as session:
        states = session.scalars(select(PushRecipient.state).where(PushRecipient.target == "wangmin")).all()
    assert states == ["cancelled"]
    assert opinion(shown).state == "recalled"
    assert "此前已撤回" in shown.say("liqiang", "撤回 2026-0002")


def test_recalled_after_delivery_says_who_may_have_read_it(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    delivered(shown)
    assert "可能已读：王敏" in shown.say("zhaoli", "撤回 2026-0002")
    assert "意见 2026-0002 已撤回，请不再办理" in shown.pushes("wangmin")[-1]
    with shown.session() as session:
        states = session.scalars(select(PushRecipient.state).where(PushRecipient.target == "wangmin")).all()
    assert sorted(states) == ["queued", "recalling"]
    assert "已撤回，无需答复" in shown.say("wangmin", "答复 2026-0002 已补充")


def test_after_a_day_it_stays(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    assert "超过24小时" in shown.at("2026-11-23T10:01").say("liqiang", "撤回 2026-0002")
    assert opinion(shown).state == "sent"


def test_the_answer_reaches_the_desk(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    assert "2026-0002 交通局" in shown.say("liqiang", "待答复意见")
    assert "已登记" in shown.say("wangmin", "答复 2026-0002 已补充可研报告")
    assert "交通局答复意见 2026-0002" in shown.pushes("liqiang")[-1]
    assert opinion(shown).answer == "已补充可研报告"
    assert "没有待答复" in shown.say("liqiang", "待答复意见")
    assert "答复：已补充可研报告" in shown.say("liqiang", "会议 2026-0001")


def test_numbers_out_of_view_and_missing_words(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    assert "没有找到编号 2026-0002" in shown.say("zhuting", "答复 2026-0002 已补充")
    assert "没有找到编号 2026-0099" in shown.say("wangmin", "答复 2026-0099 已补充")
    assert "请写明答复内容" in shown.say("wangmin", "答复 2026-0002")
    assert "请写明意见内容" in shown.say("liqiang", "意见 2026-0001")
    assert "由派驻组、综合科使用" in shown.say("wangmin", "意见 2026-0001 建议暂缓")
    assert opinion(shown).state == "sent"


def test_a_recall_without_a_number_asks_which(shown: Conversation) -> None:
    assert "没有发出的意见可以撤回" in shown.say("liqiang", "撤回")
    shown.say("liqiang", "意见 2026-0001 请报送纪要")
    shown.say("liqiang", "确认发出")
    assert "1 意见 2026-0002（交通局）：请报送纪要" in shown.say("liqiang", "撤回")
    assert "意见 2026-0002 已撤回" in shown.say("liqiang", "1")
    assert "没有发出的意见可以撤回" in shown.say("liqiang", "撤回")


def test_after_a_day_nothing_is_offered_for_recall(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    assert "没有发出的意见可以撤回" in shown.at("2026-11-23T10:01").say("liqiang", "撤回")


@pytest.mark.parametrize(
    "words",
    [
        "答复 已补充可研报告",
        "答复意见：已补充可研报告",
        "关于意见2026-0002的答复：已补充可研报告",
        "答复 2026-0002 已补充可研报告",
    ],
)
def test_an_answer_as_people_write_it(shown: Conversation, words: str) -> None:
    shown.say("liqiang", "确认")
    assert "意见 2026-0002（会议 2026-0001）：建议补充可研报告后再上会" in shown.say("wangmin", "我的待办")
    assert "对意见 2026-0002 的答复已登记" in shown.say("wangmin", words)
    assert opinion(shown).answer == "已补充可研报告"
    assert "意见 2026-0002" not in shown.say("wangmin", "我的待办")


@pytest.mark.parametrize(
    "words", ["意见采纳，可研下周补上，会往后推", "那条意见不采纳，消防已下通知，预算不能减", "我们接受组里的意见"]
)
def test_what_came_of_an_opinion_answers_it(shown: Conversation, words: str) -> None:
    assert "已登记" not in shown.say("wangmin", words), "none has been sent yet"
    shown.say("liqiang", "确认")
    assert "对意见 2026-0002 的答复已登记" in shown.say("wangmin", words)
    assert opinion(shown).answer == words


def test_with_two_opinions_it_is_asked_which_is_answered(shown: Conversation) -> None:
    shown.say("liqiang", "确认")
    shown.say("liqiang", "意见 2026-0001 请报送纪要")
    shown.say("liqiang", "确认")
    assert "请问答复的是哪一条意见" in shown.say("wangmin", "答复 已报送")
    assert "对意见 2026-0003 的答复已登记" in shown.say("wangmin", "2")
    assert "目前没有待答复的意见" in shown.say("chenfang", "答复 已报送")
