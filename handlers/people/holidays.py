"""The State Council's notice of a year's holidays, pasted by the office: shown as it was read, taken in after 确认."""

from datetime import date

from actions.common.errors import UserError
from actions.running import holidays
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import act
from policy.text.write import say_day
from policy.time.holiday_notice import HolidayNotice, Rest, looks_like_notice, read_notice

_MAY = frozenset({"office", "admin"})
_EXAMPLE = "请粘贴国务院办公厅通知全文，如“2027年放假安排：一、元旦：1月1日（周五）至3日（周日）放假，共3天。……”"


@act(
    "take_in_holidays",
    match=lambda _desk, message: message.kind == "text" and looks_like_notice(message.text),
    roles=_MAY,
    usage="2027年放假安排：……",
    summary="登记国务院公布的全年放假安排，核对后确认",
    examples=("2027年放假安排：一、元旦：1月1日（周五）至3日（周日）放假，共3天。……",),
)
def take_in_holidays(desk: Desk, message: Message, _found: object) -> Reply:
    """Every holiday with its days, and the weekend days that are worked."""
    notice = read_notice(message.text)
    if isinstance(notice, str):
        raise UserError(f"{notice}，未作登记。{_EXAMPLE}")
    lines = [f"读到{notice.year}年放假安排："]
    lines += [f"{each.name}：{_span(each)}" for each in notice.rests]
    lines.append(f"周末上班：{'、'.join(say_day(day) for day in notice.works) or '无'}")
    other = holidays.changed(desk.context, notice)
    free, worked = ([day for day, is_worked in other.items() if is_worked is wanted] for wanted in (False, True))
    if not other:
        lines.append("与现用日历一致。")
    if free:
        lines.append(f"由上班改为休息：{_days(free)}")
    if worked:
        lines.append(f"由休息改为上班：{_days(worked)}")
    lines.append("登记后全部提醒按此推算。")
    return confirm(desk, "confirm_holidays", "\n".join(lines), notice, dropped="好的，放假安排未登记。")


def _span(rest: Rest) -> str:
    length = (rest.last - rest.first).days + 1
    days = say_day(rest.first) if length == 1 else f"{say_day(rest.first)}至{say_day(rest.last)}"
    return f"{days}，共{length}天"


def _days(days: list[date]) -> str:
    return "、".join(f"{day.month}月{day.day}日" for day in days)


@answers("confirm_holidays", roles=_MAY)
def confirm_holidays(desk: Desk, notice: HolidayNotice, _yes: str) -> Reply:
    """From now on the year counts as published."""
    other = holidays.take_in(desk.context, notice)
    again = f"会议{'、'.join(other)}的时限认定随之更新。" if other else ""
    return Reply(f"{notice.year}年放假安排已登记，提醒和期限按此推算。{again}")
