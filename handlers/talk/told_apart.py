"""Which of several numbered things a sentence means: what it names of one and not of the others tells them apart."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from actions.ledger.entries import LedgerEntry
from actions.meeting.report import MeetingNotice
from handlers.talk.about_number import in_a_line
from handlers.talk.message import Desk, Message
from handlers.talk.numbered import Numbered
from policy.text.write import say_day
from policy.when import read_day

_DAYS: Final = re.compile(r"\d{1,2}月\d{1,2}日|周[一二三四五六日]")
_SUMS: Final = re.compile(r"\d+(?:\.\d+)?[万亿人名件]")
_WORDS: Final = re.compile(r"[一-龥]+")
_EVERYDAY: Final = "党组会议，已登记，局长办公会，事项进展，问题整改，待备好，待回电，请回电，材料申领，整改台账"


def told_apart(desk: Desk, message: Message, things: Sequence[Numbered]) -> list[Numbered]:
    """Those of which the words name most; none where they name nothing that one of several has alone."""
    day = read_day(message.text, message.at, desk.context.rules.calendar)
    text = f"{message.text} {say_day(day) if isinstance(day, date) else ''}"
    named = named_most(text, [f"{in_a_line(desk, each)} {_content(each)}" for each in things])
    return [each for each, most in zip(things, named, strict=True) if most]


def named_most(text: str, said: Sequence[str]) -> list[bool]:
    """For each of what is said of several things, whether the text names most of it."""
    hits = hits_of(text, said)
    return [bool(each) and each == max(hits) for each in hits]


def hits_of(text: str, said: Sequence[str]) -> list[int]:
    """How much the text names of what is said of each of several things; never what all of them have."""
    marks = [{*_DAYS.findall(each), *_SUMS.findall(each), *_pairs(each)} for each in said]
    common = _pairs(_EVERYDAY) | (set.intersection(*marks) if len(marks) > 1 else set())
    return [sum(mark in text for mark in each - common) for each in marks]


def _content(thing: Numbered) -> str:
    """What its line does not say of it."""
    if thing.kind is MeetingNotice:
        return " ".join(each.text for each in thing.item.items)
    return str(thing.item[0].text) if thing.kind is LedgerEntry else ""


def _pairs(words: str) -> set[str]:
    """Every two Chinese characters that stand side by side."""
    return {run[at : at + 2] for run in _WORDS.findall(words) for at in range(len(run) - 1)}
