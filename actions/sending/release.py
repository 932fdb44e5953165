"""«发送 2026-0131»: a reminder to a first responsible person that was drafted for the office leaves, or is dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from actions.common import recipients as people
from actions.common.actor import visible_departments
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import one
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

_MATTER = re.compile(r"\d+\. (.+?)：")  # a line of policy/words/reminder_text.to_principal
REASON = "released"  # a push that the office caused goes at once

_DONE = {"release_reminder": "此前已发送", "drop_reminder": "此前已取消"}


@dataclass(frozen=True)
class Draft:
    """A reminder that waits for the office, for whom it is and since when."""

    number: str
    department: Department
    pushes: tuple[Push, ...]

    @property
    def since(self) -> datetime:
        """When it was drafted."""
        return self.pushes[0].created_at

    @property
    def to(self) -> list[str]:
        """The accounts that it was drafted for."""
        return list(dict.fromkeys(row.target for push in self.pushes for row in push.recipients))

    @property
    def text(self) -> str:
        """What it says."""
        return "\n\n".join(dict.fromkeys(push.text for push in self.pushes))

    @property
    def about(self) -> str:
        """What is outstanding: the names of the matters, without their dates."""
        lines = (line for push in self.pushes for line in push.text.splitlines())
        return "、".join(found[1] for line in lines if (found := _MATTER.match(line)))


def find_draft(context: Context, number: str) -> Draft | None:
    """The draft with this number while it waits, its rows locked; None for another group's, and for one already decided."""
    return next(iter(_drafts(context, _HELD.where(Push.subject == number).with_for_update(of=Push))), None)


def waiting(context: Context) -> list[Draft]:
    """Every draft that waits for the person's desk, oldest first."""
    return _drafts(context, _HELD)


_HELD = (
    select(Push)
    .where(
        Push.id.in_(
            select(PushRecipient.push_id).where(
                PushRecipient.state == PushState.HELD, PushRecipient.once.startswith("held:")
            )
        )
    )
    .options(selectinload(Push.recipients))
    .order_by(Push.id)
)


def _drafts(context: Context, query: Select[Push]) -> list[Draft]:
    """The drafts among these pushes whose department the person sees."""
    found: dict[tuple[str, int], list[Push]] = {}
    for push in context.session.scalars(query):
        department_id = int(str(push.recipients[0].once).split(":")[1])
        found.setdefault((push.subject or "", department_id), []).append(push)
    seen = visible_departments(context.me).where(Department.id.in_({place for _, place in found}))
    departments = {each.id: each for each in context.session.scalars(seen)} if found else {}
    return [
        Draft(number, departments[place], tuple(pushes))
        for (number, place), pushes in found.items()
        if place in departments
    ]


def _steps(context: Context, draft: Draft) -> list[ReminderStep]:
    """What it was drafted about."""
    query = (
        select(ReminderStep)
        .join(Deadline)
        .where(
            ReminderStep.recorded_at == draft.since,
            ReminderStep.step.endswith(":principal"),
            Deadline.department_id == draft.department.id,
        )
    )
    return list(context.session.scalars(query))


def release(context: Context, draft: Draft) -> tuple[list[str], str]:
    """Send it, worded for today and for what is still owed: names of the readers, and the text.

    No names: everything is in by now, and nothing goes out. Raises UserError once it is decided.
    """
    _hold(context, draft)
    rows = [(step, _owed(context, step.deadline)) for step in _steps(context, draft)]
    still = [(step, row) for step, row in rows if row is not None]
    to = people.principals(context, draft.department)
    if not still or not to:
        drop(context, draft)
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
    queue(context, to, text, REASON, subject=draft.number)
    record(context, "release_reminder", draft.number)
    return list(people.names(context, to).values()), text


def drop(context: Context, draft: Draft) -> None:
    """Nobody gets it; the ladder's next step goes on as planned. Raises UserError once it is decided."""
    _hold(context, draft)
    for push in draft.pushes:
        for row in push.recipients:
            row.state = PushState.CANCELLED
    record(context, "drop_reminder", draft.number)


def _hold(context: Context, draft: Draft) -> None:
    held = select(PushRecipient).where(
        PushRecipient.push_id.in_([push.id for push in draft.pushes]), PushRecipient.state == PushState.HELD
    )
    if not context.session.scalars(held.with_for_update().execution_options(populate_existing=True)).all():
        raise UserError(f"没有待发送的 {draft.number}：{became(context, draft.number) or '已经处理'}。")


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
        return entry_owed(context, one(context, LedgerEntry, deadline.subject_id))
    if deadline.kind == "opinion":
        return opinion_owed(one(context, Opinion, deadline.subject_id), deadline.due_on)
    row = one(context, Obligation, deadline.subject_id)
    return None if row.state in CLOSED else owed(context, row)


def _history(context: Context, drafted: ReminderStep) -> str:
    steps: Sequence[ReminderStep] = drafted.deadline.steps
    sent = [(step.step, context.local(step.recorded_at).date()) for step in steps if step.state in SENT]
    return earlier_steps(sent)
