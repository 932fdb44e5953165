"""The State Council's notice of a year's holidays, pasted by the office: shown as it was read, taken in after 确认."""

from actions.common.errors import UserError
from actions.running import holidays
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import act
from policy.time.holiday_notice import HolidayNotice, looks_like_notice, read_notice

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
    return confirm(
        desk,
        "confirm_holidays",
        "\n".join(holidays.said(desk.context, notice)),
        notice,
        dropped="好的，放假安排未登记。",
    )


@answers("confirm_holidays", roles=_MAY)
def confirm_holidays(desk: Desk, notice: HolidayNotice, _yes: str) -> Reply:
    """From now on the year counts as published."""
    return Reply(holidays.said_when_kept(notice, holidays.take_in(desk.context, notice)))
