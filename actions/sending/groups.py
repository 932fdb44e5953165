"""Group chats of an inspection group: a webhook that the office binds, or a group that the app makes; list and unbind."""

import secrets
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import every
from actions.common.states import ChatState, DigestState, PushState
from actions.common.trail import record
from storage.base import insert_if_absent
from storage.models import ChatGroup, Department, Digest, Holding, InspectionGroup, Member, Push, PushRecipient
from storage.sealing import seal_address

__all__ = ["ChatGroup", "InspectionGroup"]

KINDS: Final = {"liaisons": "联络员群", "mixed": "综合群"}
ROLES: Final = {"liaisons": ("liaison",), "mixed": ("liaison", "leader", "principal")}
FEWEST, MOST = 2, 2000  # members of a group that the app makes (appchat/create)
GREETING = (
    "本群用于告知报送日期和进度，由{office}管理。消息由助手发出，群内发言助手看不到，办理事项请单独联系助手。"
    "请勿在群内发送涉密内容、问题线索和举报材料（涉密不上网）。"
)
REASON = "group_greeting"


def own_groups(context: Context) -> Sequence[InspectionGroup]:
    """The inspection groups at whose desk the person sits."""
    query = select(InspectionGroup).where(InspectionGroup.id.in_(context.me.group_ids))
    return context.session.scalars(query.order_by(InspectionGroup.id)).all()


def bind(context: Context, group: InspectionGroup, kind: str, key: str, name: str) -> ChatGroup:
    """Bind the chat behind a webhook; the same key again changes its kind and name. Raises UserError for another group's.

    The greeting is the trial: a key that WeCom refuses is told to whoever bound it (scheduler/chats.py).
    """
    address = seal_address(context.session, key)
    row = context.session.scalar(every(ChatGroup).where(ChatGroup.address == address).with_for_update())
    if row is None:
        row = _new(context, group, kind, "webhook", address, name, ChatState.ACTIVE)
    elif row.state == ChatState.ACTIVE and row.group_id != group.id:
        raise UserError("该群机器人已由其他派驻组绑定，请核对地址，或在群内另加一个群机器人。")
    else:
        row.name = name or (row.name if row.kind == kind else "") or _free_name(context, group, kind)
        row.group_id, row.kind, row.state, row.reason = group.id, kind, ChatState.ACTIVE, None
        row.created_at, row.created_by = context.now, context.me.userid
    context.session.flush()
    greet(context, row)
    record(context, "bind_group", row.name)
    return row


def greet(context: Context, row: ChatGroup) -> None:
    """The first message of a group says what it is for."""
    text = GREETING.format(office=context.rules.office_name)
    queue(context, [row.address], text, REASON, channel=row.channel)


def people_of(context: Context, group: InspectionGroup, kind: str) -> list[tuple[str, str]]:
    """Userids and names of a group to be made: the asker, who owns it, then those of the departments.

    Raises UserError when WeCom would not make it.
    """
    me = context.me
    found = {me.userid: me.name} | members_of(context, group.id, kind)
    if len(found) < FEWEST:
        raise UserError(f"{group.name}各单位尚未登记联络员，群内至少{FEWEST}人，暂不能建群。")
    if len(found) > MOST:
        raise UserError(f"成员共{len(found)}人，超过企业微信群聊{MOST}人的上限，请改用群机器人分别绑定。")
    return list(found.items())


def members_of(context: Context, group_id: int, kind: str) -> dict[str, str]:
    """Names by userid of those of an inspection group's departments for whom a chat of this kind is."""
    query = (
        select(Member.userid, Member.name)
        .join(Holding)
        .join(Department, Department.id == Holding.department_id)
        .where(
            Department.group_id == group_id,
            Holding.role.in_(ROLES[kind]),
            Holding.on(context.today),
            Member.gone_at.is_(None),
        )
        .order_by(Holding.id)
    )
    return dict(context.session.execute(query).all())


def make(context: Context, group: InspectionGroup, kind: str, name: str) -> ChatGroup:
    """Ask for a group; the scheduler makes it within seconds. Its chatid is ours, so that a repeat makes no second one."""
    members = [userid for userid, _ in people_of(context, group, kind)]
    row = _new(context, group, kind, "appchat", secrets.token_hex(16), name, ChatState.WANTED, members)
    record(context, "make_group", row.name)
    return row


def _new(
    context: Context, group: InspectionGroup, kind: str, channel: str, address: str, name: str, state: ChatState,
    members: Sequence[str] = (),
) -> ChatGroup:  # fmt: skip
    row = ChatGroup(
        name=name or _free_name(context, group, kind), group_id=group.id, kind=kind, channel=channel, address=address,
        members=list(members), state=state, created_at=context.now, created_by=context.me.userid,
    )  # fmt: skip
    if not insert_if_absent(context.session, row):
        raise UserError("该群刚刚已由他人绑定，请回复“群名单”查看。")
    return row


def _free_name(context: Context, group: InspectionGroup, kind: str) -> str:
    """«联络员群», «联络员群2» …"""
    taken = {row.name for row in _rows(context, [group.id])}
    names = [KINDS[kind], *(f"{KINDS[kind]}{n}" for n in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def listing(context: Context) -> list[ChatGroup]:
    """Chats of the person's inspection groups that are not removed."""
    return _rows(context, context.me.group_ids)


def _rows(context: Context, group_ids: Sequence[int] | frozenset[int]) -> list[ChatGroup]:
    query = every(ChatGroup).where(ChatGroup.group_id.in_(group_ids), ChatGroup.state != ChatState.REMOVED)
    return list(context.session.scalars(query.order_by(ChatGroup.id)))


def find(context: Context, name: str) -> ChatGroup:
    """The chat with this name; raises UserError where there is none, or several."""
    rows = listing(context)
    found = [row for row in rows if row.name == name] or [row for row in rows if name and name in row.name]
    if len(found) == 1:
        return found[0]
    names = "、".join(row.name for row in found or rows)
    raise UserError(f"请写明群名：{names}。" if names else "目前没有绑定的群。")


def full_name(row: ChatGroup) -> str:
    """A chat as lists over several inspection groups name it."""
    return f"群“{row.name}”（{row.group.name}）"


def unbind(context: Context, row: ChatGroup) -> None:
    """Nothing is sent into it any more; what waits for it is cancelled."""
    waiting = select(PushRecipient.id).join(Push).where(
        PushRecipient.target == row.address, Push.channel == row.channel, PushRecipient.state == PushState.QUEUED
    )  # fmt: skip
    cancel = update(PushRecipient).where(PushRecipient.id.in_(waiting)).values(state=PushState.CANCELLED)
    context.session.execute(cancel.execution_options(synchronize_session=False))
    drafts = (
        update(Digest)
        .where(Digest.chat_id == row.id, Digest.state == DigestState.HELD)
        .values(state=DigestState.CANCELLED)
    )
    context.session.execute(drafts.execution_options(synchronize_session=False))
    row.state = ChatState.REMOVED
    record(context, "unbind_group", row.name)
