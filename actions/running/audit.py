"""The trail as a hash chain: acts insert plain rows, one after the other they are linked, and any change behind that shows.

Rows are only ever inserted, in both tables: an account of the database without UPDATE and DELETE on them is enough
(docs/deploy/trail-role.sql). Whole months leave from the front alone, by the operator's command and the owner's account.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.trail import record
from storage.models import TrailEntry, TrailLink

AT_ONCE = 2_000  # rows that are linked in one transaction
FIRST = "0" * 64  # the link before the first
REMOVED = "remove_trail"  # the act that says up to which link the front was removed
KEPT_AT_LEAST = timedelta(days=366)
_UNLINKED = (
    select(TrailEntry)
    .outerjoin(TrailLink, TrailLink.entry_id == TrailEntry.id)
    .where(TrailLink.position.is_(None))
    .order_by(TrailEntry.id)
)

_CHAIN = (
    select(TrailLink, TrailEntry)
    .outerjoin(TrailEntry, TrailEntry.id == TrailLink.entry_id)
    .order_by(TrailLink.position)
    .execution_options(yield_per=AT_ONCE)
)


@dataclass(frozen=True)
class Finding:
    """What a walk over the chain found: `broken` is the first place that does not hold, in words, None when all do.

    `linked` rows are in the chain, `head` is its last link; `waiting` rows were not linked yet, which takes some seconds.
    """

    linked: int
    waiting: int
    head: str
    broken: str | None = None


def link_of(before: str, position: int, row: TrailEntry) -> str:
    """The hash that ties a row to the one before it: every column, the moment in UTC to the microsecond."""
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    values = [before, position, row.id, at, row.actor, row.act, row.subject, row.deputy_for]
    values += [row.door] if row.door else []  # rows of before have none, and keep their links
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def link_waiting(context: Context) -> int:
    """Link what was noted since; returns the number of rows. Of two processes at once one is rolled back whole (IntegrityError)."""
    session = context.session
    position, link = _head(session)
    rows = session.scalars(_UNLINKED.limit(AT_ONCE)).all()
    for row in rows:
        position += 1
        link = link_of(link, position, row)
        session.add(TrailLink(position=position, entry_id=row.id, link=link))
    session.flush()
    return len(rows)


def verify(session: Session, head: str | None = None) -> Finding:
    """Walk the whole chain; stops at the first place that does not hold. `head` is a link noted earlier: it must stand in the chain."""
    with session.execute(_CHAIN) as rows:
        return _walked(session, rows, head)


def _walked(session: Session, rows: Iterable[Any], head: str | None) -> Finding:
    removed = _removed_until(session)
    link, expected, met = (removed.link, removed.position + 1, True) if removed else (FIRST, 1, False)
    met = met or head in (None, FIRST)
    for found, row in rows:
        if removed and found.position == removed.position:
            continue
        if found.position != expected:
            return _broken(session, expected - 1, link, f"第{expected}环缺失，下一环是第{found.position}环")
        if row is None:
            return _broken(session, expected - 1, link, f"第{expected}环所记的留痕（行{found.entry_id}）已被删除")
        if (made := link_of(link, expected, row)) != found.link:
            return _broken(
                session, expected - 1, link, f"第{expected}环（行{row.id}，{row.at:%Y-%m-%d %H:%M}）与内容不符"
            )
        link, expected, met = made, expected + 1, met or made == head
    cut = None if met else f"此前记下的链头{head}不在链中：其后的留痕已被整段换掉或删除"
    return Finding(expected - 1, _waiting(session), link, cut)


def remove_before(context: Context, month: date) -> int:
    """Remove what is older than the first of `month` from the front of the chain; returns how many rows went.

    The last link of what goes stays as its checkpoint, and the chain itself says that it was removed. Raises UserError
    while rows wait to be linked, or for a month that is younger than a year.
    """
    session, first = context.session, datetime.combine(month.replace(day=1), time(), context.rules.zone)
    if first > context.now - KEPT_AT_LEAST:
        raise UserError("留痕至少保留一年，请指定更早的月份。")
    if _waiting(session):
        raise UserError("尚有留痕未入链，请一分钟后重试。")
    older = select(TrailLink).join(TrailEntry, TrailEntry.id == TrailLink.entry_id).where(TrailEntry.at < first)
    last = session.scalar(older.order_by(TrailLink.position.desc()).limit(1))
    if last is None:
        return 0
    gone = select(TrailLink.entry_id).where(TrailLink.position <= last.position)
    rows = session.execute(delete(TrailEntry).where(TrailEntry.id.in_(gone)).returning(TrailEntry.id)).all()
    session.execute(delete(TrailLink).where(TrailLink.position < last.position))
    record(context, REMOVED, checkpoint_of(last))
    return len(rows)


def is_older(session: Session, than: datetime) -> bool:
    """Whether the front of the chain holds a row that is older than this moment."""
    front = select(TrailEntry.at).join(TrailLink, TrailLink.entry_id == TrailEntry.id)
    oldest = session.scalar(front.order_by(TrailLink.position).limit(1))
    return oldest is not None and oldest < than and not _waiting(session)


def checkpoint_of(link: TrailLink) -> str:
    """How the chain names the end of what was removed: its position and the begin of its hash."""
    return f"{link.position}:{link.link[:24]}"


def _removed_until(session: Session) -> TrailLink | None:
    """The link that stayed of what was removed, if a row of the chain behind it says so."""
    first = session.scalar(select(TrailLink).order_by(TrailLink.position).limit(1))
    if first is None or session.get(TrailEntry, first.entry_id) is not None:
        return None
    said = select(TrailEntry.id).where(TrailEntry.act == REMOVED, TrailEntry.subject == checkpoint_of(first))
    return first if session.scalar(said.limit(1)) is not None else None


def _head(session: Session) -> tuple[int, str]:
    last = session.scalar(select(TrailLink).order_by(TrailLink.position.desc()).limit(1))
    return (last.position, last.link) if last else (0, FIRST)


def linked(session: Session) -> int:
    """The position of the last link: how many rows have been linked since the trail began."""
    return _head(session)[0]


def head(session: Session) -> str:
    """The last link: whoever notes it elsewhere sees later whether the end of the trail was cut off."""
    return _head(session)[1]


def _waiting(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(_UNLINKED.order_by(None).subquery())) or 0


def _broken(session: Session, linked: int, head: str, words: str) -> Finding:
    return Finding(linked, _waiting(session), head, words)
