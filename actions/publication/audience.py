"""Who an audience is: people of the own groups' departments, each once, and group chats. Nobody else can be meant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from actions.common import recipients
from actions.common.context import Context
from actions.common.deputies import deputies
from actions.common.scope import every
from policy.publication.audience import Audience, Named, Part
from storage.models import ChatGroup, Department, Holding, InspectionGroup, Member
from storage.states import ChatState

_NAME_ENDS = ("局", "委", "办", "院", "厅")


@dataclass(frozen=True)
class Addressee:
    """Somebody who is addressed, and the department, or the group, as whose."""

    member: Member
    department: Department | None
    group: InspectionGroup | None = None

    @property
    def unit(self) -> str:
        """The name of the department or group."""
        addressed = self.department or self.group
        return addressed.name if addressed else ""


def named(context: Context) -> Named:
    """Who can be named by the person who acts: of the commission's its groups, of a desk's its departments."""
    if context.me.has("commission") and not context.me.is_group_side:
        names = context.session.scalars(select(InspectionGroup.name).order_by(InspectionGroup.id)).all()
        return Named({}, groups={said: name for name in names for said in (name, name.replace("纪检监察", ""))})
    departments: dict[str, str] = {}
    groups = context.me.group_ids
    known = select(Department.name).where(Department.group_id.in_(groups), Department.ended_on.is_(None))
    for name in context.session.scalars(known.order_by(Department.id)):
        short = name[:-1] if name.endswith(_NAME_ENDS) and len(name) > 2 else name
        departments |= {name: name, short: name}
    people = context.session.scalars(_held(context, groups).with_only_columns(Member.name).order_by(None))
    return Named(departments, frozenset(people), frozenset(row.name for row in _chats(context, groups)))


def addressees(context: Context, audience: Audience, group_ids: Collection[int]) -> list[Addressee]:
    """The people whom the words mean today, each once, in the order of the list; who is away is stood in for."""
    rows = [row for row in _holdings(context, group_ids) if not _left_out(row, audience)]
    found: dict[int, Addressee] = {}
    for part in audience.parts:
        for row in _of(context, part, rows):
            assert row.department is not None  # _holdings joins it
            found.setdefault(row.member_id, Addressee(row.member, row.department))
    for each in _offices(context, audience):
        found.setdefault(each.member.id, each)
    return _stood_in(context, list(found.values()))


def _offices(context: Context, audience: Audience) -> list[Addressee]:
    """综合科 of the groups that the commission names, and nobody else."""
    parts = [part for part in audience.parts if part.kind == "groups"]
    if not parts or (context.actor is not None and not context.actor.has("commission")):
        return []
    wanted = {part.name for part in parts}
    query = select(Holding).join(Holding.member).join(Holding.group).order_by(Holding.group_id, Holding.id)
    query = query.where(Holding.role == "office", Member.gone_at.is_(None), Holding.on(context.today))
    query = query.options(contains_eager(Holding.member), contains_eager(Holding.group))
    return [
        Addressee(row.member, None, row.group)
        for row in context.session.scalars(query)
        if row.group and row.group.name not in audience.minus and ("" in wanted or row.group.name in wanted)
    ]


def chats(context: Context, audience: Audience, group_ids: Collection[int]) -> list[ChatGroup]:
    """The group chats that the words mean."""
    wanted = {part.name for part in audience.parts if part.kind == "chat"}
    return [row for row in _chats(context, group_ids) if row.name in wanted]


def _of(context: Context, part: Part, rows: Iterable[Holding]) -> list[Holding]:
    match part.kind:
        case "chat" | "groups":
            return []
        case "person":
            return [row for row in rows if row.member.name == part.name]
        case "everybody":
            return [row for row in rows if row.department and not row.department.practice]
        case "units":
            heads = [row for row in rows if row.department and row.department.parent_id is None]
            mine = [row for row in heads if row.department and not row.department.practice]
        case "below":
            mine = [
                row
                for row in rows
                if row.department and row.department.parent_id is not None and _is_below(row.department, part)
            ]
        case "department":
            mine = [row for row in rows if row.department and row.department.name == part.name]
    if part.role == "in_charge":
        return _in_charge(context, mine)
    return [row for row in mine if row.role == (part.role or "liaison")]


def _is_below(where: Department, part: Part) -> bool:
    return not part.name or (where.parent is not None and where.parent.name == part.name)


def _in_charge(context: Context, rows: Iterable[Holding]) -> list[Holding]:
    """Of each department the one leader whom a ladder reaches."""
    where = {row.department.id: row.department for row in rows if row.department}
    wanted = {
        userid for each in where.values() for userid in recipients.leader_in_charge(context, each, in_person=True)
    }
    return [row for row in rows if row.role == "leader" and row.member.userid in wanted]


def _left_out(row: Holding, audience: Audience) -> bool:
    department = row.department.name if row.department else ""
    return department in audience.minus or row.member.name in audience.minus


def _stood_in(context: Context, found: list[Addressee]) -> list[Addressee]:
    """The deputy in the place of who is away, each once."""
    away = deputies(context, context.today)
    query = select(Member).where(Member.userid.in_([each.userid for each in away.values()]))
    known = {row.userid: row for row in context.session.scalars(query)} if away else {}
    stood: dict[int, Addressee] = {}
    for each in found:
        deputy = away.get(each.member.userid)
        member = known[deputy.userid] if deputy and deputy.userid in known else each.member
        stood.setdefault(member.id, replace(each, member=member))
    return list(stood.values())


def _holdings(context: Context, group_ids: Collection[int]) -> list[Holding]:
    """The posts of today in the groups' departments, with their people."""
    query = _held(context, group_ids).options(contains_eager(Holding.member), contains_eager(Holding.department))
    return list(context.session.scalars(query))


def _held(context: Context, group_ids: Collection[int]) -> Select[Holding]:
    query = select(Holding).join(Holding.member).join(Holding.department).order_by(Holding.id)
    return query.where(Department.group_id.in_(group_ids), Member.gone_at.is_(None), Holding.on(context.today))


def _chats(context: Context, group_ids: Collection[int]) -> list[ChatGroup]:
    query = every(ChatGroup).where(ChatGroup.group_id.in_(group_ids), ChatGroup.state == ChatState.ACTIVE)
    return list(context.session.scalars(query.order_by(ChatGroup.id)))
