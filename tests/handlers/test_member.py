"""Strangers, first contact and reflexes."""

from sqlalchemy import select

from storage.models import Application, Member
from tests.conftest import Conversation


def forget_greeting(bot: Conversation, userid: str) -> None:
    with bot.assistant.database.write() as session:
        session.scalars(select(Member).where(Member.userid == userid)).one().greeted_at = None


def test_first_contact_is_greeted_once(bot: Conversation) -> None:
    forget_greeting(bot, "wangmin")
    first = bot.say("wangmin", "", kind="event:enter_agent")
    assert "我是派驻纪检监察组综合科的履责助手" in first
    assert "涉密不上网" in first
    assert bot.say("wangmin", "", kind="event:enter_agent") == ""
    assert "我是派驻纪检监察组综合科的履责助手" not in bot.say("wangmin", "帮助")


def test_a_first_message_is_served_and_greeted(bot: Conversation) -> None:
    forget_greeting(bot, "wangmin")
    reply = bot.say("wangmin", "第7问")
    assert reply.startswith("第7问")
    assert "履责助手" in reply


def test_a_stranger_gets_one_sentence_and_may_apply(bot: Conversation) -> None:
    for words in ("你好", "第7问", "谁没报", "会议通知：明天上午9点开党组会研究预算"):
        assert bot.say("luren", words).startswith("您好，您暂不在成员名单中")
    assert "编号 2026-0001" in bot.say("luren", "申请 交通局 联络员 王小敏")
    assert "申请 2026-0001：王小敏申请以交通局联络员身份" in bot.pushes("zhaoli")[0]
    assert "已同意" in bot.say("zhaoli", "同意 2026-0001")
    assert "已同意" in bot.pushes("luren")[0]
    assert "您可以这样说" in bot.say("luren", "帮助")


def test_an_application_for_an_unknown_department_is_not_kept(bot: Conversation) -> None:
    assert "没有找到单位“火星局”" in bot.say("luren", "申请 火星局 联络员 王小敏")
    with bot.session() as session:
        assert session.scalars(select(Application)).all() == []


def test_only_the_office_of_the_group_decides(bot: Conversation) -> None:
    bot.say("luren", "申请 交通局 联络员 王小敏")
    assert "由派驻组、综合科使用" in bot.say("wangmin", "同意 2026-0001")
    assert "没有找到编号" in bot.say("zhaoli", "同意 2026-0009")
    assert "已记为不同意" in bot.say("zhaoli", "不同意 2026-0001")
    assert "已经处理过" in bot.say("zhaoli", "同意 2026-0001")
    assert bot.say("luren", "帮助").startswith("您好，您暂不在成员名单中")


def test_reflexes_are_silent(bot: Conversation) -> None:
    for words in ("收到", "好的", "谢谢", "已阅", "收到，谢谢！", "好的。", "[抱拳]", "OK"):
        assert bot.say("wangmin", words) == ""
