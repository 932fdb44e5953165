"""The wording of a group's digest: dates and counts; who is missing only where the group's kind allows, after the date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from policy.text.write import say_day
from policy.words.mentions import mention, plain

_A_LINE = 5  # departments; a long list breaks between them, never inside a mention


@dataclass(frozen=True)
class Missing:
    """A department that has not reported, and the accounts of its liaisons who may be mentioned."""

    department: str
    liaisons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """One report of one period in an inspection group. `missing`: those whose own date has passed."""

    name: str  # «11月主体责任台账»
    total: int
    reported: int
    on_paper: int  # said to have been sent on paper, not recorded yet
    missing: tuple[Missing, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everybody is in, paper on its way included."""
        return self.reported + self.on_paper >= self.total


def digest(due_on: date, day: date, reports: Sequence[Progress], *, named: bool, office: str, unpublished: bool) -> str:
    """The digest of what is due on one date. `unpublished`: that year's holidays are not known yet."""
    left = (due_on - day).days
    when = f"还有{left}天" if left > 0 else "今日到期" if left == 0 else "已过截止日期"
    lines = [f"报送进度：{say_day(due_on)}截止，{when}。"]
    for each in reports:
        lines.append(f"· {plain(each.name)}：{_counts(each)}")
        if named and left < 0 and each.missing:
            lines.extend(_named(each.missing))
    if unpublished:
        lines.append(f"{due_on.year}年的放假安排尚未公布，工作日暂按周末和法定假日推算。")
    lines.append(f"尚未报送的单位请及时办理，已报送的请忽略；如有困难请联系{office}。")
    return "\n".join(lines)


def _counts(report: Progress) -> str:
    paper = f"，纸质待确认{report.on_paper}家" if report.on_paper else ""
    return f"应报{report.total}家，已报{report.reported}家{paper}"


def _named(missing: Sequence[Missing]) -> Iterator[str]:
    said = ["".join([plain(each.department), *(f" {mention(name)}" for name in each.liaisons)]) for each in missing]
    for start in range(0, len(said), _A_LINE):
        yield ("尚未报送：" if start == 0 else "") + "、".join(said[start : start + _A_LINE])


def draft(chat: str, number: str, text: str, mentioned: Sequence[str], figure: str = "") -> str:
    """What the office reads before the first digest of a period; `text` without marks, names of those mentioned; `figure` goes behind it."""
    drawn = f"\n（随后附图：{figure}）" if figure else ""
    told = f"\n（将提醒：{'、'.join(mentioned)}）" if mentioned else ""
    return f"拟在群“{chat}”发布，请审定，回复“发送 {number}”发出，不回复则不发布：\n{text}{drawn}{told}"
