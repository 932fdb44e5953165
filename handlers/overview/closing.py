"""«2026年结转»: the desk closes a year; «2026年结转情况» shows the figures, their records, and what was corrected since."""

import re
from datetime import date
from typing import Any, Final

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.overview import closing
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import answers, confirm
from handlers.talk.registry import GROUP, OFFICE, act
from handlers.talk.slots import Slot, Wants

_LISTED = 8  # open things that the question names


_CLOSES: Final = re.compile(
    r"(?:请|现在|帮我|办理|做一?下?|把)*(?P<year>(?:20\d\d|[去上今本])年?度?)?(?:的|全年|年终|年底|年度|数据|数字|账目?)*"
    r"(?:结转|结账|结一下账?|关账|封账)(?:[\s：:]*(?P<year2>(?:20\d\d|[去上今本])年?度?))?(?:一下|吧|了)*[。]?"
)
_NAMED_YEAR: Final = re.compile(r"20\d\d|[去上今本]年")
_LATE = 10  # from this month on a year that is not named is this one: it is told that it is not over


def _year_to_close(desk: Desk, message: Message) -> int | None:
    """The year named, else the one that is over."""
    found = _CLOSES.fullmatch(message.text.strip())
    return _year(found["year"] or found["year2"] or "", message.at.date()) if found else None


def _year(said: str, today: date) -> int:
    said = said.rstrip("年度")
    if said.isdigit():
        return int(said)
    return today.year - (said in ("去", "上") or (not said and today.month < _LATE))


def _years(_desk: Desk, message: Message) -> list[str]:
    """The first year that is named: «今年的账结到明年去» closes this one."""
    found = _NAMED_YEAR.search(message.text)
    return [str(_year(found[0], message.at.date()))] if found else []


def _lately(desk: Desk) -> list[str]:
    this = desk.context.said_on.year
    return [str(year) for year in (this, this - 1)]


_WHICH_YEAR: Final = Slot("year", _years, "请问是哪一年？", _lately)


@act(
    "close_year",
    match=_year_to_close,
    meant=Wants(_WHICH_YEAR, into=lambda _desk, said: int(said["year"])),
    roles=OFFICE,
    usage="2026年结转",
    summary="年终结转：数字留存，未办结事项转入下年，核对后确认",
)
def close_year(desk: Desk, _message: Message, year: int) -> Reply:
    """Shown with everything that it does; nothing is closed before 确认."""
    planned = closing.plan(desk.context, year)
    departments_ = {each.department_id for each in planned.figures.values()}
    lines = [
        f"将结转{year}年：{len(departments_)}个单位的数字{len(planned.figures)}项，以此刻为准留存，此后更正会注明原数和新数。",
        f"未办结{len(planned.open)}项转入{year + 1}年继续办理{'：' if planned.open else '。'}",
        *(f"· {each}" for each in planned.open[:_LISTED]),
    ]
    if len(planned.open) > _LISTED:
        lines.append(f"……其余{len(planned.open) - _LISTED}项结转后回复“{year}年结转情况”查看。")
    if planned.checklists:
        names = "、".join(f"{each.name}{items}项" for each, items in planned.checklists.items())
        lines.append(f"将请联络员核对后沿用清单：{names}。")
    return confirm(desk, "confirm_close_year", "\n".join(lines), year, dropped="好的，未结转。")


@answers("confirm_close_year", roles=OFFICE)
def confirm_close_year(desk: Desk, year: int, _yes: str) -> Reply:
    """Planned again at this moment: what came in meanwhile is in it."""
    planned = closing.plan(desk.context, year)
    closing.close(desk.context, planned)
    lines = [f"· {each}" for each in planned.open]
    head = f"{year}年已结转，数字{len(planned.figures)}项已留存。" + (
        f"转入{year + 1}年继续办理{len(lines)}项：" if lines else "没有未办结事项。"
    )
    return Reply(paged(desk, head, lines))


@act(
    "closed_year",
    meant=Wants(_WHICH_YEAR),
    words=r"(?P<year>20\d\d)年?度?结转情况(?:[\s：:]*(?P<department>\S{2,20}?))?(?:\s+(?P<title>\S{2,20}?))?[。？?]?",
    roles=GROUP,
    usage="2026年结转情况",
    summary="看已结转年度的数字和此后的更正；可加单位和项目",
    examples=("2026年结转情况", "2026年结转情况 交通局 报告会议"),
)
def closed_year(desk: Desk, _message: Message, found: Any) -> Reply:
    """What was corrected since; of one department the figures, of one figure its records."""
    context, year = desk.context, int(found["year"])
    row = closing.closed(context, year)
    if row is None:
        raise UserError(f"{year}年尚未结转。综合科可回复“{year}年结转”办理。")
    at = context.local(row.closed_at)
    head = f"{year}年（{at.year}年{at.month}月{at.day}日{at:%H:%M}结转）"
    changed = closing.changes(context, row)
    if not found["department"]:
        lines = [f"{each.department}{each.title} {each.before}{each.unit}→{each.after}{each.unit}" for each in changed]
        return Reply(paged(desk, f"{head}{'此后更正：' if lines else '：此后没有更正。'}", lines))
    department = departments.resolve(context, found["department"])
    if not isinstance(department, Department):
        raise UserError(f"没有找到单位“{found['department']}”，请核对后重发。")
    mine = [each for each in row.figures if each.department_id == department.id]
    if found["title"]:
        wanted = next((each for each in mine if each.title == found["title"]), None)
        if wanted is None:
            raise UserError(
                f"{department.name}没有“{found['title']}”这一项，现有：{'、'.join(each.title for each in mine)}。"
            )
        return Reply(paged(desk, f"{head}{department.name}{wanted.title}{wanted.value}{wanted.unit}：", wanted.records))
    later = {each.title: each for each in changed if each.department == department.name}
    lines = [_line(each.title, each.value, each.unit, later.pop(each.title, None)) for each in mine]
    lines += [_line(each.title, each.before, each.unit, each) for each in later.values()]
    return Reply(paged(desk, f"{head}{department.name}：", lines))


def _line(title: str, value: int, unit: str, change: closing.Change | None) -> str:
    return f"{title} {value}{unit}" + (f"→{change.after}{unit}（结转后更正）" if change else "")
