"""The State Council's notice of a year's holidays, pasted by the office: shown as it was read, taken in after 确认."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from actions.common.errors import UserError
from actions.running import holidays
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import EVERY_ROLE, act, plainly
from handlers.talk.slots import Slot, Wants
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.time.holiday_notice import HolidayNotice, looks_like_notice, read_notice
from policy.when import read_day

_MAY = frozenset({"office", "admin"})
_EXAMPLE = "请粘贴国务院办公厅通知全文，如“2027年放假安排：一、元旦：1月1日（周五）至3日（周日）放假，共3天。……”"


@act(
    "take_in_holidays",
    match=lambda _desk, message: looks_like_notice(message.text),
    meant=plainly,
    roles=_MAY,
    usage="2027年放假安排：……",
    summary="登记国务院公布的全年放假安排，核对后确认",
    examples=("2027年放假安排：一、元旦：1月1日（周五）至3日（周日）放假，共3天。……",),
)
def take_in_holidays(desk: Desk, message: Message, _found: object) -> Reply:
    """Every holiday with its days, and the weekend days that are worked."""
    notice = read_notice(message.text)
    if isinstance(notice, str) and is_question(message.text):
        return Reply("\n".join(_published(desk, message.at.year + n) for n in (0, 1)))
    if isinstance(notice, str):
        raise UserError(f"{notice}，未作登记。{_EXAMPLE}")
    return confirm(
        desk,
        "confirm_holidays",
        "\n".join(holidays.said(desk.context, notice)),
        notice,
        dropped="好的，放假安排未登记。",
    )


def _published(desk: Desk, year: int) -> str:
    known = desk.context.rules.calendar.is_published(year)
    return f"{year}年放假安排{'已录入' if known else '尚未录入，暂按周末和法定假日推算'}。"


@answers("confirm_holidays", roles=_MAY)
def confirm_holidays(desk: Desk, notice: HolidayNotice, _yes: str) -> Reply:
    """From now on the year counts as published."""
    return Reply(holidays.said_when_kept(notice, holidays.take_in(desk.context, notice)))


_ASKS = re.compile(
    r"(?:请问)?(?P<day>[^\s，,。；;]{2,14}?)(?:还|要不要|是不是|是否|用不用|要)?(?:上班|放假|休息|补班|工作日)(?:吗|么|不|嘛)?[？?。]?"
)


def _asks_day(desk: Desk, message: Message) -> dict[str, str] | None:
    """«2027年2月5日上班吗», «10月8日放不放假»: one day and whether it is worked."""
    found = _ASKS.fullmatch(re.sub(r"(上班|放假)不\1|放不放假|上不上班", "上班", message.text.strip()))
    days = _days(desk, replace(message, text=found["day"])) if found else []
    return {"day": days[0]} if len(days) == 1 else None


def _days(desk: Desk, message: Message) -> list[str]:
    """The day that the words name, or those that they may mean."""
    day = read_day(message.text, message.at, desk.context.rules.calendar, "future")
    return [day.isoformat()] if isinstance(day, date) else [each[:10] for each in day.choices] if day else []


@act(
    "workday",
    match=_asks_day,
    meant=Wants(Slot("day", _days, "请问是哪一天？如“2月14日”")),
    roles=EVERY_ROLE,
    usage="2月14日上班吗",
    summary="看某天是否上班，以已登记的放假安排为准",
    examples=("2027年2月14日上班吗",),
)
def workday(desk: Desk, _message: Message, found: Any) -> Reply:
    """By the calendar that everything is judged by; a day that is assumed says so."""
    calendar, day = desk.context.rules.calendar, date.fromisoformat(found["day"])
    said = "上班" if calendar.is_workday(day) else "休息"
    assumed = "" if calendar.is_published(day.year) else f"。{day.year}年放假安排尚未公布，暂按周末和法定假日推算"
    return Reply(f"{day.year}年{say_day(day)}{said}{assumed}。")
