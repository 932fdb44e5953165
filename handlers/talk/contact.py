"""Who answers here, and how to reach a person at the desk (domain.md «First contact»)."""

import re
from typing import Any, Final

from actions.common import departments
from actions.people import calls
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, act, act_named, carry_out, plainly

_PHONE: Final = re.compile(r"电话|号码|联系方式|手机")

_ON_PAPER: Final = re.compile(r"(?:纸质|书面)[^，,。]{0,6}[送交报]")


@act(
    "contact_office",
    words=r"(?:转)?人工(?:服务)?|综合科(?:的)?电话|请?回电[。]?",
    meant=plainly,
    at_once=True,
    usage="转人工",
    summary="请综合科给您回电",
    examples=("转人工", "综合科电话"),
)
def contact_office(desk: Desk, message: Message, _found: Any) -> Reply:
    """The desk's telephone where it is asked for and known; else the desks of the person's groups are told to call back."""
    context, paper = desk.context, act_named("submit_report")
    if _ON_PAPER.search(message.text) and paper.is_open_to(desk) and paper.meant:  # «纸质已经送综合科了» wants no call
        return carry_out(desk, message, paper, paper.meant(desk, message))
    if context.me.has("office"):
        return Reply("您这里就是综合科。系统使用方面的问题请联系系统管理员，或回复“帮助”。")
    asked, phone = _PHONE.search(message.text) is not None, context.rules.office_phone
    if asked and phone:
        return Reply(f"{context.rules.office}。需要回电请回复“转人工”。")
    unknown = "综合科电话尚未登记在本助手。" if asked else ""
    own = [] if context.me.is_group_side else departments.own(context)
    if not own:
        return Reply(f"{unknown}请联系{context.rules.office}。")
    calls.ask_call(context, own)
    return Reply(f"{unknown}已请{context.rules.office}给您回电。{'急事请直接致电。' if phone else ''}")


@verb(
    "called_back",
    "(?:已经?)?(?:回电|回过电话)了?",
    calls.Call,
    unknown=True,
    roles=GROUP,
    usage="已回电 编号",
    summary="登记已给来人回电",
    examples=("已回电 2026-0131",),
)
def called_back(desk: Desk, _message: Message, found: Said) -> Reply:
    """The wish leaves the worktable."""
    number = found.number or ""
    calls.settle(desk.context, number)
    return Reply(f"已登记：{number} 已回电。")


@act("about_assistant", words=r"你是谁[?？]?", meant=plainly, usage="你是谁", summary="了解本助手")
def about_assistant(desk: Desk, _message: Message, _found: Any) -> Reply:
    """A program of the desk, what it does, and who the people are."""
    office = desk.context.rules.office
    return Reply(
        f"我是{office}的履责助手，由程序自动回复。可报会议、记台账、报送材料、查问答汇编，回复“帮助”看用法。"
        "需要与工作人员通话请回复“转人工”。"
    )
