"""The wording of the morning brief (today's meetings, what is late, what is near), and of a principal's line at a quarter's close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from policy.text.write import say_day
from policy.time.calendar import WorkCalendar
from policy.words.reminder_text import Owed, standing

_AHEAD: Final = timedelta(days=60)  # how far the office plans: a year that begins within it should be known


@dataclass(frozen=True)
class MeetingToday:
    """A meeting of today's brief."""

    department: str
    type: str
    starts_at: datetime | None  # local; None: the hour is not known yet
    place: str | None
    number: str


def brief(
    day: date, meetings: Sequence[MeetingToday], overdue: Sequence[tuple[str, Owed]], coming: Sequence[tuple[str, Owed]]
) -> str:
    """The desk's morning brief; empty when there is nothing to say."""
    parts = []
    if meetings:
        parts += ["今日会议：", *(f"· {_meeting(each)}" for each in meetings)]
    for items, report, entry in (
        (overdue, "逾期未报", "逾期未办结"),
        (coming, "临近截止、尚未报送", "临近到期、尚未办结"),
    ):
        if lines := _by_report(items, day):
            parts += [f"{report}：", *lines]
        if lines := _by_register(items):
            parts += [f"{entry}：", *lines]
    return "\n".join([f"{say_day(day)}工作简报", *parts]) if parts else ""


def to_review(reports: Sequence[str], entries: Sequence[str]) -> str:
    """What waits for the desk's review: how many reports and entries, and of which departments; empty without any."""
    lines = []
    if reports:
        names = "、".join(dict.fromkeys(reports))
        lines.append(f"· 报送{len(reports)}件：{names}（回复“审核通过 单位 事项”）")
    if entries:
        lines.append(f"· 登记{len(entries)}件：{'、'.join(dict.fromkeys(entries))}（回复“待审核”查看）")
    return "\n".join(["待审核：", *lines]) if lines else ""


def calendar_note(day: date, calendar: WorkCalendar) -> str:
    """On a week's first working day: that a year whose dates come near has no published holidays yet; else nothing."""
    year = (day + _AHEAD).year
    if calendar.is_published(year) or calendar.shift(day, -1).isocalendar()[:2] == day.isocalendar()[:2]:
        return ""
    return f"注意：{year}年的放假安排尚未公布，提醒日期暂按周末和法定假日推算。"


def _meeting(meeting: MeetingToday) -> str:
    hour = f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "时间待定"
    place = f"，{meeting.place}" if meeting.place else ""
    return f"{hour} {meeting.department} {meeting.type}{place}（{meeting.number}）"


def _by_report(items: Sequence[tuple[str, Owed]], day: date) -> list[str]:
    """One line for each report and standing: what was returned to one department stands apart from the others'."""
    found: dict[tuple[date, str, str], list[str]] = {}
    for department, owed in items:
        if owed.is_entry:
            continue
        found.setdefault((owed.due_on, owed.name, standing(owed, day)), []).append(department)
    return [
        f"· {name}（{stands}）：{'、'.join(departments)}" for (_, name, stands), departments in sorted(found.items())
    ]


def _by_register(items: Sequence[tuple[str, Owed]]) -> list[str]:
    """One line for all entries of a register: how many, and of which departments."""
    found: dict[str, tuple[Owed, list[str]]] = {}
    for department, owed in items:
        if owed.is_entry:
            found.setdefault(owed.title, (owed, []))[1].append(department)
    return [
        f"· {title}{len(departments)}件：{'、'.join(dict.fromkeys(departments))}（回复“{owed.short}”查看）"
        for title, (owed, departments) in found.items()
    ]


_BEGINNING = 20  # characters


def proposed(rows: Sequence[tuple[str, str, str, bool]], *, releases: bool = True) -> str:
    """What waits to be sent out, each as number, title, the beginning of its text, and whether the library has another: a brief is to stay one message.

    `releases`: whether the reader's word lets it leave; else it waits for 组长's.
    """
    lines = [
        f"{number} {title}：{text[:_BEGINNING]}……\n回复“{number}”看全文，{f'“发送 {number}”发出，' if releases else ''}"
        f"{f'“换一条 {number}”更换，' if others else ''}“取消发送 {number}”不发。"
        for number, title, text, others in rows
    ]
    return "\n".join([f"{'待发出' if releases else '待组长审定'}{len(rows)}件：", *lines])


def at_start(department: str, office: str) -> str:
    """The first word to somebody in the post, before anything else."""
    return f"{department}主要负责人您好：本助手由{office}使用，每季度末向您报告一次本单位报送情况，平时不打扰。"


def at_close(department: str, quarter: str, owed: int, open_: Sequence[str], parent: str) -> str:
    """One line: how many were owed, how many are in; what is open comes behind. `parent` reports for a department that owes nothing itself."""
    if not owed:
        how = f"随{parent}一并办理" if parent else "没有应报事项"
        return f"{quarter}报送情况：{department}{how}，请知悉。"
    if not open_:
        return f"{quarter}报送情况：{department}应报{owed}项，均已报送。感谢您的支持。"
    return (
        f"{quarter}报送情况：{department}应报{owed}项，已报{owed - len(open_)}项，其余正由联络员办理，请知悉。\n"
        f"尚在办理：{'、'.join(open_)}。"
    )
