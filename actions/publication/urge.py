"""催签: whoever has not signed, studied or answered is reminded by the desk, at once or in the next day's one message."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import of
from actions.common.trail import record
from actions.publication.addressing import letter_of, owe
from actions.publication.finding import check_own, definition_of, expects_something, listing
from actions.publication.receipts import check_open, is_over, open_ones, owing, standing
from actions.report.urge import AGAIN, begins
from policy.publication.definition import Expects
from policy.publication.letter import Letter, how_to_answer
from policy.text.write import say_day
from policy.time.hours import brief_time
from storage.models import Department, Publication, Push, Receipt
from storage.states import PublicationState, ReceiptState

REASON: Final = "publication_urged"
_ACT: Final = "urge_publication"
_LACKS: Final[Mapping[Expects, str]] = {"study": "学习", "attendance": "答复", "fields": "答复"}


def lacks(context: Context, row: Publication) -> str:
    """What whoever is open has not done: 签收, 学习, 答复."""
    return _LACKS.get(definition_of(context, row.kind).expects, "签收")


def waiting(context: Context, most: int = 30) -> list[Publication]:
    """What the desk has sent and somebody has still to sign or answer, newest first, of its last `most`."""
    rows = listing(context, most=most)
    return [row for row in rows if expects_something(context, row) and standing(context, row).left]


def owed(context: Context) -> list[tuple[Publication, list[Receipt]]]:
    """What the desk has sent that asks for fields and whose reminding has begun, with those of departments who have not answered."""
    found = []
    for row, receipts in owing(context):
        begun = row.due_on is not None and begins(context, row.due_on) <= context.today
        if begun and row.group_id in context.me.group_ids and not is_over(context, row):
            found.append((row, [each for each in receipts if each.state == ReceiptState.WAITING and each.department]))
    return [(row, left) for row, left in found if left]


def unanswered(context: Context, *where: Department) -> dict[Publication, list[Receipt]]:
    """What the desk has sent that these departments have still to sign, study or answer, newest first, with whose receipts."""
    query = of(Receipt, *where).join(Receipt.publication).options(
        contains_eager(Receipt.publication), joinedload(Receipt.department), joinedload(Receipt.member)
    )  # fmt: skip
    query = query.where(
        Receipt.state == ReceiptState.WAITING, Publication.state == PublicationState.SENT,
        Publication.group_id.in_(context.me.group_ids),
    )  # fmt: skip
    found: dict[Publication, list[Receipt]] = {}
    for row in context.session.scalars(query.order_by(Publication.id.desc(), Receipt.id)):
        if expects_something(context, row.publication) and not is_over(context, row.publication):
            found.setdefault(row.publication, []).append(row)
    return found


def urged_at(context: Context, row: Publication) -> datetime | None:
    """When within the last two hours somebody was reminded of it by hand."""
    last = select(func.max(Push.created_at)).where(Push.subject == row.number, Push.reason == REASON)
    return context.session.scalar(last.where(Push.created_at > context.now - AGAIN))


def urge(context: Context, row: Publication, among: Collection[str] | None = None, *, whole: bool = False) -> int:
    """Remind those who have not answered, now, of all or of these departments; gives how many. `whole`: with the whole text.

    Raises UserError for what is recalled, replaced or over.
    """
    check(context, row)
    to = [each.member.userid for each in open_ones(context, row) if among is None or each.unit in among]
    by = f"（{say_day(row.due_on)}截止）" if row.due_on else ""
    definition = definition_of(context, row.kind)
    how = how_to_answer(definition, Letter(row.number, row.title, "", due_on=row.due_on))
    text = f"提醒：{definition.title}{row.title}（{row.number}）您尚未{lacks(context, row)}{by}。{how}"
    queue(context, to, letter_of(context, row, row.number) if whole else text, REASON, subject=row.number)
    record(context, _ACT, row.number)
    return len(to)


def next_day(context: Context) -> date:
    """The day of the next daily message."""
    calendar, today = context.rules.calendar, context.today
    before = context.now < brief_time(today, context.rules.hours, context.rules.zone)
    return today if before and calendar.is_workday(today) else calendar.shift(today, 1)


def urge_later(context: Context, row: Publication) -> date:
    """Remind them in the next daily message, as a step of the ladder; gives its day. Raises UserError as `urge` does."""
    check(context, row)
    day = row.urge_on = next_day(context)
    owe(context, row, row.due_on or day)
    record(context, _ACT, row.number)
    return day


def check(context: Context, row: Publication) -> None:
    """Raises UserError for another's, for what is recalled, replaced or over, and where nothing is to come back."""
    check_own(context, row)
    check_open(context, row)
    if not expects_something(context, row):
        raise UserError(f"{row.title}（{row.number}）无需签收或答复，未提醒。")
