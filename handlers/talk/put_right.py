"""What waits for 确认 is put right in a few words: asked for once more with this in place of its like, and shown again."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from actions.common import departments
from actions.common.errors import UserError
from actions.talk import dialogue
from handlers.talk.answering import WORDS, not_understood
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import Asked, opened, repeat, take
from handlers.talk.registry import Matcher, Order, act, acts, carry_out, taker
from policy.text.asking import is_question
from policy.text.righted import Righted, held_back, put_right, read_righted

_ONE_MORE: Final = re.compile(
    r"(?:再|还|也|请|把)*(?:加上?|带上|算上)(?P<who>\S{2,20}?)(?:吧|也行)?[。]?|(?P<too>\S{2,20}?)也(?:要|得)?(?:报|发|登|催|算上|布置)(?:吧|上)?[。]?"
)
_EVERYBODY: Final = re.compile(r"(?:各|所有|全部)(?:单位|部门|局)|全部")


class _Draft(NamedTuple):
    """What waits, and the words that it would have been asked for in."""

    asked: Asked
    text: str


def _puts_right(reads: Callable[[Desk, str], object]) -> Matcher:
    """Matches what `reads` finds something in, of a draft that was asked for in words which say its like."""

    def match(desk: Desk, message: Message) -> _Draft | None:
        asked = opened(desk) if not message.in_group else None
        if asked is None or not asked.offers_yes or is_question(message.text) or not reads(desk, message.text):
            return None
        remarks = [message.text]
        for text in desk.lately:
            if not (_values(desk, text) or _whose(desk, text)):
                turned: str | None = text
                for each in reversed(remarks):
                    turned = _turned(desk, turned, each) if turned else None
                return _Draft(asked, turned) if turned else None
            remarks.append(text)
        return None

    return match


def _values(_desk: Desk, text: str) -> Righted | None:
    return read_righted(text)


def _left_out(desk: Desk, text: str) -> list[str]:
    held = held_back(text)
    return [each.name for each in departments.mentioned(desk.context, held)] if held else []


def _whose(desk: Desk, text: str) -> list[str]:
    return _left_out(desk, text) or _added(desk, text)


def _added(desk: Desk, text: str) -> list[str]:
    found = _ONE_MORE.fullmatch(text.strip())
    return [each.name for each in departments.mentioned(desk.context, found["who"] or found["too"])] if found else []


def _turned(desk: Desk, text: str, remark: str) -> str | None:
    """The words with what is put right; None where they say nothing of the kind."""
    if righted := read_righted(remark):
        return put_right(text, righted)
    if added := _added(desk, remark):
        shown = [each.name for each in departments.mentioned(desk.context, text) if each.name in text]
        last = max(shown, key=text.rfind, default="")
        return text.replace(last, "、".join([last, *added]), 1) if last and not set(added) & set(shown) else None
    for name in _left_out(desk, remark):
        before, listed = text, rf"[、，,和跟与及]{name}|{name}[、，,和跟与及]"
        text = (
            re.sub(listed, "", text, count=1) if name in text else _EVERYBODY.sub(f"除{name}外的各单位", text, count=1)
        )
        if text == before:
            return None
    return text


class _OtherwiseError(Exception):
    """The words do not lead to the same question."""


@act("put_right", match=_puts_right(_values), order=Order.CHOICE)
@act("put_right_whose", match=_puts_right(_whose), order=Order.CHANGE)
def put_right_draft(desk: Desk, message: Message, found: _Draft) -> Reply:
    """Shown as it is now; where it cannot be shown so, all stays as it was, and is asked again."""
    try:
        with desk.context.session.begin_nested():
            return _shown(desk, replace(message, text=found.text), found.asked)
    except _OtherwiseError:
        dialogue.look_again(desk.context)
        own = next((each for each in acts() if each.name == f"{found.asked.name}{WORDS}"), None)
        if own and (said := own.match(desk, message)):
            return carry_out(desk, message, own, said)
        return not_understood(desk, message.text) or Reply("")
    except UserError as error:
        dialogue.look_again(desk.context)
        return Reply(str(error), "user_error").plus(repeat(desk))


def _shown(desk: Desk, message: Message, asked: Asked) -> Reply:
    take(desk, asked)
    chosen, what = taker(desk, message)
    reply = carry_out(desk, message, chosen, what)
    now = opened(desk)
    if now is None or now.name != asked.name:
        raise _OtherwiseError
    return replace(reply, action=reply.action or chosen.name)
