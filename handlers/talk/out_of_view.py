"""A look at a department that is not the person's to see: said so, and nothing of others shown in its place (domain.md «Roles»)."""

import re
from typing import Final

from actions.common import departments
from handlers.talk.follow_on import LOOKS, looked_at
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, Order, act, taker

_NAMES_ONE: Final = re.compile(r"[\u4e00-\u9fff]{2}(?:局|委|办|院|厅|中心|站|所)")
_REMINDS: Final = frozenset({"remind"})
_ASKING: Final = "out_of_view"  # in `context.read`


def _elsewhere(desk: Desk, message: Message) -> list[str]:
    """The departments out of view that a look is about, where it names none in view."""
    if message.in_group or not desk.context.me.has(*GROUP):
        return []
    if not _NAMES_ONE.search(message.text) or departments.mentioned(desk.context, message.text):
        return []
    found = [] if _ASKING in desk.context.read else departments.elsewhere(desk.context, message.text)
    if not found:
        return []
    desk.context.read[_ASKING] = True  # who else would take it
    wanted = looked_at(taker(desk, message))
    del desk.context.read[_ASKING]
    return found if wanted in LOOKS | _REMINDS else []


@act("out_of_view", match=_elsewhere, order=Order.VERB)
def out_of_view(_desk: Desk, _message: Message, found: list[str]) -> Reply:
    """Whose it is, is not told either."""
    return Reply(f"“{'、'.join(found)}”不在您可办理的范围内，请核对单位名称。", "not_found")
