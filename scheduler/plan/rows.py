"""Rows → what planning works with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from actions.common import recipients
from actions.common.context import Context
from actions.common.deputies import Deputy, deputies
from actions.ledger import entries
from actions.ledger.due import entry_owed, ladder_for
from actions.report.obligations import asked_role, owed
from policy.words.brief_text import MeetingToday
from scheduler.plan.answer_rows import answer_duties
from scheduler.plan.duty import Duty, Meeting
from scheduler.plan.receipt_rows import receipt_duties
from storage.models import (
    Deadline,
    Department,
    InspectionGroup,
    LedgerEntry,
    MeetingNotice,
    Member,
    Obligation,
    ReminderStep,
)
from storage.states import DeadlineState, MeetingState


class Members:
    """Whom a step reaches, looked up once for all departments (scheduler.duty.Audience)."""

    def __init__(self, context: Context) -> None:
        self._context = context
        recipients.look_up_posts(context)
        self._departments = {row.id: row for row in context.session.scalars(select(Department))}
        self._found: dict[tuple[str, int], Sequence[str]] = {}
        self._desks: Mapping[int, Sequence[str]] | None = None
        self._gone: frozenset[str] | None = None

    def liaisons(self, department_id: int) -> Sequence[str]:
        """The department's liaisons, or its parent's."""
        return self._of_department("liaison", department_id)

    def asked(self, duty: Duty) -> Sequence[str]:
        """Those of its department whom a report is asked of."""
        key = (f"asked {duty.asks}", duty.department_id)
        if key not in self._found:
            where = self._departments[duty.department_id]
            self._found[key] = recipients.asked(self._context, where, duty.asks, in_person=True)
        return self._found[key]

    def leader(self, department_id: int, duty: str) -> Sequence[str]:
        """The one leader in charge of what is owed, by its short name."""
        key = (f"leader {duty}", department_id)
        if key not in self._found:
            where = self._departments[department_id]
            self._found[key] = recipients.leader_in_charge(self._context, where, duty, in_person=True)
        return self._found[key]

    def principals(self, department_id: int) -> Sequence[str]:
        """主要负责人."""
        return self._of_department("principal", department_id)

    def offices(self, group_id: int) -> Sequence[str]:
        """综合科 of a group."""
        key = ("office", group_id)
        if key not in self._found:
            self._found[key] = recipients.offices(self._context, group_id, in_person=True)
        return self._found[key]

    def desks(self) -> Mapping[int, Sequence[str]]:
        """Office and inspectors, by group."""
        if self._desks is None:
            groups = self._context.session.scalars(select(InspectionGroup.id).order_by(InspectionGroup.id))
            self._desks = {
                group_id: recipients.desk(self._context, group_id, in_person=True) for group_id in groups.all()
            }
        return self._desks

    def deputies(self, day: date) -> Mapping[str, Deputy]:
        """Who stands in for whom on this day."""
        return deputies(self._context, day)

    def person(self, userid: str) -> Sequence[str]:
        """Somebody named in an entry; nobody once the account has left."""
        if self._gone is None:
            gone = select(Member.userid).where(Member.gone_at.is_not(None))
            self._gone = frozenset(self._context.session.scalars(gone))
        return [userid] if userid and userid not in self._gone else []

    def discipline(self, department_id: int) -> Sequence[str]:
        """机关纪委."""
        return self._of_department("discipline", department_id)

    def _of_department(self, role: str, department_id: int) -> Sequence[str]:
        key = (role, department_id)
        if key not in self._found:
            look = {
                "liaison": recipients.liaisons,
                "principal": recipients.principals,
                "discipline": recipients.disciplines,
            }[role]
            self._found[key] = look(self._context, self._departments[department_id], in_person=True)
        return self._found[key]


def open_duties(context: Context, *, until: date) -> list[Duty]:
    """Everything whose ladder runs, due by `until`, with the steps already dealt with."""
    taken = _steps_taken(context, until)
    which = Deadline.state == DeadlineState.OPEN, Deadline.due_on <= until
    others = [*entry_duties(context, *which), *answer_duties(context, *which), *receipt_duties(context, *which)]
    return tried(
        context,
        [
            *_open_obligations(context, until, taken),
            *(replace(each, taken=taken.get(each.deadline_id, {})) for _, each in others),
        ],
    )


def tried(context: Context, duties: Sequence[Duty]) -> list[Duty]:
    """The duties as far as they go during a department's trial; of a practice department nothing is told to the group."""
    query = select(Department).where(Department.practice | Department.trial_until.is_not(None))
    known = {row.id: row for row in context.session.scalars(query)}
    return [
        replace(each, liaisons_alone_until=row.liaisons_alone_until, shared=each.shared and not row.practice)
        if (row := known.get(each.department_id))
        else each
        for each in duties
    ]


def _open_obligations(context: Context, until: date, taken: Mapping[int, dict[str, tuple[str, date]]]) -> list[Duty]:
    query = (
        select(Deadline.id, Obligation, Department)
        .join(Obligation, Obligation.id == Deadline.subject_id)
        .join(Department, Department.id == Obligation.department_id)
        .where(Deadline.kind == "obligation", Deadline.state == DeadlineState.OPEN, Obligation.due_on <= until)
        .where(Department.paused_reason.is_(None))
    )
    return [
        duty(context, obligation, department, deadline_id, taken.get(deadline_id, {}))
        for deadline_id, obligation, department in context.session.execute(query)
    ]


def duty(
    context: Context,
    obligation: Obligation,
    department: Department,
    deadline_id: int,
    taken: Mapping[str, tuple[str, date]],
) -> Duty:
    """An obligation's row as planning sees it."""
    return Duty(
        deadline_id=deadline_id,
        department_id=department.id,
        department=department.name,
        group_id=department.group_id,
        owed=owed(context, obligation),
        asks=asked_role(context, obligation),
        since=context.local(department.imported_at).date(),
        taken=taken,
    )


def _steps_taken(context: Context, until: date) -> dict[int, dict[str, tuple[str, date]]]:
    query = (
        select(ReminderStep.deadline_id, ReminderStep.step, ReminderStep.state, ReminderStep.recorded_at)
        .join(Deadline)
        .where(Deadline.kind != "meeting", Deadline.state == DeadlineState.OPEN, Deadline.due_on <= until)
    )
    found: dict[int, dict[str, tuple[str, date]]] = {}
    for deadline_id, step, state, recorded_at in context.session.execute(query):
        found.setdefault(deadline_id, {})[step] = (state, context.local(recorded_at).date())
    return found


def meetings_between(context: Context, first: date, last: date) -> list[Meeting]:
    """Registered meetings of these days that count, by their hour."""
    query = (
        select(MeetingNotice, Department)
        .join(Department, Department.id == MeetingNotice.department_id)
        .where(MeetingNotice.state == MeetingState.REGISTERED, MeetingNotice.day >= first, MeetingNotice.day <= last)
        .where(~Department.practice)
        .order_by(MeetingNotice.day, MeetingNotice.starts_at, MeetingNotice.id)
    )
    return [
        Meeting(department.group_id, notice.day, _shown(context, notice, department))
        for notice, department in context.session.execute(query)
        if notice.day is not None
    ]


def _shown(context: Context, notice: MeetingNotice, department: Department) -> MeetingToday:
    starts_at = context.local(notice.starts_at) if notice.starts_at else None
    return MeetingToday(department.name, notice.type, starts_at, notice.place, notice.number)


def entry_duties(context: Context, *which: ColumnElement[bool]) -> list[tuple[Deadline, Duty]]:
    """Entries whose deadline is among these, with no step dealt with and never stopped; none of a paused department."""
    query = (
        select(Deadline, LedgerEntry)
        .join(LedgerEntry, LedgerEntry.id == Deadline.subject_id)
        .join(Department, Department.id == LedgerEntry.department_id)
        .where(Deadline.kind == "entry", Department.paused_reason.is_(None), *which)
        .options(joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))
        .order_by(Deadline.due_on, Deadline.id)
    )
    rows = context.session.execute(query)
    return [(deadline, duty) for deadline, entry in rows if (duty := _duty(context, deadline, entry)) is not None]


def _duty(context: Context, deadline: Deadline, entry: LedgerEntry) -> Duty | None:
    owed, definition = entry_owed(context, entry), entries.definition_of(context, entry.ledger)
    if owed is None or definition is None or definition.due is None:
        return None
    return Duty(
        deadline_id=deadline.id,
        department_id=entry.department_id,
        department=entry.department.name,
        group_id=entry.department.group_id,
        owed=owed,
        since=context.local(entry.filed_at).date(),
        ladder=ladder_for(definition, entry),
        owner=entry.owner.userid,
        writer=entry.entered_by,
        shared=entry.shared,
    )
