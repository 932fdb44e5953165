"""Every open question can be dropped, put off, or turns out to have lapsed; a reflex is no confirmation."""

from handlers.talk.answering import ANSWERED, PUT_OFF
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import DROP, Asked, open_ones, opened, repeat, restate, show_again, take
from handlers.talk.registry import Order, act
from policy.text.choice import Word, read_number, read_word
from policy.text.lazy import lazily


def _outlived(desk: Desk, message: Message) -> bool:
    return bool(message.answers) and all(each.stamp != message.answers for each in open_ones(desk))


@act("button_of_closed_question", match=_outlived, order=Order.REFLEX)
def button_of_closed_question(desk: Desk, _message: Message, _found: bool) -> Reply:
    """A button answers the question under which it stands, and no later one."""
    return Reply("这一问题此前已答复，或已失效，未重复办理。").plus(repeat(desk))


def _open(desk: Desk, message: Message) -> Asked | None:
    return opened(desk) if message.kind == "text" else None


@act(
    "reflex_at_confirmation",
    match=lambda desk, message: (
        (asked := _open(desk, message)) and asked.confirms and read_word(message.text) is Word.REFLEX and asked
    ),
    order=Order.REFLEX,
)
def reflex_at_confirmation(desk: Desk, _message: Message, found: Asked) -> Reply:
    """«好的» while something waits for a yes: said once that it is none."""
    if found.nudged:
        return Reply("")
    show_again(desk, found, nudged=True)
    yes, no = found.labels
    return Reply(f"请回复 1 {yes} 或 2 {'不办' if no == '取消' else no}。", "ask")


def _drops(desk: Desk, message: Message) -> Asked | None:
    asked = _open(desk, message)
    return asked if asked is not None and asked.key_of(message.text, desk.context.now) == DROP else None


@act("drop_question", match=_drops, order=Order.CHOICE)
def drop_question(desk: Desk, message: Message, found: Asked) -> Reply:
    """«算了», «取消», «都不是»: nothing is done. «取消» alone is said to have dropped the question and no meeting."""
    if not take(desk, found):
        return Reply(ANSWERED)
    bare = read_word(message.text) is Word.CANCEL and "取消" not in found.labels
    hint = f"如要取消会议，请回复“取消 {found.about or '编号'}”。" if bare else ""
    return Reply(f"{found.dropped}{hint}").plus(repeat(desk))


def _puts_off(desk: Desk, message: Message) -> Asked | None:
    asked = _open(desk, message)
    if asked is None or asked.key_of(message.text, desk.context.now) is not None:
        return None
    return asked if read_word(message.text) in (Word.LATER, Word.SKIP) else None


@act("put_off", match=_puts_off, order=Order.CHOICE)
def put_off(desk: Desk, _message: Message, found: Asked) -> Reply:
    """«稍后»: the question is closed; what is still owed stays in 我的待办."""
    if not take(desk, found.model_copy(update={"beneath": None})):
        return Reply(ANSWERED)
    return Reply(PUT_OFF)


_ASKED_FOR = lazily(
    r"(?:那?我们?|现在|这个|这里)*(?:还|都|要)+(?:得|要|差|缺|需要)*(?:再|我)*(?:填|补|写|答|说)?(?:点|些)?(?:什么|啥|哪些|哪[几一]?[项个样])(?:东西|内容|信息)?(?:没|不|要)?(?:填|补|写|答)?[的了呢呀啊吗不]*[?？。]?"
)


@act(
    "say_question_again",
    match=lambda desk, message: (
        (asked := _open(desk, message)) and not asked.aside and _ASKED_FOR.fullmatch(message.text.strip()) and asked
    ),
    order=Order.CHOICE,
)
def say_question_again(desk: Desk, _message: Message, _found: Asked) -> Reply:
    """«还要填什么», «还差啥» while something is asked for: that is said again."""
    return Reply(restate(desk, ""), "ask")


def _no_such_number(desk: Desk, message: Message) -> Asked | None:
    asked = _open(desk, message)
    if asked is None or not asked.choices or read_number(message.text) is None:
        return None
    return asked if asked.key_of(message.text, desk.context.now) is None else None


@act("number_of_no_choice", match=_no_such_number, order=Order.CHOICE)
def number_of_no_choice(desk: Desk, message: Message, found: Asked) -> Reply:
    """A number of a list that is no longer the last one shown, or that has no such line: the list is shown again."""
    if found.numbers_hold(desk.context.now):
        return Reply(restate(desk, f"没有第{read_number(message.text)}项，请回复序号。"), "ask")
    return Reply(restate(desk, "此前的序号已失效，请按下列序号回复。"), "ask")
