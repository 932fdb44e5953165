"""What the admins must know about the running service: told once for each cause, and once more when it is over.

Finding is for others (`scheduler/alerts.py`, delivery, WeCom's own events). An alert waits two minutes before it is told,
so that what mends itself disturbs nobody. The push about an alert is never the cause of another.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.outages import SHORTEST, record
from actions.common.pushes import queue
from actions.common.recipients import accounts
from policy.text.write import say_moment
from storage.base import insert_if_absent
from storage.models import Alert, Push, PushRecipient

REASON: Final = "alert"  # of the pushes
CLOSED: Final = "closed"  # the cause of an app that WeCom has put out of use
PATIENCE: Final = timedelta(minutes=2)
TITLES: Final = {
    "queue": "有消息待发过久",
    "silent": "消息发不出去",
    "plan": "定时提醒没有运行",
    "deliver": "消息发送没有运行",
    "definitions": "台账或发文的定义文件有误，仍按原来的定义办理",
    "unlicensed": "有成员没有企业微信接口许可",
    "wecom": "企业微信拒绝本应用的调用",
    "robot": "企业微信不认可智能机器人的身份，群内和机器人会话收不到消息",
    "inactive": "企业微信提示本应用将因长期未使用被停用",
    CLOSED: "本应用已被企业微信停用",
}
UNTIL_ACCEPTED: Final = frozenset({"silent", "wecom", "inactive", CLOSED})
"""Causes that are over once WeCom accepts a push."""
_OUTAGES: Final = UNTIL_ACCEPTED - {"inactive"}  # while they stood nothing went out


@dataclass(frozen=True)
class Notice:
    """What is told now: that a cause has come up, or that it is over."""

    cause: str
    text: str
    over: bool


def note(session: Session, cause: str, text: str, now: datetime, healthy_after: datetime | None = None) -> bool:
    """Note a cause of `TITLES` unless it is noted already; what has happened by `healthy_after` does not end it."""
    row = Alert(cause=cause, text=text[:400], raised_at=now, healthy_after=healthy_after or now)
    return insert_if_absent(session, row)


def end(session: Session, causes: Collection[str], now: datetime) -> None:
    """These causes are gone: said so where they have been told, else forgotten."""
    mine = Alert.cause.in_(list(causes))
    session.execute(delete(Alert).where(mine, Alert.told.is_(False)))
    session.execute(update(Alert).where(mine, Alert.cleared_at.is_(None)).values(cleared_at=now))


def end_accepted(session: Session) -> None:
    """End every cause after which WeCom has accepted a push, and note the outage if it was one."""
    for row in session.scalars(select(Alert).where(Alert.cause.in_(UNTIL_ACCEPTED), Alert.cleared_at.is_(None))):
        first = (
            select(PushRecipient.sent_at)
            .join(Push)
            .where(Push.channel == "app", PushRecipient.sent_at > row.healthy_after)
        )
        accepted_at = session.scalar(first.order_by(PushRecipient.sent_at).limit(1))
        if accepted_at is None:
            continue
        if row.cause in _OUTAGES and accepted_at - row.healthy_after > SHORTEST:
            record(session, row.healthy_after, accepted_at)
        end(session, [row.cause], accepted_at)


def standing(session: Session) -> list[Alert]:
    """Every cause that has not ended, oldest first."""
    return list(session.scalars(select(Alert).where(Alert.cleared_at.is_(None)).order_by(Alert.raised_at)))


def announce(context: Context) -> list[Notice]:
    """Queue a push to the admins for everything that is to be told now; each is returned to one process alone."""
    due = or_(Alert.raised_at <= context.now - PATIENCE, Alert.raised_at > context.now)
    begun = update(Alert).where(Alert.told.is_(False), Alert.cleared_at.is_(None), due).values(told=True)
    over = delete(Alert).where(Alert.cleared_at.is_not(None))
    notices = [
        Notice(cause, f"运行告警：{TITLES[cause]}。{text}", over=False)
        for cause, text in context.session.execute(begun.returning(Alert.cause, Alert.text))
    ] + [
        Notice(cause, f"告警解除：{TITLES[cause]}，已于{say_moment(context.local(at or context.now))}恢复。", over=True)
        for cause, at in context.session.execute(over.returning(Alert.cause, Alert.cleared_at))
    ]
    for notice in notices:
        queue(context, accounts(context, "admin"), notice.text, REASON)
    return notices
