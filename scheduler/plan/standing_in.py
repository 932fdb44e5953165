"""Who reads a section on a day: its readers, or the deputies of those who are away, with a word on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from actions.common.deputies import Deputy
from policy.text.write import say_day
from scheduler.plan.sections import Section


def stand_in(sections: Sequence[Section], deputies: Mapping[str, Deputy]) -> list[Section]:
    """The sections with deputies in the place of those who are away; each deputy is told once for whom."""
    found, noted = [], set[str]()
    for section in sections:
        away = [userid for userid in section.to if userid in deputies]
        to = tuple(dict.fromkeys(deputies[each].userid if each in deputies else each for each in section.to))
        found.append(replace(section, to=to) if away else section)
        for userid in away:
            if userid not in noted:
                noted.add(userid)
                found.append(_note(section.reason, deputies[userid]))
    return found


def _note(reason: str, deputy: Deputy) -> Section:
    """It stands before everything else in the deputy's message."""
    text = f"{deputy.away}同志{_span(deputy)}请假，由您代理，提醒一并发给您："
    return Section(reason, date.min, text, (deputy.userid,))


def _span(deputy: Deputy) -> str:
    first, last = say_day(deputy.first), say_day(deputy.last)
    return first if deputy.first == deputy.last else f"{first}至{last}"
