"""催办: the desk reminds a department by hand, at any hour; it counts as a step of the ladder."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Select, func, select

from actions.common.context import Context
from actions.common.deadlines import find_deadline
from actions.common.pushes import queue
from actions.common.recipients import names
from actions.common.trail import record
from actions.report.obligations import asked_of, asked_role, settings_of
from actions.report.owed import Line, Owing, open_lines, open_obligations
from actions.report.submit import ANNOUNCED
from policy.report.report_words import report_command
from policy.text.write import say_day
from policy.time.ladder import steps
from policy.time.period_words import read_period
from policy.time.settings import ObligationSettings
from storage.models import Deadline, Department, Obligation, ReminderStep
from storage.states import ReportState, StepState

AGAIN: Final = timedelta(hours=2)  # a reminder within it is asked about
_AT_ONCE: Final = (ReportState.RETURNED, ANNOUNCED)


@dataclass(frozen=True)
class Reminded:
    """Whom a reminder went to, as whom, and what it listed; `announced` waits for the office itself."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    announced: tuple[Obligation, ...]


@dataclass(frozen=True)
class Asked:
    """What is reminded of: one kind of report or all (None), of these periods' keys or of any (none given)."""

    kind: str | None = None
    periods: tuple[str, ...] = ()

    def holds(self, row: Owing) -> bool:
        """Whether the report is one of these."""
        return self.kind in (None, row.kind) and (not self.periods or row.period in self.periods)


ALL: Final = Asked()


def asked(context: Context, settings: ObligationSettings | None, words: str) -> Asked:
    """What «7月台账», «台账» or no words at all ask to be reminded of; a period that there is not is nobody's."""
    kinds = [settings] if settings else context.obligations
    found = [period.key for each in kinds if words and (period := read_period(words, each, context.said_at))]
    return Asked(settings.kind if settings else None, tuple(found) or ((words,) if words else ()))


def remind(context: Context, department: Department, of: Asked = ALL) -> Reminded:
    """Push what the department owes now of what is wanted to those whom it is asked of; nothing open, nothing sent."""
    wanted = _due(context, open_obligations(context, [department.id]), of)
    announced = tuple(row for row in wanted if row.state == ANNOUNCED)
    owed = tuple(row for row in wanted if row.state != ANNOUNCED)
    by_role: dict[str, list[Obligation]] = {}
    for row in owed:
        by_role.setdefault(asked_role(context, row), []).append(row)
    told: dict[str, str] = {}
    for rows in by_role.values():
        to = asked_of(context, rows[0])
        told |= names(context, to)
        queue(context, to, reminder_text(context, department, rows), "manual_reminder")
        for obligation in rows if to else ():
            _note_step(context, obligation)
    if told:
        record(context, "remind", department.name)
    return Reminded(tuple(told.values()), tuple(by_role), owed, announced)


def reminded_at(context: Context, department: Department, of: Asked = ALL) -> datetime | None:
    """When within the last two hours somebody reminded the department by hand of what it owes; None when nobody did."""
    owed = [row.id for row in _due(context, open_obligations(context, [department.id]), of)]
    last = _reminded_by_hand(owed).with_only_columns(func.max(ReminderStep.recorded_at))
    return context.session.scalar(last.where(ReminderStep.recorded_at > context.now - AGAIN))


def _reminded_by_hand(obligations: Collection[int]) -> Select[ReminderStep]:
    return select(ReminderStep).join(Deadline).where(
        Deadline.kind == "obligation",
        Deadline.subject_id.in_(obligations),
        ReminderStep.step.startswith("manual:"),
    )  # fmt: skip


def _due(context: Context, rows: Sequence[Owing], of: Asked) -> list[Owing]:
    """What a reminder may name: reports whose reminding has begun; of what is asked for by name at least the next one."""
    wanted = [row for row in rows if of.holds(row)]
    found = [row for row in wanted if row.state in _AT_ONCE or begins(context, row.due_on) <= context.today]
    return found if found or of == ALL else sorted(wanted, key=lambda row: row.due_on)[:1]


def begins(context: Context, due_on: date) -> date:
    """The day on which reminding of what is due then begins: the ladder's first step, reckoned once for all that is due then."""
    key = f"reminding begins {due_on}"
    if key not in context.read:
        context.read[key] = steps(due_on, context.rules.reminders, context.rules.calendar)[0].on
    found: date = context.read[key]
    return found


def lagging(context: Context, of: Asked = ALL) -> list[str]:
    """Names of the departments in view that owe something of what is asked for."""
    return list(dict.fromkeys(row.department for row in _lagging(context, of)))


def lately_reminded(context: Context, of: Asked = ALL) -> set[str]:
    """Names of those of them whom somebody has reminded by hand within the last two hours."""
    names = {row.id: row.department for row in _lagging(context, of)}
    steps = _reminded_by_hand(names).with_only_columns(Deadline.subject_id)
    return {names[key] for key in context.session.scalars(steps.where(ReminderStep.recorded_at > context.now - AGAIN))}


def remind_all(context: Context, of: Asked, among: Collection[str]) -> tuple[list[str], list[str]]:
    """Remind those of these departments that still owe something: names of those reached, and of those without a liaison."""
    sent: list[str] = []
    unreached: list[str] = []
    for department_id in dict.fromkeys(row.department_id for row in _lagging(context, of) if row.department in among):
        department = context.session.get_one(Department, department_id)
        done = remind(context, department, of)
        (sent if done.names else unreached).append(department.name)
    return sent, unreached


def _lagging(context: Context, of: Asked) -> list[Line]:
    """What everybody in view owes now, the returned first; of what is asked for by name the next one of each department."""
    key = f"lagging {of}"
    if key not in context.read:
        context.read[key] = _read_lagging(context, of)
    found: list[Line] = context.read[key]
    return found


def _read_lagging(context: Context, of: Asked) -> list[Line]:
    by_department: dict[int, list[Line]] = {}
    for row in sorted(open_lines(context), key=lambda row: row.state != ReportState.RETURNED):
        by_department.setdefault(row.department_id, []).append(row)
    due = [row for rows in by_department.values() for row in _due(context, rows, of)]
    return [row for row in due if row.state != ANNOUNCED]


def reminder_text(context: Context, department: Department, owed: Sequence[Obligation]) -> str:
    """What the liaisons read: each report with its date, and how to send it in one message."""
    lines = [f"请办理：{department.name}尚有{len(owed)}项待报送。"]
    for row in owed:
        late = (context.today - row.due_on).days
        state = f"，已逾期{late}天" if late > 0 else ""
        state = f"，{row.state.word}待重报" if row.state == ReportState.RETURNED else state
        settings = settings_of(context, row.kind)
        say = f"，回复“{report_command(settings.short, row.label)}”" if settings else ""
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
