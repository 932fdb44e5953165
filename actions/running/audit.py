"""The trail as a hash chain: acts insert plain rows, one after the other they are linked, and any change behind that shows.

Rows are only ever inserted, in both tables: an account of the database without UPDATE and DELETE on them is enough.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from storage.models import TrailEntry, TrailLink

AT_ONCE = 2_000  # rows that are linked in one transaction
FIRST = "0" * 64  # the link before the first
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
    link, expected, met = FIRST, 1, head in (None, FIRST)
    for found, row in rows:
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


def _head(session: Session) -> tuple[int, str]:
    last = session.scalar(select(TrailLink).order_by(TrailLink.position.desc()).limit(1))
    return (last.position, last.link) if last else (0, FIRST)


def head(session: Session) -> str:
    """The last link: whoever notes it elsewhere sees later whether the end of the trail was cut off."""
    return _head(session)[1]


def _waiting(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(_UNLINKED.order_by(None).subquery())) or 0


def _broken(session: Session, linked: int, head: str, words: str) -> Finding:
    return Finding(linked, _waiting(session), head, words)
