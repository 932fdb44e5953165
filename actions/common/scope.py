"""Whose rows are read: every read of what belongs to a department or a group begins here, with one of six words.

`seen`, `counted`, `at_desk` and `own` ask who acts; `of` and `within` begin at things at hand, which were themselves read in
scope; `every` is for the clock, and for what is looked up before anybody's right to it can be judged. Entries of
registers are seen as their register says: `actions/ledger/entries.py` (`visible`).
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, false, inspect, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from actions.common.actor import counts_for, sees
from actions.common.context import Context
from storage.base import Base
from storage.models import (
    Application,
    Assignment,
    Attendance,
    ChatGroup,
    Count,
    Department,
    Digest,
    Handover,
    Inspection,
    IntegrityRequest,
    Job,
    LedgerEntry,
    LedgerNote,
    Matter,
    MatterNote,
    MeetingItem,
    MeetingNotice,
    Obligation,
    Opinion,
    Publication,
    Questionnaire,
    Receipt,
    SpotCheck,
    StoredFile,
    Submission,
    YearClosing,
)

T = TypeVar("T", bound=Base)
Ids = Collection[int] | Select[int]
"""Of departments: at hand, or what a statement picks."""

# What a row of this kind is a part of; a kind with None names its department or its group itself.
PART_OF: Mapping[type[Base], InstrumentedAttribute[Any] | None] = {
    Obligation: None,
    Submission: Submission.obligation,
    MeetingNotice: None,
    MeetingItem: MeetingItem.meeting,
    Attendance: Attendance.meeting,
    Opinion: Opinion.meeting,
    IntegrityRequest: None,
    Matter: None,
    MatterNote: MatterNote.matter,
    LedgerEntry: None,
    LedgerNote: LedgerNote.entry,
    Count: None,
    StoredFile: None,
    Application: None,
    Handover: None,
    Receipt: None,
    Assignment: None,
    Publication: None,
    Inspection: None,
    Questionnaire: None,
    SpotCheck: None,
    YearClosing: None,
    ChatGroup: None,
    Digest: Digest.chat,
}
_MADE_BY: Mapping[type[Base], InstrumentedAttribute[str]] = {
    LedgerEntry: LedgerEntry.entered_by,
    LedgerNote: LedgerNote.by,
    Job: Job.userid,
}


def seen(context: Context, kind: type[T]) -> Select[T]:
    """Rows of the departments that the person sees."""
    return _to_department(kind).where(sees(context.me))


def counted(context: Context, kind: type[T]) -> Select[T]:
    """Rows of the departments that the person sees and that count: for lists and figures."""
    return _to_department(kind).where(counts_for(context.me))


def at_desk(context: Context, kind: type[T]) -> Select[T]:
    """Rows of the groups at whose desk the person sits, or of their departments; nothing for everybody else."""
    query, holder = _climb(kind)
    groups, group = context.me.group_ids, _group_of(holder)
    if group is not None:
        return query.where(group.in_(groups))
    return _to_department(kind).where(Department.group_id.in_(groups))


def own(context: Context, kind: type[T]) -> Select[T]:
    """Rows of the departments for which the person reports."""
    return within(kind, context.me.department_ids)


def within(kind: type[T], department_ids: Ids) -> Select[T]:
    """Rows of these departments."""
    query, holder = _climb(kind)
    return query.where(_columns(holder)["department_id"].in_(department_ids))


def mine(context: Context, kind: type[T]) -> Select[T]:
    """Rows that the person made."""
    return select(kind).where(_MADE_BY[kind] == context.me.userid)


def of(kind: type[T], *things: Base) -> Select[T]:
    """Rows that belong to these things, which are all of one kind: a department's meetings, a meeting's opinions."""
    if not things:
        return select(kind).where(false())
    query, column = _belonging(kind, type(things[0]))
    (key,) = column.foreign_keys
    return query.where(column.in_({getattr(each, key.column.name) for each in things}))


def of_one(kind: type[T], whole: type[Base]) -> Select[T]:
    """The same for one thing whose id is handed in as `of`: a statement that is put together once."""
    query, column = _belonging(kind, whole)
    return query.where(column == bindparam("of"))


def _belonging(kind: type[T], whole: type[Base]) -> tuple[Select[T], Any]:
    query = select(kind)
    holder: type[Base] = kind
    while (column := _naming(holder, inspect(whole).local_table)) is None:
        query, holder = _up(query, holder)
    return query, column


def every(kind: type[T]) -> Select[T]:
    """Rows of everybody: whoever calls this says in `tests/test_scope.py` why."""
    return select(kind)


def one(context: Context, kind: type[T], key: int) -> T:
    """The row whose id stands in a row or an open question at hand."""
    return context.session.get_one(kind, key)


def elsewhere(context: Context, number: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    """Whether this is the number of a thing of another group, or of a department of another group."""
    return or_(*(_elsewhere(context, kind, number) for kind in PART_OF if "number" in _columns(kind)))


def _elsewhere(context: Context, kind: type[Base], number: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    query, holder = _climb(kind)
    group = _group_of(holder)
    if group is None:
        query, group = _to_department(kind), Department.group_id
    return query.where(_columns(kind)["number"] == number, group.not_in(context.me.group_ids)).exists()


def _group_of(holder: type[Base]) -> Any:
    """The column of the group whose rows these are; None where they are a department's, or either's."""
    columns = _columns(holder)
    group = columns.get("group_id")
    return group if group is not None and not (group.nullable and "department_id" in columns) else None


def _columns(kind: type[Base]) -> Any:
    return inspect(kind).local_table.columns


def _naming(kind: type[Base], table: Any) -> Any:
    return next((each for each in _columns(kind) if any(key.column.table is table for key in each.foreign_keys)), None)


def _up(query: Select[T], kind: type[Base]) -> tuple[Select[T], type[Base]]:
    whole = PART_OF[kind]
    if whole is None:
        raise LookupError(f"{kind.__name__} is a part of nothing")
    return query.join(whole), whole.property.mapper.class_


def _climb(kind: type[T]) -> tuple[Select[T], type[Base]]:
    query = select(kind)
    holder: type[Base] = kind
    while PART_OF[holder] is not None:
        query, holder = _up(query, holder)
    return query, holder


def _to_department(kind: type[T]) -> Select[T]:
    query, holder = _climb(kind)
    return query.join(Department, Department.id == _columns(holder)["department_id"])
