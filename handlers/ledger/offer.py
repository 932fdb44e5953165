"""A register's name without 记 and something to record: asked about before it is an entry."""

from typing import Any

from actions.ledger import entries
from actions.ledger.performance import LEDGER
from handlers.ledger.lists import read_list
from handlers.talk.asking import ask_again
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act, answer
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import begins, speaks_of
from policy.notice import looks_like_notice


def _speaks_of(desk: Desk, message: Message) -> tuple[LedgerDefinition, str] | None:
    context = desk.context
    if message.kind != "text" or context.actor is None or looks_like_notice(message.text):
        return None
    mine = [
        each
        for each in entries.definitions(context)
        if each.key != LEDGER and each.words and context.actor.roles & set(each.write)
    ]
    found = speaks_of(message.text, mine)
    return None if found is None or begins(message.text, mine) or read_list(desk, message.text) else found


@act("offer_register", match=_speaks_of, order=Order.NOTICE)
def offer_register(desk: Desk, message: Message, found: Any) -> Reply:
    """«整改 交通局 招标不规范，12月15日前»: 是否登记为问题整改. Where only what is parsed may be kept, filed as read."""
    definition, rest = found
    command = f"{definition.words[0]} {rest}"
    if definition.parsed_only:
        return answer(desk, Message(message.userid, command, message.at))[1]
    return ask_again(desk, "register", f"是否登记为“{definition.title}”？", {"是": command, "否": ""})
