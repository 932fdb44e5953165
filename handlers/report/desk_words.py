"""What the desk says of one department's report: the word, the department, the report, and the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.states import name_of
from actions.report import obligations, periods
from actions.report.receipts import Submission
from actions.report.submit import Obligation
from handlers.talk.commands import Said
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask_department, chosen_department
from handlers.talk.registry import GROUP
from policy.report.report_words import ReportWords, read_report_words
from policy.text.selection import read_selection
from policy.time.settings import ObligationSettings


@dataclass(frozen=True)
class DeskWords:
    """A report as the desk names it: which act, which kind and period, what follows, and when it was said."""

    verb: str
    kind: str
    period: str
    rest: str
    said_at: datetime
    day: date | None = None


_FOR_MANY = ("审核通过", "代登", "同意延期", "不同意延期")
Do = Callable[[Desk, Department, DeskWords], Reply]
_ACTS: dict[str, Do] = {}


def names_report(word: str) -> Any:
    """Matches «退回 交通局 清单 …»: the word, then an obligation's name somewhere behind it."""

    def match(desk: Desk, message: Message) -> ReportWords | None:
        text = message.text.strip()
        if message.kind != "text" or not text.startswith(word) or (word == "代登" and "会议" in text):
            return None
        if word in _FOR_MANY and read_selection(text.removeprefix(word)) is not None:
            return None  # handlers/overview/together.py, and «代登» of several departments
        words = read_report_words(text.removeprefix(word).removeprefix("：").strip(), desk.context.obligations)
        return words if words.settings else None

    return match


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
