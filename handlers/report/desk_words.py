"""What the desk says of one department's report: the word, the department, the report, and the rest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from actions.common import departments, states
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.states import name_of
from actions.overview.waiting import Kind
from actions.overview.worktable import worktable
from actions.people import colleagues
from actions.report import obligations, periods
from actions.report.submit import Obligation, Submission
from actions.talk import spoken_of
from handlers.talk.commands import Said
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, answers, ask, ask_department, chosen_department
from handlers.talk.registry import GROUP, Matcher
from handlers.talk.slots import report_of
from policy.report.report_words import ReportWords, read_report_words
from policy.text.compare import chinese_number
from policy.text.selection import Selection, read_selection
from policy.time.settings import ObligationSettings
from policy.when import read_day

MOST_CHOICES: Final = 6


@dataclass(frozen=True)
class DeskWords:
    """A report as the desk names it: which act, which kind and period, what follows, and when it was said."""

    verb: str
    kind: str
    period: str
    rest: str
    said_at: datetime
    day: date | None = None
    days: int = 0  # how many more, where no day was named
    spoken: bool = False  # in everyday words, which are no command


_FOR_MANY = ("审核通过", "代登", "同意延期", "不同意延期")
Do = Callable[[Desk, Department, DeskWords], Reply]
_ACTS: dict[str, Do] = {}


def names_report(word: str) -> Any:
    """Matches «退回 交通局 清单 …»: the word, then an obligation's name somewhere behind it."""

    def match(desk: Desk, message: Message) -> ReportWords | None:
        text = message.text.strip()
        if not text.startswith(word) or (word == "代登" and "会议" in text):
            return None
        said = text.removeprefix(word).removeprefix("：").strip()
        words = read_report_words(said, desk.context.obligations)
        if words.settings is None or (word in _FOR_MANY and of_many(said, words) is not None):
            return None  # handlers/overview/together.py, and «代登» of several departments
        return words

    return match


def of_many(said: str, words: ReportWords) -> Selection | None:
    """Whose reports a command for many selects: before the report's name where anything stands there, for what follows is content."""
    return read_selection(words.before or said)


def about_report(verb: str) -> Callable[[Do], Do]:
    """What the word does once the department is known; it may have to be asked for."""

    def register(do: Do) -> Do:
        _ACTS[verb] = do
        return do

    return register


def with_department(desk: Desk, verb: str, words: ReportWords, said_at: datetime, day: date | None = None) -> Reply:
    """Do it for the department that stands before the report's name, or ask which one is meant."""
    assert words.settings is not None  # the matcher asks for it
    if not words.before:
        raise UserError(f"请写明单位，如“{verb} 交通局 {words.settings.short}”。")
    said = DeskWords(verb, words.settings.kind, words.period, words.rest, said_at, day)
    found = departments.resolve(desk.context, words.before)
    if isinstance(found, Department):
        return _ACTS[verb](desk, found, said)
    return ask_department(desk, "report_of_department", words.before, found, said)


@answers("report_of_department", roles=GROUP)
def report_of_department(desk: Desk, said: DeskWords, department: str) -> Reply:
    """The department was asked for; all else stands as it was said."""
    return _ACTS[said.verb](desk, chosen_department(desk, department), said)


@dataclass(frozen=True)
class Spoken:
    """What the desk says in everyday words of reports that wait: of whom (nobody named: empty), and the rest as a command has it."""

    names: tuple[str, ...]
    said: DeskWords

    def bare(self) -> "Spoken":
        """Without the reason."""
        return replace(self, said=replace(self.said, rest=""))


@dataclass(frozen=True)
class _Waits:
    """What may wait for a verb, and how everyday words say it: they are no reason."""

    kind: Kind
    words: str


_HEARD = r"(?:可以|行|没问题|看过|看了|挺好|不错|差不多|已经|应该|就|都|算|审核|审批|审)*(?:了|过)?(?:吧|啊)?"
_SENT_BACK = r"(?:先|都|请|给他们?|那就|把)*(?:打回|退回|退)(?:去|来|给他们?|他们)?(?:重[新]?[写报改做弄]?)?(?:一下|吧|了)?(?:原因|理由)?[是：:]?|让他们(?=重)|(?<=^)(?:请)?让他们"
_PUT_OFF = r"(?:就)?(?:那)?(?:可以|能)?(?:缓|延[期后长]?|推迟|宽限|晚|放宽)(?:到|至|期|几天)?(?:同意|批准)?"
MORE_TIME: Final = re.compile(
    r"(?:缓|宽限?(?:[他她]们?)?|延[期后长]?|晚|推迟|放宽|拖)(?:[到至]|个)?(?:(?P<n>[一二两三四五六七八九十]|\d{1,2})个?(?P<unit>天|日|周|星期|礼拜)(?!前)|几天|.{0,6}(?:周.|月底|[日号]))"
)
_WAIT_FOR: Final = {
    "审核通过": _Waits(Kind.REPORT, rf"{_HEARD}(?:通过|过)(?:吧|了)?"),
    "审核": _Waits(Kind.REPORT, "看看|看一?下|审核|审一?下"),
    "退回": _Waits(Kind.REPORT, _SENT_BACK),
    "同意延期": _Waits(Kind.EXTENSION, rf"(?:同意|批准|准了?){_PUT_OFF}|{_PUT_OFF}"),
    "不同意延期": _Waits(Kind.EXTENSION, rf"(?:不同意|不批准?|不能|不要|别|不准|不许){_PUT_OFF}"),
}


def spoken_for(verb: str) -> Matcher:
    """`meant` of an act on a report that waits: whose, which one, and what else was said, in any words."""

    def read(desk: Desk, message: Message) -> Spoken:
        named = colleagues.concerned(desk.context, message.text)
        spoken = report_of(desk, message, named, without=_WAIT_FOR[verb].words)
        kind = spoken.settings.kind if spoken.settings else ""
        named_day = message.text.replace(spoken.period, "", 1)
        days = more_days(message.text) if verb == "同意延期" else 0
        reads_day = verb == "同意延期" and not days
        day = read_day(named_day, message.at, desk.context.rules.calendar, "future") if reads_day else None
        known = day if isinstance(day, date) else None
        said = DeskWords(verb, kind, spoken.period, spoken.rest, message.at, known, days, spoken=True)
        return Spoken(tuple(each.name for each in named), said)

    return read


def more_days(text: str) -> int:
    """«缓一天», «宽限两周»: how many days more; 0 where it is not said."""
    found = MORE_TIME.search(text)
    number = chinese_number(found["n"]) if found and found["n"] else None
    return (number or 0) * (1 if found and found["unit"] in ("天", "日") else 7)


def the_one_that_waits(desk: Desk, found: Spoken, otherwise: Sequence[Obligation] = ()) -> Reply:
    """Do it to the one report that waits and that the words fit, where none waits to one of these others; of several it is
    the one looked at last, or asked which, of none said what is missing.
    """
    said, word = found.said, _WAIT_FOR[found.said.verb].kind.word
    waiting = worktable(desk.context, {_WAIT_FOR[said.verb].kind})
    rows = [periods.by_id(desk.context, int(each.key)) for each in waiting if each.key.isdecimal()]
    fits = [row for row in rows if _fits(row, found)] or [row for row in otherwise if _fits(row, found)]
    if len(fits) > 1 and not found.names and not said.kind:
        fits = _looked_at(desk, fits) or fits
    if len(fits) == 1:
        return _do(desk, fits[0], said)
    if fits and len(fits) <= MOST_CHOICES:
        choices = {states.name_of(row): str(row.id) for row in fits} | {"都不是": DROP}
        return ask(desk, "report_that_waits", f"“{said.verb}”：请问是哪一项？", choices, said, field="report")
    if len(found.names) == 1 and said.kind:
        return _ACTS[said.verb](desk, chosen_department(desk, found.names[0]), said)
    whose = "、".join(found.names) or "各单位"
    if fits:
        return Reply(
            f"{whose}{word}共{len(fits)}项，请写明单位和事项，如“{said.verb} {fits[0].department.name} 台账”。"
        )
    return Reply(f"{whose}目前没有{word}的{_short(desk, said.kind)}。")


def _looked_at(desk: Desk, rows: Sequence[Obligation]) -> list[Obligation]:
    """The one of these whose report the person looked at last, if it was the last thing that he did."""
    last = spoken_of.last_number(desk.context)
    return [row for row in rows if row.submissions and row.submissions[-1].number == last]


def _short(desk: Desk, kind: str) -> str:
    return settings_of(desk, kind).short if kind else "报送"


def _fits(row: Obligation, found: Spoken) -> bool:
    return (
        (not found.names or row.department.name in found.names)
        and (not found.said.kind or row.kind == found.said.kind)
        and (not found.said.period or found.said.period.endswith(row.label) or row.label.endswith(found.said.period))
    )


def _do(desk: Desk, row: Obligation, said: DeskWords) -> Reply:
    known = replace(said, kind=row.kind, period=periods.period_words(desk.context, row))
    return _ACTS[said.verb](desk, row.department, known)


@answers("report_that_waits", roles=GROUP)
def report_that_waits(desk: Desk, said: DeskWords, key: str) -> Reply:
    """Which of those that wait; all else stands as it was said."""
    return _do(desk, periods.by_id(desk.context, int(key)), said)


def settings_of(desk: Desk, kind: str) -> ObligationSettings:
    """The kind of report that was named; raises UserError when it is no longer owed by anybody."""
    found = obligations.settings_of(desk.context, kind)
    if found is None:
        raise UserError("该项报送已取消，未作办理。")
    return found


def obligation_of(desk: Desk, department: Department, said: DeskWords) -> Obligation:
    """The report that is meant, of this department."""
    settings = settings_of(desk, said.kind)
    return periods.find_obligation(desk.context, department, settings, said.period, said.said_at)


def newest_of(said: Said) -> Obligation:
    """What was reported under the number; raises UserError where it was reported again since."""
    receipt: Submission = said.item
    obligation = receipt.obligation
    newest = obligation.submissions[-1]
    if newest is not receipt:
        raise UserError(f"{receipt.number} 此后已重报，请以 {newest.number} 办理（{name_of(obligation)}）。")
    return obligation
