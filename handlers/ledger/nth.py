"""«第2条写错了，应该是……», «删掉最后一条», «不对，是前天谈的»: an entry named by its place, or the one just spoken of, shown
before it is changed (M4).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from actions.common import departments
from actions.common.errors import UserError
from actions.ledger import changes, entries, leaders
from actions.ledger.entries import LedgerEntry
from actions.talk import spoken_of
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from handlers.talk.registry import ANYONE, DEPARTMENT, Order, act
from handlers.talk.told_apart import named_most
from policy.fields.days import LEADING_DAY
from policy.fields.field import Field
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.fields.people import read_people
from policy.fields.values import named_choice, read_value, say_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.nth_words import SHORT, NthWords, counts, read_last, read_nth, with_count
from policy.text.write import say_day
from policy.time.months import month_of
from policy.when import read_day

_LEFT = "好的，未更改。"
JUST_FILED = timedelta(days=1)
_DONE = re.compile(r"(?:[谈开办去做学讲查发弄]|进行|组织|完成)?了?的?[。.]?$")  # «前天谈的»: what the day was of
_SENTENCE = 6  # characters from which on words without a label are the content itself


@dataclass(frozen=True)
class _Change:
    """An entry and its new values; without any it is withdrawn."""

    number: str
    values: dict[str, Any]


@dataclass(frozen=True)
class _Said:
    """What is to be changed, and when it was said, while it is asked of which entry."""

    what: tuple[NthWords, ...]
    at: datetime


_Found = tuple[tuple[NthWords, ...], list[LedgerEntry]]


def _own(desk: Desk, day: date) -> list[LedgerEntry]:
    """What «第2条» counts: the sender's own entries of the month, a liaison's department's, in the order of the list."""
    context, span = desk.context, month_of(day)
    own = departments.own(context)
    kept = [each for each in entries.definitions(context) if each.kept_by]
    return [
        row
        for each in kept
        for row in entries.entries(context, each, within=own, span=span, post_of=leaders.own_ledger(context, each))
    ]


def _names_entry(desk: Desk, message: Message) -> _Found | None:
    found = read_nth(message.text) if desk.context.me.has(*DEPARTMENT) else None
    if found is None:
        return None
    day = read_day(found.day, message.at, desk.context.rules.calendar, "past") if found.day else message.at.date()
    rows = _own(desk, day) if isinstance(day, date) else []
    if found.day:
        rows = [row for row in rows if row.happened_on == day]
    if found.about:
        said = [" ".join(map(str, row.fields.values())) for row in rows]
        rows = [row for row, named in zip(rows, named_most(found.about, said), strict=True) if named]
        return ((found,), rows) if rows else None  # else it may be a matter of a meeting
    if found.day:
        return (found,), rows
    if found.place:
        return (found,), rows[found.place - 1 : found.place]
    newest = max(rows, key=lambda row: row.id, default=None)
    return (found,), [newest] if newest is not None and newest.filed_at >= message.at - JUST_FILED else []


def _last_spoken_of(desk: Desk, message: Message) -> _Found | None:
    """What is wrong with the entry that the person did something to last; what is said to stand there must stand there."""
    found = read_last(message.text, _labels(entries.definitions(desk.context)))
    number = spoken_of.last_number(desk.context) if found else None
    entry = entries.find(desk.context, number) if number else None
    if entry is None or entry[1].parsed_only or entry[1].safe:
        return None
    row, definition = entry
    reading = entries.reading_of(desk.context, definition, [row.department], message.at)
    return (found, [row]) if stands_there(definition, row.fields, found[0], reading) else None


def stands_there(definition: LedgerDefinition, values: Mapping[str, Any], said: NthWords, reading: Reading) -> bool:
    """Whether an entry with these values has what is said to stand there; so it is where nothing is said of that."""
    text = str(values.get(definition.free.key, "")) if definition.free else ""
    return (
        said.old in text
        or counts(text, said.old)
        or bool(_alone(definition, said.old, reading).items() & values.items())
    )


@lru_cache(maxsize=64)
def _labels(definitions: tuple[LedgerDefinition, ...]) -> frozenset[str]:
    return frozenset(label for each in definitions for field in each.fields for label in field.labels)


@act(
    "nth_entry",
    match=_names_entry,
    order=Order.NOTICE,
    roles=DEPARTMENT,
    examples=("第1条写错了，应该是4个问题", "删掉最后一条"),
)
@act("last_entry", match=_last_spoken_of, roles=ANYONE)  # before the changes of meetings: an entry was spoken of since
def nth_entry(desk: Desk, message: Message, found: _Found) -> Reply:
    """Shown with what stood there; nothing changes before 确认. Of several entries of a day it is asked which."""
    said, rows = found
    if not rows:
        raise UserError("没有这一条履责记录。请回复“我的台账”查看，或写明编号，如“更正 2026-0123 内容：……”。")
    if len(rows) == 1:
        return _show_change(desk, rows[0], said, message.at)
    choices = {f"{row.text}（编号 {row.number}）": row.number for row in rows}
    day = f"{say_day(rows[0].happened_on)}有" if len({row.happened_on for row in rows}) == 1 else "共"
    text = f"{day}{len(rows)}条记录，请问是哪一条？"
    return question.ask(desk, "nth_which", text, choices, _Said(said, message.at), field="number", dropped=_LEFT)


@question.answers("nth_which", roles=ANYONE)
def nth_which(desk: Desk, kept: _Said, number: str) -> Reply:
    """Which entry of the day was chosen."""
    found = still(entries.find(desk.context, number), number, "未更改")
    return _show_change(desk, found[0], kept.what, kept.at)


def _show_change(desk: Desk, row: LedgerEntry, said: tuple[NthWords, ...], at: datetime) -> Reply:
    definition = entries.definition_of(desk.context, row.ledger)

    assert definition is not None  # the entry is in view
    changes.check_may_change(desk.context, definition, row, "撤回" if said[0].what == "delete" else "更正")
    if said[0].what == "delete":
        return _take_back(desk, row)
    reading = entries.reading_of(desk.context, definition, [row.department], at)
    before = _shown_already(desk, row)
    text_now = str(before.get(definition.free.key, row.text)) if definition.free else row.text
    try:
        values = new_values(definition, text_now, said, reading)
    except (WrongValueError, UnclearValueError) as wrong:
        raise UserError(f"{wrong}请写明后重发。") from wrong
    if values and values.items() <= row.fields.items():
        return Reply(f"{row.number} 登记的就是{'，'.join(entries.say_fields(definition, row))}，无需更改。")
    if not values:
        raise UserError(f"{row.number} 现为“{row.text}”。请写明正确内容，如“更正 {row.number} 内容：……”。")
    values = before | values
    text = f"将更正 {row.number}：{_shown(desk, definition, row, values)}。"
    if before:
        question.give_way(desk, "change_nth_entry")  # what is shown now has all of it
    return question.confirm(
        desk, "change_nth_entry", text, _Change(row.number, values), about=row.number, dropped=_LEFT
    )


def _shown_already(desk: Desk, row: LedgerEntry) -> dict[str, Any]:
    """What the correction of this entry that still waits for 确认 changes; a further one joins it."""
    waiting = question.kept_of(desk, "change_nth_entry", _Change)
    return dict(waiting.values) if waiting is not None and waiting.number == row.number else {}


def _take_back(desk: Desk, row: LedgerEntry) -> Reply:
    if row.submission_id is not None:
        raise UserError(f"{row.number} 已随台账报送，不能撤回；如有误请回复“更正 {row.number} ……”。")
    text = f"将撤回 {row.number}：{row.text}。"
    return question.confirm(desk, "change_nth_entry", text, _Change(row.number, {}), about=row.number, dropped=_LEFT)


def _shown(desk: Desk, definition: LedgerDefinition, row: LedgerEntry, values: Mapping[str, Any]) -> str:
    """«日期 11月19日（周四） → 11月18日（周三）»; whom new words name goes without saying."""
    free, year = definition.free, desk.context.today.year
    fields = [
        each for each in definition.fields if each.key in values and not (each.reader and free and free.key in values)
    ]
    before = {each.key: row.fields.get(each.key) for each in fields}
    said = {each.key: say_value(each.type, before[each.key], year) if before[each.key] else "未填" for each in fields}
    return "；".join(
        f"{each.title} {said[each.key]} → {say_value(each.type, values[each.key], year)}" for each in fields
    )


def new_values(definition: LedgerDefinition, text: str, said: Iterable[NthWords], reading: Reading) -> dict[str, Any]:
    """What the words change of an entry with this text, one thing after the other. Nothing where it is not clear.

    Raises WrongValueError and UnclearValueError.
    """
    values: dict[str, Any] = {}
    for each in said:
        content = values.get(definition.free.key, text) if definition.free else text
        new = _new_value(definition, content, each, reading) if each.new else {}
        if not new:
            return {}
        values |= new
    return values


def _new_value(definition: LedgerDefinition, text: str, said: NthWords, reading: Reading) -> dict[str, Any]:
    """The field that is named, the words that are replaced, the one number of its kind, a day or a choice that is all that is
    said; else the content.
    """
    free = definition.free
    if said.what == "add":
        return _content(free.key, f"{text.rstrip('。；')}；{said.new}") if free else {}
    named = _named(definition, said.field)
    if named is not None and named.reader != "people":
        return {named.key: read_value(named, _DONE.sub("", said.new) if named.type == "date" else said.new, reading)}
    if said.old and free and text.count(said.old) == 1 and not _alone(definition, said.new, reading):
        return _content(free.key, text.replace(said.old, said.new))
    counted = with_count(text, said.new, said.old)
    if counted is not None and free:
        return _content(free.key, counted)
    if named is not None:
        return {named.key: said.new}
    if alone := _alone(definition, said.new, reading):
        return alone
    if free is None or said.old or not (said.place or len(said.new) >= _SENTENCE):
        return {}
    return _told(definition, said.new, reading)


def _named(definition: LedgerDefinition, label: str) -> Field | None:
    """The field that is called so; «人数» is whom an entry is about."""
    fields = (
        each for each in definition.fields if label in each.labels or (label == "人数" and each.reader == "people")
    )
    return next(fields, None) if label else None


def _told(definition: LedgerDefinition, new: str, reading: Reading) -> dict[str, Any]:
    """The entry told anew; the day in front of it is its day."""
    free, day = definition.free, LEADING_DAY.match(new)
    dated = next((each for each in definition.fields if each.is_day_done), None) if day else None
    assert free is not None  # the caller has looked
    if day is None or dated is None:
        return {free.key: new}
    return {dated.key: read_value(dated, day[0], reading)} | _content(free.key, new[day.end() :])


def _content(key: str, content: str) -> dict[str, Any]:
    """New words of the free field, with the people whom they name."""
    people = read_people(content)
    return {key: content} | ({"people": people} if people else {})


def _alone(definition: LedgerDefinition, new: str, reading: Reading) -> dict[str, Any]:
    """The day or the choice that is all that the words say: «前天谈的», «约谈»."""
    day = LEADING_DAY.fullmatch(_DONE.sub("", new))
    for field in definition.fields:
        if field.type == "date" and day:
            return {field.key: read_value(field, day[0], reading)}
        choice = named_choice(field, new) if field.type == "choice" else None
        if choice and len(new) <= len(choice) + SHORT:
            return {field.key: choice}
    return {}


@question.answers("change_nth_entry", roles=ANYONE)
def change_nth_entry(desk: Desk, kept: _Change, _yes: str) -> Reply:
    """«确认»: both versions are kept."""
    row, definition = still(entries.find(desk.context, kept.number), kept.number, "未更改")
    changes.check_may_change(desk.context, definition, row, "更正" if kept.values else "撤回")
    if not kept.values:
        changes.withdraw(desk.context, definition, row, "")
        return Reply(f"{definition.title} {row.number} 已撤回，不再列入统计，原记录予以保留。")
    changes.correct(desk.context, definition, row, kept.values)
    lines = [f"已更正 {row.number}{entries.say_marks(row)}，原内容予以保留。", *entries.say_fields(definition, row)]
    return Reply("\n".join(lines))
