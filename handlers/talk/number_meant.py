"""Words about a number that are no command: what the number is decides which acts they may mean (rooms.md 6)."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from pydantic.dataclasses import dataclass

from actions.common import departments
from actions.common.numbers import NUMBER, read_number
from handlers.talk.about_number import what_it_is
from handlers.talk.commands import Said, read_command, verbs_of, with_year
from handlers.talk.heard import digest, heard
from handlers.talk.how import attempt, label
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import READS
from handlers.talk.numbered import find, not_found
from handlers.talk.question import DROP, answers, ask
from handlers.talk.registry import Order, act, act_named, carry_out
from policy.retrieval.ways import UNIT
from policy.text.asking import is_question
from policy.text.choice import read_word
from policy.words.asked import read_asked

_WHICH: Final = "which_act"
_NEITHER, _NO = "都不是", "不是"
_EDGE = " ：:，,。\n"
_BEHIND = re.compile(r"号?[那这]?[个条次份件位]?\s*[：:，,的]*\s*")
_TELLING = re.compile("[\u4e00-\u9fff]{3}")


@dataclass(frozen=True)
class Told:
    """Which number something was said of, the digest of that, and when."""

    number: str
    digest: str
    at: datetime


class Words(NamedTuple):
    """What is said of a number in view, and the acts that it may mean, likeliest first."""

    said: Said
    acts: tuple[str, ...]
    sure: bool


def _words(desk: Desk, message: Message) -> Words | None:
    if read_command(desk, message) is not None:
        return None
    text = with_year(desk, message)
    number = read_number(text)
    found = find(desk.context, number) if number else None
    if found is None or (
        (asked := read_asked(message.text)) is not None and asked.wants_value
    ):  # «2026-0001议题金额是多少»: handlers/overview/told.py
        return None
    mine = [each.act for each in verbs_of(found.kind, desk.context.me.roles)]
    plain = departments.without_names(desk.context, NUMBER.sub(" ", text, count=1).strip(_EDGE), UNIT)
    meant = desk.ways.among(plain, mine) if read_word(plain) is None else None
    sure = meant is not None and meant.sure and (meant.names[0] in READS or not is_question(text))
    return Words(Said("", number, _rest(text), found.item), meant.names if meant else (), sure)


def _rest(text: str) -> str:
    """What is said of the number: the words behind it, or all others where these are next to nothing."""
    before, _, behind = NUMBER.sub("\0", text, count=1).partition("\0")
    rest = _BEHIND.sub("", behind, count=1).strip(_EDGE)
    return rest if _TELLING.search(rest) else f"{before.strip(_EDGE)} {rest}".strip()


@act("number_and_words", match=lambda desk, message: _words(desk, message), order=Order.LAST)
@act(
    "number_meant",
    match=lambda desk, message: (words := _words(desk, message)) and words.sure and words,
    order=Order.CHANGE,
)
def number_and_words(desk: Desk, message: Message, words: Words) -> Reply:
    """Sure: the act. Else the likely ones to choose from, or what the number is, and what can be said of it."""
    said, number = words.said, words.said.number or ""
    if words.sure:
        return _do(desk, message, words.acts[0], said)
    found = find(desk.context, number)
    if not words.acts or found is None:
        known = found and what_it_is(desk, number, found)
        return Reply(f"没有看懂对 {number} 要办理什么，未作办理。\n{known}", forgotten=True)
    told = Told(number, digest(message.text), message.at)
    if len(words.acts) == 1:
        name = words.acts[0]
        asked = ask(desk, _WHICH, f"{number}：您是要{label(desk, name)}吗？", {"是": name, _NO: DROP}, told)
        return replace(asked, action=name, forgotten=True)
    choices = {label(desk, name): name for name in words.acts} | {_NEITHER: DROP}
    return replace(ask(desk, _WHICH, f"{number}：您是要办理：", choices, told), forgotten=True)


def _do(desk: Desk, message: Message, name: str, said: Said) -> Reply:
    return attempt(desk, name, lambda: carry_out(desk, message, act_named(name), said))


@answers(_WHICH, version=2)
def which_act(desk: Desk, kept: Told, name: str) -> Reply:
    """The act that was chosen, with what was said of the number."""
    found = find(desk.context, kept.number)
    if found is None:
        return Reply(not_found(kept.number), "unknown")
    message = Message(desk.context.userid, heard(desk, kept.digest), kept.at)
    rest = _rest(with_year(desk, message))
    return _do(desk, replace(message, text=rest), name, Said("", kept.number, rest, found.item))
