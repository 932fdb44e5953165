"""找 XX路: what is on file with these words, meetings, matters, entries, findings and reports alike, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy import ColumnElement, Select, and_
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import every, seen
from actions.common.states import name_of
from actions.ledger import entries
from storage.base import holds
from storage.models import LedgerEntry, Matter, MeetingItem, MeetingNotice, Obligation, Submission
from storage.states import State

T = TypeVar("T", MeetingItem, MeetingNotice, Obligation, Submission)

MOST: Final = 50  # of each kind, the newest


class Where(State):
    """What was found, and how it is called."""

    MEETING = "meeting", "会议"
    MATTER = "matter", "事项"
    ENTRY = "entry", "登记"
    REPORT = "report", "报送"


@dataclass(frozen=True)
class Found:
    """One thing with these words: `key` is its number, or a report's id."""

    where: Where
    key: str
    at: datetime
    line: str


def find(context: Context, words: str) -> list[Found]:
    """Everything in the person's view that holds all the words, newest first, at most 50 of each kind."""
    said = words.split()
    if not said:
        return []
    found = [each for source in (_meetings, _matters, _entries, _reports) for each in source(context, said)]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _meetings(context: Context, said: list[str]) -> Iterator[Found]:
    agenda = _searched(context, MeetingItem).with_only_columns(MeetingItem.meeting_id)
    held = MeetingNotice.id.in_(agenda.where(_holds(context, MeetingItem.text, said)))
    named = _holds(context, MeetingNotice.place, said) | _holds(context, MeetingNotice.type, said)
    query = _newest(context, MeetingNotice, held | named).options(
        joinedload(MeetingNotice.department), selectinload(MeetingNotice.items)
    )
    for row in context.session.scalars(query):
        items = "；".join(each.text for each in row.items if all(word in each.text for word in said))
        line = f"{row.number} {row.department.name}{row.type}（{row.state.word}）{f'：{items}' if items else ''}"
        yield Found(Where.MEETING, row.number, row.reported_at, line)


def _matters(context: Context, said: list[str]) -> Iterator[Found]:
    query = seen(context, Matter).where(_holds(context, Matter.title, said))
    query = query.options(joinedload(Matter.department)).order_by(Matter.id.desc()).limit(MOST)
    for row in context.session.scalars(query):
        line = f"{row.number} {row.department.name} {row.title}（{row.stage.word}）"
        yield Found(Where.MATTER, row.number, row.opened_at, line)


def _entries(context: Context, said: list[str]) -> Iterator[Found]:
    known = {each.key: each for each in entries.definitions(context) if not (each.safe or each.counts_only)}
    query = (
        entries.visible(context, known.values())
        .where(_holds(context, LedgerEntry.text, said))
        .options(*entries.SHOWN)
        .order_by(LedgerEntry.id.desc())
        .limit(MOST)
    )
    for row in context.session.scalars(query):
        definition = known[row.ledger]
        line = f"{row.number} {row.department.name} {definition.title}：{entries.describe(definition, row)}（{row.state.word}）"
        yield Found(Where.ENTRY, row.number, row.filed_at, line)


def _reports(context: Context, said: list[str]) -> Iterator[Found]:
    duties = _searched(context, Obligation).with_only_columns(Obligation.id)
    titled = Submission.obligation_id.in_(duties.where(_holds(context, Obligation.title, said)))
    query = _newest(context, Submission, _holds(context, Submission.text, said) | titled).options(
        joinedload(Submission.obligation).joinedload(Obligation.department)
    )
    for row in context.session.scalars(query):
        owed = row.obligation
        text = f"：{row.text[:40]}" if row.text else ""
        line = f"{row.number} {name_of(owed)}（{owed.state.word}）{text}"
        yield Found(Where.REPORT, str(owed.id), row.submitted_at, line)


def _newest(context: Context, kind: type[T], words: ColumnElement[bool]) -> Select[T]:
    """The newest in view of those with the words."""
    found = _searched(context, kind).with_only_columns(kind.id).where(words)
    return seen(context, kind).where(kind.id.in_(found)).order_by(kind.id.desc()).limit(MOST)


def _searched(context: Context, kind: type[T]) -> Select[T]:
    """What is looked through: of a department its own; for a desk all, and of what has the words it is asked who sees it."""
    return every(kind) if context.me.is_group_side else seen(context, kind)


def _holds(
    context: Context, column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], said: list[str]
) -> ColumnElement[bool]:
    return and_(*(holds(context.session, column, word) for word in said))
