"""An act said in words that are no command: done when it is clear, shown as choices when it is not (domain.md «How people
really write»). Asked how it is done, it is said how.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from pydantic.dataclasses import dataclass

from actions.talk import dialogue
from handlers.qa.meaning import meaning
from handlers.talk.answering import fits_closely, fits_doubtfully, fits_loosely, is_readable
from handlers.talk.heard import digest, heard
from handlers.talk.how import attempt, forms_of, how_to, in_short, label
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import READS
from handlers.talk.open_question import opened
from handlers.talk.question import DROP, answers, ask, not_understood, repeat
from handlers.talk.registry import Act, Order, act, acts, nearest_usage
from handlers.talk.slots import Read, Wants, complete, dump, load
from handlers.talk.ways import CERTAIN, CLEAR, MEANT, Meant
from handlers.talk.which_one import which_one
from policy.text.asking import asks_whether, is_question
from policy.text.denied import denied, denies, not_now
from policy.words.asked import About, read_asked

_INTERRUPTS: Final = 0.6  # confidence from which words that may be an answer to the open question are taken for an act
_WISHED: Final = (
    0.9  # … from which it is said how an act is asked for, where all that it needs is lacking and a question is open
)
_UNDOES: Final = {"set_absent": "end_absence"}  # «我下周不出差了» ends the leave
UNSURE: Final = "您是要办理："
_NEITHER, _NO = "都不是", "不是"


@dataclass(frozen=True)
class Said:
    """The digest of what was said, and when: the slots of the act chosen are read by that moment.

    `slots` are what each act offered has read of it, for when nobody remembers the words.
    """

    digest: str
    at: datetime
    slots: dict[str, Any]


def _means(desk: Desk, message: Message) -> Meant | None:
    asked, waits = opened(desk), dialogue.pending(desk.context) is not None
    if waits and (asked is None or not is_readable(asked)):
        return None  # what an older version asked is to be asked again, whatever the answer may mean
    found = meaning(desk, message)
    if not isinstance(found, Meant):
        return None
    if waits and found.sure and found.confidence < CERTAIN and _at_once(found.names[0]):
        return None  # what is only likely is not asked about while another question is open
    if not found.sure and not found.how and waits:
        return None  # an open question comes before a guess
    if found.confidence < CERTAIN and not found.how and nearest_usage(desk, message.text):
        return None  # a mistyped command is told the right one
    return found if found.how else _complete_first(desk, message, found)


def _complete_first(desk: Desk, message: Message, found: Meant) -> Meant:
    """Of acts that are near the first whose needs the words name, where a likelier one would have to ask: what is named decides."""
    for name in found.names:
        chosen = _act(name)
        if chosen is None or not isinstance(chosen.meant, Wants) or chosen.at_once:
            break
        if not chosen.meant.lacks(desk, message):
            others = (each for each in found.names if each != name)
            return replace(found, names=(name, *others))
    return found


def _interrupts(desk: Desk, message: Message) -> Meant | None:
    """An act that can be done at once and is clearly meant while a question is open: its words are no answer."""
    if dialogue.pending(desk.context) is None or fits_closely(desk, message):
        return None
    found = _means(desk, message)
    if found is None or not found.sure:
        return None
    if found.confidence < (CLEAR if fits_doubtfully(desk, message) else _INTERRUPTS):
        return None
    if found.how:
        return found
    chosen = _act(found.names[0])
    if chosen is None or chosen.meant is None or chosen.order >= Order.NOTICE:
        return None  # a notice or a question would have been found by its own words
    if chosen.meant(desk, message) is None:
        return None  # all that it could say is its usage
    lacks = isinstance(chosen.meant, Wants) and chosen.meant.lacks(desk, message)
    return (
        None if lacks and fits_loosely(desk, message) and not fits_doubtfully(desk, message) else found
    )  # one question is not asked in the place of another


@act("meant_meanwhile", order=Order.MEANWHILE, match=_interrupts)
@act("meant", order=Order.MEANT, match=_means)
def meant(desk: Desk, message: Message, found: Meant) -> Reply:
    """Sure: done, or how it is said. Unsure: up to three acts to choose from."""
    if found.how:
        return replace(how_to(desk, found), forgotten=True).plus(repeat(desk))
    left = tuple(name for name in found.names if not _is_denied(desk, message.text, name))
    if not left and found.names[0] in _UNDOES and (done := _do(desk, message, _UNDOES[found.names[0]])) is not None:
        return done.plus(repeat(desk))
    if not left:
        form = forms_of(desk, found.names[0])[0]
        return Reply(f"好的，未作办理。需要时请回复“{form}”。", found.names[0], forgotten=True).plus(repeat(desk))
    found = replace(found, names=left)
    writes = _at_once(found.names[0])
    if found.sure and (
        not writes or (found.confidence >= CERTAIN and not _asks_how_it_stands(desk, message.text, found.names[0]))
    ):
        done = _do(desk, message, found.names[0])
        if (
            done is None
            and found.confidence < _WISHED
            and (asked_again := not_understood(desk, message.text)) is not None
        ):
            return asked_again
        return (done or _usage(desk, found.names[0])).plus(_or_else(desk, found)).plus(repeat(desk))
    dropped = f"好的。请换个说法，或联系{desk.context.rules.office}。"
    said = Said(digest(message.text), message.at, _slots_of(desk, message, found.names))
    if found.sure or len(found.names) == 1:
        name = found.names[0]
        asked = ask(desk, MEANT, f"您是要{label(desk, name)}吗？", {"是": name, _NO: DROP}, said, dropped=dropped)
        return replace(asked, action=name, forgotten=True)
    choices = {label(desk, name): name for name in found.names if name != "greeting"} | {_NEITHER: DROP}
    return replace(ask(desk, MEANT, UNSURE, choices, said, dropped=dropped), forgotten=True)


def _is_denied(desk: Desk, text: str, name: str) -> bool:
    """«先别通过», «教育局不用催了», «明天再催»: the act is spoken of, and not to be done now; no way of saying it denies that verb."""
    if _at_once(name) and not_now(text) and not is_question(text):
        return True
    ways = desk.ways.said.get(name, ())
    if name in _UNDOES.values():
        return False  # «别再发给高飞了» ends the leave
    asks = is_question(text) and not _at_once(name)  # «还没审的有哪些» looks for them
    verbs = [each.verb for each in denied(text) if each.forbids or not asks]
    return any(any(verb[0] in way for way in ways) and not any(denies(way, verb) for way in ways) for verb in verbs)


def _asks_how_it_stands(desk: Desk, text: str, name: str) -> bool:
    """«纸质的送过去综合科登了没», «汇编启用了吗»: a question begins nothing that writes by itself, unless it is said so («问谁»)."""
    asked = read_asked(text)
    if asked is not None and asked.about is About.STATE and not asked.bids:
        return True
    return asks_whether(text) and not any(asks_whether(way) for way in desk.ways.said.get(name, ()))


def _at_once(name: str) -> bool:
    """Whether the act is carried out with no question of its own: then it is not begun on a mere likelihood."""
    return any(each.name == name and each.at_once for each in acts())


def _or_else(desk: Desk, found: Meant) -> str:
    """How the next likely act is said, where the first is not sure."""
    if found.confidence >= CLEAR or len(found.names) == 1 or found.names[1] in desk.ways.topics:
        return ""
    form, summary = forms_of(desk, found.names[1])
    return f"如您是要{in_short(summary) or '办理别的事项'}，请回复“{form}”。"


@answers(MEANT, version=2)
def meant_act(desk: Desk, kept: Said, name: str) -> Reply:
    """The act that was chosen, with what the first message said, or what may be kept of it."""
    text = heard(desk, kept.digest)
    message = Message(desk.context.userid, text, kept.at)
    return _do(desk, message, name, None if text else kept.slots.get(name)) or _usage(desk, name)


def _slots_of(desk: Desk, message: Message, names: Iterable[str]) -> dict[str, Any]:
    """By act, what it read of the message and what may be kept of that."""
    read = {each.name: each.meant for name in names if (each := _act(name)) and each.meant}
    return {name: slots for name, meant in read.items() if (slots := dump(meant, desk, message)) is not None}


def _act(name: str) -> Act | None:
    return next((each for each in acts() if each.name == name), None)


def _usage(desk: Desk, name: str) -> Reply:
    return replace(how_to(desk, Meant((name,), True, 1.0)), action=name, forgotten=True)


def _do(desk: Desk, message: Message, name: str, kept: Any = None) -> Reply | None:
    """None where the words lack what the act needs."""
    chosen = _act(name)
    slots: Any = None
    if chosen and chosen.meant:
        slots = chosen.meant(desk, message) if kept is None else load(chosen.meant, kept)
    asks = is_question(message.text) and name not in READS  # «招标要注意什么» notes no progress
    if chosen is not None and slots is None and not asks:
        waits = dialogue.pending(desk.context) is not None
        found = which_one(desk, message, name, waits=waits)
        if found is not None:
            return found
    if chosen is None or slots is None:
        return None
    if isinstance(slots, Read):
        return attempt(desk, name, lambda: complete(desk, name, slots))
    return attempt(desk, name, lambda: chosen.run(desk, message, slots))
