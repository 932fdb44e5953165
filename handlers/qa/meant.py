"""An act said in words that are no command: done when it is clear, shown as choices when it is not (domain.md «How people
really write»).
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from pydantic.dataclasses import dataclass

from actions.talk import dialogue
from handlers.qa.meaning import meaning
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, answers, ask, fits_closely, repeat
from handlers.talk.registry import Act, Order, act, acts, nearest_usage
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
    if not found.sure and (dialogue.pending(desk.context) or nearest_usage(desk, message.text)):
        return None  # an open question comes before a guess, and a mistyped command is told the right one
    return found


def _interrupts(desk: Desk, message: Message) -> Meant | None:
    """An act that can be done at once and is clearly meant while a question is open: its words are no answer."""
    if message.kind != "text" or dialogue.pending(desk.context) is None or fits_closely(desk, message):
        return None
    found = _means(desk, message)
    if found is None or not found.sure or found.confidence < _INTERRUPTS:
        return None
    return found if any(each.name == found.names[0] and each.meant for each in acts()) else None


@act("meant_meanwhile", order=Order.MEANWHILE, match=_interrupts)
@act("meant", order=Order.MEANT, match=_means)
def meant(desk: Desk, message: Message, found: Meant) -> Reply:
    """Sure: done, or how it is said. Unsure: up to three acts to choose from."""
    known = {each.name: each for each in acts()}
    if found.sure:
        reply = _do(desk, message, known[found.names[0]])
        return reply if "ask" in reply.facts else reply.plus(repeat(desk))  # what it has just asked is not said twice
    choices = {_label(desk, known[name]): name for name in found.names} | {_NEITHER: DROP}
    dropped = f"好的。请换个说法，或联系{desk.context.rules.office}。"
    said = Said(message.text if tells_of_nobody(message.text) else "", message.at)
    return replace(ask(desk, _MEANT, "您是要办理：", choices, said, dropped=dropped), forgotten=True)


@answers(_MEANT)
def meant_act(desk: Desk, kept: Said, name: str) -> Reply:
    """The act that was chosen, with what the first message said."""
    chosen = next(each for each in acts() if each.name == name)
    return _do(desk, Message(desk.context.userid, kept.text, kept.at), chosen)


def _do(desk: Desk, message: Message, chosen: Act) -> Reply:
    slots: Any = chosen.meant(desk, message) if chosen.meant else None
    if slots is None:
        return Reply(_how(desk, chosen), chosen.name)
    reply = chosen.run(desk, message, slots)
    return reply if reply.action else replace(reply, action=chosen.name)


def _label(desk: Desk, chosen: Act) -> str:
    return chosen.summary or chosen.usage or desk.ways.said[chosen.name][0]


def _how(desk: Desk, chosen: Act) -> str:
    """What to send so that it can be done: its form and an example."""
    usage = chosen.usage or desk.ways.forms[chosen.name]
    example = f"，如“{chosen.examples[0]}”" if chosen.examples and chosen.examples[0] != usage else ""
    about = f"（{chosen.summary}）" if chosen.summary else ""
    return f"请这样说：“{usage}”{about}{example}。"
