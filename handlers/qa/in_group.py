"""A question in a group chat gets the compilation's short answer; whatever is about a person or a department, none."""

from dataclasses import replace
from typing import Any

from handlers.qa.answer import answer
from handlers.qa.meaning import search
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Act, Order, act, carry_out, taker

_QUESTIONS = frozenset({"qa_question", "ask_compilation"})  # found by their words
_BY_NUMBER = frozenset({"qa_number", "qa_basis", "qa_list"})
PRIVATE = "这一事项涉及个人或单位，请单独与本助手会话办理；群内可以问“谁没报”“本周会议”和汇编中的问题。"


@act(
    "in_group",
    order=Order.GROUP,
    match=lambda desk, message: message.in_group and taker(desk, replace(message, chat="", quote="")),
)
def in_group(desk: Desk, message: Message, found: tuple[Act, Any]) -> Reply:
    """What it would be in a single chat decides whether it is a question."""
    chosen, seen = found
    if chosen.name in _BY_NUMBER:
        return carry_out(desk, message, chosen, seen)
    if chosen.name not in _QUESTIONS:
        return Reply(PRIVATE, "elsewhere", forgotten=True)
    hit = search(desk, message)
    item = desk.compilation.items.get(hit.question) if hit and hit.question is not None else None
    if item is not None:
        return answer(desk, item, [], in_group=True)
    office = desk.context.rules.office
    return Reply(
        f"汇编中没有找到。请换个说法，或联系{office}；{PRIVATE.removeprefix('这一事项')}", "refuse", forgotten=True
    )
