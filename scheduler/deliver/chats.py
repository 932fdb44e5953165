"""Group chats on WeCom's side: those wanted are made, and one that cannot be reached is told to whoever asked for it."""

import time
from datetime import date, datetime

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.common.context import Context, Rules
from actions.sending.groups import FEWEST, greet, members_of
from scheduler.deliver.channels import Channels, DroppedError, RefusedError, SendError
from storage.engine import Database
from storage.models import ChatGroup, Push, PushRecipient
from storage.states import ChatState

log = structlog.get_logger()

AGAIN_AFTER = 60.0  # seconds between two tries to make groups
REASON = "group_failed"


class ChatMaker:
    """Makes the groups that the app was asked for. Two schedulers may try at once: the chatid allows only one."""

    def __init__(self, database: Database, channels: Channels, rules: Rules) -> None:
        self._database = database
        self._channels = channels
        self._rules = rules
        self._rests_until = 0.0  # monotonic
        self._looked_on: date | None = None  # for changes of the member list

    def make_wanted(self, now: datetime) -> int:
        """Make what is wanted; returns how many were made."""
        if time.monotonic() < self._rests_until:
            return 0
        with self._database.read() as session:
            wanted = session.scalars(
                select(ChatGroup).where(ChatGroup.state == ChatState.WANTED).order_by(ChatGroup.id)
            ).all()
        return sum(self._make(row, now) for row in wanted)

    def keep_members(self, now: datetime) -> int:
        """Once a day: whoever has become a liaison joins, whoever is none any more leaves; returns the changed groups."""
        if self._looked_on == now.date():
            return 0
        self._looked_on = now.date()
        own = select(ChatGroup).where(ChatGroup.state == ChatState.ACTIVE, ChatGroup.channel == "appchat")
        with self._database.read() as session:
            context = Context(session, now, self._rules)
            rows = session.scalars(own.order_by(ChatGroup.id)).all()
            wanted = {row.id: [row.members[0], *members_of(context, row.group_id, row.kind)] for row in rows}
        return sum(self._change(row, list(dict.fromkeys(wanted[row.id]))) for row in rows)

    def _change(self, row: ChatGroup, members: list[str]) -> bool:
        added = [each for each in members if each not in row.members]
        removed = [each for each in row.members if each not in members]
        if not (added or removed) or len(members) < FEWEST:
            return False
        try:
            self._channels.change_chat(row.address, added, removed)
        except SendError as error:  # comes again tomorrow
            log.warning("group_not_changed", reason=error.reason)
            return False
        with self._database.write() as session:
            session.execute(update(ChatGroup).where(ChatGroup.id == row.id).values(members=members))
        return True

    def _make(self, row: ChatGroup, now: datetime) -> bool:
        try:
            self._channels.make_chat(row.address, row.name, row.members)
        except (DroppedError, RefusedError) as error:
            with self._database.write() as session:
                lose(session, row.address, error.reason, now)
            return False
        except SendError as error:  # comes again
            log.warning("group_not_made", reason=error.reason)
            self._rests_until = time.monotonic() + AGAIN_AFTER
            return False
        made = (
            update(ChatGroup)
            .where(ChatGroup.id == row.id, ChatGroup.state == ChatState.WANTED)
            .values(state=ChatState.ACTIVE)
        )
        with self._database.write() as session:
            if session.execute(made.returning(ChatGroup.id)).first() is None:
                return False  # another scheduler was quicker, or it is not wanted any more
            greet(Context(session, now, self._rules), session.get_one(ChatGroup, row.id))
        return True


def lose(session: Session, address: str, reason: str, now: datetime) -> None:
    """WeCom refuses this chat: nothing more is planned for it, and whoever asked for it is told why, once."""
    gone = (
        update(ChatGroup)
        .where(ChatGroup.address == address, ChatGroup.state.in_((ChatState.WANTED, ChatState.ACTIVE)))
        .values(state=ChatState.FAILED, reason=reason[:200])
        .returning(ChatGroup.name, ChatGroup.channel, ChatGroup.created_by)
    )
    found = session.execute(gone).first()
    if found is None:
        return
    name, channel, asker = found
    again = "请核对群机器人地址后重新“绑定群 ……”" if channel == "webhook" else "请核对后重新“建群 ……”"
    text = f"群“{name}”无法发送消息：{reason}。{again}，或回复“群名单”查看。"
    push = Push(created_at=now, not_before=now, reason=REASON, text=text)
    push.recipients = [PushRecipient(target=asker, next_try_at=now)]
    session.add(push)
    log.warning("group_lost", channel=channel)
