"""廉政提醒: chosen from the library, proposed before every holiday, released by one word; never the same text within two years."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.scope import every
from actions.common.trail import record
from actions.publication.draft import Draft, check_waits, propose
from actions.publication.finding import Publication, check_own, definitions, to_come
from policy.publication.audience import Audience, Part
from policy.publication.definition import PublicationDefinition
from policy.publication.library import Choice, fresh, occasion_of
from policy.time.calendar import Holiday
from storage.models import InspectionGroup
from storage.states import PublicationState

AHEAD: Final = 3  # working days before a holiday on which a text is proposed
_NAME: Final = 6  # characters of what names an occasion: «国庆节前»
_NOT_AGAIN: Final = timedelta(days=730)
_OUT: Final = (PublicationState.SENT, PublicationState.SUPERSEDED)


def kind(context: Context) -> PublicationDefinition:
    """The kind whose texts come from the library; raises UserError where none is defined."""
    found = next((each for each in definitions(context) if each.library), None)
    if found is None:
        raise UserError("未启用廉政提醒，请联系系统管理员。")
    return found


def occasion(context: Context, said: str = "") -> str:
    """The occasion that is said, else the holiday that comes within ten working days, else an ordinary day."""
    known = context.rules.library.texts
    if found := next((name for name in known if name in said), None):
        return found
    holiday = coming(context, context.said_on)
    return (
        occasion_of(holiday.name)
        if holiday and context.rules.calendar.workdays_between(context.said_on, holiday.first) <= 10
        else "平常"
    )


def names_occasion(context: Context, text: str) -> bool:
    """Whether a text is none, but names an occasion of the library at most: «任职», «元宵节»."""
    return not text or (len(text) <= _NAME and any(name in text for name in context.rules.library.texts))


def coming(context: Context, day: date) -> Holiday | None:
    """The next holiday that has not begun."""
    found = context.rules.calendar.next_holiday(day)
    while found is not None and found.first <= day:
        found = context.rules.calendar.next_holiday(found.last)
    return found


def choices(context: Context, said: str, group_id: int, most: int = 3) -> list[Choice]:
    """Texts for an occasion that the group has not used within two years."""
    found = fresh(context.rules.library, occasion(context, said), _used(context, group_id))
    return [choice for _place, choice in zip(range(most), found, strict=False)]


def _used(context: Context, group_id: int) -> set[str]:
    query = every(Publication).with_only_columns(Publication.about).where(
        Publication.group_id == group_id, Publication.about.is_not(None), Publication.state.in_((*_OUT, PublicationState.PROPOSED)),
        Publication.created_at > context.now - _NOT_AGAIN,
    )  # fmt: skip
    return {key for key in context.session.scalars(query) if key}


def propose_due(context: Context) -> int:
    """Make the proposal of every group for the holiday that is near; once a holiday. Gives how many were made."""
    due = list(due_on(context, context.today))
    for group_id, draft in due:
        propose(context, draft, group_id)
    return len(due)


def due_on(context: Context, day: date) -> Iterator[tuple[int, Draft]]:
    """What is to be proposed to which group on a day, and has not been."""
    holiday = coming(context, day)
    definition = next((each for each in definitions(context) if each.library), None)
    if holiday is None or definition is None:
        return
    if context.rules.calendar.workdays_between(day, holiday.first - timedelta(days=1)) >= AHEAD:
        return
    known = every(Publication).where(Publication.kind == definition.key, Publication.day == holiday.first)
    proposed = {row.group_id for row in context.session.scalars(known)}
    for group_id in context.session.scalars(select(InspectionGroup.id).order_by(InspectionGroup.id)).all():
        found = next(fresh(context.rules.library, occasion_of(holiday.name), _used(context, group_id)), None)
        if found is not None and group_id not in proposed and recipients.offices(context, group_id):
            title = f"{holiday.name}廉政提醒"
            audience = Audience((Part("everybody"),))
            yield group_id, Draft(definition.key, audience, found.text, title, day=holiday.first, about=found.key)


def waiting(context: Context, group_id: int | None = None, day: date | None = None) -> list[Publication]:
    """What waits for the desk's word on a day (today), oldest first: of one group, or of the person's."""
    groups = context.me.group_ids if group_id is None else {group_id}
    query = every(Publication).where(
        Publication.state == PublicationState.PROPOSED, Publication.group_id.in_(groups), to_come(day or context.today)
    )
    return list(context.session.scalars(query.order_by(Publication.id)))


def another(context: Context, row: Publication) -> None:
    """Another text in the place of the one proposed; raises UserError when there is none left, and for one that has left."""
    check_own(context, row)
    check_waits(row)
    found = next(iter(choices(context, row.title, row.group_id or 0, 1)), None)
    if found is None:
        raise UserError("文字库中没有两年内未用过的文字，请自行拟写。")
    row.text, row.about = found.text, found.key
    record(context, "change_publication", row.number)
