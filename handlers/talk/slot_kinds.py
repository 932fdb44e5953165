"""The slots that acts share, each read by its one reader: departments, a report, a number of things, a day, why, free words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from actions.common import departments
from actions.common.context import Context
from actions.people import colleagues
from handlers.talk.message import Desk, Message
from handlers.talk.slots import Slot, report_of
from policy.report.report_words import ReportWords, read_report_words
from policy.report.spoken import reason_beside
from policy.report.statistic_words import read_named_span
from policy.text.ask import Ask
from policy.text.compare import chinese_number
from policy.text.lazy import lazily
from policy.text.write import say_day
from policy.when import read_day

_NUMBER: Final = r"\d{1,4}|[一二三四五六七八九十百两]{1,4}|俩|仨"
_NUMBERS: Final = {"俩": 2, "仨": 3}
_AND: Final = "、和跟与及"
_LIKE_NAMES: Final = lazily(
    rf"(?:(?<=[{_AND}，,\s])|^)(?:把)?([一-龥]{{1,8}}?(?:局|委|办|院|厅|中心))(?=[{_AND}])|(?<=[{_AND}])([一-龥]{{1,8}}?(?:局|委|办|院|厅|中心))"
)  # in a list
_WEEK: Final = lazily(r"(?P<weeks>上{1,2}|[本这])个?(?:周|星期|礼拜)(?![一二三四五六日天])")
_TELLING: Final = lazily("[\u4e00-\u9fff]{2}")


def _mentioned(desk: Desk, message: Message) -> list[str]:
    return [each.name for each in colleagues.concerned(desk.context, message.text)]


def _visible(desk: Desk) -> list[str]:
    return [each.name for each in departments.visible(desk.context)]


def department_slot(name: str = "department", asks: str = "请问是哪个单位？") -> Slot:
    """A department of the person's scope."""
    return Slot(name, _mentioned, asks, _visible)


def _listed(desk: Desk, message: Message) -> list[str]:
    """«交通、教育两家», «水利局跟林业局»: all that are named; one that is not in view is told by the act."""
    names = _mentioned(desk, message)
    for core in (departments.forms(name)[1] for name in _visible(desk)):
        if re.search(rf"(?:^|[{_AND}，,\s])(?:把)?{core[:2]}(?=[{_AND}]|[两三四五六七八九十]家)", message.text):
            found = departments.resolve_exact(desk.context, core)
            names += [found.name] if found else []
    known = "".join(names)
    return list(
        dict.fromkeys(
            [*names, *(each for pair in _LIKE_NAMES.findall(message.text) for each in pair if each not in known)]
        )
    )


def departments_slot(name: str = "departments", asks: str = "请问是哪几个单位？") -> Slot:
    """Departments: all that are named."""
    return Slot(name, lambda desk, message: ["、".join(named)] if (named := _listed(desk, message)) else [], asks)


def report_slot(name: str = "report", asks: str = "请问是哪一项报送？") -> Slot:
    """A kind of report with its period, as «11月台账»; `named_report` reads it."""

    def read(desk: Desk, message: Message) -> list[str]:
        said = report_of(desk, message)
        return [f"{said.period}{said.settings.short}"] if said.settings else []

    return Slot(name, read, asks, lambda desk: [each.short for each in desk.context.obligations])


def named_report(context: Context, department: str, report: str, rest: str = "") -> ReportWords:
    """The words of a command on this report, with the department that stands before it and what stands behind it."""
    words = read_report_words(report, context.obligations)
    return ReportWords(department, words.settings, words.period, rest)


def count_slot(name: str, unit: str, asks: str) -> Slot:
    """A number of things, said with its measure word, or alone where it is asked for."""
    counted = lazily(rf"(?P<count>{_NUMBER})\s*(?:{unit})|(?P<pair>[俩仨])|^\s*(?P<alone>\d{{1,4}})\s*$")

    def read(_desk: Desk, message: Message) -> list[str]:
        said = (found["count"] or found["pair"] or found["alone"] for found in counted.finditer(message.text))
        numbers = (_NUMBERS.get(each) or chinese_number(each) for each in said)
        return list(dict.fromkeys(str(each) for each in numbers if each))

    return Slot(name, read, asks)


def day_slot(name: str, asks: str, direction: str, *, optional: bool = False) -> Slot:
    """A day (ISO), in days to come or gone by."""

    def read(desk: Desk, message: Message) -> list[str]:
        found, today = read_day(message.text, message.at, desk.context.rules.calendar, direction), message.at.date()
        if isinstance(found, Ask):
            days = [date.fromisoformat(each[:10]) for each in found.choices]
        else:
            days = [found] if found else _within(message.text, today)
        return [each.isoformat() for each in days if _fits(each, today, direction)]

    return Slot(name, read, asks, optional=optional, shown=lambda day: say_day(date.fromisoformat(day)))


def _within(text: str, today: date) -> list[date]:
    """«上周», «10月»: one of its days, which is asked."""
    if week := _WEEK.search(text):
        monday = today - timedelta(today.weekday() + 7 * week["weeks"].count("上"))
        return [monday + timedelta(n) for n in range(5)]
    span, _rest = read_named_span(text, today)
    return [span.first + timedelta(n) for n in range((span.last - span.first).days + 1)] if span else []


def _fits(day: date, today: date, direction: str) -> bool:
    return day >= today if direction == "future" else day <= today


def one_of(name: str, asks: str, words: Mapping[str, str]) -> Slot:
    """One of a few things, each with the pattern of the words that say it; the thing itself always does."""
    said = {value: lazily(f"{value}|{pattern}" if pattern else value) for value, pattern in words.items()}
    return Slot(
        name,
        lambda _desk, message: [value for value, pattern in said.items() if pattern.search(message.text)],
        asks,
        lambda _desk: list(words),
    )


def whole(_desk: Desk, message: Message) -> Sequence[str]:
    """All that was said, where it says something."""
    said = message.text.strip()
    return [said] if _TELLING.search(said) else []


def reason_slot(name: str, asks: str, act_words: str) -> Slot:
    """Why: behind «因为», or a clause of its own beside those that say the act itself (`act_words`, a pattern)."""

    def read(desk: Desk, message: Message) -> list[str]:
        names = [form for each in _mentioned(desk, message) for form in departments.forms(each)]
        found = reason_beside(message.text, act_words, names)
        return [found] if found else []

    return Slot(name, read, asks, free=True, alone=whole)
