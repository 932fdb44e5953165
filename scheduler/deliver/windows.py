"""Rate windows, counted from our own rows: past them WeCom drops silently and still answers 0 (wecom-contract.md §4)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from storage.models import PushRecipient
from storage.states import PushState

# Per channel: most in a minute and in an hour to one target. Below WeCom's own 30 and 1,000 (app) and 20 (webhook),
# because two schedulers may each let one through at the same moment.
LIMITS = {
    "app": (25, 900),
    "file": (25, 900),
    "card": (25, 900),
    "card_done": (25, 900),
    "webhook": (16, 900),
    "appchat": (100, 4000),
}
# Our note of a sending is later than WeCom's by the length of a call.
MINUTE, HOUR = timedelta(seconds=70), timedelta(seconds=3670)
_CHUNK = 1000


def with_room(session: Session, channel: str, targets: Iterable[str], now: datetime) -> set[str]:
    """Those of the targets that may get one more message now."""
    wanted = sorted(set(targets))
    per_minute, per_hour = LIMITS[channel]
    full: set[str] = set()
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        rows = session.execute(_counts(part, now))
        full |= {target for target, minute, hour in rows if minute >= per_minute or hour >= per_hour}
    return set(wanted) - full


def _counts(targets: list[str], now: datetime):  # type: ignore[no-untyped-def]
    # What is noted for a time to come was sent before the clock was set back: it says nothing about this minute.
    recent = and_(PushRecipient.sent_at > now - HOUR, PushRecipient.sent_at <= now + MINUTE)
    sending = PushRecipient.state == PushState.SENDING
    last_minute = case((or_(sending, PushRecipient.sent_at > now - MINUTE), 1), else_=0)
    return (
        select(PushRecipient.target, func.sum(last_minute), func.count())
        .where(PushRecipient.target.in_(targets), or_(sending, and_(PushRecipient.state == PushState.SENT, recent)))
        .group_by(PushRecipient.target)
    )
