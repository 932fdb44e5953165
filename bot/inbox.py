"""The inbox: a message is a row before it is understood; `received` → `done` | `failed` (design: decision 1).

Written without the ORM: every message passes here twice (docs/performance.md).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from storage.models import InboxMessage, Push
from storage.states import InboxState

PUSHED = "reply_after_restart"  # reason of a push that carries a reply for which nobody waited any more
_TABLE = cast(Table, InboxMessage.__table__)
_INSERT = _TABLE.insert().returning(_TABLE.c.id)
_STORED = (
    "key", "userid", "kind", "text", "media_id", "chat", "quote", "reply_to", "received_at", "state", "claimed_by",
)  # fmt: skip
_FINISH = (
    _TABLE.update()
    .where(_TABLE.c.id == bindparam("row_id"))
    .values({name: bindparam(name) for name in ("state", "handler", "reply", "choices", "reference")})
)
_UNHEARD = _FINISH.values(text="", quote=None)
_FORGET = _UNHEARD.values(userid=None)

_FORGOTTEN = {
    "text": "",
    "quote": None,
    "reply": "",
    "choices": None,
    "userid": None,
    "reply_to": None,
    "state": InboxState.DONE,
}


def store(session: Session, row: InboxMessage) -> int:
    """A new row, claimed by its worker; gives its id. Raises IntegrityError when the key is there already."""
    values = {name: getattr(row, name) for name in _STORED}
    return int(session.execute(_INSERT, values).scalar_one())


def finish(
    session: Session,
    row_id: int,
    state: str,
    reply: str,
    *,
    choices: object = None,
    handler: str | None = None,
    reference: str | None = None,
    forget: bool = False,
    heard: bool = True,
) -> None:
    """The row's end: `state` done or failed, and the reply that a repeat gets.

    What was said is emptied where nothing was done with it (`heard` is not said), by whom, too, with `forget`.

    `choices` are those of a reply that its door sends from here (actions/talk/cards.py).
    """
    values = {"state": state, "handler": handler, "reply": reply, "choices": choices, "reference": reference}
    session.execute(_FORGET if forget else _FINISH if heard else _UNHEARD, {"row_id": row_id, **values})


def rename(session: Session, row_id: int, text: str) -> None:
    """A file is here: its name takes the place of its address."""
    session.execute(_TABLE.update().where(_TABLE.c.id == row_id).values(text=text))


def forget(session: Session, keys: Sequence[str]) -> None:
    """Take text, reply and sender of these messages away: with a later one they tell what must not be kept."""
    if keys:
        session.execute(update(InboxMessage).where(InboxMessage.key.in_(keys)).values(_FORGOTTEN))


def stored_reply(session: Session, key: str) -> str:
    """What a repeat gets: the stored reply; "" while the first still runs, and where the reply went out as a push."""
    row = session.scalar(select(InboxMessage).where(InboxMessage.key == key))
    if row is None or not row.reply:
        return ""
    late = select(Push).where(Push.reason == PUSHED, Push.created_at >= row.received_at)
    pushed = session.scalars(late.where(Push.recipients.any(target=row.userid)))
    return "" if any(each.text.startswith(row.reply) for each in pushed) else row.reply


def said_since(session: Session, row_id: int, userid: str) -> list[tuple[str, str]]:
    """What the same person has sent and had handled after this row: the handler's room and the text, of each."""
    query = select(InboxMessage.handler, InboxMessage.text).where(
        InboxMessage.id > row_id, InboxMessage.userid == userid, InboxMessage.state == InboxState.DONE
    )
    return [(room or "", text) for room, text in session.execute(query)]


def claim(session: Session, row_id: int, dead: str, worker: str) -> InboxMessage | None:
    """The row of a process that died, now `worker`'s; None when somebody else was quicker."""
    mine = (
        update(InboxMessage)
        .where(InboxMessage.id == row_id, InboxMessage.claimed_by == dead, InboxMessage.state == InboxState.RECEIVED)
        .values(claimed_by=worker)
        .returning(InboxMessage)
    )
    return session.scalars(mine).one_or_none()


def received_by(session: Session, worker: str, ids: Sequence[int]) -> set[int]:
    """Those of these rows that this worker holds and has not ended."""
    held = select(InboxMessage.id).where(
        InboxMessage.id.in_(ids), InboxMessage.claimed_by == worker, InboxMessage.state == InboxState.RECEIVED
    )
    return set(session.scalars(held))


def unanswered(session: Session) -> list[InboxMessage]:
    """Handled messages whose reply is not known to have arrived, oldest first: those of doors that keep replies."""
    query = select(InboxMessage).where(InboxMessage.reply_to.is_not(None), InboxMessage.state != InboxState.RECEIVED)
    return list(session.scalars(query.order_by(InboxMessage.id)))


def answered(session: Session, row_id: int) -> None:
    """The reply has arrived, or never will."""
    session.execute(_TABLE.update().where(_TABLE.c.id == row_id).values(reply_to=None))


def is_kept(session: Session, key: str) -> bool:
    """Whether a message with this key is in the inbox."""
    return session.scalar(select(InboxMessage.id).where(InboxMessage.key == key)) is not None


def is_first_since(session: Session, row: InboxMessage, moment: datetime) -> bool:
    """Whether nothing else came from this group chat, or from this person, between `moment` and this message."""
    same = InboxMessage.chat == row.chat if row.chat else InboxMessage.userid == row.userid
    earlier = select(InboxMessage.id).where(same, InboxMessage.received_at >= moment, InboxMessage.id < row.id)
    return session.scalar(earlier.limit(1)) is None
