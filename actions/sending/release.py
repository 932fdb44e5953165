"""«发送 2026-0131»: a reminder to a first responsible person that was drafted for the office leaves, or is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from actions.common import recipients as people
from actions.common.actor import visible_departments
from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.trail import record
from actions.ledger.due import entry_owed
from actions.meeting.opinions import opinion_owed
from actions.report.obligations import owed
from policy.words.reminder_text import Owed, earlier_steps, to_principal
from storage.models import (
    Deadline,
    Department,
    Holding,
    LedgerEntry,
    Member,
    Obligation,
    Opinion,
    Push,
    PushRecipient,
    ReminderStep,
    TrailEntry,
)
from storage.models.duties import CLOSED, SENT
from storage.states import DeadlineState, PushState, StepState

REASON = "released"  # a push that the office caused goes at once

_DONE = {"release_reminder": "此前已发送", "drop_reminder": "此前已取消"}


@dataclass(frozen=True)
class Draft:
    """A reminder that waits for the office, with what it was drafted about."""

    department: Department
    pushes: tuple[Push, ...]
    steps: tuple[ReminderStep, ...]


def find_draft(context: Context, number: str) -> Draft | None:
    """The draft with this number while it waits; None for another group's, and for one already decided."""
    held = select(Push).where(Push.subject == number, Push.recipients.any(PushRecipient.state == PushState.HELD))
    pushes = list(context.session.scalars(held.order_by(Push.id).with_for_update()))
    recipients = [row for push in pushes for row in push.recipients]
    if not recipients or not (recipients[0].once or "").startswith("held:"):
        return None
    department_id = int(str(recipients[0].once).split(":")[1])
    seen = visible_departments(context.me).where(Department.id == department_id)
    department = context.session.scalar(seen)
    if department is None:
        return None
    steps = (
        select(ReminderStep)
        .join(Deadline)
        .where(
            ReminderStep.recorded_at == pushes[0].created_at,
            ReminderStep.step.endswith(":principal"),
            Deadline.department_id == department_id,
        )
    )
    return Draft(department, tuple(pushes), tuple(context.session.scalars(steps)))


def release(context: Context, number: str, draft: Draft) -> tuple[list[str], str]:
    """Send it, worded for today and for what is still owed: names of the readers, and the text.

    No names: everything is in by now, and nothing goes out.
    """
    rows = [(step, _owed(context, step.deadline)) for step in draft.steps]
    still = [(step, row) for step, row in rows if row is not None]
    to = people.principals(context, draft.department)
    if not still or not to:
        drop(context, number, draft)
        return [], ""
    text = to_principal(
        draft.department.name,
        [row for _, row in still],
        context.today,
        [_history(context, step) for step, _ in still],
        context.rules.office,
    )
    for push in draft.pushes:
        context.session.delete(push)
    for step, _ in still:
        step.state = StepState.PUSHED
    queue(context, to, text, REASON, subject=number)
    record(context, "release_reminder", number)
    return list(people.names(context, to).values()), text


def drop(context: Context, number: str, draft: Draft) -> None:
    """Nobody gets it; the ladder's next step goes on as planned."""
    for push in draft.pushes:
        for row in push.recipients:
            row.state = PushState.CANCELLED
    record(context, "drop_reminder", number)


def became(context: Context, number: str) -> str:
    """What somebody of the actor's groups has done with the draft of this number; "" where there was none."""
    desk = select(Member.userid).join(Holding).where(Holding.group_id.in_(context.me.group_ids))
    query = select(TrailEntry.act).where(
        TrailEntry.subject == number, TrailEntry.act.in_(_DONE), TrailEntry.actor.in_(desk)
    )
    return _DONE.get(context.session.scalar(query.order_by(TrailEntry.id.desc()).limit(1)) or "", "")


def _owed(context: Context, deadline: Deadline) -> Owed | None:
    """What is still to be done and late; None when it is in, closed, or due later by now."""
    if deadline.state != DeadlineState.OPEN or deadline.due_on >= context.today:
        return None
    if deadline.kind == "entry":
        return entry_owed(context, context.session.get_one(LedgerEntry, deadline.subject_id))
    if deadline.kind == "opinion":
        return opinion_owed(context.session.get_one(Opinion, deadline.subject_id), deadline.due_on)
    row = context.session.get_one(Obligation, deadline.subject_id)
    return None if row.state in CLOSED else owed(context, row)


def _history(context: Context, drafted: ReminderStep) -> str:
    steps: Sequence[ReminderStep] = drafted.deadline.steps
    sent = [(step.step, context.local(step.recorded_at).date()) for step in steps if step.state in SENT]
    return earlier_steps(sent)


def waiting(context: Context) -> list[tuple[str, str]]:
    """(number, the department's name) of every draft that waits for the person's desk, oldest first."""
    held = select(Push.subject).where(Push.recipients.any(PushRecipient.state == PushState.HELD)).order_by(Push.id)
    numbers = dict.fromkeys(number for number in context.session.scalars(held) if number)
    drafts = ((number, find_draft(context, number)) for number in numbers)
    return [(number, draft.department.name) for number, draft in drafts if draft is not None]
