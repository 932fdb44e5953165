"""A register's name without 记 and something to record: asked about before it is an entry."""

from typing import Any

from actions.common.errors import UserError
from actions.ledger import entries
from actions.ledger.performance import LEDGER
from handlers.ledger.department import Unplaced
from handlers.ledger.file import take_entry
from handlers.ledger.lists import read_list
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act
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
    if definition.parsed_only:
        return take_entry(desk, definition, rest, message.at)
    kept = Unplaced(definition.key, rest, message.at)
    text = f"是否登记为“{definition.title}”？"
    choices = {"是": question.YES, "否": question.DROP}
    return question.ask(desk, "offered_register", text, choices, kept, field="register", dropped="好的，未登记。")


@question.answers("offered_register")
def offered_register(desk: Desk, kept: Unplaced, _yes: str) -> Reply:
    """It is to be recorded, as it was said then."""
    definition = entries.definition_of(desk.context, kept.ledger)
    if definition is None:
        raise UserError("该台账已停用，本条尚未登记。")
    return take_entry(desk, definition, kept.words, kept.at)
