"""The day that a field of an entry holds: past or to come, and what is asked when it is missing or cannot be."""

import re
from datetime import date, timedelta
from typing import Final

from policy.fields.field import Field
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.text.ask import Ask
from policy.text.write import say_day
from policy.time.months import last_day
from policy.when import read_day

LEADING_DAY: Final = re.compile(
    r"^(?:于|在)?\s*(?:(?:20\d\d|\d\d|今|去)年)?\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?|\d{1,2}[./-]\d{1,2}(?:[日号])?|20\d\d[./-]\d{1,2}[./-]\d{1,2}|上个?月\d{1,2}[日号]|今[天日儿]|昨[天日儿]|\d{1,2}[日号]"
    r"|大?前天|(?:本|这|上)?(?:周|星期|礼拜)[一二三四五六日天]|今早|今晚|明天|明日|后天)"
    r"(?![\d日号]*\s*[之以]?前)\s*(?:[（(](?:周|星期)[一二三四五六日天][)）])?\s*(?:上午|下午|中午|早上|晚上|一早)?\s*[，,、：:]?\s*"
)
_DEADLINE: Final = re.compile(r"(?:\d{1,2}月)?\d{1,2}[日号](?:之|以)?前|月底前|年底前")
_HEAD: Final = 24  # characters in which the day of an entry stands; a later one belongs to what was done
_LONG_AGO: Final = timedelta(days=180)
_YEAR: Final = re.compile(r"年|20\d\d")


def read_date(field: Field, said: str, reading: Reading) -> str | None:
    """A date that makes sense for the field; a past one looks back, a future one ahead."""
    found = _read_day(field, said, reading)
    if isinstance(found, Ask):
        raise UnclearValueError(Ask(field.key, found.text, found.choices))
    if found is None:
        _ask_for_end(field, said, reading.today)
        return None
    return kept_day(field, found, reading)


def _read_day(field: Field, said: str, reading: Reading) -> date | Ask | None:
    """Where a day may lie on either side of today («请假 11月25日»), the nearer one is meant."""
    past = None if field.when == "future" else read_day(said, reading.now, reading.calendar, "past")
    if field.when == "past":
        return past
    coming = read_day(said, reading.now, reading.calendar, "future")
    days = [each for each in (past, coming) if isinstance(each, date)]
    return min(days, key=lambda day: abs(day - reading.today)) if days else coming


def _ask_for_end(field: Field, said: str, today: date) -> None:
    """«月底前», «年底前»: the last day is asked before it is taken. Raises UnclearValueError."""
    end = last_day(said, today) if field.when == "future" else None
    if end is not None:
        raise UnclearValueError(
            Ask(field.key, f"“{end[0]}”是指{say_day(end[1])}吗？也可直接回复日期。", (end[1].isoformat(),))
        )


def kept_day(field: Field, day: date, reading: Reading) -> str:
    """A day as it is kept; raises WrongValueError for one on the wrong side of today."""
    if field.when == "past" and day > reading.today:
        raise WrongValueError(f"{say_day(day)}尚未到来，{field.title}请写已经开展的日期，不晚于今天。")
    if field.when == "future" and day < reading.today:
        raise WrongValueError(f"{field.title}{say_day(day)}已过，请核对后重发。")
    return day.isoformat()


def done_day(field: Field, words: str, reading: Reading) -> str:
    """The day of what was done, in free words: in front of them, else within the first 24 characters.

    Raises UnclearValueError for a day that is missing, unclear or still to come, or that lies long ago without its year;
    the choices are days up to today.
    """
    rest = _DEADLINE.sub("", words)
    lead = LEADING_DAY.match(rest)
    said = lead[0] if lead else rest[:_HEAD]
    found = read_day(said, reading.now, reading.calendar, "past")
    if isinstance(found, Ask):
        past = tuple(each for each in found.choices if each <= reading.today.isoformat())
        raise UnclearValueError(Ask(field.key, found.text, past or recent_days(reading.today)))
    if found is None:
        raise UnclearValueError(ask_day(field, reading.today))
    if found > reading.today:
        text = f"{say_day(found)}尚未到来，此处登记已经开展的工作。请问{field.title}是哪一天？"
        raise UnclearValueError(Ask(field.key, text, recent_days(reading.today)))
    if reading.today - found > _LONG_AGO and not _YEAR.search(said):
        text = f"按过去的日期读作{found.year}年{say_day(found)}，请问{field.title}是哪一天？"
        raise UnclearValueError(Ask(field.key, text, (found.isoformat(), *recent_days(reading.today))))
    return found.isoformat()


def ask_day(field: Field, today: date) -> Ask:
    """The question on a day that nobody said."""
    return Ask(field.key, f"请问{field.title}是哪一天？也可直接回复日期，如“11月20日”。", recent_days(today))


def recent_days(today: date) -> tuple[str, ...]:
    """Today and yesterday, ISO."""
    return today.isoformat(), (today - timedelta(days=1)).isoformat()
