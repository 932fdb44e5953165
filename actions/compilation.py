"""The Q&A compilation as rows: what is in force, what the office switches on."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.context import Context
from actions.trail import record
from policy.retrieval import QaText
from storage.models import QaItem, Setting

__all__ = ["QaItem", "effective", "enable", "find", "is_enabled", "items", "load", "revision", "texts"]

ENABLED = "compilation_enabled"


def items(session: Session) -> list[QaItem]:
    """The newest version of every question, by number."""
    newest = select(QaItem.number, func.max(QaItem.version).label("version")).group_by(QaItem.number).subquery()
    query = select(QaItem).join(newest, (QaItem.number == newest.c.number) & (QaItem.version == newest.c.version))
    return list(session.scalars(query.order_by(QaItem.number)))


def revision(session: Session) -> int:
    """Grows with every change of the compilation; an index of an older revision is stale."""
    return session.scalar(select(func.coalesce(func.max(QaItem.id), 0))) or 0


def texts(session: Session) -> list[QaText]:
    """What the retrieval is built from."""
    return [
        QaText(row.number, row.question, row.answer, tuple(row.basis), tuple(row.keywords), tuple(row.ways))
        for row in items(session)
        if row.repealed_on is None
    ]


def find(context: Context, number: int) -> QaItem | None:
    """One question of the compilation in its newest version."""
    query = select(QaItem).where(QaItem.number == number).order_by(QaItem.version.desc()).limit(1)
    return context.session.scalar(query)


def load(context: Context, rows: Sequence[QaItem]) -> tuple[int, int]:
    """Bring the compilation to these rows: a changed question becomes a new version; (new, changed) are counted."""
    known = {row.number: row for row in items(context.session)}
    added = changed = 0
    for row in rows:
        old = known.get(row.number)
        if old is not None and _same(old, row):
            continue
        row.version = old.version + 1 if old else 1
        context.session.add(row)
        added, changed = (added, changed + 1) if old else (added + 1, changed)
    record(context, "load_compilation")
    return added, changed


def _same(old: QaItem, new: QaItem) -> bool:
    columns = ("question", "answer", "short", "basis", "keywords", "ways", "related")
    return all(getattr(old, column) == getattr(new, column) for column in columns)


def is_enabled(session: Session) -> bool:
    """Whether the office has said «启用汇编»: until then every answer is marked as a sample."""
    row = session.get(Setting, ENABLED)
    return bool(row and row.value.get("on"))


def enable(context: Context, on: bool) -> None:
    """Turn the compilation from sample to reviewed, or back."""
    row = context.session.get(Setting, ENABLED) or Setting(key=ENABLED)
    row.value, row.changed_at = {"on": on, "by": context.me.userid}, context.now
    context.session.add(row)
    record(context, "enable_compilation" if on else "disable_compilation")


def effective(session: Session) -> date | None:
    """From when the newest of the answers holds."""
    return session.scalar(select(func.max(QaItem.effective_on)))
