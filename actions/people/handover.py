"""交接: the posts of one person change hands on a day: proposed, confirmed by both, undone until then (M4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.scope import every
from actions.common.trail import record
from actions.people import departures, handover_move
from actions.people.handover_move import sheet, what
from actions.people.holdings import House, group_of, house_of, own, titled
from policy.text.write import say_day
from storage.models import Handover, Holding, Member

__all__ = ["Handover", "sheet"]


@dataclass(frozen=True)
class Choice:
    """Who gives which posts and who takes them: both of one department, with its subordinate institutions, or of one desk."""

    giver: Member
    taker: Member
    posts: tuple[Holding, ...]


def has_left(context: Context, member: Member) -> bool:
    """Whether the person cannot confirm any more."""
    return member.gone_at is not None or departures.is_unreachable(context, member)


def choices(context: Context, giver: str, taker: str) -> list[Choice]:
    """The pairs of these names of one house within the person's reach; several when a name is not unique.

    A liaison's reach holds only who has left. Everybody may be one's own giver, if only to ask for it (`suggest`).
    """
    found: list[Choice] = []
    takers = _named(context, taker)
    for member in _named(context, giver):
        houses: dict[House, list[Holding]] = {}
        for post in own(member, context.today):
            if post.member_id == context.me.member.id or _reaches(context, post):
                houses.setdefault(house_of(post), []).append(post)
        for house, posts in houses.items():
            there = (each for each in takers if any(house_of(post) == house for post in own(each, context.today)))
            found += [Choice(member, each, tuple(posts)) for each in there]
    return found


def _named(context: Context, name: str) -> list[Member]:
    """Everybody of this name, also who has left WeCom: they still hand over."""
    return list(context.session.scalars(select(Member).where(Member.name == name).order_by(Member.id)))


def _reaches(context: Context, post: Holding) -> bool:
    """Whether the person may propose that this post changes hands."""
    me, group = context.me, group_of(post)
    if post.department is None and me.has("admin"):  # offices and what is over everything are the administrator's
        return True
    if group is None:
        return False
    if group.id in me.group_ids:
        return True
    if post.department is None:
        return False
    around = {post.department_id, post.department.parent_id}
    principal = {each.department_id for each in me.posts if each.role == "principal"}
    helped = {each.department_id for each in me.posts if each.role == "liaison"}
    return bool(around & principal) or (bool(around & helped) and has_left(context, post.member))


def may_propose(context: Context, choice: Choice) -> bool:
    """Whether the person decides that these posts change hands; of the own ones only a principal or the desk does."""
    return all(_reaches(context, post) for post in choice.posts)


def suggest(context: Context, choice: Choice, on: date) -> list[str]:
    """Whoever leaves asks those who may propose it; gives who was told, in words. Nothing has changed yet."""
    agree = f"交接 {choice.giver.name} → {choice.taker.name} {on.month}月{on.day}日"
    return _suggest(context, choice.posts, choice.giver, choice.taker.name, on, agree)


def suggest_newcomer(context: Context, giver: str, taker: str, on: date) -> list[str]:
    """The same of somebody who is on no list yet: by the giver, or by who may propose it. Raises UserError for anybody else."""
    for member in _named(context, giver):
        posts = [
            post for post in own(member, context.today) if member.id == context.me.member.id or _reaches(context, post)
        ]
        if posts:
            agree = f"{giver}换成{taker} 账号"
            return _suggest(context, posts, member, taker, on, agree)
    raise UserError("交接由主要负责人、派驻组、综合科提出，或由移交的同志本人提出。请核对姓名。")


def _suggest(context: Context, posts: Sequence[Holding], giver: Member, taker: str, on: date, agree: str) -> list[str]:
    post, me = posts[0], context.me.userid
    told = [(context.rules.office_name, recipients.offices(context, group.id) if (group := group_of(post)) else [])]
    if post.department is not None:
        told.insert(0, ("主要负责人", [each for each in recipients.principals(context, post.department) if each != me]))
    text = (
        f"{'、'.join(map(titled, posts))}{giver.name}同志{'提出，' if giver.userid == me else '：'}{say_day(on)}起由{taker}同志接替。"
        f"同意请回复“{agree}”。"
    )
    once = f"suggested:{giver.id}:{taker}:{on}"
    queue(context, list(dict.fromkeys(each for _, userids in told for each in userids)), text, "handover", once=once)
    return [word for word, userids in told if userids]


def propose(context: Context, choice: Choice, on: date, *, ask: bool = True) -> Handover:
    """Record the handover and ask both to confirm, unless the office answers for them. Raises UserError for one person, a circle, or one that is under way."""
    giver, taker = choice.giver, choice.taker
    if not may_propose(context, choice):
        raise UserError("交接由主要负责人、派驻组、综合科提出。")
    if giver.id == taker.id:
        raise UserError("移交人和接收人是同一位同志，请核对后重发。")
    under_way = every(Handover).where(Handover.done_at.is_(None), Handover.undone_at.is_(None))
    if row := context.session.scalar(under_way.where(Handover.from_id == giver.id)):
        raise UserError(f"{giver.name}同志已有一项交接正在办理，请先办结，或回复“撤销交接 {row.number}”。")
    if row := context.session.scalar(under_way.where(Handover.to_id == giver.id, Handover.from_id == taker.id)):
        raise UserError(f"{taker.name}同志正向{giver.name}同志移交（{row.number}），不能再反向交接，请先办结或撤销。")
    post = min(choice.posts, key=lambda each: each.department is not None and each.department.parent_id is not None)
    row = Handover(
        number=next_number(context), department=post.department, group=post.group, giver=giver, taker=taker, on=on,
        proposed_at=context.now, proposed_by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    for member in (giver, taker) if ask else ():
        if member.gone_at is None:
            text = f"{what(row)}，请核对后回复“确认交接 {row.number}”。回复“交接单 {row.number}”看清单。"
            queue(context, [member.userid], text, "handover", subject=row.number)
    record(context, "propose_handover", row.number)
    return row


def find(context: Context, number: str) -> Handover | None:
    """A handover that the person takes part in, proposed, or supervises."""
    row = context.session.scalar(every(Handover).where(Handover.number == number))
    if row is None:
        return None
    me = context.me
    part = me.member.id in (row.from_id, row.to_id) or row.proposed_by == me.userid
    over = _is_desk(context, row) or (me.has("principal") and row.department_id in me.department_ids)
    return row if part or over else None


def _is_desk(context: Context, row: Handover) -> bool:
    """Whether the person sits at the desk that supervises the post; for offices and posts over everything the administrator does."""
    if row.department is None and context.me.has("admin"):
        return True
    group = row.department.group_id if row.department else row.group_id
    return group in context.me.group_ids


def waiting(context: Context) -> list[Handover]:
    """Handovers that wait for this person's word."""
    me = context.me.member.id
    mine = or_(
        (Handover.from_id == me) & Handover.given_at.is_(None), (Handover.to_id == me) & Handover.taken_at.is_(None)
    )
    query = every(Handover).where(mine, Handover.done_at.is_(None), Handover.undone_at.is_(None))
    return list(context.session.scalars(query.order_by(Handover.id)))


def confirm(context: Context, row: Handover) -> bool:
    """One of the two confirms; for one who has left the desk does. With both words the posts are dated: True.

    What hangs on them moves at once when the day has come, else on that day (`handover_move.carry_out_due`).
    """
    context.session.refresh(row, with_for_update=True)  # both may confirm at one moment, or one of them twice
    me = context.me.member.id
    if row.undone_at is not None:
        raise UserError(f"交接 {row.number} 已撤销，如需交接请重新提出。")
    if me == row.from_id:
        row.given_at = row.given_at or context.now
    elif me == row.to_id:
        row.taken_at = row.taken_at or context.now
    elif _is_desk(context, row) and row.given_at is None and has_left(context, row.giver):
        row.given_at = context.now
    else:
        raise UserError(f"交接 {row.number} 由{row.giver.name}、{row.taker.name}两位同志确认。")
    record(context, "confirm_handover", row.number)
    if not agreed(row) or row.done_at:
        return agreed(row)
    handover_move.date_posts(context, row)
    if row.on <= context.today:
        handover_move.carry_out(context, row)
    return True


def agreed(row: Handover) -> bool:
    """Whether both have confirmed."""
    return row.given_at is not None and row.taken_at is not None


def undo(context: Context, row: Handover) -> None:
    """撤销交接 before its day: everything stays as it was, and both are told. Raises UserError from that day on."""
    context.session.refresh(row, with_for_update=True)
    if row.undone_at is not None:
        raise UserError(f"交接 {row.number} 此前已撤销。")
    if row.done_at is not None or (agreed(row) and row.on <= context.today):
        raise UserError(f"交接 {row.number} 已于{row.on.month}月{row.on.day}日办结，不能撤销；如需调回请另行提出交接。")
    if agreed(row):
        handover_move.restore_posts(context, row)
    row.undone_at = context.now
    told = {row.giver.userid, row.taker.userid, row.proposed_by} - {context.userid}
    queue(context, sorted(told), f"{what(row)}，已撤销，岗位不变。", "handover", subject=row.number)
    record(context, "undo_handover", row.number)


def without_posts(context: Context, leaving: Collection[Holding]) -> list[Handover]:
    """Handovers that come to nothing once these posts end: what is not agreed yet has no giver left, or nobody takes it."""
    query = every(Handover).where(Handover.done_at.is_(None), Handover.undone_at.is_(None)).order_by(Handover.id)
    people = {post.member.id for post in leaving}
    concerned = query.where(Handover.from_id.in_(people) | Handover.to_id.in_(people))
    gone = {id(post) for post in leaving}

    def stays(member: Member, row: Handover) -> bool:
        return any(house_of(post) == house_of(row) for post in own(member, context.today) if id(post) not in gone)

    return [
        row
        for row in context.session.scalars(concerned)
        if not stays(row.taker, row) or not (agreed(row) or stays(row.giver, row))
    ]
