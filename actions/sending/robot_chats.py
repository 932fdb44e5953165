"""Group chats in which the robot answers: bound with a code, and what everybody in one may read (domain.md «How it speaks»)."""

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.scope import every, within
from actions.common.states import ChatState
from actions.common.trail import record
from actions.report.obligations import owed
from actions.report.owed import open_obligations
from actions.sending.digests import text_of
from actions.sending.groups import KINDS, ChatGroup, InspectionGroup
from actions.talk import one_time_links
from policy.text.write import say_day
from policy.time.months import Span
from policy.words.mentions import take_mentions
from storage.models import MeetingNotice, Obligation
from storage.states import MeetingState

__all__ = ["ChatGroup"]

CHANNEL = "robot"
SHOWN = 3  # due dates in one answer


def find_robot_chat(context: Context, chat: str) -> ChatGroup | None:
    """The chat with this id, while it is bound."""
    query = every(ChatGroup).where(
        ChatGroup.channel == CHANNEL, ChatGroup.address == chat, ChatGroup.state == ChatState.ACTIVE
    )
    return context.session.scalar(query)


def find_department(context: Context, name: str) -> Department | None:
    """A department of the desk's own groups, by its name."""
    query = select(Department).where(Department.group_id.in_(context.me.group_ids), Department.name == name)
    return context.session.scalar(query)


def make_code(context: Context, group: InspectionGroup, kind: str, department: Department | None) -> str:
    """Six digits with which this person, and nobody else, binds one chat within a day."""
    code = f"{secrets.randbelow(900_000) + 100_000}"
    fields = {"group": str(group.id), "kind": kind, "department": str(department.id) if department else ""}
    one_time_links.keep(context, fields, token=_token(context, code))
    return code


def _token(context: Context, code: str) -> str:
    return f"chat-{context.userid.casefold()}-{code}"[-60:]


def bind(context: Context, chat: str, code: str) -> ChatGroup:
    """Bind this chat as the code says. Raises UserError for a code that is not this person's, or has served or lapsed."""
    kept = one_time_links.kept(context, _token(context, code))
    if not kept or int(kept["group"]) not in context.me.group_ids:
        raise UserError("绑定码不正确或已失效。请由综合科单独向本助手发送“绑定码 联络员”领取，并由本人在群内发送。")
    row = context.session.scalar(every(ChatGroup).where(ChatGroup.address == chat).with_for_update())
    if row is not None and row.state == ChatState.ACTIVE and row.group_id not in context.me.group_ids:
        raise UserError("本群已由其他派驻组绑定。")
    group = context.session.get_one(InspectionGroup, int(kept["group"]))
    department = context.session.get(Department, int(kept["department"])) if kept["department"] else None
    row = row or ChatGroup(channel=CHANNEL, address=chat, members=[])
    row.group, row.kind, row.department = group, kept["kind"], department
    row.name = name_of(row)[:50]
    row.state, row.reason, row.created_at, row.created_by = ChatState.ACTIVE, None, context.now, context.me.userid
    context.session.add(row)
    context.session.flush()
    record(context, "bind_group", row.name)
    return row


def name_of(row: ChatGroup) -> str:
    """For whom a chat is: a department, or the liaisons or everybody of an inspection group."""
    return f"{row.department.name}群" if row.department else f"{row.group.name}{KINDS[row.kind]}"


def belongs(context: Context, row: ChatGroup) -> bool:
    """Whether the asker is one of those for whom the chat is, or sits at the desk that bound it."""
    me = context.me
    if row.group_id in me.group_ids:
        return True
    own = [post.department for post in me.posts if post.department is not None]
    if row.department_id is not None:
        return any(row.department_id in (each.id, each.parent_id) for each in own)
    return any(each.group_id == row.group_id for each in own)


def progress(context: Context, row: ChatGroup) -> str:
    """谁没报 as everybody in the chat may read it; empty when nothing is owed.

    A department's chat reads its own reports. Others read counts and dates; who is missing, after the date, only where
    the chat is the liaisons'.
    """
    departments = _departments(context, row)
    rows = open_obligations(context, [each.id for each in departments])
    if row.department_id is not None:
        return "\n".join(_line(context, each) for each in rows)
    dates = sorted({each.due_on for each in rows})
    coming = next((each for each in dates if each >= context.today), context.today)
    dates = [each for each in dates if each <= coming][-SHOWN:]
    texts = (text_of(context, row, due_on, context.today) for due_on in dates)
    return "\n".join(take_mentions(text)[0] for text in texts if text)


def _line(context: Context, row: Obligation) -> str:
    late = "，已过截止日期" if row.due_on < context.today else ""
    return f"· {owed(context, row).name}：{row.state.word}，{say_day(row.due_on)}截止{late}"


def _departments(context: Context, row: ChatGroup) -> Sequence[Department]:
    query = select(Department).where(Department.group_id == row.group_id, ~Department.practice)
    if row.department_id is not None:
        query = select(Department).where(Department.id == row.department_id)
    return context.session.scalars(query.order_by(Department.id)).all()


def meetings(context: Context, row: ChatGroup, span: Span) -> list[str]:
    """本周会议: a department's own by time, name and place; elsewhere how many there are on each day. Never what is decided."""
    ids = [each.id for each in _departments(context, row)]
    query = within(MeetingNotice, ids).where(
        MeetingNotice.day.between(span.first, span.last),
        MeetingNotice.state == MeetingState.REGISTERED,
    )
    rows = context.session.scalars(query.order_by(MeetingNotice.day, MeetingNotice.starts_at)).all()
    if row.department_id is not None:
        return [_meeting(context, each) for each in rows]
    days: Counter[date] = Counter(each.day for each in rows if each.day)
    return [f"· {say_day(day)}：{count}次" for day, count in days.items()]


def _meeting(context: Context, row: MeetingNotice) -> str:
    when = f"{say_day(row.day)}" if row.day else "时间待定"
    hour = f"{context.local(row.starts_at):%H:%M}" if row.starts_at else ""
    return f"· {when}{hour} {row.type}{f'，{row.place}' if row.place else ''}"
