"""Which of many things a few words mean: 全部, 除交通局外, 交通局、水利局, 1-8, 2026-0131、2026-0132, and what else is said."""

import re
from dataclasses import dataclass
from typing import Final

_EVERY: Final = re.compile(r"(?:全部|所有的?|全体|一律|其余的?|其他的?|各单位|每个单位)(?:单位|部门)?(?:都|的)?|都$")
_BUT: Final = re.compile(
    r"(?<![^\s，,])(?P<ahead>[^\s，,除]{2,}?)(?:单位|部门)?除(?:外|开|掉)|除了?\s*(?P<names>[^\s，,]+?)(?:(?:之|以)?外(?:的|都)?|都|(?=[\s，,]|$))"
)
_NUMBERS: Final = re.compile(r"(?:20\d{2}\s*[-－—–]\s*\d{1,5}[、，,和\s]*){2,}")
_NUMBER: Final = re.compile(r"(20\d{2})\s*[-－—–]\s*(\d{1,5})")
_PART: Final = r"\d{1,2}(?:\s*[-－—–~～至到]\s*\d{1,2})?"
_PLACES: Final = re.compile(
    rf"(?<![\d月./])第?(?P<list>{_PART}(?:[、，,和]{_PART})*)[条项件个号]?(?![\d月日号年])(?=\s|$)"
)
_NAMES: Final = re.compile(
    r"(?<!\S)(?P<names>[^\s\d、，,]{2,16}(?:[、，,][^\s\d、，,]{2,16})+)(?!\S)"
)  # 和 may stand within a name: 发展和改革局
_BETWEEN: Final = re.compile(r"[、，,]")


@dataclass(frozen=True)
class Selection:
    """What is meant: everything, but not these; or these names, numbers, places of the list on the screen; `rest` narrows it."""

    every: bool = False
    but: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    rest: str = ""


def read_selection(text: str) -> Selection | None:
    """What the words after a verb select; None where they name one thing or none, as commands for one thing do."""
    said = text.strip(" 　。；;：:")
    if found := _NUMBERS.match(f"{said} "):
        numbers = tuple(f"{year}-{int(place):04d}" for year, place in _NUMBER.findall(found[0]))
        return Selection(numbers=numbers, rest=said[found.end() :].strip(" ，,"))
    but, said = _take(_BUT, said)
    every, said = _EVERY.search(said) is not None, _EVERY.sub(" ", said)
    if but or every:
        return Selection(every=True, but=_names(but), rest=_tidy(said))
    places, rest = _take(_PLACES, said)
    if places and (several := _places(places)):
        return Selection(places=several, rest=_tidy(rest))
    names, rest = _take(_NAMES, said)
    return Selection(names=_names(names), rest=_tidy(rest)) if names else None


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    words = next(filter(None, found.groups())) if found else ""
    return (words, f"{text[: found.start()]} {text[found.end() :]}") if found else ("", text)


def _names(words: str) -> tuple[str, ...]:
    return tuple(each for each in _BETWEEN.split(words) if each)


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" ，,、")


def _places(words: str) -> tuple[int, ...]:
    """«1-3、5» → 1, 2, 3, 5; nothing where a range runs backwards."""
    found: list[int] = []
    for part in re.split(r"[、，,和]", words):
        ends = [int(each) for each in re.findall(r"\d+", part)]
        if ends[-1] < ends[0]:
            return ()
        found += range(ends[0], ends[-1] + 1)
    return tuple(dict.fromkeys(found))
