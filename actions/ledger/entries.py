"""Entries of any register: who may write and see them, finding, listing, wording. The definitions are data (ledgers/)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import TypedDict, Unpack

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from actions.common.context import Context
from actions.common.scope import every
from actions.ledger.leaders import of_post
from policy.fields.fits import Reading
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition, in_force, switched_off
from policy.text.write import say_day
from policy.time.months import Span
from storage.models import Department, Holding, LedgerEntry, Member
from storage.states import EntryState

__all__ = ["Department", "LedgerEntry"]

DONE = (EntryState.CLOSED, EntryState.ACCEPTED, EntryState.WITHDRAWN)  # nothing is waited for any more
SETTLED = (*DONE, EntryState.FILED)
QUIET = (*SETTLED, EntryState.REPORTED)  # nor can it be late


def definitions(context: Context) -> tuple[LedgerDefinition, ...]:
    """The registers in force today of which the person may write or see something."""
    return _open_to(context.rules.ledgers, context.today, context.actor.roles if context.actor else frozenset())


@lru_cache(maxsize=64)
def _open_to(ledgers: tuple[LedgerDefinition, ...], today: date, roles: frozenset[str]) -> tuple[LedgerDefinition, ...]:
    return tuple(each for each in in_force(ledgers, today) if roles & {*each.write, *each.see})


OFF = "该登记未启用：{title}。启用须先经保密审查，请联系系统管理员。"


def off(context: Context) -> list[LedgerDefinition]:
    """The registers that are switched off and that the person could use, were they not; whoever could not is told of none."""
    roles = context.actor.roles if context.actor else frozenset()
    found = switched_off(context.rules.ledgers, context.today)
    return [each for each in found if roles & {*each.write, *each.see}]


def definition_of(context: Context, key: str) -> LedgerDefinition | None:
    """The register that entries of this key belong to: in force, or the last that was."""
    versions = [each for each in context.rules.ledgers if each.key == key and each.effective_from <= context.today]
    return max(versions, key=lambda each: each.effective_from, default=None)


def in_scope(context: Context, definition: LedgerDefinition, roles: Iterable[str]) -> ColumnElement[bool]:
    """The condition on entry and department: what the person's posts with one of these roles reach.

    Role by role, so that a second post opens nothing that only the first one's register allows.
    """
    wanted, me = frozenset(roles), context.me
    own = or_(LedgerEntry.owner_id == me.member.id, LedgerEntry.entered_by == me.userid)
    reached: list[ColumnElement[bool]] = []
    for post in me.posts:
        if post.role not in wanted:
            continue
        if post.department_id:
            inside = or_(Department.id == post.department_id, Department.parent_id == post.department_id)
            inside = and_(inside, LedgerEntry.told)
            reached.append(and_(inside, own) if post.role in definition.own_only else inside)
        elif post.group_id:
            reached.append(and_(Department.group_id == post.group_id, LedgerEntry.shared))
    return or_(false(), *reached)


def departments_of(context: Context, roles: Iterable[str], *, below: bool = False) -> list[Department]:
    """The departments that the person's posts with these roles reach: the own ones, or all of the group.

    `below` adds the subordinate institutions of the own ones.
    """
    wanted = frozenset(roles)
    posts = [post for post in context.me.posts if post.role in wanted]
    own = [post.department_id for post in posts if post.department_id]
    groups = [post.group_id for post in posts if post.group_id and not post.department_id]
    condition = or_(Department.id.in_(own), Department.group_id.in_(groups))
    if below:
        condition = or_(condition, Department.parent_id.in_(own))
    return list(context.session.scalars(select(Department).where(condition).order_by(Department.id)))


def members(context: Context, department: Department) -> dict[str, Member]:
    """Those who hold a post in the department, by name: who may be responsible for an entry."""
    query = (
        select(Member)
        .join(Holding)
        .where(Holding.department_id == department.id, Member.gone_at.is_(None), Holding.on(context.today))
        .order_by(Holding.id)
    )
    return {member.name: member for member in context.session.scalars(query)}


def reading_of(context: Context, definition: LedgerDefinition, where: Collection[Department], at: datetime) -> Reading:
    """The surroundings in which words about these departments are read that were said `at` that moment."""
    people = [name for department in where for name in members(context, department)]
    return Reading(at, context.rules.calendar, people, _everybody(context, where) if definition.nameless else None)


def _everybody(context: Context, where: Collection[Department]) -> list[str]:
    """All who were ever members of these departments: persons whose names are not kept."""
    query = select(Member.name).join(Holding).where(Holding.department_id.in_([each.id for each in where]))
    return list(context.session.scalars(query.distinct()))


def short_words(definition: LedgerDefinition, row: LedgerEntry, limit: int = 24, *, disclose: bool = False) -> str:
    """What an entry says, cut to so many characters; of a `safe` register only where it goes out safely (`disclose`)."""
    if definition.safe and not disclose:
        return "（内容保密）"
    words = row.text or "，".join(
        say_value(field.type, row.fields[field.key])
        for field in definition.fields
        if field.key in row.fields and field.type not in ("date", "person")
    )
    return words if len(words) <= limit else words[: limit - 1] + "…"


def say_marks(row: LedgerEntry) -> str:
    """«（代填、补录）», as behind a number; "" without a mark."""
    marks = row.fields.get("marks", ())
    return f"（{'、'.join(marks)}）" if marks else ""


def describe(definition: LedgerDefinition, row: LedgerEntry, *, disclose: bool = False) -> str:
    """An entry in one short line: whose it is when somebody is named, what it says, by when."""
    named = any(field.type == "person" and field.key in row.fields for field in definition.fields)
    due = f"，{say_day(row.due_on)}前" if row.due_on else ""
    way = "".join(f"{row.fields.get(field.key)}：" for field in definition.fields if field.reader == "way")
    return f"{f'{row.owner.name} ' if named else ''}{way}{short_words(definition, row, disclose=disclose)}{due}"


def say_fields(definition: LedgerDefinition | None, row: LedgerEntry, this_year: int = 0) -> list[str]:
    """Every field with its title; a title that the definition has dropped since is the one of that time.

    `this_year` is left out of dates.
    """
    types = {field.key: (field.title, field.type) for field in definition.fields} if definition else {}
    lines = []
    for key, value in row.fields.items():
        title, kind = types.get(key, (row.titles.get(key, ""), "text"))
        if title and value is not None:
            lines.append(f"{title}：{say_value(kind, value, this_year)}")
    return lines


def kept_inside(number: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    """Whether this is the number of an entry that the group does not see: nothing else of it is shown there either."""
    return every(LedgerEntry).where(LedgerEntry.number == number, LedgerEntry.shared.is_(False)).exists()


def find(context: Context, number: str) -> tuple[LedgerEntry, LedgerDefinition] | None:
    """An entry by its number with its register, if one of the person's posts may see it."""
    row = context.session.scalar(every(LedgerEntry).where(LedgerEntry.number == number))
    definition = definition_of(context, row.ledger) if row else None
    if row is None or definition is None:
        return None
    query = reached(context, definition, definition.see).where(LedgerEntry.id == row.id)
    return (row, definition) if context.session.scalar(query) else None


def reached(context: Context, definition: LedgerDefinition, roles: Iterable[str]) -> Select[LedgerEntry]:
    """Entries of one register that the person's posts with one of these roles reach."""
    of_register = LedgerEntry.ledger == definition.key
    return every(LedgerEntry).join(LedgerEntry.department).where(of_register, in_scope(context, definition, roles))


def visible(context: Context, definitions: Iterable[LedgerDefinition]) -> Select[LedgerEntry]:
    """Entries of these registers that the person sees, but for withdrawn ones; one condition for registers seen alike."""
    alike, roles = defaultdict[object, list[LedgerDefinition]](list), context.me.roles
    for each in definitions:
        alike[roles & set(each.see), roles & set(each.own_only)].append(each)
    seen = [
        and_(LedgerEntry.ledger.in_([each.key for each in group]), in_scope(context, group[0], group[0].see))
        for group in alike.values()
    ]
    query = every(LedgerEntry).join(LedgerEntry.department).where(or_(false(), *seen), _of_posts(context))
    return query.where(LedgerEntry.state != EntryState.WITHDRAWN)


def counts(context: Context, since: date) -> Counter[str]:
    """How many entries the person sees that happened since then, by register."""
    known = [each for each in definitions(context) if each.fields]
    query = visible(context, known).where(LedgerEntry.happened_on >= since).group_by(LedgerEntry.ledger)
    return Counter(dict(context.session.execute(query.with_only_columns(LedgerEntry.ledger, func.count())).all()))


def _of_posts(context: Context) -> ColumnElement[bool]:
    """The departments of all one's posts, whatever the register: said beside it, so that the database begins with them."""
    places = [post.department_id for post in context.me.posts if post.department_id]
    groups = [post.group_id for post in context.me.posts if post.group_id]
    reached = [Department.id.in_(places), Department.parent_id.in_(places)] if places else []
    return or_(false(), *reached, *([Department.group_id.in_(groups)] if groups else []))


SHOWN = (joinedload(LedgerEntry.department), joinedload(LedgerEntry.owner))  # what a line of an entry names


class Chosen(TypedDict, total=False):
    """Which entries: `within` these departments and what is subordinate to them; `post_of` this member and the
    predecessors in the post; `mine`: owned or written by the person; `overdue`: late and not done; `waiting`: not done.
    """

    within: Collection[Department] | None
    post_of: int | None
    span: Span | None
    mine: bool
    overdue: bool
    waiting: bool


def entries(context: Context, definition: LedgerDefinition, **chosen: Unpack[Chosen]) -> list[LedgerEntry]:
    """Entries in view, by due date and then by day; withdrawn ones are left out."""
    return list(context.session.scalars(_chosen(context, definition, chosen)))


def first(
    context: Context, definition: LedgerDefinition, most: int, **chosen: Unpack[Chosen]
) -> tuple[list[LedgerEntry], int]:
    """The first of them, at most so many, and how many there are in all."""
    query = _chosen(context, definition, chosen)
    rows = list(context.session.scalars(query.limit(most)))
    counted = query.with_only_columns(func.count()).order_by(None)
    return rows, len(rows) if len(rows) < most else context.session.scalars(counted).one()


def _chosen(context: Context, definition: LedgerDefinition, chosen: Chosen) -> Select[LedgerEntry]:
    query = visible(context, [definition]).options(*SHOWN)
    within, post_of, span = chosen.get("within"), chosen.get("post_of"), chosen.get("span")
    if within is not None:
        ids = [each.id for each in within]
        query = query.where(or_(Department.id.in_(ids), Department.parent_id.in_(ids)))
    if post_of is not None:
        query = query.where(of_post(context, post_of))
    if span is not None:
        query = query.where(LedgerEntry.happened_on.between(span.first, span.last))
    if chosen.get("mine"):
        me = context.me
        query = query.where(or_(LedgerEntry.owner_id == me.member.id, LedgerEntry.entered_by == me.userid))
    if chosen.get("overdue"):
        query = query.where(LedgerEntry.due_on < context.today)
    if chosen.get("overdue") or chosen.get("waiting"):
        query = query.where(LedgerEntry.state.not_in(QUIET if chosen.get("overdue") else SETTLED))
    return query.order_by(LedgerEntry.due_on, LedgerEntry.happened_on, LedgerEntry.id)
