"""谁看过 2026-0123, 谁改过 2026-0123: what the trail says of a number, for the office and the auditor."""

import re
from typing import Any, Final

from actions.common.errors import UserError
from actions.common.numbers import NUMBER, read_number
from actions.overview import trail
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import find, not_found
from handlers.talk.paging import paged
from handlers.talk.registry import act

_LOOKED: Final = "看过|查看过|看了|查过|打开过|下载过|导出过"
_CHANGED: Final = "改过|动过|修改过|办过|处理过|改了|改动过"
_ASKED: Final = re.compile(
    rf"(?:(?:编号)?\s*(?P<before>{NUMBER.pattern})\s*)?(?:都?有)?(?:谁|哪些人)都?(?P<what>{_LOOKED}|{_CHANGED})\s*(?:编号)?\s*(?P<rest>.*?)[?？。]?"
)


def _asked(_desk: Desk, message: Message) -> re.Match[str] | None:
    found = _ASKED.fullmatch(message.text.strip()) if message.kind == "text" else None
    return found if found and read_number(message.text) else None


@act(
    "who_did", match=_asked, roles=frozenset({"office", "auditor"}),
    usage="谁看过 2026-0123", summary="查一个编号的查看或办理留痕", examples=("谁看过 2026-0123", "谁改过 2026-0123"),
)  # fmt: skip
def who_did(desk: Desk, message: Message, found: Any) -> Reply:
    """When, who, what, by which door; the office asks within its scope, the auditor for every number."""
    number = read_number(message.text) or ""
    if not desk.context.me.has("auditor") and find(desk.context, number) is None:
        raise UserError(not_found(number))
    looks = re.fullmatch(_LOOKED, found["what"]) is not None
    lines = trail.of_number(desk.context, number, looks=looks)
    if looks:
        kept = "留痕的查看包括：保密台账的内容、下载的文件、导出和打开的报送。"
        return Reply(
            paged(desk, f"{number} 的查看留痕{len(lines)}条，最近的在前。{kept}", lines)
            if lines
            else f"{number} 没有查看留痕。{kept}"
        )
    return Reply(
        paged(desk, f"{number} 的办理留痕{len(lines)}条，最近的在前：", lines)
        if lines
        else f"{number} 没有办理留痕，请核对编号。"
    )
