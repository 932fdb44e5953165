"""The one open question of a person: asked, answered, lapsed after a day (domain.md «Work off the chat»)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from storage.models import Dialogue, Version

LAPSES_AFTER = timedelta(days=1)
ROW = "dialogue"  # in `context.read`
_BEGIN = select(Version.number, Dialogue).outerjoin(Dialogue, Dialogue.userid_key == bindparam("key"))


def begin(session: Session, userid: str) -> tuple[int | None, Dialogue | None]:
    """With one statement what every run begins with: the version of what stands, and the person's row, lapsed or not."""
    version, row = session.execute(_BEGIN, {"key": userid.casefold()}).one_or_none() or (None, None)
    return version, row


def pending(context: Context) -> Dialogue | None:
    """The question that waits for this person's answer, if it has not lapsed."""
    row = _row(context)
    return row if row is not None and row.expires_at > context.now else None


def waiting(context: Context) -> str:
    """The question that waits, as 我的待办 names it; a list that is only looked at is none. Empty: nothing waits."""
    row = pending(context)
    if row is None:
        return ""
    if not row.state.get("aside"):
        return row.question
    beneath = row.state.get("beneath") or {}
    return str(beneath.get("text", ""))


def newest(context: Context) -> Dialogue | None:
    """The question asked last, whether it has lapsed or not."""
    return _row(context)


def leave_open(context: Context, name: str, question: str, state: Mapping[str, Any]) -> None:
    """Keep a question of `handlers/talk/question.py`; it takes the place of an older one and lapses after a day."""
    row = _row(context) or Dialogue(userid_key=context.userid.casefold())
    row.handler, row.question, row.state = name, question, dict(state)
    row.asked_at, row.expires_at = context.now, context.now + LAPSES_AFTER
    context.session.add(row)
    context.session.flush()
    context.read[ROW] = row


def note(context: Context, state: Mapping[str, Any]) -> None:
    """Change what the open question knows of itself; it stays the same question."""
    row = _row(context)
    if row is not None:
        row.state = dict(state)
        context.session.flush()


def take(context: Context) -> bool:
    """Close the question for the one answer that gets it; False when another process took it a moment ago."""
    row = _row(context)
    if row is None:
        return False
    ours = delete(Dialogue).where(Dialogue.userid_key == row.userid_key, Dialogue.asked_at == row.asked_at)
    context.session.expunge(row)
    context.read[ROW] = None
    return bool(context.session.execute(ours).rowcount)  # type: ignore[attr-defined]


def look_again(context: Context) -> None:
    """What was written since was taken back: the row is read anew."""
    context.read.pop(ROW, None)


def close(context: Context) -> None:
    """The question is answered or no longer matters."""
    row = _row(context)
    if row is not None:
        context.session.delete(row)
        context.session.flush()
        context.read[ROW] = None


def _row(context: Context) -> Dialogue | None:
    """The person's row, lapsed or not; looked up once a run, since many acts ask for it."""
    if ROW not in context.read:
        context.read[ROW] = context.session.get(Dialogue, context.userid.casefold())
    found: Dialogue | None = context.read[ROW]
    return found
