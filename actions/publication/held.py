"""A meeting that the group called and held: who was there, what came of it, and its one entry in the ledger of its kind (M10–M12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.scope import of
from actions.common.trail import record
from actions.ledger import counts, entries, filing
from actions.publication.finding import check_own, definition_of
from actions.publication.receipts import receipts
from policy.ledger.count_text import CountText
from policy.ledger.definition import LedgerDefinition
from policy.text.write import say_day
from storage.models import Count, LedgerEntry, Publication
from storage.states import EntryState, PublicationState, ReceiptState

_NEAR = timedelta(days=1)  # a like entry so near may be of the same meeting
COUNTED = "计数"  # in place of an entry's number, where the ledger holds counts alone


@dataclass(frozen=True)
class Entered:
    """What was entered in which ledger: the number of the entry, or how many were counted."""

    title: str
    said: str


def was_held(context: Context, row: Publication) -> bool:
    """Whether it is a meeting whose hour, or day, has come."""
    begins = row.starts_at is None or row.starts_at <= context.said_at
    return _is_meeting(context, row) and begins and (row.day is None or row.day <= context.said_on)


def may_be_told_of(context: Context, row: Publication) -> bool:
    """Whether it was held, and not taken back."""
    return row.state == PublicationState.SENT and was_held(context, row)


def _is_meeting(context: Context, row: Publication) -> bool:
    return definition_of(context, row.kind).expects == "attendance"


def check_held(context: Context, row: Publication) -> None:
    """Raises UserError for what is no meeting, or has not been held yet."""
    if not _is_meeting(context, row):
        raise UserError(f"{row.title}（{row.number}）不是会议，无需登记会议情况。")
    if not was_held(context, row):
        raise UserError(f"{row.title}（{row.number}）尚未召开，请会后登记。")


def attend(context: Context, row: Publication, names: Sequence[str]) -> tuple[int, int]:
    """Record who was there: everybody but these names; gives how many came and how many did not."""
    check_own(context, row)
    rows = receipts(context, row)
    known = {each.member.name for each in rows} | {each.unit for each in rows}
    if wrong := [name for name in names if name not in known]:
        raise UserError(f"参会名单中没有“{wrong[0]}”，请核对后重发。")
    for each in rows:
        named = {each.member.name, each.unit} & set(names)
        each.attended = not named and each.state != ReceiptState.EXCUSED
    record(context, "record_attendance", row.number)
    came = sum(bool(each.attended) for each in rows)
    return came, len(rows) - came


def note_outcome(context: Context, row: Publication, problems: int, suggestions: int) -> None:
    """How many problems were found and suggestions made; what was noted before is replaced."""
    check_own(context, row)
    row.problems, row.suggestions = problems, suggestions
    record(context, "note_outcome", row.number)


def departments(context: Context, row: Publication) -> list[Department]:
    """The departments that were there; before that is recorded, those that were called. Each once."""
    rows = receipts(context, row)
    there = [each for each in rows if each.attended] if any(each.attended is not None for each in rows) else rows
    return list({each.department.id: each.department for each in there if each.department}.values())


def may_be_entered(context: Context, row: Publication) -> LedgerDefinition | None:
    """The ledger in which it has to be entered; None where its kind names none, nobody came, or it has been entered."""
    part = definition_of(context, row.kind).ledger
    if part is None or row.entered is not None or not departments(context, row):
        return None
    found = entries.definition_of(context, part.key)
    return found if found is not None and (found.counts_only or _fits(found)) else None


def _fits(ledger: LedgerDefinition) -> bool:
    """Whether a day and words are all that an entry needs."""
    needed = [each for each in ledger.fields if each.required]
    return ledger.free is not None and all(each.free or each.type == "date" for each in needed)


def like(context: Context, row: Publication, ledger: LedgerDefinition) -> str | None:
    """What is on file within a day of it for a department that was there, in words: it may be this meeting."""
    where, day = departments(context, row), _day(context, row)
    if ledger.counts_only:
        near = of(Count, *where).where(Count.day.between(day - _NEAR, day + _NEAR), Count.count > 0)
        found = context.session.scalars(near.where(Count.register == _kind(context, row))).first()
        return f"{say_day(found.day)}已计{ledger.title}{found.count}人次" if found else None
    query = of(LedgerEntry, *where).where(
        LedgerEntry.ledger == ledger.key, LedgerEntry.state != EntryState.WITHDRAWN,
        LedgerEntry.happened_on.between(day - _NEAR, day + _NEAR),
    )  # fmt: skip
    entry = context.session.scalars(query.order_by(LedgerEntry.id)).first()
    return (
        f"{ledger.title}已有 {entry.number}（{entry.department.name}，{say_day(entry.happened_on)}）" if entry else None
    )


def same(context: Context, row: Publication) -> None:
    """It has been entered by hand before: nothing is entered again."""
    row.entered = COUNTED
    record(context, "enter_meeting", row.number)


def enter(context: Context, row: Publication, ledger: LedgerDefinition) -> Entered:
    """One entry for the meeting, of the first department that was there; or each department's people, counted."""
    where = departments(context, row)
    record(context, "enter_meeting", row.number)
    if ledger.counts_only:
        row.entered = COUNTED
        return Entered(ledger.title, f"{sum(_counted(context, row, ledger, where))}人次")
    with_them = f"（参加单位：{'、'.join(each.name for each in where)}）" if len(where) > 1 else ""
    values = {_date(ledger): _day(context, row).isoformat(), _words(ledger): f"{row.text}{with_them}"}
    entry = filing.file(context, ledger, where[0], values)
    row.entered = entry.number
    return Entered(ledger.title, entry.number)


def _counted(
    context: Context, row: Publication, ledger: LedgerDefinition, where: Sequence[Department]
) -> Iterator[int]:
    kind = next(each for each in ledger.kinds if each.key == _kind(context, row))
    there = [each for each in receipts(context, row) if each.attended]
    for department in where:
        people = sum(each.department_id == department.id for each in there)
        counts.count(context, CountText(False, ledger, kind, people, _day(context, row), ()), department)
        yield people


def _kind(context: Context, row: Publication) -> str:
    part = definition_of(context, row.kind).ledger
    return part.kind if part else ""


def _day(context: Context, row: Publication) -> date:
    return row.day or context.said_on


def _date(ledger: LedgerDefinition) -> str:
    return next(each.key for each in ledger.fields if each.type == "date" and each.when != "future")


def _words(ledger: LedgerDefinition) -> str:
    return next(each.key for each in ledger.fields if each.free)
