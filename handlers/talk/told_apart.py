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
_WORDS: Final = re.compile(r"[一-龥]+")
_EVERYDAY: Final = "党组会议，已登记，局长办公会，事项进展，问题整改，待备好，待回电，请回电，材料申领，整改台账"


def told_apart(desk: Desk, message: Message, things: Sequence[Numbered]) -> list[Numbered]:
    """Those of which the words name most; none where they name nothing that one of several has alone."""
    day = read_day(message.text, message.at, desk.context.rules.calendar)
    text = f"{message.text} {say_day(day) if isinstance(day, date) else ''}"
    marks = [_marks(desk, each) for each in things]
    common = _pairs(_EVERYDAY) | (set.intersection(*marks) if len(marks) > 1 else set())
    hits = [sum(mark in text for mark in each - common) for each in marks]
    return [each for each, named in zip(things, hits, strict=True) if named and named == max(hits)]


def _marks(desk: Desk, thing: Numbered) -> set[str]:
    said = f"{in_a_line(desk, thing)} {_content(thing)}"
    return {*_DAYS.findall(said), *_pairs(said)}


def _content(thing: Numbered) -> str:
    """What its line does not say of it."""
    if thing.kind is MeetingNotice:
        return " ".join(each.text for each in thing.item.items)
    return str(thing.item[0].text) if thing.kind is LedgerEntry else ""


def _pairs(words: str) -> set[str]:
    """Every two Chinese characters that stand side by side."""
    return {run[at : at + 2] for run in _WORDS.findall(words) for at in range(len(run) - 1)}
