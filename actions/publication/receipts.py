"""What comes back from addressees: 收到, 已学习, 参会 or 请假 or 代会, an answer; and what the desk reads of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from actions.common import recipients
from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import of, seen
from actions.common.states import check, move
from actions.common.trail import record
from actions.publication.addressing import DEADLINE, REASON
from actions.publication.finding import definition_of
from policy.fields.values import say_value
from policy.publication.definition import Expects, PublicationDefinition
from policy.publication.letter import Letter, how_to_answer
from policy.text.write import say_day
from storage.models import Department, InspectionGroup, Member, Publication, Push, PushRecipient, Receipt
from storage.states import PublicationState, PushState, ReceiptState

__all__ = ["Receipt"]

ANSWERED = "publication_answered"
_FRESH = timedelta(days=3)
SIGNING: tuple[Expects, ...] = ("nothing", "receipt")  # 收到 is all that they wait for
ATTENDING = (ReceiptState.COMING, ReceiptState.DEPUTED, ReceiptState.EXCUSED)
IN = (ReceiptState.SIGNED, ReceiptState.STUDIED, *ATTENDING, ReceiptState.ANSWERED)


@dataclass(frozen=True)
class Signed:
    """What a 收到 has signed: titles with numbers, and of these what still waits for another word."""

    titles: tuple[str, ...]
    still: tuple[tuple[Expects, str], ...]  # what is expected, and the number


@dataclass(frozen=True)
class Standing:
    """How far a publication has come back: how many in each state, and how many there are."""

    counts: Mapping[ReceiptState, int]
    signed: int  # answered in any way, or signed
    total: int

    @property
    def rate(self) -> str:
        """«75.0%»."""
        return f"{self.signed / self.total:.1%}" if self.total else "0.0%"

    @property
    def left(self) -> int:
        """How many have still to sign, study or answer."""
        return self.counts.get(ReceiptState.WAITING, 0)


def mine(context: Context, *states: ReceiptState, number: str = "") -> list[Receipt]:
    """The person's own receipts of what is in force, newest first; of one number also of what is not."""
    query = (
        of(Receipt, context.me.member)
        .join(Receipt.publication)
        .options(contains_eager(Receipt.publication), joinedload(Receipt.department))
    )
    query = (
        query.where(Publication.number == number) if number else query.where(Publication.state == PublicationState.SENT)
    )
    if states:
        query = query.where(Receipt.state.in_(states))
    return list(context.session.scalars(query.order_by(Receipt.id.desc())))


def unsigned(context: Context) -> list[Receipt]:
    """Those of the person that have been sent in full and not signed, oldest first."""
    query = (
        of(Receipt, context.me.member)
        .join(Receipt.publication)
        .where(
            Receipt.signed_at.is_(None),
            Receipt.state == ReceiptState.WAITING,
            Publication.state == PublicationState.SENT,
        )
        .options(contains_eager(Receipt.publication))
    )
    rows = list(context.session.scalars(query.order_by(Receipt.id)))
    return [row for row in rows if _arrived(context, row.publication.number)] if rows else []


def _arrived(context: Context, number: str) -> bool:
    """Whether every piece of it was shown to the person."""
    query = (
        select(func.count())
        .select_from(PushRecipient)
        .join(Push)
        .where(Push.subject == number, Push.reason == REASON, PushRecipient.target == context.me.userid)
    )
    sent = context.session.scalar(query.where(PushRecipient.state == PushState.SENT))
    return bool(sent) and sent == context.session.scalar(query)


def sign(context: Context, rows: Sequence[Receipt]) -> Signed:
    """«收到»: these are signed; what waits for more than that stays open and is said. Raises UserError for what is recalled or replaced."""
    titles, still = [], []
    for row in rows:
        check(row.publication, "answer")
        expects = definition_of(context, row.publication.kind).expects
        if expects in SIGNING:
            move(context, row, "sign")
            stop_deadline(context, DEADLINE, row.id)
        elif not is_over(context, row.publication):
            still.append((expects, row.publication.number))
        row.signed_at = context.said_at
        titles.append(f"{row.publication.title}（{row.publication.number}）")
    record(context, "sign", rows[0].publication.number if len(rows) == 1 else None)
    return Signed(tuple(titles), tuple(still))


def take(context: Context, row: Receipt, verb: str, words: str = "", fields: Mapping[str, Any] | None = None) -> None:
    """已学习, 参会, 请假, 代会, 答复: noted with its words, and the desk is told of what it has to know.

    Raises UserError for what is recalled, replaced or over.
    """
    check_open(context, row.publication)
    again, before = row.answered_at is not None, row.state
    if verb != "answer" or before not in ATTENDING:  # who comes and has more to say still comes
        move(context, row, verb)
    row.signed_at, row.answered_at = row.signed_at or context.said_at, context.said_at
    words = words.strip()[:1000]
    if words:
        row.answer = f"{row.answer}；{words}" if verb == "answer" and row.answer else words
    elif before in (ReceiptState.EXCUSED, ReceiptState.DEPUTED):
        row.answer = None  # the reason, the deputy
    row.fields = {**row.fields, **(fields or {})}
    if verb not in ("come", "depute"):  # materials are owed all the same
        stop_deadline(context, DEADLINE, row.id)
    if verb in ("excuse", "depute", "answer") or (again and verb == "come"):
        text = f"{row.publication.title}（{row.publication.number}）：{line(row)}。"
        group_id = row.publication.group_id
        senders = recipients.offices(context, group_id) if group_id else recipients.accounts(context, "commission")
        queue(context, senders, text, ANSWERED, subject=row.publication.number)
    record(context, f"publication_{verb}", row.publication.number)


def check_open(context: Context, row: Publication) -> None:
    """Raises UserError for what is recalled, replaced or over."""
    check(row, "answer")
    until = row.valid_until or row.day
    if until is not None and is_over(context, row):
        raise UserError(
            f"{row.title}（{row.number}）已于{say_day(until)}结束，未作登记；如需说明请联系{context.rules.office}。"
        )


def is_over(context: Context, row: Publication) -> bool:
    """Whether its meeting, or its validity, is past."""
    until = row.valid_until or row.day
    return until is not None and until < context.said_on


def line(row: Receipt) -> str:
    """«交通局王敏：请假（值班）»."""
    words = f"（{row.answer}）" if row.answer else ""
    return f"{row.unit}{row.member.name}：{row.state.word}{words}"


def say_fields(definition: PublicationDefinition, row: Receipt) -> list[str]:
    """«走访户数：3» of every value given back."""
    return [
        f"{each.title}：{say_value(each.type, row.fields[each.key])}"
        for each in definition.fields
        if each.key in row.fields
    ]


def waiting(context: Context) -> list[str]:
    """What the person has still to say something to, newest first, each with how."""
    lines = []
    for row in mine(context, ReceiptState.WAITING):
        what, definition = row.publication, definition_of(context, row.publication.kind)
        how = how_to_answer(definition, Letter(what.number, what.title, "", due_on=what.due_on))
        if how and not (row.signed_at and definition.expects in SIGNING):
            lines.append(f"{definition.title} {what.number} {what.title}：{how}")
    return lines


def is_fresh(context: Context, row: Receipt) -> bool:
    """Whether it went out within three days, and may be what somebody answers without naming it."""
    sent = row.publication.sent_at
    return sent is not None and context.said_at - sent < _FRESH and row.publication.state == PublicationState.SENT


def _shown(row: Publication) -> Select[Receipt]:
    return of(Receipt, row).options(
        joinedload(Receipt.member),
        joinedload(Receipt.department),
        joinedload(Receipt.group),
        joinedload(Receipt.publication),
    )


def receipts(
    context: Context, row: Publication, *states: ReceiptState, start: int = 0, most: int | None = None
) -> list[Receipt]:
    """Its addressees in the order of the list, those in these states or all."""
    query = _shown(row)
    if states:
        query = query.where(Receipt.state.in_(states))
    return list(context.session.scalars(query.order_by(Receipt.id).offset(start).limit(most)))


def left(context: Context, row: Publication) -> list[tuple[str, str]]:
    """The unit and the name of each who has still to sign, study or answer it: as words alone, for there may be thousands."""
    query = (
        of(Receipt, row).join(Receipt.member).outerjoin(Receipt.department).outerjoin(Receipt.group)
        .with_only_columns(func.coalesce(Department.name, InspectionGroup.name, ""), Member.name)
        .where(Receipt.state == ReceiptState.WAITING)
    )  # fmt: skip
    return [(unit, name) for unit, name in context.session.execute(query.order_by(Receipt.id))]


def told_more(context: Context, row: Publication, ids: Collection[int]) -> list[Receipt]:
    """Those who have written something back, do not come or send somebody, and those of these ids."""
    query = _shown(row).where(
        Receipt.answer.is_not(None)
        | Receipt.state.in_((ReceiptState.EXCUSED, ReceiptState.DEPUTED))
        | Receipt.id.in_(ids)
    )
    return list(context.session.scalars(query.order_by(Receipt.id)))


def open_ones(context: Context, row: Publication) -> list[Receipt]:
    """Who has still to sign, study or answer it."""
    return receipts(context, row, ReceiptState.WAITING)


def owing(context: Context) -> list[tuple[Publication, list[Receipt]]]:
    """What asks for fields and is in force, with the receipts that the person may see: it is owed as a report is (谁没报, 看板)."""
    kinds = [each.key for each in context.rules.publications if each.expects == "fields"]
    if not kinds:
        return []
    query = seen(context, Receipt).join(Receipt.publication).options(
        contains_eager(Receipt.publication), contains_eager(Receipt.department), joinedload(Receipt.member)
    )  # fmt: skip
    query = query.where(Publication.kind.in_(kinds), Publication.state == PublicationState.SENT)
    found: dict[Publication, list[Receipt]] = {}
    for row in context.session.scalars(query.order_by(Publication.due_on, Receipt.id)):
        found.setdefault(row.publication, []).append(row)
    return list(found.items())


def standing(context: Context, row: Publication) -> Standing:
    """How far it has come back."""
    query = of(Receipt, row).with_only_columns(Receipt.state, Receipt.signed_at.is_not(None), func.count())
    counts: dict[ReceiptState, int] = {}
    signed = total = 0
    for state, has_signed, count in context.session.execute(
        query.group_by(Receipt.state, Receipt.signed_at.is_not(None))
    ):
        counts[state] = counts.get(state, 0) + count
        signed += count if has_signed or state in IN else 0
        total += count
    return Standing(counts, signed, total)
