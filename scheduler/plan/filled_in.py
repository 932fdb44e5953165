"""Once a month each leader is asked to confirm what others filled in in the leader's name: one line of the day's message (M4)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from actions.common.context import Rules
from actions.ledger.filled_in import FilledIn
from policy.words.reminder_text import confirm_filled_in
from scheduler.plan.duty import Duty, Record
from scheduler.plan.sections import Section
from storage.states import StepState

KIND: Final = "ledger"
BEFORE: Final = 7  # working days before the monthly report is due: early enough for a correction


def filled_in_sections(day: date, duties: Sequence[Duty], filled: Sequence[FilledIn], rules: Rules) -> list[Section]:
    """A line for each leader, on the day that the month's report brings it up, or later where that day was missed."""
    found = []
    for duty in duties if filled else ():
        on = asked_on(duty.owed.due_on, rules)
        if not (on <= day <= duty.owed.due_on and _is_monthly(duty, rules)):
            continue
        for each in filled:
            if each.department_id == duty.department_id and step_of(each) not in duty.taken:
                record = Record(duty.deadline_id, step_of(each), on, StepState.PUSHED if on == day else StepState.LATE)
                text = confirm_filled_in(duty.department, each.count)
                found.append(Section("daily", duty.owed.due_on, text, (each.userid,), (record,)))
    return found


def asked_on(due_on: date, rules: Rules) -> date:
    """The working day on which the report due then brings the question up."""
    return rules.calendar.shift(rules.calendar.nearest(due_on, rules.reminders.shift), -BEFORE)


def step_of(each: FilledIn) -> str:
    """The step's name, one for each leader."""
    return f"filled:{each.member_id}"


def behind(due_on: date, day: date, filled: Sequence[FilledIn], rules: Rules) -> Mapping[str, tuple[str, date]]:
    """The steps of earlier days, for a preview that takes them as gone out."""
    on = asked_on(due_on, rules)
    return {step_of(each): (StepState.PUSHED, on) for each in filled} if on < day else {}


def _is_monthly(duty: Duty, rules: Rules) -> bool:
    return any(each.kind == KIND and each.title == duty.owed.title for each in rules.obligations)
