"""What is said to the robot in a group chat: bound with a code, who may ask, and answers that everybody there may read."""

import re
from datetime import timedelta
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.sending import robot_chats
from actions.sending.groups import KINDS, InspectionGroup, own_groups
from actions.sending.robot_chats import ChatGroup
from handlers.sending.group import KIND
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, Order, act, spoken_in_group
from handlers.talk.slots import Slot, Wants
from policy.screening.webhook_key import HIDDEN
from policy.time.months import Span

_BOUND = "robot_chat"
CAN = "群内可以问“谁没报”“本周会议”，或直接提问汇编中的问题；个人和单位的事项请单独与本助手会话。"


def _whose(desk: Desk, message: Message) -> list[str]:
    """The kind of chat, or the department whose it is."""
    named = [kind for kind in KIND if kind in message.text.replace("综合科", "")]
    return named or [each.name for each in departments.mentioned(desk.context, message.text)]


@act(
    "chat_code",
    meant=Wants(Slot("whose", _whose, "请问是哪个群的绑定码？也可以写单位名称。", lambda _desk: [*KIND])),
    words=r"(?:群聊?)?绑定码[\s：:]*(?P<whose>\S*)(?:\s+(?P<group>\S+))?",
    roles=GROUP,
    usage="绑定码 联络员",
    summary="领取在群内绑定智能机器人的绑定码，也可“绑定码 综合”“绑定码 交通局”",
)
def chat_code(desk: Desk, _message: Message, found: Any) -> Reply:
    """The code for one chat: of liaisons, of everybody, or of one department."""
    whose = found["whose"].removesuffix("群")
    kind, department = KIND.get(whose), None
    if kind is None:
        department = robot_chats.find_department(desk.context, whose)
        if department is None:
            raise UserError("请写明群的种类“联络员”“综合”或单位名称，如“绑定码 联络员”“绑定码 交通局”。")
    group = _group(desk, found["group"] or "", department.group_id if department else None)
    code = robot_chats.make_code(desk.context, group, kind or "mixed", department)
    for_whom = department.name if department else f"{group.name}{KINDS[kind or 'mixed']}"
    return Reply(
        f"{for_whom}的绑定码：{code}。请将智能机器人加入该群，并由您本人在群内发送“@助手 绑定 {code}”，一天内有效，只用一次。"
    )


def _group(desk: Desk, name: str, group_id: int | None) -> InspectionGroup:
    own = own_groups(desk.context)
    named = [each for each in own if each.id == group_id or (name and name in each.name)]
    if len(own) > 1 and len(named) != 1:
        raise UserError(f"请在最后写明派驻组：{'、'.join(each.name for each in own)}。")
    return (named or own)[0]


@act(
    "bind_chat",
    order=Order.GROUP,
    match=spoken_in_group(rf"绑定(?:本群|群聊?|码)?[\s：:]*(?:{re.escape(HIDDEN)})?[\s。]*"),
)
def bind_chat(desk: Desk, message: Message, _found: Any) -> Reply:
    """«绑定 483920» in the group, by whoever asked for the code; it came beside the text and is in no stored message."""
    if desk.context.actor is None:
        return Reply(_stranger(desk), "stranger")
    row = robot_chats.bind(desk.context, message.chat, message.secret)
    return Reply(
        f"本群已绑定为{robot_chats.name_of(row)}。{CAN}请勿在群内发送涉密内容、问题线索和举报材料（涉密不上网）。",
        "bind_chat",
    )


def chat_of(desk: Desk, message: Message) -> ChatGroup | None:
    """The bound chat in which a message was said, looked up once a message."""
    read = desk.context.read
    if _BOUND not in read:
        read[_BOUND] = robot_chats.find_robot_chat(desk.context, message.chat)
    found: ChatGroup | None = read[_BOUND]
    return found


def _is_kept_out(desk: Desk, message: Message) -> str:
    """Why nothing is answered here, in words; empty where it is."""
    if not message.in_group:
        return ""
    if desk.context.actor is None:
        return _stranger(desk)
    row = chat_of(desk, message)
    if row is None:
        return "本群尚未绑定，暂不能在群内答复。请综合科单独向本助手发送“绑定码 联络员”领取绑定码后在群内绑定；您的事项请单独与本助手会话。"
    if not robot_chats.belongs(desk.context, row):
        return "您不在本群所属单位的成员名单中，请单独与本助手会话。"
    if message.kind != "text":
        return "群内只能处理文字，其他内容请单独发送给本助手。"
    return "" if message.text.strip() else f"请问需要查询什么？{CAN}"


def _stranger(desk: Desk) -> str:
    return f"您暂不在成员名单中，请联系{desk.context.rules.office}。"


@act("kept_out_of_group", order=Order.GROUP, match=_is_kept_out)
def kept_out_of_group(_desk: Desk, _message: Message, found: str) -> Reply:
    """An unbound group, a stranger, a mention without words: each told what to do."""
    return Reply(found, "refused", forgotten=True)


@act(
    "group_missing",
    order=Order.GROUP,
    match=spoken_in_group(
        r"(?:查看|看看)?\S{0,8}?(?:谁|哪些单位|哪几?家)还?没有?(?:报送?|交)了?\s*\S{0,6}?[。？?]?|报送(?:进度|情况)[。？?]?"
    ),
)
def group_missing(desk: Desk, message: Message, _found: Any) -> Reply:
    """Counts and dates; names only where the kind of the chat allows them."""
    row = _here(desk, message)
    text = robot_chats.progress(desk.context, row)
    if not text:
        return Reply("目前没有待报送的事项。")
    return Reply(f"{row.department.name}待报送：\n{text}" if row.department else text)


@act(
    "group_meetings",
    order=Order.GROUP,
    match=spoken_in_group(
        r"(?:查看|看一?下)?(?P<when>本周|这周|下周|今天|今日|明天)的?(?:有(?:哪些|什么))?会议?(?:安排)?(?:有?(?:哪些|什么|几个))?[。？?]?"
    ),
)
def group_meetings(desk: Desk, message: Message, found: Any) -> Reply:
    """When there are meetings; what they decide is nobody's business here."""
    span = _span(desk, found["when"])
    lines = robot_chats.meetings(desk.context, _here(desk, message), span)
    if not lines:
        return Reply(f"{span.label}暂无已报会议。")
    return Reply("\n".join([f"{span.label}会议：", *lines, "具体情况请单独与本助手会话查看。"]))


def _here(desk: Desk, message: Message) -> ChatGroup:
    row = chat_of(desk, message)
    if row is None:
        raise LookupError("the chat is not bound")
    return row


def _span(desk: Desk, when: str) -> Span:
    today = desk.context.today
    if when in ("今天", "今日", "明天"):
        day = today + timedelta(days=when == "明天")
        return Span(day, day, when)
    first = today - timedelta(days=today.weekday()) + timedelta(days=7 * (when == "下周"))
    return Span(first, first + timedelta(days=6), when)
