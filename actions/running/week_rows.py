"""Rows of the week's work on paper, a kind each: what the group sees of it, of a register that is kept safe only the number.

Departments for practice are in none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import every
from actions.ledger import entries
from actions.meeting.view import say_attendance
from actions.meeting.words import say_items, when
from actions.overview.worktable import say_report
from actions.people.members import ROLE_TITLES
from actions.qa.compilation import items
from actions.report.obligations import asked_of
from actions.report.review import WAITING
from policy.text.write import say_day, say_moment
from policy.words.paper import plot_of
from storage.models import (
    Absence,
    Department,
    Holding,
    IntegrityRequest,
    LedgerEntry,
    Matter,
    MeetingNotice,
    Member,
    Obligation,
    Opinion,
    Publication,
    Push,
    PushRecipient,
    QaItem,
    Receipt,
)
from storage.models.duties import STILL_OWED
from storage.states import (
    EntryState,
    IntegrityState,
    MatterStage,
    MeetingState,
    OpinionState,
    PublicationState,
    PushState,
    ReceiptState,
)

AHEAD: Final = timedelta(days=31)  # how far what falls due is listed
BEHIND: Final = timedelta(days=14)  # how long ago a meeting was whose attendance may still be asked for
_UNSETTLED: Final = (EntryState.OPEN, EntryState.SUBMITTED, EntryState.RETURNED, EntryState.REPORTED)

Row = tuple[str, ...]


@dataclass(frozen=True)
class Planned:
    """What the assistant would have said: when, to whom (accounts, or a chat's name), in which words."""

    at: datetime
    to: Sequence[str]
    text: str


def people_of(context: Context) -> Mapping[str, str]:
    """Account → «王敏（交通局联络员）»."""
    found: dict[str, str] = {}
    for post in _posts(context):
        where = post.department.name if post.department else post.group.name if post.group else ""
        found.setdefault(post.member.userid, f"{post.member.name}（{where}{ROLE_TITLES[post.role]}）")
    return found


def _posts(context: Context) -> Sequence[Holding]:
    query = select(Holding).join(Holding.member).where(Member.gone_at.is_(None), Holding.on(context.today))
    shown = (
        joinedload(Holding.member),
        joinedload(Holding.group),
        joinedload(Holding.department).joinedload(Department.group),
    )
    return context.session.scalars(query.options(*shown).order_by(Holding.id)).all()


def reminders(context: Context, planned: Iterable[Planned], people: Mapping[str, str]) -> Iterator[Row]:
    """What would be said, with an empty place for what became of it."""
    for each in planned:
        yield say_moment(context.local(each.at)), "、".join(people.get(who, who) for who in each.to), each.text, ""


def reports(context: Context, people: Mapping[str, str]) -> Iterator[Row]:
    """What is owed and what waits for review, with the words that settle it afterwards."""
    query = (
        every(Obligation)
        .where(Obligation.department.has(~Department.practice))
        .where(Obligation.state.in_((*STILL_OWED, *WAITING)), Obligation.due_on <= context.today + AHEAD)
        .options(joinedload(Obligation.department).joinedload(Department.group), selectinload(Obligation.submissions))
    )
    for row in context.session.scalars(query.order_by(Obligation.due_on, Obligation.id)):
        liaisons = [people.get(each, each) for each in asked_of(context, row)]
        number = row.submissions[-1].number if row.submissions else ""
        owed = row.state in STILL_OWED
        later = f"代登 {say_report(context, row)} 纸质 " if owed else f"审核通过 {say_report(context, row)}"
        yield (
            row.department.group.name, row.department.name, row.title, row.label, say_day(row.due_on), row.state.word, number, "、".join(liaisons),
            later,
        )  # fmt: skip


def meetings(context: Context) -> Iterator[Row]:
    """Meetings to come, and those just held."""
    query = (
        every(MeetingNotice)
        .where(MeetingNotice.state != MeetingState.CANCELLED, MeetingNotice.department.has(~Department.practice))
        .where(MeetingNotice.day.is_(None) | (MeetingNotice.day >= context.today - BEHIND))
        .options(joinedload(MeetingNotice.department), selectinload(MeetingNotice.items), selectinload(MeetingNotice.attendances))
    )  # fmt: skip
    for row in context.session.scalars(query.order_by(MeetingNotice.day, MeetingNotice.starts_at, MeetingNotice.id)):
        where, who = row.place or "待定", say_attendance(row) or "未定"
        yield (
            row.number,
            row.department.name,
            row.type,
            when(context, row),
            where,
            say_items(row),
            who,
            row.contact or "",
        )


def registered(context: Context) -> Iterator[Row]:
    """Entries that are not settled."""
    known = {each.key: each for each in context.rules.ledgers}
    query = every(LedgerEntry).where(
        LedgerEntry.department.has(~Department.practice),
        LedgerEntry.state.in_(_UNSETTLED),
        LedgerEntry.shared,
        LedgerEntry.ledger.in_(known),
    )
    for row in context.session.scalars(query.options(*entries.SHOWN).order_by(LedgerEntry.due_on, LedgerEntry.id)):
        definition = known[row.ledger]
        said = entries.short_words(definition, row, 400)
        due = say_day(row.due_on) if row.due_on else ""
        yield row.number, definition.title, row.department.name, row.owner.name, said, due, row.state.word


def answers(context: Context) -> Iterator[Row]:
    """Opinions that wait for an answer."""
    asked = every(IntegrityRequest).where(IntegrityRequest.state == IntegrityState.OPEN).order_by(IntegrityRequest.id)
    for request in context.session.scalars(asked):
        what = f"廉政意见，拟任{request.candidates}人"
        yield request.number, request.department.name, what, say_day(request.due_on), request.state.word
    for opinion in context.session.scalars(
        every(Opinion).where(Opinion.state == OpinionState.SENT).order_by(Opinion.id)
    ):
        yield opinion.number, opinion.meeting.department.name, opinion.text, "", opinion.state.word


def receipts(context: Context) -> Iterator[Row]:
    """Who has not answered what the group sent."""
    query = (
        every(Receipt)
        .join(Receipt.publication)
        .where(Receipt.state == ReceiptState.WAITING, Publication.state == PublicationState.SENT)
        .options(joinedload(Receipt.publication), joinedload(Receipt.member), joinedload(Receipt.department))
    )
    for row in context.session.scalars(query.order_by(Receipt.id)):
        due = say_day(row.publication.due_on) if row.publication.due_on else ""
        yield row.publication.number, row.publication.title, row.unit, row.member.name, due


def matters(context: Context) -> Iterator[Row]:
    """Matters under way."""
    query = (
        every(Matter)
        .where(
            Matter.department.has(~Department.practice), Matter.stage.not_in((MatterStage.DONE, MatterStage.REJECTED))
        )
        .order_by(Matter.id)
    )
    for row in context.session.scalars(query.options(joinedload(Matter.department))):
        yield row.number, row.department.name, row.title, row.stage.word


def unsent(context: Context, people: Mapping[str, str]) -> Iterator[Row]:
    """What is on its way, or held."""
    waits = PushRecipient.state.in_((PushState.QUEUED, PushState.SENDING, PushState.HELD))
    query = (
        select(Push, PushRecipient).join(PushRecipient).where(waits, Push.channel.in_(("app", "webhook", "appchat")))
    )
    for push, row in context.session.execute(query.order_by(PushRecipient.id)):
        plot = plot_of(push.text)
        said = "（内容保密）" if push.safe else f"（图）{plot.title}" if plot else push.text
        to = people.get(row.target, row.target if push.channel == "app" else "群")
        yield say_moment(context.local(push.created_at)), to, said, row.state.word


def members(context: Context) -> Iterator[Row]:
    """Everybody, with posts and absences."""
    query = select(Absence).where(Absence.last >= context.today).options(joinedload(Absence.deputy))
    away = {
        row.member_id: f"{say_day(row.first)}至{say_day(row.last)}，代理{row.deputy.name}" for row in context.session.scalars(query)
    }  # fmt: skip
    for post in _posts(context):
        group = post.group or (post.department.group if post.department else None)
        where = post.department.name if post.department else ""
        member = post.member
        yield (
            member.name,
            member.userid,
            where,
            ROLE_TITLES[post.role],
            group.name if group else "",
            away.get(member.id, ""),
        )


def questions(context: Context) -> Iterator[Row]:
    """The compilation, by which a person answers."""
    for holder in context.session.scalars(select(QaItem.holder).distinct().order_by(QaItem.holder)):
        for row in items(context.session, context.today, holder):
            yield str(row.number), row.question, row.answer, "；".join(row.basis)
