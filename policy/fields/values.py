"""The values of an entry's fields: each type read from words, and written for people."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from policy.fields.days import read_date
from policy.fields.field import Field
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.fields.people import read_people, without_names
from policy.fields.ways import OTHER, way_of
from policy.money import read_sum
from policy.text.ask import Ask
from policy.text.compare import chinese_number, fold
from policy.text.write import say_day, say_yuan

COUNT: Final = re.compile(
    r"(?P<sign>-|负)?(?P<n>\d{1,6}|[一二三四五六七八九十两百]{1,5})\s*"
    r"(?P<unit>人次|人|名|位|件|个|次|家|份|场|期|项|起|批|天)?"
)
PAPER: Final = re.compile(r"[^\s，,。；;：:]{0,8}?[〔\[（(【]20\d\d[〕\]）)】]\s*第?\d{1,4}号")


def read_value(field: Field, said: str, reading: Reading) -> Any:
    """The value that stands behind a field's label, ready for JSON: dates ISO, money in yuan (text where there are 角 or 分).

    Raises WrongValueError and UnclearValueError.
    """
    value = _READERS[field.type](field, said, reading)
    if value is None:
        raise WrongValueError(f"“{field.title}：{said[:20]}”未能识别，{_how_to_write(field)}")
    return value


def named_choice(field: Field, said: str) -> str | None:
    """The choice that is named first, the longer of two that begin at one place."""
    found = [
        (said.find(word), -len(word), choice)
        for choice, words in field.choices.items()
        for word in (choice, *words)
        if word in said
    ]
    return min(found)[2] if found else None


def as_count(field: Field, found: re.Match[str]) -> int | None:
    """The number that a match of COUNT says; raises WrongValueError for a negative one."""
    if found["sign"]:
        raise WrongValueError(f"{field.title}不能是负数，请核对后重发。")
    return chinese_number(found["n"])


def _count(field: Field, said: str, _reading: Reading) -> int | None:
    found = COUNT.search(fold(said))
    return as_count(field, found) if found else None


def _number(_field: Field, said: str, _reading: Reading) -> float | None:
    found = re.search(r"-?\d+(?:\.\d+)?", fold(said))
    value = float(found[0]) if found else None
    return value if value is not None and isfinite(value) else None


def read_yuan(field: Field, said: str) -> int | str | None:
    """The sum that the words say, None where they say none; raises UnclearValueError where it is not beyond doubt."""
    total = read_sum(said)
    if total.ask:
        raise UnclearValueError(Ask(field.key, total.ask.text, total.ask.choices))
    if total.amount is None:
        return None
    yuan = total.amount.yuan
    return f"{yuan:.2f}" if yuan % 1 else int(yuan)


def _money(field: Field, said: str, _reading: Reading) -> int | str | None:
    return read_yuan(field, said)


def _person(field: Field, said: str, reading: Reading) -> str:
    name = next((each for each in reading.people if each in said), None)
    if name is None:
        raise WrongValueError(f"成员名单中没有“{said[:8]}”，{field.title}请写本单位名单内的同志。")
    return name


def _paper(_field: Field, said: str, _reading: Reading) -> str | None:
    found = PAPER.search(said)
    return found[0] if found else None


def _text(_field: Field, said: str, reading: Reading) -> str | None:
    return kept_words(said, reading) or None


def kept_words(said: str, reading: Reading) -> str:
    """Free words as they may be kept: without persons' names where the register keeps none."""
    return said if reading.unkept is None else without_names(said, reading.unkept)


def _choice(field: Field, said: str, _reading: Reading) -> str | None:
    chosen = named_choice(field, said)
    if chosen is None and field.reader == "way" and (way := way_of(said)) != OTHER:
        return way
    return chosen


def found_by_reader(field: Field, words: str) -> str | None:
    """What the field's named reader finds in free words that may be kept as they are."""
    return way_of(words) if field.reader == "way" else read_people(words)


_READERS: Final[dict[str, Callable[[Field, str, Reading], Any]]] = {
    "text": _text,
    "long_text": _text,
    "date": read_date,
    "choice": _choice,
    "count": _count,
    "number": _number,
    "money": _money,
    "person": _person,
    "paper": _paper,
    "file": lambda _field, _said, _reading: None,
}


def _how_to_write(field: Field) -> str:
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


def say_value(field_type: str, value: Any, this_year: int = 0) -> str:
    """A stored value as people read it; the year of a date is left out when it is `this_year`."""
    if field_type == "date":
        day = date.fromisoformat(value)
        return say_day(day) if day.year == this_year else f"{day.year}年{say_day(day)}"
    if field_type == "money":
        return say_yuan(Decimal(value))
    return f"{value:g}" if field_type == "number" else str(value)


def label_value(field: Field, value: Any) -> str:
    """A value with its label, in a form that reads back as the same value."""
    if field.type == "date":
        day = date.fromisoformat(value)
        return f"{field.title}：{day.year}年{day.month}月{day.day}日"
    if field.type == "money":
        return f"{field.title}：{value}元"
    return f"{field.title}：{say_value(field.type, value)}"
