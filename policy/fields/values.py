"""The values of an entry's fields: each type read from words, and written for people."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from policy.fields.field import FieldDefinition
from policy.fields.people import without_names
from policy.money import read_sum
from policy.text.ask import Ask
from policy.text.compare import chinese_number, fold
from policy.text.write import say_day, say_yuan
from policy.time.last_days import last_day
from policy.when import Calendar, read_day

COUNT: Final = re.compile(
    r"(?P<sign>-|负)?(?P<n>\d{1,6}|[一二三四五六七八九十两百]{1,5})\s*"
    r"(?P<unit>人次|人|名|位|件|个|次|家|份|场|期|项|起|批|天)?"
)
PAPER: Final = re.compile(r"[^\s，,。；;：:]{0,8}?[〔\[（(【]20\d\d[〕\]）)】]\s*第?\d{1,4}号")


@dataclass(frozen=True)
class Reading:
    """The surroundings in which a text is read: `now` is aware and local."""

    now: datetime
    calendar: Calendar
    people: Sequence[str] = ()  # names of the department's members: who may be responsible
    unkept: Collection[str] = ()  # names that free words never keep

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()


class WrongValueError(Exception):
    """A value that cannot be; the text says why, politely."""


class UnclearValueError(Exception):
    """A value that may be read in two ways."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.text)
        self.ask = ask


def read_value(field: FieldDefinition, said: str, reading: Reading) -> Any:
    """The value that stands behind a field's label, ready for JSON: dates ISO, money in whole yuan.

    Raises WrongValueError and UnclearValueError.
    """
    value = _READERS[field.type](field, said, reading)
    if value is None:
        raise WrongValueError(f"“{field.title}：{said[:20]}”未能识别，{_how_to_write(field)}")
    return value


def read_date(field: FieldDefinition, said: str, reading: Reading) -> str | None:
    """A date that makes sense for the field; a past one looks back, a future one ahead."""
    found = _read_day(field, said, reading)
    if isinstance(found, Ask):
        raise UnclearValueError(Ask(field.key, found.text, found.choices))
    if found is None:
        _ask_for_end(field, said, reading.today)
        return None
    return kept_day(field, found, reading)


def _read_day(field: FieldDefinition, said: str, reading: Reading) -> date | Ask | None:
    """Where a day may lie on either side of today («请假 11月25日»), the nearer one is meant."""
    past = None if field.when == "future" else read_day(said, reading.now, reading.calendar, "past")
    if field.when == "past":
        return past
    coming = read_day(said, reading.now, reading.calendar, "future")
    days = [each for each in (past, coming) if isinstance(each, date)]
    return min(days, key=lambda day: abs(day - reading.today)) if days else coming


def _ask_for_end(field: FieldDefinition, said: str, today: date) -> None:
    """«月底前», «年底前»: the last day is asked before it is taken. Raises UnclearValueError."""
    end = last_day(said, today) if field.when == "future" else None
    if end is not None:
        raise UnclearValueError(
            Ask(field.key, f"“{end[0]}”是指{say_day(end[1])}吗？也可直接回复日期。", (end[1].isoformat(),))
        )


def kept_day(field: FieldDefinition, day: date, reading: Reading) -> str:
    """A day as it is kept; raises WrongValueError for one on the wrong side of today."""
    if field.when == "past" and day > reading.today:
        raise WrongValueError(f"{say_day(day)}尚未到来，{field.title}请写已经开展的日期。")
    if field.when == "future" and day < reading.today:
        raise WrongValueError(f"{field.title}{say_day(day)}已过，请核对后重发。")
    return day.isoformat()


def named_choice(field: FieldDefinition, said: str) -> str | None:
    """The choice that is named first, the longer of two that begin at one place."""
    found = [
        (said.find(word), -len(word), choice)
        for choice, words in field.choices.items()
        for word in (choice, *words)
        if word in said
    ]
    return min(found)[2] if found else None


def as_count(field: FieldDefinition, found: re.Match[str]) -> int | None:
    """The number that a match of COUNT says; raises WrongValueError for a negative one."""
    if found["sign"]:
        raise WrongValueError(f"{field.title}不能是负数，请核对后重发。")
    return chinese_number(found["n"])


def _count(field: FieldDefinition, said: str, _reading: Reading) -> int | None:
    found = COUNT.search(fold(said))
    return as_count(field, found) if found else None


def _number(_field: FieldDefinition, said: str, _reading: Reading) -> float | None:
    found = re.search(r"-?\d+(?:\.\d+)?", fold(said))
    return float(found[0]) if found else None


def read_yuan(field: FieldDefinition, said: str) -> int | None:
    """The sum that the words say, None where they say none; raises UnclearValueError where it is not beyond doubt."""
    total = read_sum(said)
    if total.ask:
        raise UnclearValueError(Ask(field.key, total.ask.text, total.ask.choices))
    return total.amount.yuan if total.amount else None


def _money(field: FieldDefinition, said: str, _reading: Reading) -> int | None:
    return read_yuan(field, said)


def _person(field: FieldDefinition, said: str, reading: Reading) -> str:
    name = next((each for each in reading.people if each in said), None)
    if name is None:
        raise WrongValueError(f"成员名单中没有“{said[:8]}”，{field.title}请写本单位名单内的同志。")
    return name


def _paper(_field: FieldDefinition, said: str, _reading: Reading) -> str | None:
    found = PAPER.search(said)
    return found[0] if found else None


def _text(_field: FieldDefinition, said: str, reading: Reading) -> str | None:
    return kept_words(said, reading) or None


def kept_words(said: str, reading: Reading) -> str:
    """Free words as they may be kept: without persons' names where the register keeps none."""
    return without_names(said, reading.unkept) if reading.unkept else said


_READERS: Final[dict[str, Callable[[FieldDefinition, str, Reading], Any]]] = {
    "text": _text,
    "long_text": _text,
    "date": read_date,
    "choice": lambda field, said, _reading: named_choice(field, said),
    "count": _count,
    "number": _number,
    "money": _money,
    "person": _person,
    "paper": _paper,
    "file": lambda _field, _said, _reading: None,
}


def _how_to_write(field: FieldDefinition) -> str:
    ways = {
        "choice": f"请从{'、'.join(field.choices)}中选择。",
        "date": "请写日期，如“11月20日”。",
        "count": "请写数字。",
        "number": "请写数字。",
        "money": "请写明金额，如“85万元”。",
        "paper": "请写文号，如“〔2026〕12号”。",
        "file": "请在登记后直接发送图片。",
    }
    return ways.get(field.type, "请核对后重发。")


def say_value(field_type: str, value: Any) -> str:
    """A stored value as people read it."""
    if field_type == "date":
        day = date.fromisoformat(value)
        return f"{day.year}年{say_day(day)}"
    if field_type == "money":
        return say_yuan(value)
    return f"{value:g}" if field_type == "number" else str(value)


def label_value(field: FieldDefinition, value: Any) -> str:
    """A value with its label, in a form that reads back as the same value."""
    if field.type == "date":
        day = date.fromisoformat(value)
        return f"{field.title}：{day.year}年{day.month}月{day.day}日"
    if field.type == "money":
        return f"{field.title}：{value}元"
    return f"{field.title}：{say_value(field.type, value)}"
