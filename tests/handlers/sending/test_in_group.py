"""The robot in group chats: bound with a code, answers fit for everybody there, and everything else in a single chat."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.incoming import ROBOT, Incoming
from handlers.talk.registry import acts
from storage.models import ChatGroup, Dialogue, InboxMessage, MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
CHAT, OTHER = "wrCHAT1", "wrCHAT2"
NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。联系人：王敏 13800000000"


def say(bot: Conversation, userid: str, words: str, chat: str = CHAT, quote: str = "") -> str:
    return bot.dispatcher.dispatch(
        Incoming(
            userid, uuid4().hex, "text", words, chat=chat, quote=quote, door=ROBOT, reply_to='["r", "c", true, false]'
        )
    )


def bind(bot: Conversation, whose: str = "联络员", chat: str = CHAT, office: str = "zhaoli") -> str:
    code = bot.say(office, f"绑定码 {whose}").split("：")[1][:6]
    return say(bot, office, f"绑定 {code}", chat)


def test_a_group_is_bound_with_a_code_once(bot: Conversation) -> None:
    code = bot.say("zhaoli", "绑定码 联络员").split("：")[1][:6]
    assert "绑定码不正确" in say(bot, "wangmin", f"绑定 {code}")  # it is the one's who asked for it
    assert "绑定码不正确" in say(bot, "zhenghui", f"绑定 {code}")
    assert say(bot, "zhaoli", f"绑定 {code}").startswith("本群已绑定为第一派驻纪检监察组联络员群")
    assert "绑定码不正确" in say(bot, "zhaoli", f"绑定 {code}", OTHER)
    with bot.session() as session:
        row = session.scalars(select(ChatGroup)).one()
        assert (row.channel, row.address, row.kind, row.department_id) == ("robot", CHAT, "liaisons", None)
    assert "智能机器人" in bot.say("zhaoli", "群名单")
    bot.say("zhaoli", "解绑群 第一派驻纪检监察组联络员群")
    assert "尚未绑定" in say(bot, "wangmin", "谁没报")


def test_a_code_lapses_after_a_day(bot: Conversation) -> None:
    code = bot.at("2026-11-22T10:00").say("zhaoli", "绑定码 综合").split("：")[1][:6]
    bot.at("2026-11-23T10:01")
    assert "已失效" in say(bot, "zhaoli", f"绑定 {code}")


@pytest.mark.parametrize(
    "words", ["谁没报", "本周会议", "一岗双责是什么", "我的待办", "", NOTICE, "报送 台账 11月 无", "2"]
)
@pytest.mark.parametrize("userid", ["wangmin", "stranger", "caiyun"])
def test_each_is_told_what_to_do_where_nothing_is_answered(bot: Conversation, userid: str, words: str) -> None:
    said = say(bot, userid, words)
    assert ("成员名单" if userid == "stranger" else "尚未绑定") in said
    bind(bot)
    said = say(bot, userid, words)
    if userid == "stranger":
        assert "成员名单" in said
    elif userid == "caiyun":  # of the other inspection group
        assert "不在本群所属单位" in said
    elif not words:
        assert "请问需要查询什么" in said
    with bot.session() as session:
        assert session.scalars(select(MeetingNotice)).all() == []


def test_liaisons_read_counts_before_the_date_and_names_after_it(bot: Conversation) -> None:
    bind(bot)
    bot.at("2026-11-24T09:00")
    said = say(bot, "wangmin", "谁没报")
    assert "应报" in said
    assert "水利局" not in said
    bot.at("2026-11-26T09:00")
    assert "水利局" in say(bot, "wangmin", "还有谁没报")
    assert "财政局" not in say(bot, "wangmin", "谁没报")  # of the other group
    assert "@" not in say(bot, "wangmin", "谁没报")


def test_a_mixed_group_reads_counts_alone(bot: Conversation) -> None:
    bind(bot, "综合")
    bot.at("2026-11-26T09:00")
    said = say(bot, "wangmin", "谁没报")
    assert "应报" in said
    assert not any(name in said for name in ("水利局", "交通局", "教育局"))


def test_a_department_reads_its_own(bot: Conversation) -> None:
    bind(bot, "交通局")
    assert say(bot, "zhangwei", "谁没报").startswith("交通局待报送：\n· 11月主体责任台账：")
    assert "不在本群所属单位" in say(bot, "chenfang", "谁没报")


def test_meetings_are_told_without_what_they_decide(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.at("2026-11-23T09:00")
    bind(bot)
    bind(bot, "交通局", OTHER)
    said = say(bot, "chenfang", "本周会议")
    assert "11月27日（周五）：1次" in said
    assert "交通局" not in said
    own = say(bot, "wangmin", "本周会议", OTHER)
    assert "11月27日（周五）14:30" in own
    assert "局三楼会议室" in own
    assert "预算" not in own
    assert "暂无" in say(bot, "wangmin", "下周会议", OTHER)


def test_a_question_is_answered_in_short_and_its_asker_forgotten_like_any(bot: Conversation) -> None:
    bind(bot)
    assert say(bot, "wangmin", "一岗双责是什么").startswith("第")
    assert say(bot, "wangmin", "第7问").startswith("第7问")
    with bot.session() as session:
        rows = session.scalars(select(InboxMessage).where(InboxMessage.chat == CHAT)).all()
        assert [row.handler for row in rows[-2:]] == ["qa", "qa"]
    assert "汇编中没有找到" in say(bot, "wangmin", "食堂今天吃什么")


def test_nothing_of_a_person_or_a_department_is_answered_in_a_group(bot: Conversation) -> None:
    bind(bot)
    examples = [words for each in acts() for words in each.examples if each.room != "qa"]
    answered = {"谁没报", "谁没报 台账", "谁没报 10月", "本周会议", "下周会议"}
    for words in sorted({*examples} - answered):
        said = say(bot, "wangmin", words)
        assert "单独与本助手会话" in said or said.startswith(("汇编中没有找到", "第")), (words, said)
    with bot.session() as session:
        assert session.scalars(select(Dialogue)).all() == []
        kept = session.scalars(
            select(InboxMessage.text).where(InboxMessage.chat == CHAT, InboxMessage.handler == "qa")
        ).all()
        assert NOTICE not in kept


@pytest.mark.parametrize("chat", ["", CHAT])
def test_a_quoted_notice_is_registered_when_its_days_are_absolute(bot: Conversation, chat: str) -> None:
    bind(bot)
    said = say(bot, "wangmin", "把这条登记为会议", chat, NOTICE)
    assert "2026-0001" in said
    with bot.session() as session:
        row = session.scalars(select(MeetingNotice)).one()
        assert row.starts_at is not None
        assert row.day is not None
        assert row.day.isoformat() == "2026-11-27"


@pytest.mark.parametrize("when", ["明天上午9点", "下周一下午3点", "本周五上午9点", "后天9:30", "30号上午9点"])
def test_a_relative_day_of_a_quote_is_asked_for(bot: Conversation, when: str) -> None:
    bind(bot)
    said = say(
        bot, "wangmin", "把这条登记为会议", CHAT, f"会议通知：定于{when}在局三楼会议室召开党组会，研究：1.培训计划。"
    )
    assert "未作登记" in said
    with bot.session() as session:
        assert session.scalars(select(MeetingNotice)).all() == []


def test_a_quote_is_screened_as_words_are(bot: Conversation) -> None:
    bind(bot)
    assert "涉密不上网" in say(bot, "wangmin", "把这条登记为会议", CHAT, f"机密★ {NOTICE}")
    assert "不像会议通知" in say(bot, "wangmin", "把这条登记为会议", CHAT, "大家辛苦了")
    assert "由" in say(bot, "liqiang", "把这条登记为会议", CHAT, NOTICE)
