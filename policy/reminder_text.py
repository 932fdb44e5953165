"""The wording of what time sends: reminders, escalations and the morning brief. Dates and steps, never a person's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from policy.wording import say_day


@dataclass(frozen=True)
class Owed:
    """One report that a department still owes, as a reminder names it."""

    title: str  # 主体责任台账
    short: str  # 台账, the word that people type
    label: str  # 11月
    due_on: date
    late: bool = False  # an earlier reminder could not go out and is made up for
    returned: bool = False
    paper: bool = False  # said to have been sent on paper, not recorded yet

    @property
    def name(self) -> str:
        """«11月主体责任台账»."""
        return f"{self.label}{self.title}"


@dataclass(frozen=True)
class MeetingToday:
    """A meeting of today's brief."""

    department: str
    type: str
    starts_at: datetime | None  # local; None: the hour is not known yet
    place: str | None
    number: str


def standing(owed: Owed, day: date) -> str:
    """«11月25日（周三）截止，还有9天», «…，今日到期», «…，已逾期1天»; what was returned or sent on paper is said."""
    left = (owed.due_on - day).days
    parts = [f"{say_day(owed.due_on)}截止", f"还有{left}天" if left > 0 else f"已逾期{-left}天" if left else "今日到期"]
    if owed.returned or owed.paper:
        parts.append("已退回待重报" if owed.returned else "称已送纸质")
    return "，".join(parts) + ("（补发）" if owed.late else "")


def how_to_report(owed: Sequence[Owed], office: str) -> str:
    """One message reports; paper has equal standing."""
    said = "".join(f"“报送 {each.short} {each.label}”" for each in owed)
    return f"回复{said}即可；纸质报送请联系{office}。"


def to_liaison(department: str, owed: Sequence[Owed], day: date, office: str) -> str:
    """What the department's liaisons read."""
    return _letter(f"{department}有{len(owed)}项报送请予办理：", owed, day, how_to_report(owed, office))


def to_leader(department: str, owed: Sequence[Owed], day: date, office: str) -> str:
    """What the leader in charge reads once the date has passed."""
    return _letter(f"{department}有{len(owed)}项报送尚未完成，请您督促办理：", owed, day, how_to_report(owed, office))


def to_principal(department: str, owed: Sequence[Owed], day: date, history: Sequence[str], office: str) -> str:
    """What the first responsible person reads; `history` says for each report which steps went before."""
    head = f"{department}有{len(owed)}项报送尚未完成，请您统筹安排："
    lines = [
        f"{n}. {each.name}：{standing(each, day)}。{past}"
        for n, (each, past) in enumerate(zip(owed, history, strict=True), 1)
    ]
    return "\n".join([head, *lines, f"办理中如有困难，请联系{office}。"])


def earlier_steps(sent: Iterable[tuple[str, date]]) -> str:
    """«此前已于11月16日、11月20日提醒联络员，11月26日告知分管领导。» of steps by name; empty when nothing went before."""
    told: dict[str, set[date]] = {"提醒联络员": set(), "告知分管领导": set()}
    for name, day in sent:
        reader = name.partition("~")[0].partition(":")[2]
        if reader != "principal" and reader != "group":
            told["告知分管领导" if reader == "leader" else "提醒联络员"].add(day)
    said = [
        "、".join(f"{day.month}月{day.day}日" for day in sorted(days)) + what for what, days in told.items() if days
    ]
    return f"此前已于{'，'.join(said)}。" if said else ""


def draft_for_principals(departments: Sequence[tuple[str, str | None]], text: str) -> str:
    """What the office reads before anything reaches a first responsible person; `text` is the first department's.

    Each department comes with the number that releases its reminder, None where no such person is registered.
    """
    lines = [
        f"· {name}：回复“发送 {number}”" if number else f"· {name}：未登记主要负责人，请另行告知"
        for name, number in departments
    ]
    example = f"内容（以{departments[0][0]}为例）：" if len(departments) > 1 else "内容："
    return "\n".join(["拟提醒主要负责人，请审定，不回复则不发送：", *lines, example, text])


def to_group(items: Sequence[tuple[str, Owed]], day: date) -> str:
    """The group's list: what is still open when every earlier step has been taken."""
    lines = [f"· {department} {owed.name}：{standing(owed, day)}" for department, owed in items]
    return "\n".join(["以下报送经逐级提醒仍未完成，列入本组清单：", *lines])


def brief(
    day: date, meetings: Sequence[MeetingToday], overdue: Sequence[tuple[str, Owed]], coming: Sequence[tuple[str, Owed]]
) -> str:
    """The desk's morning brief; empty when there is nothing to say."""
    parts = []
    if meetings:
        parts += ["今日会议：", *(f"· {_meeting(each)}" for each in meetings)]
    if overdue:
        parts += ["逾期未报：", *_by_report(overdue, day)]
    if coming:
        parts += ["临近截止、尚未报送：", *_by_report(coming, day)]
    return "\n".join([f"{say_day(day)}工作简报", *parts]) if parts else ""


def _letter(head: str, owed: Sequence[Owed], day: date, close: str) -> str:
    lines = [f"{n}. {each.name}：{standing(each, day)}" for n, each in enumerate(owed, 1)]
    return "\n".join([head, *lines, close])


def _meeting(meeting: MeetingToday) -> str:
    hour = f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "时间待定"
    place = f"，{meeting.place}" if meeting.place else ""
    return f"{hour} {meeting.department} {meeting.type}{place}（{meeting.number}）"


def _by_report(items: Sequence[tuple[str, Owed]], day: date) -> list[str]:
    """One line for each report: its standing, then the departments."""
    found: dict[tuple[date, str], tuple[Owed, list[str]]] = {}
    for department, owed in items:
        found.setdefault((owed.due_on, owed.name), (owed, []))[1].append(department)
    return [
        f"· {owed.name}（{standing(owed, day)}）：{'、'.join(departments)}"
        for _, (owed, departments) in sorted(found.items(), key=lambda entry: entry[0])
    ]
