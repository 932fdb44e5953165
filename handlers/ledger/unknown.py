"""«记述责述廉 …», «记 函询 3件»: begins like an entry, but there is no such register, or it is switched off. Said so."""

import re

from actions.ledger import entries
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import EVERY_ROLE, Order, act, acts
from policy.ledger.definition import LedgerDefinition, words_of
from policy.text.asking import is_question

SHOWN = 8
NAMED_WITHIN = 3  # the first words of a command
_BEGINS = re.compile(
    r"(?:请|帮我|麻烦)?(?:补?记|登记|录入|补录)(?:一下|一条|一笔)?+[\s：:]*+(?P<what>(?![，,得住忆者错少多漏])\S[^\s，,：:。\d]{0,11})"
)


def _begins_like_entry(desk: Desk, message: Message) -> str | None:
    """The word behind 记 or 登记 in a text that tells something."""
    if is_question(message.text):
        return None
    text = message.text.strip()
    found = _BEGINS.match(text)
    usages = {each.usage.partition(" ")[0] for each in acts()}
    is_act = any(
        text == each or text.startswith((f"{each}：", f"{each}:")) for each in usages if each
    )  # «登记检查：……»
    return found["what"] if found and not is_act else None


def _names_what_is_off(desk: Desk, message: Message) -> LedgerDefinition | None:
    """The register that a short command names, when it is switched off: «记 函询 3件», «线索 本年», «导出 立案»."""
    if is_question(message.text):
        return None
    said = set(re.split(r"[\s：:，,]+", message.text.strip())[:NAMED_WITHIN])
    said |= {each.removeprefix("记") for each in said}
    return next((each for each in entries.off(desk.context) if said & words_of(each)), None)


@act("register_is_off", match=_names_what_is_off, order=Order.VERB, roles=EVERY_ROLE)
def register_is_off(_desk: Desk, _message: Message, found: LedgerDefinition) -> Reply:
    """Nothing is kept of what was to be filed."""
    return Reply(f"{entries.OFF.format(title=found.title)}本条未登记。", forgotten=True)


@act("unknown_register", match=_begins_like_entry, order=Order.LAST)
def unknown_register(desk: Desk, _message: Message, found: str) -> Reply:
    """Nothing is looked up in the compilation, and nothing is kept."""
    roles = desk.context.me.roles
    mine = [each for each in entries.definitions(desk.context) if roles & set(each.write)]
    ways = [f"“{each.words[0]} ……”" for each in mine if each.words]
    ways += [f"“记 {kind.title} 3{kind.unit} 单位”" for each in mine for kind in each.kinds[:1]]
    if not ways:
        return Reply(
            f"没有“{found}”这一类登记，本条未登记。您的岗位暂无可登记事项，请联系{desk.context.rules.office}。"
        )
    near = sorted(ways, key=lambda way: -len(set(way) & set(found)))[:SHOWN]
    return Reply(f"没有“{found}”这一类登记，本条未登记。可登记：{'、'.join(near)}。全部类别请回复“登记目录”查看。")
