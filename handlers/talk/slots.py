"""What a sentence names, read for an act that was found by its meaning: each slot by its one reader."""

from collections.abc import Sequence

from actions.common import departments
from actions.common.departments import Department
from handlers.talk.message import Desk, Message
from policy.report.spoken import Spoken, read_spoken


def department_of(desk: Desk, message: Message) -> tuple[str, Department | list[str]] | None:
    """The department that a sentence is about; several are asked for, none is not guessed."""
    named = departments.mentioned(desk.context, message.text) or departments.own(desk.context)
    if not named:
        return None
    return named[0].name, named[0] if len(named) == 1 else [each.name for each in named]


def report_of(desk: Desk, message: Message, named: Sequence[Department] = (), *, without: str = "") -> Spoken:
    """Which report, of what period, empty or on paper; `without` are the act's own words, which are no reason."""
    names = [form for each in named for form in departments.forms(each.name)]
    return read_spoken(message.text, desk.context.obligations, names=names, without=without)
