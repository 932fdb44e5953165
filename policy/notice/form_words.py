"""Which missing fields of the form an answer in free words speaks of: «绩效分配按市里文件办的，程序走的是竞争性磋商»."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from policy.fields.report_form import Lack
from policy.notice.fits import PLAIN_FIELDS, says_plainly, speaks_most_of
from policy.text.compare import fold
from policy.text.lazy import lazily

PARTS: Final = re.compile(r"[，,；;。\n]")  # of an answer
_OTHER: Final = lazily(r"问题|整改|台账|清单|名单|督办|任务")  # of these no form asks
_NAMES: Final = 3  # characters in a row by which a part names a matter


@dataclass(frozen=True)
class FormWords:
    """The fields and what is said of each; `plain` when no part could be meant otherwise, `beside` when a part speaks of a
    field that is not missing."""

    meant: tuple[tuple[Lack, str], ...] = ()
    plain: bool = False
    beside: bool = False


def read_form_words(said: str, lacks: Sequence[Lack], matters: Mapping[int, str]) -> FormWords:
    """Each part goes to the field that it speaks of, of the matter (by position) that it names; else the whole goes to one."""
    parts = [part for part in map(str.strip, PARTS.split(said)) if part]
    if len(lacks) == 1:
        beside = bool(parts) and all(_is_beside(lacks, part) for part in parts)
        return FormWords(() if beside else ((lacks[0], said),), beside=beside)
    if (read := _by_parts(parts, lacks, matters)) or len(parts) < 2:
        return read or FormWords()
    place = speaks_most_of([each.field.key for each in lacks], said)
    return FormWords() if place is None else FormWords(((lacks[place], said),))


def _by_parts(parts: Sequence[str], lacks: Sequence[Lack], matters: Mapping[int, str]) -> FormWords | None:
    left, found, plain, beside = list(lacks), list[tuple[Lack, str]](), True, False
    for part in parts:
        near = [each for each in left if each.position in _named(part, matters)] or left
        keys = [each.field.key for each in near]
        sure = 0 if len(near) == 1 < len(left) else says_plainly(keys, part)
        if sure is None and _is_beside(near, part):
            beside = True
            continue
        place = speaks_most_of(keys, part) if sure is None else sure
        if place is None:
            return None
        plain = plain and sure is not None and [each.field.key for each in near].count(keys[place]) == 1
        lack = near[place]
        found.append((lack, part))
        left.remove(lack)
    return FormWords(tuple(found), plain and bool(found), beside)


def _is_beside(lacks: Sequence[Lack], part: str) -> bool:
    """Whether a part says plainly what fills another field than those that are missing."""
    place = says_plainly(PLAIN_FIELDS, part) if _OTHER.search(part) is None else None
    return place is not None and PLAIN_FIELDS[place] not in {each.field.key for each in lacks}


def _named(part: str, matters: Mapping[int, str]) -> set[int]:
    """The matters that a part names by the characters that it begins with."""
    start = fold(part)[:_NAMES]
    named = {place for place, text in matters.items() if len(start) == _NAMES and start in fold(text)}
    return named if len(named) == 1 else set()
