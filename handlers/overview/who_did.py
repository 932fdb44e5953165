"""谁看过 2026-0123, 谁改过 2026-0123: what the trail says of a number, for the office and the auditor."""

import re
from collections.abc import Mapping
from typing import Any, Final

from actions.common.errors import UserError
from actions.common.numbers import NUMBER, read_number
from actions.overview import trail
from actions.talk import spoken_of
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import find, not_found
from handlers.talk.paging import paged
from handlers.talk.registry import act
from handlers.talk.slot_kinds import one_of
from handlers.talk.slots import Slot, Wants

_LOOKED: Final = "看过|查看过|看了|查过|打开过|下载过|导出过"
_CHANGED: Final = "改过|动过|修改过|办过|处理过|改了|改动过"
_ASKED: Final = re.compile(
    rf"(?:(?:编号)?\s*(?P<before>{NUMBER.pattern})\s*)?(?:都?有)?(?:谁|哪些人)都?(?P<what>{_LOOKED}|{_CHANGED})\s*(?:编号)?\s*(?P<rest>.*?)[?？。]?"
)


_SHORT: Final = re.compile(r"(?<![\d-])0\d{3}(?!\d)")


def _asked(_desk: Desk, message: Message) -> Mapping[str, str] | None:
    found = _ASKED.fullmatch(message.text.strip())
    number = read_number(message.text)
    looks = found is not None and re.fullmatch(_LOOKED, found["what"])
    return {"number": number, "what": "查看" if looks else "办理"} if found and number else None


def _number(_desk: Desk, message: Message) -> list[str]:
    """Of this year where only its last four digits are said; the auditor looks up what is in nobody's view."""
    short = _SHORT.search(message.text)
    found = read_number(message.text) or (f"{message.at.year}-{short[0]}" if short else None)
    return [found] if found else []


def _last(desk: Desk) -> list[str]:
    last = spoken_of.last_number(desk.context)
    return [last] if last else []


@act(
    "who_did", match=_asked, roles=frozenset({"office", "auditor"}),
    meant=Wants(
        Slot("number", _number, "请问是哪个编号？如“2026-0123”", _last),
        one_of("what", "请问查哪一种留痕？", {"查看": "看|[查打]开?过|下载|导出", "办理": "[改动办]过|[改动办]的|修改|处理|经手"}),
    ),
    usage="谁看过 2026-0123", summary="查一个编号的查看或办理留痕", examples=("谁看过 2026-0123", "谁改过 2026-0123"),
)  # fmt: skip
def who_did(desk: Desk, _message: Message, found: Any) -> Reply:
    """When, who, what, by which door; the office asks within its scope, the auditor for every number."""
    number = found["number"]
    if not desk.context.me.has("auditor") and find(desk.context, number) is None:
        raise UserError(not_found(number))
    looks = found["what"] == "查看"
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
