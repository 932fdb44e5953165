"""An act said in words that are no command: done when it is clear, shown as choices when it is not (domain.md «How people
really write»). Asked how it is done, it is said how.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from pydantic.dataclasses import dataclass

from actions.talk import dialogue
from handlers.qa.meaning import meaning
from handlers.talk.how import forms_of, how_to
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, answers, ask, fits_closely, repeat
from handlers.talk.registry import Order, act, acts, nearest_usage
from handlers.talk.ways import Meant
from policy.screening.listable import tells_of_nobody

_MEANT: Final = "meant_act"
_INTERRUPTS: Final = 0.8  # confidence from which words are taken for an act although a question is open
_NEITHER: Final = "都不是"


@dataclass(frozen=True)
class Said:
    """What was said and when: the slots of the act chosen are read by that moment. Empty where it may tell of somebody."""

    text: str
    at: datetime


def _means(desk: Desk, message: Message) -> Meant | None:
    found = meaning(desk, message) if message.kind == "text" else None
    if not isinstance(found, Meant):
        return None
    if not found.sure and not found.how and (dialogue.pending(desk.context) or nearest_usage(desk, message.text)):
        return None  # an open question comes before a guess, and a mistyped command is told the right one
    return found


def _interrupts(desk: Desk, message: Message) -> Meant | None:
    """An act that can be done at once and is clearly meant while a question is open: its words are no answer."""
    if message.kind != "text" or dialogue.pending(desk.context) is None or fits_closely(desk, message):
        return None
    found = _means(desk, message)
    if found is None or not found.sure or found.confidence < _INTERRUPTS:
        return None
    return found if found.how or any(each.name == found.names[0] and each.meant for each in acts()) else None


@act("meant_meanwhile", order=Order.MEANWHILE, match=_interrupts)
@act("meant", order=Order.MEANT, match=_means)
def meant(desk: Desk, message: Message, found: Meant) -> Reply:
    """Sure: done, or how it is said. Unsure: up to three acts to choose from."""
    if found.how:
        return how_to(desk, found).plus(repeat(desk))
    if found.sure:
        reply = _do(desk, message, found.names[0])
        return reply if "ask" in reply.facts else reply.plus(repeat(desk))  # what it has just asked is not said twice
    choices = {_label(desk, name): name for name in found.names} | {_NEITHER: DROP}
    dropped = f"好的。请换个说法，或联系{desk.context.rules.office}。"
    said = Said(message.text if tells_of_nobody(message.text) else "", message.at)
    return replace(ask(desk, _MEANT, "您是要办理：", choices, said, dropped=dropped), forgotten=True)


@answers(_MEANT)
def meant_act(desk: Desk, kept: Said, name: str) -> Reply:
    """The act that was chosen, with what the first message said."""
    return _do(desk, Message(desk.context.userid, kept.text, kept.at), name)


def _do(desk: Desk, message: Message, name: str) -> Reply:
    chosen = next((each for each in acts() if each.name == name), None)
    slots: Any = chosen.meant(desk, message) if chosen and chosen.meant else None
    if chosen is None or slots is None:
        return replace(how_to(desk, Meant((name,), True, 1.0)), action=name)
    reply = chosen.run(desk, message, slots)
    return reply if reply.action else replace(reply, action=chosen.name)


def _label(desk: Desk, name: str) -> str:
    form, summary = forms_of(desk, name)
    return summary or form
