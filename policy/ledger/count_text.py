"""«记 谈话提醒 3人次 交通局»: what is counted and never described (domain.md «taken only as a number»)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from policy.fields.values import COUNT
from policy.ledger.definition import CountKind, LedgerDefinition
from policy.ledger.reading import begins, speaks_of
from policy.text.ask import Ask
from policy.text.compare import chinese_number, fold, tidy
from policy.text.lazy import lazily
from policy.when import Calendar, read_day

_VERB: Final = r"(?P<verb>记|登记|更正|补记)\s*"
_BARE: Final = (
    r"[\s：:，,]*[\d一二三四五六七八九十两]{1,3}\s*(?:人次|人|名|次|场|件)(?=$|[\s，,。；;])"  # «谈话提醒 3人次 …»
)
_DAY: Final = re.compile(
    r"(?:(?:20\d\d|今|去)年)?\d{1,2}月(?:\d{1,2}[日号]?)?|今天|昨天|前天|明天|后天|\d{1,2}[日号]|[上下本这]?周[一二三四五六日天]"
)
_SPACES: Final = re.compile(r"[\s：:，,。；;、]+")


@dataclass(frozen=True)
class CountText:
    """One count as read. `others` are the words left over, of which one may name a department; the rest is dropped."""

    corrects: bool  # 更正: the day's number becomes this, instead of growing by it
    definition: LedgerDefinition
    kind: CountKind
    number: int | None
    day: date | None
    others: tuple[str, ...]
    problem: str = ""
    unread: str = ""  # sign or day as typed, where they are the problem: digits and date words alone


def read_count(
    text: str, definitions: Iterable[LedgerDefinition], now: datetime, calendar: Calendar
) -> CountText | None:
    """None when the text counts nothing. Without a day it is today; a day to come is a problem, like a negative."""
    said = tidy(text).strip()
    for pattern, kind, definition in _counted(tuple(definitions)):
        found = pattern.match(said)
        if found and found["bare"] is not None:
            return _read(False, definition, kind, found["more"], now, calendar)
        if found:
            return _read(found["verb"] == "更正", definition, kind, found["rest"], now, calendar)
    return None


@lru_cache(maxsize=64)
def _counted(definitions: tuple[LedgerDefinition, ...]) -> list[tuple[re.Pattern[str], CountKind, LedgerDefinition]]:
    """How each of what is counted is said, the longest word first."""
    words = [(word, kind, each) for each in definitions for kind in each.kinds for word in (kind.title, *kind.words)]
    return [
        (lazily(rf"{_VERB}{name}(?P<rest>.*)|(?P<bare>){name}(?P<more>{_BARE}.*)", re.DOTALL), kind, each)
        for word, kind, each in sorted(words, key=lambda found: -len(found[0]))
        for name in (re.escape(word),)
    ]


@lru_cache(maxsize=16)
def _any_counted(definitions: tuple[LedgerDefinition, ...]) -> re.Pattern[str] | None:
    kinds = "|".join(re.escape(word) for d in definitions for k in d.kinds for word in (k.title, *k.words))
    return lazily(rf"{_VERB}(?:{kinds})|(?:{kinds}){_BARE}") if kinds else None


def _read(
    corrects: bool, definition: LedgerDefinition, kind: CountKind, rest: str, now: datetime, calendar: Calendar
) -> CountText:
    day, problem = _day(rest, now, calendar)
    said_day = _DAY.search(fold(rest))
    without_day = _DAY.sub(" ", fold(rest))
    units = {kind.unit, "人次", "人", "名", "件", "次", "场"}
    counted = [each for each in COUNT.finditer(without_day) if each["unit"] in units]
    number = chinese_number(counted[0]["n"]) if len(counted) == 1 else None
    unread = said_day[0] if problem and said_day else ""
    left = without_day
    if counted:
        left = without_day.replace(counted[0][0], " ", 1)
        if counted[0]["sign"]:
            problem = f"{kind.title}不能是负数。如需改正当日数字，请回复“更正 {kind.title} 数字 单位”。"
            number, unread = None, f"-{counted[0]['n']}{kind.unit}"
    others = tuple(part for part in _SPACES.split(left) if part)
    return CountText(corrects, definition, kind, number, day, others, problem, unread)


def _day(rest: str, now: datetime, calendar: Calendar) -> tuple[date | None, str]:
    day = read_day(rest, now, calendar, "past")
    if isinstance(day, Ask):
        return None, f"{day.text}请写明日期后重发整条。"
    if day is not None and day > now.date():
        return None, "日期尚未到来，请写已经发生的日期。"
    return day or now.date(), ""


def written(count: CountText, department: str | None) -> str:
    """The command written from what was read alone: not one further word of the sender's is in it."""
    parts = [
        "更正" if count.corrects else "记",
        count.kind.title,
        f"{count.number}{count.kind.unit}" if count.number is not None else "",
        count.unread,
        department or "",
        f"{count.day.year}年{count.day.month}月{count.day.day}日" if count.day else "",
    ]
    return " ".join(part for part in parts if part)


def is_number_only(text: str, definitions: Sequence[LedgerDefinition]) -> bool:
    """Whether a message belongs to a register that keeps no words, switched on or not: it is stored as parsed."""
    counted = _any_counted(tuple(definitions))
    if counted is not None and counted.match(tidy(text).strip()):
        return True
    return parsed_only(text, definitions) is not None


def parsed_only(text: str, definitions: Iterable[LedgerDefinition]) -> tuple[LedgerDefinition, str] | None:
    """The register of parsed values that a text writes to, also without 记, and the words behind its name."""
    known = [each for each in definitions if each.parsed_only]
    return begins(text, known) or speaks_of(text, known)
