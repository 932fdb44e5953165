"""Questions with choices, and the confirmation before something leaves. What is no answer is left to others."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.talk import dialogue
from handlers.talk.message import Desk, Message, Reply, numbered
from handlers.talk.registry import Matcher, Order, act, answer, open_question

_YES = re.compile(r"(?:确认|确定|是的?|对的?|可以|同意|1|一)(?:报送|退回|催办|发送|发出|撤回)?[。.]?")
_NO = re.compile(r"(?:取消|不用了?|先不[报发]?|算了|否|不|暂不|2|二)(?:报送|退回|催办|发送)?[。.]?")


def ask_again(desk: Desk, field: str, question: str, choices: Mapping[str, str]) -> Reply:
    """Ask which choice is meant. Each choice stands with the command that the sender would have written.

    The answer, by number or in its own words, is taken as that command.
    """
    text = f"{question}\n{numbered(list(choices))}"
    dialogue.ask(desk.context, "choose", question, {"commands": dict(choices)}, list(choices))
    return Reply(text, "ask", {"ask": {"field": field, "text": question, "choices": list(choices)}})


def _is_choice(desk: Desk, message: Message) -> Any:
    row = open_question(desk, "choose")
    if row is None or message.kind != "text":
        return None
    choice = dialogue.chosen(message.text, row.state["choices"])
    if choice is None and re.fullmatch(r"\s*\d\s*", message.text) is None:
        return None
    return row, choice


def names_choice(desk: Desk, text: str) -> bool:
    """Whether a text is, word for word, a choice of the open question: «清单» then is no command of its own."""
    row = open_question(desk, "choose")
    return row is not None and text.strip() in row.state["choices"]


@act("choose", match=_is_choice, order=Order.ANSWER)
def choose(desk: Desk, message: Message, found: Any) -> Reply:
    """The answer to a question with choices: goes on as the command that the choice stands for."""
    row, choice = found
    if choice is None:
        return Reply(f"没有这一项，请回复序号：\n{numbered(row.state['choices'])}", "ask")
    command = row.state["commands"][choice]
    dialogue.close(desk.context)
    asked_at = desk.context.local(row.asked_at)  # what is kept was said then
    return answer(desk, replace(message, text=command, at=asked_at))[1] if command else Reply("好的，已记下。")


@act(
    "drop_choice",
    match=lambda desk, message: (
        message.kind == "text" and _NO.fullmatch(message.text.strip()) and open_question(desk, "choose")
    ),
    order=Order.ANSWER,
)
def drop_choice(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«取消», «算了»: none of the choices."""
    dialogue.close(desk.context)
    return Reply("好的，未办理。")


def ask_department(desk: Desk, words: str, names: Sequence[str], command: Callable[[str], str]) -> Reply:
    """No department of the person's scope has this name: show the nearest, and go on with the one chosen."""
    if not names:
        return Reply(f"未找到单位“{words}”：名称有误，或不在您可办理的范围内，请核对后重发。", "ask")
    return ask_again(desk, "department", f"未找到“{words}”，您是指：", {name: command(name) for name in names})


def confirms(name: str) -> Matcher:
    """Matches «确认» and «取消» while the act `name` waits for it; gives the open question and whether it was yes."""

    def match(desk: Desk, message: Message) -> Any:
        row = open_question(desk, name)
        if row is None or message.kind != "text":
            return None
        words = message.text.strip()
        yes, no = _YES.fullmatch(words), _NO.fullmatch(words)
        return (row, bool(yes)) if yes or no else None

    return match
