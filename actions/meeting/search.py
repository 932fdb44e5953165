"""Finding the meeting that people mean: by a mistyped number, the open ones, the ones just held, the one that moved."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from rapidfuzz.distance import OSA
from sqlalchemy import Date, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import of, of_one, seen
from actions.common.states import MeetingState
from policy.fields.report_form import KINDS
from policy.notice import Notice
from storage.models import Department, MeetingItem, MeetingNotice, TrailEntry

LATELY = timedelta(days=31)
A_DAY = timedelta(days=1)
JUST_SPOKEN_OF = timedelta(hours=1)
OPEN = (MeetingState.REGISTERED, MeetingState.POSTPONED)
NEAR = 2  # slips of the finger in a number: «2026-0132» for 2026-0123 is one


def nearest_numbers(context: Context, number: str) -> list[MeetingNotice]:
    """Meetings in view whose number is a slip of the finger away, nearest first; at most three."""
    query = seen(context, MeetingNotice).with_only_columns(MeetingNotice.number).where(MeetingNotice.number != number)
    near = sorted((OSA.distance(number, each, score_cutoff=NEAR), each) for each in context.session.scalars(query))
    wanted = [each for distance, each in near if distance <= NEAR][:3]
    rows = context.session.scalars(seen(context, MeetingNotice).where(MeetingNotice.number.in_(wanted)))
    return sorted(rows, key=lambda row: wanted.index(row.number))


def open_meetings(context: Context, states: tuple[MeetingState, ...] = OPEN) -> list[MeetingNotice]:
    """Meetings in view that are still to come, or whose day is unknown, soonest first."""
    query = (
        seen(context, MeetingNotice)
        .where(
            MeetingNotice.state.in_(states),
            MeetingNotice.day.is_(None) | (MeetingNotice.day >= context.today),
        )
        .order_by(MeetingNotice.day, MeetingNotice.starts_at, MeetingNotice.id)
    )
    return list(context.session.scalars(query))


def last_spoken_of(context: Context, rows: Iterable[MeetingNotice]) -> MeetingNotice | None:
    """Of these meetings the one that the person acted upon last, within the hour."""
    by_number = {row.number: row for row in rows}
    query = select(TrailEntry.subject).where(
        TrailEntry.actor == context.me.userid,
        TrailEntry.subject.in_(by_number),
        TrailEntry.at > context.now - JUST_SPOKEN_OF,
    )
    number = context.session.scalar(query.order_by(TrailEntry.id.desc()).limit(1))
    return by_number[number] if number else None


def held_meetings(context: Context) -> list[MeetingNotice]:
    """Meetings in view of the last month that have begun, newest first."""
    query = (
        seen(context, MeetingNotice)
        .where(
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.starts_at.between(context.now - LATELY, context.now),
        )
        .order_by(MeetingNotice.starts_at.desc())
    )
    return list(context.session.scalars(query))


def on_days(context: Context, days: Iterable[date]) -> list[MeetingNotice]:
    """Meetings in view of these days, whatever became of them, soonest first."""
    query = seen(context, MeetingNotice).where(MeetingNotice.day.in_(list(days)))
    return list(context.session.scalars(query.order_by(MeetingNotice.day, MeetingNotice.starts_at, MeetingNotice.id)))


def lately_and_open(context: Context) -> list[MeetingNotice]:
    """Meetings in view that are still to come, and behind them those of the last month."""
    return list(dict.fromkeys([*open_meetings(context), *held_meetings(context)]))


def reported_lately(context: Context, department_ids: Collection[int], most: int = 20) -> list[MeetingNotice]:
    """The meetings that these departments reported, whatever became of them, the newest report first."""
    query = seen(context, MeetingNotice).where(MeetingNotice.department_id.in_(department_ids))
    query = query.options(joinedload(MeetingNotice.department), selectinload(MeetingNotice.items))
    return list(
        context.session.scalars(query.order_by(MeetingNotice.reported_at.desc(), MeetingNotice.id.desc()).limit(most))
    )


def registered_together(context: Context) -> list[MeetingNotice]:
    """The meetings that the actor's latest message of the last day registered, by number; one or none is no group."""
    query = (
        seen(context, MeetingNotice)
        .where(
            MeetingNotice.reported_by == context.me.userid,
            MeetingNotice.way == "chat",
            MeetingNotice.state == MeetingState.REGISTERED,
            MeetingNotice.reported_at > context.now - A_DAY,
        )
        .order_by(MeetingNotice.reported_at.desc(), MeetingNotice.id)
    )
    rows = list(context.session.scalars(query))
    return [row for row in rows if row.reported_at == rows[0].reported_at]


# Every notice asks this, so it is put together once.
_SAME_AGENDA = (
    of_one(MeetingNotice, Department)
    .join(MeetingItem, (MeetingItem.meeting_id == MeetingNotice.id) & (MeetingItem.position == 1))
    .where(
        MeetingItem.text == bindparam("text"),
        MeetingNotice.type == bindparam("type"),
        MeetingNotice.state.in_(OPEN),
        MeetingNotice.day.is_(None)
        | ((MeetingNotice.day >= bindparam("today", type_=Date)) & (MeetingNotice.day != bindparam("day", type_=Date))),
    )
    .order_by(MeetingNotice.day, MeetingNotice.starts_at, MeetingNotice.id)
)


def maybe_moved(context: Context, department: Department, notice: Notice) -> MeetingNotice | None:
    """The open meeting of another day with this very agenda: a new date, or a second meeting; only the sender knows.

    A notice without an agenda may tell the new time of the one meeting of its type that was put off.
    """
    if not notice.items:
        return _put_off(context, department, notice)
    texts = [item.text for item in notice.items]
    day = notice.starts_at.date() if notice.starts_at else notice.day
    if day is None or not any(item.kind in KINDS for item in notice.items):
        return None
    values = {"text": texts[0], "type": notice.type or "会议", "today": context.today, "day": day}
    rows = context.session.scalars(_SAME_AGENDA, {"of": department.id, **values})
    return next((meeting for meeting in rows if [item.text for item in meeting.items] == texts), None)


def _put_off(context: Context, department: Department, notice: Notice) -> MeetingNotice | None:
    if notice.starts_at is None and notice.day is None:
        return None
    query = of(MeetingNotice, department).where(
        MeetingNotice.type == (notice.type or "会议"),
        MeetingNotice.state == MeetingState.POSTPONED,
    )
    rows = context.session.scalars(query.limit(2)).all()
    return rows[0] if len(rows) == 1 else None
