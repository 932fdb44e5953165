"""How the open question is answered: by a choice or in own words, by the function that registered for it (question.py)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from actions.common.errors import UserError
from actions.talk import dialogue
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import Asked, change, open_ones, opened, put_back, restate, take
from handlers.talk.registry import EVERY_ROLE, Order, act, acts
from policy.text.asking import is_question
from policy.text.choice import Word, declines, read_word

K = TypeVar("K")
V = TypeVar("V")
RESEND = "此前的问题已失效，未作办理，请重发原来的内容。"
ANSWERED = "这一问题刚才已答复，无需重复。"
PUT_OFF = "好的，先放下。需要时请重新发送，待办事项可回复“我的待办”查看。"
WORDS = "_words"  # behind a question's name: the act that takes own words for it


@dataclass(frozen=True)
class Known:
    kept: TypeAdapter[Any]
    version: int
    settled: Callable[[Desk, Any], str | None] | None


KNOWN: dict[str, Known] = {}


def answers(
    name: str,
    *,
    roles: frozenset[str] = EVERY_ROLE,
    version: int = 1,
    settled: Callable[[Desk, Any], str | None] | None = None,
) -> Callable[[Callable[[Desk, K, str], Reply]], Callable[[Desk, K, str], Reply]]:
    """The function that is called with what was kept and the key of the choice; the question is closed by then.

    `settled` gives the words for a person whose question has been settled elsewhere since, else None.
    """

    def register(run: Callable[[Desk, K, str], Reply]) -> Callable[[Desk, K, str], Reply]:
        _learn(name, run, version, settled)
        act(
            name,
            match=lambda desk, message: _chosen(desk, message, name),
            order=Order.CHOICE,
            roles=roles,
            among=_of_open_ones,
        )(_answering(run))
        return run

    return register


def own_words(
    name: str,
    reads: Callable[[Desk, K, Message], V | None],
    *,
    roles: frozenset[str] = EVERY_ROLE,
    version: int = 1,
    questions: bool = False,
    first: bool = False,
) -> Callable[[Callable[[Desk, K, V], Reply]], Callable[[Desk, K, V], Reply]]:
    """The function for an answer in the person's own words: called with what `reads` makes of them.

    `reads` gives None for whatever does not fit: that message is no answer. It is asked last, after every command,
    notice and question; «是», «算了», «稍后» and the like never reach it. With `questions` a question is an answer, too,
    before the compilation has it. `first`: before all of them, of words that speak of what is shown.
    """

    def register(run: Callable[[Desk, K, V], Reply]) -> Callable[[Desk, K, V], Reply]:
        _learn(name, run, version, None)
        act(
            f"{name}{WORDS}",
            match=lambda desk, message: _fitting(desk, message, name, reads, questions),
            order=Order.CHOICE if first else Order.NOTICE if questions else Order.ANSWER,
            roles=roles,
            among=_of_open_ones,
        )(_answering(run, name))
        return run

    return register


def _learn(
    name: str, run: Callable[..., Reply], version: int, settled: Callable[[Desk, Any], str | None] | None
) -> None:
    before = KNOWN.get(name)
    if before is None or settled is not None:
        kept = list(get_type_hints(run).values())[1]
        KNOWN[name] = Known(TypeAdapter(kept), version, settled)


def named(desk: Desk, name: str) -> Asked | None:
    return next((each for each in open_ones(desk) if each.name == name), None)


def _of_open_ones(desk: Desk, _message: Message) -> list[str]:
    """The acts that take an answer to what is open: most often none."""
    return [act_name for each in open_ones(desk) for act_name in (each.name, f"{each.name}{WORDS}")]


def _chosen(desk: Desk, message: Message, name: str) -> tuple[Asked, str] | None:
    if (asked := named(desk, name)) is None:
        return None
    key = asked.key_of(message.text, desk.context.now)
    return (asked, key) if key else None


def _fitting(
    desk: Desk, message: Message, name: str, reads: Callable[[Desk, K, Message], V | None], questions: bool
) -> tuple[Asked, V] | None:
    asked = named(desk, name) if questions or not is_question(message.text) else None
    if asked is None or (known := _values(asked)) is None:
        return None
    value = reads(desk, known[0], message)
    if value is None or (isinstance(value, str) and read_word(message.text) is Word.YES):  # «确认» is no text
        return None
    return asked, value


def _values(asked: Asked) -> tuple[Any] | None:
    """What was kept, as the answering function takes it; None when it cannot be read any more."""
    known = KNOWN.get(asked.name)
    if known is None or known.version != asked.version:
        return None
    try:
        return (known.kept.validate_python(asked.kept),)
    except ValidationError:
        return None


def _answering(run: Callable[[Desk, Any, Any], Reply], name: str = "") -> Callable[[Desk, Message, Any], Reply]:
    """The run of a registered act: close the question, then call the function with what it kept."""

    @wraps(run)
    def answered(desk: Desk, _message: Message, found: tuple[Asked, Any]) -> Reply:
        asked, value = found
        values, top = _values(asked), opened(desk)
        over = top if top is not None and top.stamp != asked.stamp else None
        if not take(desk, asked):
            return Reply(ANSWERED)
        if values is None:
            return Reply(RESEND)
        settled = KNOWN[asked.name].settled
        reply = Reply(said) if settled and (said := settled(desk, values[0])) else _run(desk, run, values[0], value)
        return replace(reply, action=reply.action or name).plus(put_back(desk, over))

    return answered


def _run(desk: Desk, run: Callable[[Desk, Any, Any], Reply], kept: Any, value: Any) -> Reply:
    """A refusal by the act is the answer, and the question stays closed."""
    try:
        with desk.context.session.begin_nested():
            return run(desk, kept, value)
    except UserError as error:
        dialogue.look_again(desk.context)
        return Reply(str(error), "user_error")


def fits_closely(desk: Desk, message: Message) -> bool:
    """Whether own words answer the open question and can hardly be anything else; a value that is `loose` may be."""
    found = _answer_to(desk, message)
    return found is not None and not getattr(found[1], "loose", False)


def fits_loosely(desk: Desk, message: Message) -> bool:
    """Whether own words may answer the open question, and may be something else."""
    found = _answer_to(desk, message)
    return found is not None and getattr(found[1], "loose", False)


def fits_doubtfully(desk: Desk, message: Message) -> bool:
    """Whether own words would only be asked about, whether they answer the open question."""
    found = _answer_to(desk, message)
    return found is not None and bool(getattr(found[1], "doubtful", ""))


def _answer_to(desk: Desk, message: Message) -> Any:
    """What own words answer of the open question; None where they fit nothing that is asked."""
    return next((found for each in acts() if each.order is Order.ANSWER and (found := each.match(desk, message))), None)


def kept_of(desk: Desk, name: str, kind: type[K]) -> K | None:
    """What the open question of this name keeps, for a command that speaks of it («用这些问法补充第7问»)."""
    asked = named(desk, name)
    values = _values(asked) if asked is not None else None
    return values[0] if values is not None and isinstance(values[0], kind) else None


def is_readable(asked: Asked) -> bool:
    """Whether this program still knows the question, and can read what it kept."""
    return _values(asked) is not None


def _unreadable(desk: Desk) -> Reply | None:
    row = dialogue.pending(desk.context)
    if row is None:
        return None
    dialogue.close(desk.context)
    return Reply(RESEND)


def not_understood(desk: Desk, text: str) -> Reply | None:
    """A text that is no answer, no command and no question: asked once more in other words, then let go. What begins with a no
    or a later, and goes on with the reason, is that.

    None when no question is open.
    """
    asked = opened(desk)
    if asked is not None and asked.aside and asked.beneath:
        take(desk, asked)
        asked = opened(desk)
    if asked is None or not is_readable(asked):
        return _unreadable(desk)
    if asked.aside:
        return None
    if declined := declines(text):
        take(desk, asked)
        return Reply(asked.dropped if declined is Word.NO else PUT_OFF, forgotten=True)
    if asked.unread:  # asked twice already
        take(desk, asked)
        return Reply(
            f"仍没有看懂您的答复，这一项先放下，未作办理。如需办理请重新发送，或联系{desk.context.rules.office}。",
            forgotten=True,
        )
    change(desk, asked, unread=1)
    return Reply(
        restate(desk, f"没有看懂这个答复在这里的意思。{'请从下列各项中选：' if asked.choices else '请再答一次：'}"),
        "ask",
        forgotten=True,
    )
