"""What a text of ours invites its reader to send back: «请回复“同意 2026-0123”» is a button, from the same words."""

import re
from dataclasses import dataclass
from typing import Final

_QUOTED: Final = re.compile(r"“(?P<verb>[一-龥]{1,6}) (?P<number>20\d\d-\d{4,})(?: [^”]*)?”|回复“(?P<sign>收到)”")


@dataclass(frozen=True)
class Choice:
    """What a button shows, and the message that its press stands for; `of` is the question to which it is an answer."""

    label: str
    words: str
    of: str = ""


def offers(text: str, subject: str | None = None) -> tuple[Choice, ...]:
    """The acts that the text names with a number, in its order; what may follow the number is asked for later.

    With `subject` only acts upon that number count: what somebody else wrote into the text offers nothing. «收到» without
    a number is about the subject. Where several things are named, each button says which.
    """
    found: dict[str, tuple[str, str]] = {}
    for each in _QUOTED.finditer(text):
        verb, number = each["verb"] or each["sign"], each["number"] or subject
        if number and number == (subject or number):
            found.setdefault(f"{verb} {number}", (verb, number))
    alone = len({number for _, number in found.values()}) == 1
    return tuple(Choice(verb if alone else words, words) for words, (verb, _) in found.items())
