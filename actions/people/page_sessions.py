"""Who is signed in on the page, on which device: begun by WeCom's login, ended by log-out, by 12 idle hours, or from another device."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select

from actions.common.context import Context
from actions.common.trail import record
from storage.models import PageSession

IDLE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=10)  # between two notes of the same session


def begin(context: Context, device: str) -> str:
    """A new session of this person; gives the token for the cookie, which is kept nowhere else. Those that have lapsed go."""
    token = secrets.token_urlsafe(32)
    context.session.execute(delete(PageSession).where(PageSession.seen_at < context.now - IDLE))
    row = PageSession(
        token_hash=_hash(token), userid_key=_key(context), device=device, began_at=context.now, seen_at=context.now
    )
    context.session.add(row)
    record(context, "sign_in")
    return token


def find(context: Context, token: str) -> PageSession | None:
    """This person's session of this token while it lives."""
    row = context.session.get(PageSession, _hash(token))
    lives = row is not None and row.userid_key == _key(context) and context.now - row.seen_at <= IDLE
    return row if lives else None


def is_stale(context: Context, row: PageSession) -> bool:
    """Whether it is time to note again that the session is in use."""
    return context.now - row.seen_at >= SEEN_EVERY


def touch(context: Context, token: str) -> None:
    """The session is in use at this moment."""
    row = find(context, token)
    if row is not None:
        row.seen_at = context.now


def mine(context: Context) -> list[PageSession]:
    """The living sessions of this person, the newest first."""
    living = (PageSession.userid_key == _key(context), PageSession.seen_at >= context.now - IDLE)
    return list(context.session.scalars(select(PageSession).where(*living).order_by(PageSession.seen_at.desc())))


def end(context: Context, token: str) -> None:
    """Log out on this device; a copy of the cookie opens nothing any more."""
    context.session.execute(delete(PageSession).where(PageSession.token_hash == _hash(token)))
    record(context, "sign_out")


def end_others(context: Context, token: str) -> int:
    """End every other session of this person; returns how many."""
    others = (PageSession.userid_key == _key(context), PageSession.token_hash != _hash(token))
    ended = context.session.execute(delete(PageSession).where(*others).returning(PageSession.token_hash)).all()
    record(context, "sign_out_elsewhere")
    return len(ended)


def _key(context: Context) -> str:
    return context.userid.casefold()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
