"""催办: the desk reminds a department by hand, at any hour; it counts as a step of the ladder."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Select, func, select

from actions.common.context import Context
from actions.common.deadlines import find_deadline
from actions.common.pushes import queue
from actions.common.recipients import liaisons, names
from actions.common.trail import record
from actions.report.obligations import settings_of
from actions.report.owed import Line, Owing, open_lines, open_obligations
from actions.report.submit import ANNOUNCED
from policy.text.write import say_day
from policy.time.ladder import steps
from storage.models import Deadline, Department, Obligation, ReminderStep
from storage.states import ReportState, StepState

AGAIN: Final = timedelta(hours=2)  # a reminder within it is asked about
_AT_ONCE: Final = (ReportState.RETURNED, ANNOUNCED)


@dataclass(frozen=True)
class Reminded:
    """Whom a reminder went to and what it listed; `announced` waits for the office itself, not for the department."""

    names: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    announced: tuple[Obligation, ...]


def remind(context: Context, department: Department, kind: str | None = None) -> Reminded:
    """Push the department's liaisons what it owes now (of one kind, or all); nothing open, nothing sent."""
    wanted = _due(context, open_obligations(context, [department.id]), kind)
    announced = tuple(row for row in wanted if row.state == ANNOUNCED)
    owed = tuple(row for row in wanted if row.state != ANNOUNCED)
    to = liaisons(context, department)
    if owed and to:
        queue(context, to, reminder_text(context, department, owed), "manual_reminder")
        for obligation in owed:
            _note_step(context, obligation)
        record(context, "remind", department.name)
    return Reminded(tuple(names(context, to).values()), owed, announced)


def reminded_at(context: Context, department: Department, kind: str | None = None) -> datetime | None:
    """When within the last two hours somebody reminded the department by hand of what it owes; None when nobody did."""
    owed = [row.id for row in _due(context, open_obligations(context, [department.id]), kind)]
    last = _reminded_by_hand(owed).with_only_columns(func.max(ReminderStep.recorded_at))
    return context.session.scalar(last.where(ReminderStep.recorded_at > context.now - AGAIN))


def _reminded_by_hand(obligations: Collection[int]) -> Select[ReminderStep]:
    return select(ReminderStep).join(Deadline).where(
        Deadline.kind == "obligation",
        Deadline.subject_id.in_(obligations),
        ReminderStep.step.startswith("manual:"),
    )  # fmt: skip


def _due(context: Context, rows: Sequence[Owing], kind: str | None) -> list[Owing]:
    """What a reminder may name: reports whose reminding has begun; of a kind that is asked for at least the next one."""
    wanted = [row for row in rows if kind in (None, row.kind)]
    found = [row for row in wanted if row.state in _AT_ONCE or begins(context, row.due_on) <= context.today]
    return found if found or kind is None else sorted(wanted, key=lambda row: row.due_on)[:1]


def begins(context: Context, due_on: date) -> date:
    """The day on which reminding of what is due then begins: the ladder's first step, reckoned once for all that is due then."""
    key = f"reminding begins {due_on}"
    if key not in context.read:
        context.read[key] = steps(due_on, context.rules.reminders, context.rules.calendar)[0].on
    found: date = context.read[key]
    return found


def lagging(context: Context, kind: str | None = None) -> list[str]:
    """Names of the departments in view that owe something, of this kind or of any."""
    return list(dict.fromkeys(row.department for row in _lagging(context, kind)))


def lately_reminded(context: Context, kind: str | None = None) -> set[str]:
    """Names of those of them whom somebody has reminded by hand within the last two hours."""
    of = {row.id: row.department for row in _lagging(context, kind)}
    steps = _reminded_by_hand(of).with_only_columns(Deadline.subject_id)
    return {of[key] for key in context.session.scalars(steps.where(ReminderStep.recorded_at > context.now - AGAIN))}


def remind_all(context: Context, kind: str | None, among: Collection[str]) -> tuple[list[str], list[str]]:
    """Remind those of these departments that still owe something: names of those reached, and of those without a liaison."""
    sent: list[str] = []
    unreached: list[str] = []
    for department_id in dict.fromkeys(row.department_id for row in _lagging(context, kind) if row.department in among):
        department = context.session.get_one(Department, department_id)
        done = remind(context, department, kind)
        (sent if done.names else unreached).append(department.name)
    return sent, unreached


def _lagging(context: Context, kind: str | None) -> list[Line]:
    """What everybody in view owes now, the returned first; of a kind that is asked for the next one of each department."""
    by_department: dict[int, list[Line]] = {}
    for row in sorted(open_lines(context), key=lambda row: row.state != ReportState.RETURNED):
        by_department.setdefault(row.department_id, []).append(row)
    due = [row for rows in by_department.values() for row in _due(context, rows, kind)]
    return [row for row in due if row.state != ANNOUNCED]


def reminder_text(context: Context, department: Department, owed: Sequence[Obligation]) -> str:
    """What the liaisons read: each report with its date, and how to send it in one message."""
    lines = [f"请办理：{department.name}尚有{len(owed)}项待报送。"]
    for row in owed:
        late = (context.today - row.due_on).days
        state = f"，已逾期{late}天" if late > 0 else ""
        state = f"，{row.state.word}待重报" if row.state == ReportState.RETURNED else state
        settings = settings_of(context, row.kind)
        say = f"，回复“报送 {settings.short} {row.label}”" if settings else ""
        lines.append(f"· {row.label}{row.title}（{say_day(row.due_on)}截止{state}）{say}")
    lines.append(f"纸质报送请联系{context.rules.office}。")
    return "\n".join(lines)


def _note_step(context: Context, obligation: Obligation) -> None:
    deadline = find_deadline(context, "obligation", obligation.id)
    if deadline is None:
        return
    step = f"manual:{int(context.now.timestamp())}"
    known = select(ReminderStep.id).where(ReminderStep.deadline_id == deadline.id, ReminderStep.step == step)
    if context.session.scalar(known) is None:
        context.session.add(
            ReminderStep(
                deadline_id=deadline.id,
                step=step,
                planned_on=context.today,
                state=StepState.PUSHED,
                recorded_at=context.now,
            )
        )
