"""请假 with a deputy, 销假, and who is away: reminders of these days go to the deputy."""

from dataclasses import replace
from typing import Any

from actions.common.errors import UserError
from actions.people import absences
from actions.people.absences import Absence, say_days
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, Order, act, plainly
from policy.report.absence_words import AbsenceWords, asks_who_is_away, names_deputy, read_absence, read_everyday
from policy.text.asking import is_question

_ROLES = GROUP | {"liaison"}
_MAY = _ROLES | {"leader", "principal"}  # these for themselves
_EXAMPLE = "请假 张伟 11月23日至11月27日 代理 高飞"


def _everyday(desk: Desk, message: Message) -> AbsenceWords | None:
    return read_everyday(message.text, desk.context.me.name, message.at, desk.context.rules.calendar)


def _in_passing(desk: Desk, message: Message) -> AbsenceWords | None:
    """Leave, days and deputy are all said: that can hardly be anything else."""
    if message.kind != "text" or names_deputy(message.text):
        return None
    found = _everyday(desk, message)
    return found if found is not None and found.first is not None and not is_question(message.text) else None


@act(
    "set_absent",
    match=lambda _desk, message: message.kind == "text" and names_deputy(message.text),
    meant=_everyday,
    at_once=True,
    roles=_MAY,
    usage="请假 张伟 11月23日至11月27日 代理 高飞",
    summary="登记请假，其间的提醒发给代理人",
    examples=(_EXAMPLE, "请假 张伟 明天至周五 由高飞代理"),
)
def set_absent(desk: Desk, message: Message, found: Any) -> Reply:
    """The deputy, the one away and the leader in charge are told at once."""
    context = desk.context
    everyday = found if isinstance(found, AbsenceWords) else None
    said = everyday or read_absence(message.text, message.at, context.rules.calendar)
    assert said is not None  # the matcher asks for it
    if said.first is None or said.last is None:
        raise UserError(f"{said.problem}，如“{_EXAMPLE}”。")
    pair = absences.find_pair(context, said.place, said.name, said.deputy)
    row = absences.set_absent(context, pair, said.first, said.last)
    return Reply(
        f"已登记：{row.member.name}同志{say_days(row.first, row.last)}请假，由{row.deputy.name}同志代理，已告知代理人。"
        f"其间的提醒发给代理人；提前返岗请回复“销假 {row.member.name}”。"
    )


@act("absent_in_passing", match=_in_passing, order=Order.NOTICE, roles=_MAY)
def absent_in_passing(desk: Desk, message: Message, found: AbsenceWords) -> Reply:
    """«12月21号到24号去省里学习，张局代我»."""
    return replace(set_absent(desk, message, found), action="set_absent")


@act(
    "end_absence",
    words=r"(?:登记)?销假[\s：:]+(?P<name>[^\s\d]{2,20}?)(?:同志)?[。]?",
    roles=_ROLES,
    usage="销假 姓名",
    summary="提前返岗，提醒不再发给代理人",
    examples=("销假 张伟",),
)
def end_absence(desk: Desk, _message: Message, found: Any) -> Reply:
    """The member reads again from today on; of several absences the first one ends."""
    rows = absences.coming(desk.context, found["name"])
    if not rows:
        raise UserError(f"没有找到“{found['name']}”的请假登记，请核对姓名，或回复“代理名单”查看。")
    name, deputy = rows[0].member.name, rows[0].deputy.name
    absences.end(desk.context, rows[0])
    return Reply(f"{name}同志已销假，提醒照常发给本人，已告知代理人{deputy}同志。")


@act(
    "list_absences",
    meant=plainly,
    match=lambda _desk, message: message.kind == "text" and asks_who_is_away(message.text),
    roles=_ROLES,
    usage="代理名单",
    summary="看谁请假、由谁代理",
    examples=("代理名单",),
)
def list_absences(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Those who are away now, and those who will be."""
    rows = absences.coming(desk.context)
    if not rows:
        return Reply("目前没有请假登记。")
    return Reply(paged(desk, f"请假登记{len(rows)}人次：", [_line(desk, row) for row in rows]))


def _line(desk: Desk, row: Absence) -> str:
    now = "，请假中" if row.first <= desk.context.today else ""
    return f"{row.member.name} {say_days(row.first, row.last)}，{row.deputy.name}代理{now}"
