"""绑定群, 建群, 群名单, 解绑群: the own inspection group's chats, and a key that nobody reads again."""

import pytest
from sqlalchemy import select, text

from bot.incoming import Incoming
from storage.models import Base, ChatGroup, Department, Holding, InboxMessage, Member, Push
from tests.conftest import Conversation

KEY = "693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"
URL = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
OFFICE, OTHER_OFFICE = "zhaoli", "zhenghui"


def chats(bot: Conversation) -> list[tuple[str, str, str, str]]:
    with bot.session() as session:
        return [
            (row.name, row.kind, row.channel, row.state)
            for row in session.scalars(select(ChatGroup).order_by(ChatGroup.id))
        ]


@pytest.mark.parametrize(
    ("words", "chat"),
    [
        (f"绑定群 {URL} 联络员", ("联络员群", "liaisons")),
        (f"绑定群 {KEY} 综合", ("综合群", "mixed")),
        (f"绑定群{URL}联络员群 交通系统联络员群", ("交通系统联络员群", "liaisons")),
        (f"绑定群：{KEY} 综合群", ("综合群", "mixed")),
    ],
)
def test_a_webhook_is_bound(bot: Conversation, words: str, chat: tuple[str, str]) -> None:
    reply = bot.say(OFFICE, words)
    assert reply.startswith(f"已绑定“{chat[0]}”")
    assert chats(bot) == [(*chat, "webhook", "active")]
    with bot.session() as session:
        row = session.scalars(select(ChatGroup)).one()
        assert row.address == KEY
        (greeting,) = session.scalars(select(Push).where(Push.channel == "webhook"))
        assert "涉密不上网" in greeting.text


def test_the_key_is_stored_as_an_address_alone_and_never_shown(
    bot: Conversation, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [
        bot.say(OFFICE, f"绑定群 {URL} 联络员"),
        bot.say(OFFICE, "群名单"),
        bot.say(OFFICE, "我收到了什么"),
        bot.say(OFFICE, f"请看 {URL} 这是什么"),
        bot.say(OFFICE, f"绑定群 {KEY}"),
    ]
    assert not any(KEY in each for each in said)
    with bot.session() as session:
        held = {
            table.name
            for table in Base.metadata.sorted_tables
            for row in session.execute(text(f'SELECT * FROM "{table.name}"'))
            if KEY in str(row)
        }
        assert held == {"chat_group", "push_recipient"}, "where it is needed to send"
        assert all("不予保存" in row.text for row in session.scalars(select(InboxMessage)) if "绑定" in row.text)
    logged = capsys.readouterr()
    assert KEY not in logged.out + logged.err


def test_a_repeat_gets_the_stored_reply_and_binds_once(bot: Conversation) -> None:
    words = f"绑定群 {KEY} 联络员"
    assert bot.say(OFFICE, words, source="7") == bot.say(OFFICE, words, source="7")
    assert len(chats(bot)) == 1


def test_after_a_restart_the_key_is_asked_for_again(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        session.add(
            InboxMessage(
                key="k", userid=OFFICE, kind="text", text="绑定群 （群机器人密钥，不予保存） 联络员",
                received_at=bot.clock.now(), claimed_by="dead",
            )
        )  # fmt: skip
    assert bot.dispatcher.take_over(1, "dead")
    assert "请附上群机器人的完整地址或密钥" in bot.pushes(OFFICE)[0]
    assert chats(bot) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("绑定群", "请附上群机器人的完整地址或密钥"),
        ("绑定群 联络员", "请附上群机器人的完整地址或密钥"),
        ("绑定群 abc 联络员", "请附上群机器人的完整地址或密钥"),
        (f"绑定群 {KEY}", "请在地址后写明群的种类"),
        (f"绑定群 {KEY} 领导", "请在地址后写明群的种类"),
        (f"绑定群 {KEY} 联络员 {'长' * 51}", "群名最长50字"),
    ],
)
def test_what_is_missing_is_said(bot: Conversation, words: str, why: str) -> None:
    assert why in bot.say(OFFICE, words)
    assert chats(bot) == []


def test_the_same_key_again_changes_the_kind(bot: Conversation) -> None:
    bot.say(OFFICE, f"绑定群 {KEY} 联络员")
    assert "已绑定“综合群”" in bot.say(OFFICE, f"绑定群 {KEY} 综合")
    assert chats(bot) == [("综合群", "mixed", "webhook", "active")]


def test_another_group_s_chat_is_not_there(bot: Conversation) -> None:
    bot.say(OFFICE, f"绑定群 {KEY} 联络员")
    assert "已由其他派驻组绑定" in bot.say(OTHER_OFFICE, f"绑定群 {KEY} 综合")
    assert "目前没有绑定的群" in bot.say(OTHER_OFFICE, "群名单")
    assert "目前没有绑定的群" in bot.say(OTHER_OFFICE, "解绑群 联络员群")
    assert chats(bot) == [("联络员群", "liaisons", "webhook", "active")]
    assert "由派驻组、综合科使用" in bot.say("wangmin", f"绑定群 {KEY} 联络员")


def test_an_unbound_chat_gets_nothing_and_may_be_bound_again(bot: Conversation) -> None:
    bot.say(OFFICE, f"绑定群 {KEY} 联络员")
    assert bot.say(OFFICE, "解绑群 联络员群") == "已解绑“联络员群”，不再向该群发送消息。"
    with bot.session() as session:
        states = [row.state for push in session.scalars(select(Push)) for row in push.recipients]
    assert states == ["cancelled"]
    assert "目前没有绑定的群" in bot.say(OFFICE, "群名单")
    assert "已绑定“综合群”" in bot.say(OTHER_OFFICE, f"绑定群 {KEY} 综合")


def test_two_chats_of_a_kind_have_two_names(bot: Conversation) -> None:
    bot.say(OFFICE, f"绑定群 {KEY} 联络员")
    bot.say(OFFICE, f"绑定群 {KEY[::-1]} 联络员")
    assert "请写明群名：联络员群、联络员群2" in bot.say(OFFICE, "解绑群")
    assert "联络员群2（联络员群，群机器人）" in bot.say(OFFICE, "群名单")


def test_a_group_is_made_after_its_members_were_seen(bot: Conversation) -> None:
    shown = bot.say(OFFICE, "建群 联络员")
    for name in ("赵丽", "王敏", "陈芳", "孙静"):
        assert name in shown
    for name in ("张伟", "刘建国", "朱婷"):
        assert name not in shown, "leaders and another group's people"
    assert chats(bot) == []
    assert "正在建立" in bot.say(OFFICE, "确认")
    with bot.session() as session:
        row = session.scalars(select(ChatGroup)).one()
        assert (row.state, row.channel, row.members[0]) == ("wanted", "appchat", OFFICE)
        assert len(row.address) <= 32
        assert row.address.isalnum()
    assert "正在建立" in bot.say(OFFICE, "群名单")


def test_a_group_that_is_not_wanted_is_not_made(bot: Conversation) -> None:
    bot.say(OFFICE, "建群 综合")
    assert bot.say(OFFICE, "取消") == "好的，未建群。"
    assert chats(bot) == []


def test_a_group_without_members_is_refused(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        for member in session.scalars(select(Member).join(Holding).where(Holding.role == "liaison")):
            member.gone_at = bot.clock.now()
    assert "尚未登记联络员，群内至少2人" in bot.say(OFFICE, "建群 联络员")


def test_a_group_of_too_many_is_refused(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        department = session.scalars(select(Department).where(Department.name == "交通局")).one()
        for n in range(2000):
            member = Member(userid=f"u{n}", userid_key=f"u{n}", name="某某")
            member.holdings = [Holding(role="liaison", department_id=department.id)]
            session.add(member)
    assert "上限" in bot.say(OFFICE, "建群 联络员")


def test_one_desk_of_two_groups_names_the_group(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        zhaoli = session.scalars(select(Member).where(Member.userid == OFFICE)).one()
        other = session.scalars(select(Holding.group_id).join(Member).where(Member.userid == OTHER_OFFICE)).one()
        zhaoli.holdings.append(Holding(role="office", group_id=other))
    assert "请在最后写明派驻组" in bot.say(OFFICE, f"绑定群 {KEY} 联络员")
    assert "已绑定“联络员群”" in bot.say(OFFICE, f"绑定群 {KEY} 联络员 第二派驻纪检监察组")
    with bot.session() as session:
        assert session.scalars(select(ChatGroup)).one().group_id == other


def test_in_a_group_the_answer_is_short(bot: Conversation) -> None:
    alone = bot.say("wangmin", "第5问")
    code = bot.say("zhaoli", "绑定码 综合").split("：")[1][:6]
    bot.dispatcher.dispatch(Incoming("zhaoli", "g0", "text", f"绑定 {code}", chat="group"))
    together = bot.dispatcher.dispatch(Incoming("wangmin", "g1", "text", "第5问", chat="group"))
    assert "可看全文" in together
    assert "可看全文" not in alone
    assert len(together) < len(alone)
