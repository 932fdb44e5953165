"""An answer that comes too late, or after the program has changed: nothing is guessed. After all who may know it."""

from actions.talk import dialogue
from handlers.talk.answering import RESEND, is_readable
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import Order, act
from policy.text.choice import Word, read_number, read_word

_ANSWERS = frozenset({Word.YES, Word.NO, Word.CANCEL, Word.LATER, Word.SKIP, Word.ZERO})


def _lapsed(desk: Desk, message: Message) -> bool:
    """A short answer to a question that lapsed, or that an older version of the program asked."""
    row, asked = dialogue.newest(desk.context), opened(desk)
    if row is None or (asked is not None and is_readable(asked)):
        return False
    short = read_number(message.text) is not None or read_word(message.text) in (Word.YES, Word.ZERO)
    labels = [each if isinstance(each, str) else each[0] for each in row.state.get("choices", ())]
    return short or message.text.strip() in labels


@act("lapsed_question", match=_lapsed, order=Order.LAST)
def lapsed_question(desk: Desk, _message: Message, _found: bool) -> Reply:
    """Nothing is guessed: the person is asked to send it again."""
    row = dialogue.newest(desk.context)
    old = row is not None and row.expires_at <= desk.context.now
    day = desk.context.local(row.asked_at) if row is not None else desk.context.now
    dialogue.close(desk.context)
    return Reply(f"您答复的是{day:%m月%d日 %H:%M}的问题，已过期，未作办理，请重发原来的内容。" if old else RESEND)


def _nothing_asked(desk: Desk, message: Message) -> bool:
    """«是», «不发了», «确认», «1» when no question was ever open; «好的» and the like are acknowledged elsewhere."""
    if message.in_group:
        return False
    if message.text.strip() == "取消":  # a word about a meeting: which one is asked
        return False
    answers = read_word(message.text) in _ANSWERS or read_number(message.text) is not None
    return answers and dialogue.newest(desk.context) is None


@act("nothing_asked", match=_nothing_asked, order=Order.LAST)
def nothing_asked(_desk: Desk, _message: Message, _found: bool) -> Reply:
    """An answer without a question: nothing was done, and where to look."""
    return Reply("目前没有等您答复的问题，未作办理。要办理事项请写明，或回复“我的待办”“帮助”。")
