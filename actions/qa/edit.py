"""Changing the compilation: a file is brought in, the office edits; every change of an answer is a new version."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from actions.common.context import Context
from actions.common.trail import record
from actions.qa.compilation import QaItem, is_repealed, items, texts
from policy.report.qa_entry import QaEntry
from policy.text.compare import fold
from storage.models import QaWay

_CONTENT = ("question", "answer", "short", "basis", "keywords", "ways", "related", "repealed_on")


@dataclass
class Changes:
    """Numbers of the questions that a file would add, change, leave as they are, and repeal.

    `missing` are those between its first and its last that it does not have: perhaps a slip.
    """

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    repealed: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)


def newest(context: Context, number: int) -> QaItem | None:
    """The newest version of a question, also one that holds only later."""
    query = select(QaItem).where(QaItem.number == number).order_by(QaItem.version.desc()).limit(1)
    return context.session.scalar(query)


def load(context: Context, entries: Sequence[QaEntry], source: str = "") -> Changes:
    """Bring the compilation to these entries; what an entry does not say and questions not named stay as they are."""
    changes, rows = compare(context, entries, source)
    context.session.add_all(rows)
    if rows:
        record(context, "load_compilation")
    return changes


def compare(context: Context, entries: Sequence[QaEntry], source: str = "") -> tuple[Changes, list[QaItem]]:
    """What `load` would change, and the new versions; changes nothing."""
    latest = select(QaItem.number, func.max(QaItem.version).label("version")).group_by(QaItem.number).subquery()
    query = select(QaItem).join(latest, (QaItem.number == latest.c.number) & (QaItem.version == latest.c.version))
    known = {row.number: row for row in context.session.scalars(query)}
    numbers = {entry.number for entry in entries}
    changes, rows = Changes(missing=sorted(set(range(min(numbers), max(numbers))) - numbers) if numbers else []), []
    for entry in entries:
        old = known.get(entry.number)
        stated = _stated(entry)
        if old is not None and all(getattr(old, name) == value for name, value in stated.items()):
            changes.unchanged.append(entry.number)
            continue
        kind = changes.new if old is None else changes.changed
        (changes.repealed if entry.repealed and (old is None or not old.repealed_on) else kind).append(entry.number)
        effective = entry.effective or context.today
        rows.append(_version(old, number=entry.number, effective_on=effective, source=source[:100], **stated))
    return changes, rows


def _stated(entry: QaEntry) -> dict[str, Any]:
    """The columns that an entry speaks of."""
    lists = {name: getattr(entry, name) for name in ("basis", "keywords", "ways", "related")}
    stated: dict[str, Any] = {name: list(value) for name, value in lists.items() if value is not None}
    texts = {"question": entry.question, "answer": entry.answer, "short": entry.short, "repealed_on": entry.repealed}
    return stated | {name: value for name, value in texts.items() if value is not None}


def _version(old: QaItem | None, **changed: Any) -> QaItem:
    """The version after `old` with these columns changed; the first one has empty lists where nothing is stated."""
    empty = {"short": "", "basis": [], "keywords": [], "ways": [], "related": []}
    kept = {name: getattr(old, name) for name in (*_CONTENT, "number", "source")} if old else empty
    return QaItem(**{**kept, **changed}, version=old.version + 1 if old else 1)


def revise(context: Context, old: QaItem, answer: str, basis: Sequence[str] | None = None) -> QaItem:
    """A new answer from today on, back in use if it had been repealed; the short form no longer fits and is dropped."""
    said: dict[str, Any] = {"answer": answer, "short": "", "repealed_on": None}
    return _add(context, "revise_answer", old, said if basis is None else {**said, "basis": list(basis)})


def repeal(context: Context, old: QaItem) -> QaItem:
    """From today on the answer is no longer in use; asked by number, it says so."""
    return _add(context, "repeal_answer", old, {"repealed_on": context.today})


def restore(context: Context, old: QaItem) -> QaItem:
    """A repealed answer is in use again from today on."""
    return _add(context, "restore_answer", old, {"repealed_on": None})


def _add(context: Context, act: str, old: QaItem, changed: dict[str, Any]) -> QaItem:
    row = _version(old, effective_on=context.today, **changed)
    context.session.add(row)
    record(context, act, f"第{old.number}问")
    return row


def add_ways(context: Context, number: int, ways: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    """Add wordings to a question: those added, and those that already mean a question (its number)."""
    session, today = context.session, context.today
    in_use = texts(session, [row for row in items(session, today) if not is_repealed(row, today)])
    taken = {_bare(text): item.number for item in in_use for text in item.asked()}
    added: list[str] = []
    known: dict[str, int] = {}
    for way in ways:
        if owner := taken.get(_bare(way)):
            known[way] = owner
            continue
        taken[_bare(way)] = number
        session.add(QaWay(number=number, text=way, added_on=today))
        added.append(way)
    if added:
        record(context, "add_wordings", f"第{number}问")
    return added, known


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text)).lower()
