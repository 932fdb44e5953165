"""Changing the compilation: a file is brought in, the office edits; every change of an answer is a new version."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select

from actions.common.context import Context
from actions.common.trail import record
from actions.qa.compilation import (
    SAMPLE,
    QaItem,
    group_of,
    holder_of,
    is_copied,
    is_repealed,
    items,
    note_copied,
    texts,
)
from policy.report.qa_entry import QaEntry
from policy.text.compare import fold
from storage.models import QaWay

EDITED = "综合科修改"  # the source of a version that the office made in chat or on the page
_CONTENT = ("question", "answer", "short", "basis", "keywords", "ways", "related", "repealed_on")


@dataclass
class Changes:
    """Numbers of the questions that a file would add, change, leave as they are, and repeal.

    `missing` are those between its first and its last that it does not have: perhaps a slip;
    `replaced` those of the changed ones that ask something else now, `edited` those whose answer the
    office had changed itself.
    """

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    repealed: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    replaced: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """What would change, in the words of the office."""
        kinds = {
            "新增": self.new, "修改": self.changed, "其中换了问题、原问法不再沿用": self.replaced, "不变": self.unchanged,
            "停用": self.repealed, "缺号": self.missing, "在对话或网页中改过、将被覆盖": self.edited,
        }  # fmt: skip
        count = sum(map(len, (self.new, self.changed, self.unchanged, self.repealed)))
        told = [f"{kind}：第{'、'.join(map(str, numbers))}问" for kind, numbers in kinds.items() if numbers]
        return [f"识别出{count}问", *told]


def newest(context: Context, number: int) -> QaItem | None:
    """The newest version of a question of what answers this person, also one that holds only later."""
    return next(iter(versions(context, number)), None)


def versions(context: Context, number: int) -> list[QaItem]:
    """Every version of a question of what answers this person, the newest first."""
    query = select(QaItem).where(QaItem.holder == holder_of(context), QaItem.number == number)
    return list(context.session.scalars(query.order_by(QaItem.version.desc())))


def version_of(context: Context, number: int, version: int) -> QaItem | None:
    """One version of a question of what answers this person."""
    return next((each for each in versions(context, number) if each.version == version), None)


def load(context: Context, entries: Sequence[QaEntry], source: str = "", holder: int = SAMPLE) -> Changes:
    """Bring a compilation to these entries; what an entry does not say and questions not named stay as they are.

    A copy of the sample goes as a whole; an item whose question is another one inherits nothing, added wordings too.
    """
    changes, rows = compare(context, entries, source, holder)
    if holder > 0 and is_copied(context, holder):
        for table in (QaItem, QaWay):
            context.session.execute(delete(table).where(table.holder == holder))
    if rows:
        if holder > 0:
            note_copied(context, holder, False)
        gone = delete(QaWay).where(QaWay.holder == holder, QaWay.number.in_(changes.replaced))
        context.session.execute(gone)
    context.session.add_all(rows)
    if rows:
        record(context, "load_compilation")
    return changes


def compare(
    context: Context, entries: Sequence[QaEntry], source: str = "", holder: int = SAMPLE
) -> tuple[Changes, list[QaItem]]:
    """What `load` would change, and the new versions; changes nothing."""
    known = {} if holder > 0 and is_copied(context, holder) else _newest_of(context, holder)
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
        same = old is None or _bare(old.question) == _bare(entry.question)
        if not same:
            changes.replaced.append(entry.number)
        if old is not None and old.source == EDITED:
            changes.edited.append(entry.number)
        effective = entry.effective or context.today
        new = _version(
            old if same else None, number=entry.number, effective_on=effective, source=source[:100], **stated
        )
        new.holder, new.version = holder, old.version + 1 if old else 1
        rows.append(new)
    return changes, rows


def _newest_of(context: Context, holder: int) -> dict[int, QaItem]:
    """Number → the newest version in one compilation."""
    query = select(QaItem).where(QaItem.holder == holder).order_by(QaItem.number, QaItem.version)
    return {row.number: row for row in context.session.scalars(query)}


def own(context: Context, item: QaItem) -> QaItem:
    """The item in the compilation of the office's own group, which is copied from what answered so far.

    So one group's edit changes nothing for another.
    """
    group = group_of(context.actor)
    if item.holder == group or not group:
        return item
    session = context.session
    for table in (QaItem, QaWay):
        columns = [column.name for column in table.__table__.columns if column.name not in ("id", "holder")]
        for row in session.scalars(select(table).where(table.holder == item.holder).order_by(table.id)).all():
            session.add(table(**{name: getattr(row, name) for name in columns}, holder=group))
    if item.holder == SAMPLE:
        note_copied(context, group, True)
    record(context, "copy_compilation")
    session.flush()
    copied = newest(context, item.number)
    assert copied is not None  # it was copied just now
    return copied


def _stated(entry: QaEntry) -> dict[str, Any]:
    """The columns that an entry speaks of."""
    lists = {name: getattr(entry, name) for name in ("basis", "keywords", "ways", "related")}
    stated: dict[str, Any] = {name: list(value) for name, value in lists.items() if value is not None}
    texts = {"question": entry.question, "answer": entry.answer, "short": entry.short, "repealed_on": entry.repealed}
    return stated | {name: value for name, value in texts.items() if value is not None}


def _version(old: QaItem | None, **changed: Any) -> QaItem:
    """The version after `old` with these columns changed; the first one has empty lists where nothing is stated."""
    empty = {"short": "", "basis": [], "keywords": [], "ways": [], "related": []}
    kept = {name: getattr(old, name) for name in (*_CONTENT, "number", "source", "holder")} if old else empty
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


def bring_back(context: Context, old: QaItem, earlier: QaItem) -> QaItem:
    """What an earlier version said holds again from today on, as a new version after `old`."""
    return _add(context, "bring_back_answer", old, {name: getattr(earlier, name) for name in _CONTENT})


def _add(context: Context, act: str, old: QaItem, changed: dict[str, Any]) -> QaItem:
    row = _version(own(context, old), effective_on=context.today, source=EDITED, **changed)
    context.session.add(row)
    record(context, act, f"第{old.number}问")
    return row


def add_ways(context: Context, number: int, ways: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    """Add wordings to a question of the own compilation: those added, and those that already mean one (its number)."""
    session, today = context.session, context.today
    item = newest(context, number)
    if item is None:
        return [], {}
    item = own(context, item)
    in_use = texts(session, [row for row in items(session, today, item.holder) if not is_repealed(row, today)])
    taken = {_bare(text): each.number for each in in_use for text in each.asked()}
    added: list[str] = []
    known: dict[str, int] = {}
    for way in ways:
        if owner := taken.get(_bare(way)):
            known[way] = owner
            continue
        taken[_bare(way)] = number
        session.add(QaWay(holder=item.holder, number=number, text=way, added_on=today))
        added.append(way)
    if added:
        record(context, "add_wordings", f"第{number}问")
    return added, known


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text)).lower()
