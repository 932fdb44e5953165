"""收到: what was sent is signed, by itself or with something that is said beside it."""

import re

from actions.publication import finding, receipts
from actions.publication.finding import Publication
from actions.publication.receipts import Receipt
from handlers.publication.receipts import ADDRESSED, receipts_of
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import Order, act, taker
from policy.publication.definition import Expects
from policy.text.asking import is_question

_SIGNS = re.compile(r"(?:已经?)?(?:收到|收悉|已阅|知悉|阅知|已知悉)(?:了|，?谢谢|，?感谢|，?好的)?[。.！!~～]*")
_SIGNS_AND_SAYS = re.compile(
    r"(?:好的?[，,、\s]*)?(?:已经?)?(?:收到|收悉|知道|知悉)了?[。，,；;：:\s！!]+(?P<rest>\S.+)", re.DOTALL
)
_SAID: dict[Expects, str] = {
    "study": "学习后请回复“已学习 {}”",
    "attendance": "请另回复“参会 {0}”或“请假 {0} 原因”",
    "fields": "请另回复“答复 {} ……”",
}
_QUOTED = 40  # characters


def _unsigned(desk: Desk, message: Message) -> list[Receipt] | None:
    """What «收到» signs; a question that waits for a yes comes first."""
    if message.kind != "text" or desk.context.actor is None or not _SIGNS.fullmatch(message.text.strip()):
        return None
    if (asked := opened(desk)) is not None and asked.confirms:
        return None
    return receipts.unsigned(desk.context) or None


@act("sign", match=_unsigned, order=Order.REFLEX, roles=ADDRESSED)
def sign(desk: Desk, _message: Message, found: list[Receipt]) -> Reply:
    """«收到» signs everything that has been sent in full since the last one, and names it."""
    done = receipts.sign(desk.context, found)
    lines = [f"已签收：{'、'.join(done.titles)}。"]
    lines += [f"{_SAID[expects].format(number)}。" for expects, number in done.still]
    return Reply("\n".join(lines))


def _says_more(desk: Desk, message: Message) -> tuple[list[Receipt], str] | None:
    """«收到，我们周二交»: what it signs, and the rest, where that is nothing that could be said by itself."""
    found = _SIGNS_AND_SAYS.fullmatch(message.text.strip())
    if found is None or ((asked := opened(desk)) is not None and asked.confirms):
        return None
    rows = receipts.unsigned(desk.context)
    if not rows or is_question(found["rest"]):
        return None
    by_itself = taker(desk, Message(message.userid, found["rest"], message.at))[0].order < Order.LAST
    return None if by_itself else (rows, found["rest"])


@act("sign_and_say", match=_says_more, order=Order.NOTICE, roles=ADDRESSED)
def sign_and_say(desk: Desk, message: Message, found: tuple[list[Receipt], str]) -> Reply:
    """Signed, and what was said besides is an answer to the newest of them: nothing of it is lost."""
    rows, words = found
    signed, row = sign(desk, message, rows), rows[-1].publication
    if finding.definition_of(desk.context, row.kind).expects == "fields":
        return signed
    receipts.take(desk.context, rows[-1], "answer", words)
    return signed.plus(f"“{words[:_QUOTED]}”已作为对{row.title}（{row.number}）的答复转综合科。")


@verb("sign_one", "收到|签收|已阅", Publication, roles=ADDRESSED)
def sign_one(desk: Desk, message: Message, found: Said) -> Reply:
    """«收到 2026-0001»: this one."""
    row = receipts_of(desk, found)[0]
    if row.signed_at is not None:
        return Reply(f"{row.publication.title}（{row.publication.number}）此前已签收。")
    return sign(desk, message, [row])
