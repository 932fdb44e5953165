"""预览: what the clock will send on a day, before it does."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from actions.common.errors import UserError
from actions.sending import delivery_ledger, groups
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, act
from policy.text.ask import Ask
from policy.text.write import say_day
from policy.when import read_day

_NAMES, _LINE = 6, 48  # names and characters shown of one message


def _day_of(_desk: Desk, message: Message) -> dict[str, str]:
    found = re.search(r"今[天日]|明天|后天|大后天", message.text)
    return {"when": found[0] if found else "明天"}


@act(
    "preview",
    meant=_day_of,
    words=r"预览[\s：:]*(?P<when>.{0,20}?)(?:的?(?:提醒|推送|消息))?[。]?",
    roles=GROUP,
    usage="预览 明天",
    summary="看某天将发出哪些提醒，也可“预览 11月25日”",
    examples=("预览 明天", "预览 11月25日"),
)
def preview(desk: Desk, message: Message, found: Any) -> Reply:
    """Time, readers and first line of each message to the group's own people; nothing is sent."""
    context = desk.context
    day = read_day(found["when"], message.at, context.rules.calendar, "future") if found["when"] else message.at.date()
    if isinstance(day, Ask) or day is None:
        raise UserError("请写明日期，如“预览 明天”“预览 11月25日”。")
    ours = delivery_ledger.ours(context) | {groups.full_name(row): f"群“{row.name}”" for row in groups.listing(context)}
    lines = [line for planned in _planned(desk, day) if (line := _line(desk, planned, ours))]
    known = context.rules.calendar.is_published(day.year)
    note = "" if known else f"注意：{day.year}年的放假安排尚未公布，工作日暂按周末和法定假日推算。"
    if not lines:
        rest = "" if context.rules.calendar.is_workday(day) else "，当天不是工作日"
        return Reply(f"{say_day(day)}没有需要发送的提醒{rest}。{note}")
    lines += [note] if note else []
    return Reply(paged(desk, f"{say_day(day)}将发出（按目前报送情况推算）：", lines))


def _planned(desk: Desk, day: date) -> list[Mapping[str, Any]]:
    zone = desk.context.rules.zone
    return list(desk.plan(datetime.combine(day, time.min, zone), datetime.combine(day, time.max, zone)))


def _line(desk: Desk, planned: Mapping[str, Any], ours: Mapping[str, str]) -> str:
    names = [ours[userid] for userid in planned["to"] if userid in ours]
    if not names:
        return ""
    first = planned["text"].splitlines()[0].rstrip("：")
    more = f"等{len(names)}人" if len(names) > _NAMES else ""
    return f"{planned['at'][11:16]} {'、'.join(names[:_NAMES])}{more}：{first[:_LINE]}"
