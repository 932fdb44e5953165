"""Who is away: 销假, more days, and the list of those who are and will be."""

import re
from datetime import date, timedelta
from typing import Any, Final

from actions.common.errors import UserError
from actions.people import absences
from actions.people.absences import Absence, say_days
from handlers.people.absence import MAY, ROLES, Leave, complete
from handlers.people.post_words import named_in
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import Order, act, plainly
from policy.report.absence_words import asks_who_is_away
from policy.text.asking import is_question
from policy.text.compare import chinese_number
from policy.when import read_day

_LONGER: Final = re.compile(r"(?:假|代理)[^，,。；;]{0,6}(?:延|续|推|休到)|(?:再|接着|继续)(?:请|休)")
_MORE_DAYS: Final = re.compile(r"(?P<n>\d{1,2}|[一二两三四五六七八九十])天")


def _who_is_back(desk: Desk, message: Message) -> dict[str, str]:
    """«我提前回来上班了»: whoever is named, else who says so."""
    return {"name": _who(desk, message.text)}


def _who(desk: Desk, text: str) -> str:
    named = named_in(desk, text)
    return named[0] if named else desk.context.me.name


@act(
    "end_absence",
    words=r"(?:登记)?销假[\s：:]+(?P<name>[^\s\d]{2,20}?)(?:同志)?[。]?",
    meant=_who_is_back,
    at_once=True,
    roles=MAY,
    usage="销假 姓名",
    summary="提前返岗，提醒不再发给代理人",
    examples=("销假 张伟",),
)
def end_absence(desk: Desk, _message: Message, found: Any) -> Reply:
    """The member reads again from today on; of several absences the first one ends, with those that follow it day upon day."""
    rows = absences.coming(desk.context, found["name"])
    if not rows:
        raise UserError(f"没有找到“{found['name']}”的请假登记，请核对姓名，或回复“代理名单”查看。")
    name, deputy, until = rows[0].member.name, rows[0].deputy.name, rows[0].first
    for row in rows:
        if row.member_id == rows[0].member_id and row.first <= until:
            until = row.last + timedelta(days=1)
            absences.end(desk.context, row)
    return Reply(f"{name}同志已销假，提醒照常发给本人，已告知代理人{deputy}同志。")


def _stays_longer(desk: Desk, message: Message) -> Leave | None:
    """«假期延到12月8号», «再请两天假»: the days that follow the leave on file, with the same deputy."""
    text = message.text
    rows = absences.coming(desk.context, _who(desk, text)) if _LONGER.search(text) and not is_question(text) else []
    if not rows:
        return None
    last = rows[-1].last
    more, day = _MORE_DAYS.search(text), read_day(text, message.at, desk.context.rules.calendar, "future")
    if more:
        day = last + timedelta(days=chinese_number(more["n"]) or 0)
    if not isinstance(day, date) or day <= last:
        return None
    return Leave(rows[-1].member.name, rows[-1].deputy.name, last + timedelta(days=1), day)


@act("stay_away", match=_stays_longer, order=Order.NOTICE, roles=MAY)
def stay_away(desk: Desk, _message: Message, found: Leave) -> Reply:
    """Shown as the leave that follows; it waits for 确认."""
    return complete(desk, found)


@act(
    "list_absences",
    meant=plainly,
    match=lambda _desk, message: asks_who_is_away(message.text),
    roles=ROLES,
    usage="代理名单",
    summary="看谁请假、由谁代理",
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
