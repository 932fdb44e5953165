"""廉政提醒文字库: texts by occasion, each with the rules that it names; which have not been used lately (domain.md M14)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import Field

from policy.fields.field import Part

ORDINARY: Final = "平常"
_SAME: Final = {"清明节": "清明", "劳动节": "五一", "端午节": "端午", "中秋节": "中秋", "国庆节": "国庆"}


class IntegrityText(Part):
    """One text; `rules` are «paper year article»."""

    text: str = Field(min_length=20, max_length=200)
    rules: tuple[str, ...] = ()


class Library(Part):
    """All texts by occasion."""

    texts: dict[str, tuple[IntegrityText, ...]]


@dataclass(frozen=True)
class Choice:
    """A text with the key under which its use is noted: «元旦1»."""

    key: str
    text: str


def occasion_of(holiday: str) -> str:
    """The occasion of a holiday of the calendar: «国庆节、中秋节» is the first."""
    first = holiday.split("、")[0]
    return _SAME.get(first, first)


def fresh(library: Library, occasion: str, used: Collection[str]) -> Iterator[Choice]:
    """The texts of an occasion that were not used, then those for ordinary days."""
    for name in dict.fromkeys((occasion, ORDINARY)):
        for place, each in enumerate(library.texts.get(name, ()), 1):
            if f"{name}{place}" not in used:
                yield Choice(f"{name}{place}", each.text)
