"""Which publications there are and of which kinds: read within the person's groups, or what was sent to the person."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.scope import every
from actions.talk.spoken_of import last_number
from policy.publication.audience import Audience, Part
from policy.publication.definition import PublicationDefinition
from storage import files
from storage.models import Publication, PublicationFile, Receipt
from storage.states import PublicationState

__all__ = ["Publication"]


def definitions(context: Context) -> tuple[PublicationDefinition, ...]:
    """The kinds that can be sent."""
    return context.rules.publications


def definition_of(context: Context, kind: str) -> PublicationDefinition:
    """The kind of a publication; one whose file is gone asks for nothing more."""
    gone = PublicationDefinition(key="gone", title="通知", words=("通知",), expects="nothing")
    return next((each for each in context.rules.publications if each.key == kind), gone)


def expects_something(context: Context, row: Publication) -> bool:
    """Whether it is in force and something is to come back."""
    return row.state == PublicationState.SENT and definition_of(context, row.kind).expects != "nothing"


def audience_of(row: Publication) -> Audience:
    """To whom it went, as it was said."""
    said = row.audience
    return Audience(tuple(Part(**part) for part in said["parts"]), tuple(said["minus"]))


def content(context: Context, file: PublicationFile) -> bytes:
    """The bytes of one of its files; raises UserError when the folder has lost them."""
    try:
        return files.read(context.rules.files_folder, file.sha256)
    except FileNotFoundError as error:
        raise UserError(f"文件“{file.name}”暂时无法读取，请联系{context.rules.office}。") from error


def at_desk(context: Context) -> Select[Publication]:
    """What the person's groups send, or, for the commission, what it sends to its groups."""
    own = Publication.group_id.in_(context.me.group_ids)
    commissions = Publication.group_id.is_(None) if context.me.has("commission") else false()
    return every(Publication).where(or_(own, commissions))


def find(context: Context, number: str) -> Publication | None:
    """A publication of the person's inspection groups, or of the commission's."""
    return context.session.scalar(at_desk(context).where(Publication.number == number))


def convened_last(context: Context) -> Publication | None:
    """The meeting that the desk called and spoke of last, if it is still to come."""
    number = last_number(context)
    row = find(context, number) if number else None
    if row is None or row.state != PublicationState.SENT or (row.day and row.day < context.said_on):
        return None
    return row if definition_of(context, row.kind).expects == "attendance" else None


def convened_on(context: Context, day: date) -> Publication | None:
    """The only meeting that the desk has called for this day."""
    called = at_desk(context).where(Publication.state == PublicationState.SENT, Publication.day == day)
    rows = [row for row in context.session.scalars(called) if definition_of(context, row.kind).expects == "attendance"]
    return rows[0] if len(rows) == 1 else None


def check_own(context: Context, row: Publication) -> None:
    """Raises UserError where it is another's: sent to the person, and not by the person's desk."""
    if find(context, row.number) is None:
        raise UserError(f"{row.title}（{row.number}）不是由您发出的，不能办理。")


def by_number(context: Context, number: str) -> Publication | None:
    """The publication of this number, whoever it was for: the caller has looked whether it is the person's."""
    return context.session.scalar(every(Publication).where(Publication.number == number))


def find_mine(context: Context, number: str) -> Publication | None:
    """A publication of the desk's, or one that was sent to the person or that he may look up afterwards."""
    return find(context, number) or context.session.scalar(_may_be_seen(context).where(Publication.number == number))


def _may_be_seen(context: Context) -> Select[Publication]:
    """What the person was sent; and what went to his department, or left his department's group, where that may be seen so."""
    departments = [post.department for post in context.me.posts if post.department]
    own = Publication.receipts.any(Receipt.member_id == context.me.member.id)
    theirs = Publication.receipts.any(Receipt.department_id.in_([each.id for each in departments]))
    of_group = Publication.group_id.in_({each.group_id for each in departments})
    shown = (
        or_(own, (Publication.seen_by == "departments") & theirs, (Publication.seen_by == "group") & of_group)
        if departments
        else own
    )
    return every(Publication).where(Publication.state.in_((PublicationState.SENT, PublicationState.SUPERSEDED)), shown)


def visible(context: Context, most: int) -> list[Publication]:
    """What the person may look up beside what he was sent, in force, newest first."""
    query = _may_be_seen(context).where(
        Publication.state == PublicationState.SENT,
        ~Publication.receipts.any(Receipt.member_id == context.me.member.id),
    )
    return list(context.session.scalars(query.order_by(Publication.id.desc()).limit(most)))


def newer(context: Context, row: Publication) -> str:
    """The number of the version that has taken its place; empty where none has."""
    query = every(Publication).with_only_columns(Publication.number).where(
        Publication.replaces == row.number, Publication.sent_at.is_not(None)
    )  # fmt: skip
    return context.session.scalar(query.order_by(Publication.id.desc())) or ""


def find_in_reach(context: Context, number: str) -> Publication | None:
    """A publication of the desk's, or one that a group of the person's departments has sent, to whomever."""
    groups = {post.department.group_id for post in context.me.posts if post.department}
    query = every(Publication).where(Publication.number == number, Publication.state != PublicationState.PROPOSED)
    of_them = query.where(Publication.group_id.in_(groups))
    return find(context, number) or context.session.scalar(of_them) or find_mine(context, number)


def to_come(day: date) -> ColumnElement[bool]:
    """What is for no day, or for one that is not over: a text for a holiday that has begun waits no more."""
    return or_(Publication.day.is_(None), Publication.day >= day)


def listing(context: Context, kinds: Collection[str] = (), most: int | None = None) -> list[Publication]:
    """What the person's groups have sent or wait to send, newest first; documents are another list."""
    query = at_desk(context).where(Publication.state != PublicationState.DROPPED)
    query = query.where(or_(Publication.state != PublicationState.PROPOSED, to_come(context.today)))
    if kinds:
        query = query.where(Publication.kind.in_(kinds))
    return list(context.session.scalars(query.order_by(Publication.id.desc()).limit(most)))
