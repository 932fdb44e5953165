"""Own words of an addressee that are nothing else: asked whether they answer what was sent, so that nothing is lost."""

from dataclasses import dataclass

from actions.common.states import ReceiptState
from actions.publication import finding, receipts
from actions.publication.receipts import Receipt
from handlers.publication.receipts import ADDRESSED, done
from handlers.qa.meaning import means_something
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.question import DROP, YES
from handlers.talk.registry import Order, act
from policy.text.asking import is_question


def _free(desk: Desk, message: Message) -> Receipt | None:
    """Words of an addressee that are nothing else: about the newest thing sent to the person, if it is fresh."""
    text = message.text
    if desk.context.me.is_group_side or is_question(text) or len(text.strip()) < 2 or opened(desk) is not None:
        return None
    rows = [row for row in receipts.mine(desk.context) if finding.expects_something(desk.context, row.publication)]
    if not rows or not receipts.is_fresh(desk.context, rows[0]):
        return None
    waits = rows[0].state == ReceiptState.WAITING
    return None if means_something(desk, message, waits=waits) else rows[0]


@dataclass(frozen=True)
class Free:
    """Own words, and what they may be an answer to."""

    number: str
    words: str


@act("maybe_answer", match=_free, order=Order.LAST, roles=ADDRESSED)
def maybe_answer(desk: Desk, message: Message, found: Receipt) -> Reply:
    """Nothing of what an addressee writes is lost: it is asked whether it is an answer."""
    text = f"请问这是对{found.publication.title}（{found.publication.number}）的答复吗？"
    return question.ask(
        desk,
        "is_it_an_answer",
        text,
        {"是，转综合科": YES, "不是": DROP},
        Free(found.publication.number, message.text[:1000]),
        field="confirm",
    )


@question.answers("is_it_an_answer", roles=ADDRESSED)
def is_it_an_answer(desk: Desk, kept: Free, _yes: str) -> Reply:
    """It is one."""
    return done(desk, receipts.mine(desk.context, number=kept.number)[0], "answer", kept.words)
