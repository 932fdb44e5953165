"""The wording of what time sends: reminders and escalations. Dates and steps, never a person's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from policy.report.report_words import report_command
from policy.text.write import say_day

LISTED = (
    30  # lines of the group's list: what a telephone shows; beyond it, one message in hundreds of pieces reaches nobody
)
_INNER = str.maketrans("“”", "‘’")  # what people wrote names no act of ours (policy/words/offers.py)
LIAISON_AWAY = "联络员请假，其间的提醒已发给代理同志。"


@dataclass(frozen=True)
class Owed:
    """A report that a department still owes, or an entry or answer that is due, as a reminder names it."""

    title: str  # 主体责任台账; 问题整改
    short: str  # 台账, the word that people type; 整改
    label: str  # 11月; the entry's number
    due_on: date
    late: bool = False  # an earlier reminder could not go out and is made up for
    returned: bool = False
    paper: bool = False  # said to have been sent on paper, not recorded yet
    about: str | None = None  # what an entry says, empty where that is not told; None: a report
    reply: str = "进展"  # the word with which something is said about an entry

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a register."""
        return self.about is not None

    @property
    def name(self) -> str:
        """«11月主体责任台账», «问题整改2026-0123（评审记录不完整）»."""
        if self.is_entry:
            about = (self.about or "").translate(_INNER)
            return f"{self.title}{self.label}" + (f"（{about}）" if about else "")
        return f"{self.label}{self.title}"


def standing(owed: Owed, day: date) -> str:
    """«11月25日（周三）截止，还有9天», «…，今日到期», «…，已逾期1天»; what was returned or sent on paper is said."""
    left = (owed.due_on - day).days
    parts = [f"{say_day(owed.due_on)}截止", f"还有{left}天" if left > 0 else f"已逾期{-left}天" if left else "今日到期"]
    if owed.returned or owed.paper:
        parts.append("已退回待重报" if owed.returned else "称已送纸质")
    return "，".join(parts) + ("（补发）" if owed.late else "")


def how_to_report(owed: Sequence[Owed], office: str) -> str:
    """One message reports; paper has equal standing; what was done about an entry is said with its number."""
    said = "".join(f"“{report_command(each.short, each.label)}”" for each in owed if not each.is_entry)
    entries: dict[str, list[Owed]] = {}
    for each in owed:
        if each.is_entry:
            entries.setdefault(each.reply, []).append(each)
    replies = "".join(f"“{word} {rows[0].label if len(rows) == 1 else '编号'} ……”" for word, rows in entries.items())
    lines = [f"回复{said}即可；纸质报送请联系{office}。"] if said else []
    lines += [f"办理情况请回复{replies}。"] if replies else []
    if len(alone := entries.get(Owed.reply, [])) == 1:
        lines.append(f"尚在办理的可回复“办理中 {alone[0].label}”，需要延期的“需延期 {alone[0].label} 原因和日期”。")
    return "\n".join(lines)


def to_liaison(department: str, owed: Sequence[Owed], day: date, office: str) -> str:
    """What the department's liaisons read."""
    return _letter(f"{department}有{_count(owed)}请予办理：", owed, day, how_to_report(owed, office))


def to_leader(department: str, owed: Sequence[Owed], day: date, office: str) -> str:
    """What the leader in charge reads once the date has passed."""
    return _letter(f"{department}有{_count(owed)}尚未完成，请您督促办理：", owed, day, how_to_report(owed, office))


def to_owner(owed: Sequence[tuple[str, Owed]], day: date) -> str:
    """What somebody reads who is responsible for entries or has asked for them, each with its department."""
    lines = [f"{n}. {department}{each.name}：{standing(each, day)}" for n, (department, each) in enumerate(owed, 1)]
    close = how_to_report([each for _, each in owed], "")
    return "\n".join([f"您有{len(owed)}项事项请予办理：", *lines, close])


def to_discipline(department: str, owed: Sequence[Owed], day: date) -> str:
    """What 机关纪委 reads about tasks that are overdue."""
    return _letter(f"{department}有{_count(owed)}逾期未办结，请予督办：", owed, day, "回复“查看 编号”看全文。")


def confirm_filled_in(department: str, count: int) -> str:
    """The monthly line to a leader for whom others have filled in entries."""
    return f"{department}为您代填的履责记录有{count}条待确认，请回复“确认代填”；可先回复“我的台账”查看。"


def to_principal(department: str, owed: Sequence[Owed], day: date, history: Sequence[str], office: str) -> str:
    """What the first responsible person reads; `history` says for each report which steps went before."""
    head = f"{department}有{_count(owed)}尚未完成，请您统筹安排："
    lines = [
        f"{n}. {each.name}：{standing(each, day)}。{past}"
        for n, (each, past) in enumerate(zip(owed, history, strict=True), 1)
    ]
    return "\n".join([head, *lines, f"办理中如有困难，请联系{office}。"])


_TOLD = {"leader": "告知分管领导", "owner": "提醒责任人", "writer": "提醒责任人"}


def earlier_steps(sent: Iterable[tuple[str, date]]) -> str:
    """«此前已于11月16日、11月20日提醒联络员，11月26日告知分管领导。» of steps by name; empty when nothing went before."""
    told: dict[str, set[date]] = {"提醒联络员": set(), "提醒责任人": set(), "告知分管领导": set()}
    for name, day in sent:
        reader = name.partition("~")[0].partition(":")[2]
        if reader != "principal" and reader != "group":
            told[_TOLD.get(reader, "提醒联络员")].add(day)
    said = [
        "、".join(f"{day.month}月{day.day}日" for day in sorted(days)) + what for what, days in told.items() if days
    ]
    return f"此前已于{'，'.join(said)}。" if said else ""


def draft_for_principals(departments: Sequence[tuple[str, str | None]], text: str) -> str:
    """What the office reads before anything reaches a first responsible person; `text` is the first department's.

    Each department comes with the number that releases its reminder, None where no such person is registered.
    """
    drop = "，“取消发送 {0}”不发" if len(departments) == 1 else ""
    lines = [
        f"· {name}：回复“发送 {number}”{drop.format(number)}" if number else f"· {name}：未登记主要负责人，请另行告知"
        for name, number in departments
    ]
    example = f"内容（以{departments[0][0]}为例）：" if len(departments) > 1 else "内容："
    return "\n".join(["拟提醒主要负责人，请审定，不回复则不发送：", *lines, example, text])


def to_group(items: Sequence[tuple[str, Owed]], day: date) -> str:
    """The group's list: what is still open when every earlier step has been taken."""
    lines = [f"· {department} {owed.name}：{standing(owed, day)}" for department, owed in items[:LISTED]]
    if rest := items[LISTED:]:
        where = dict.fromkeys(f"“{owed.short if owed.is_entry else '逾期'}”" for _, owed in rest)
        lines.append(f"另有{len(rest)}项，回复{'、'.join(where)}查看。")
    what = "事项" if any(owed.is_entry for _, owed in items) else "报送"
    return "\n".join([f"以下{what}经逐级提醒仍未完成，列入本组清单：", *lines])


def _count(owed: Sequence[Owed]) -> str:
    """«2项报送»; with entries among them «3项事项»."""
    return f"{len(owed)}项{'事项' if any(each.is_entry for each in owed) else '报送'}"


def _letter(head: str, owed: Sequence[Owed], day: date, close: str) -> str:
    lines = [f"{n}. {each.name}：{standing(each, day)}" for n, each in enumerate(owed, 1)]
    return "\n".join([head, *lines, close])
