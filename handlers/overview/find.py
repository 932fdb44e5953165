"""找 XX路: what is on file with these words, within one's scope, newest first."""

import re
from typing import Any

from actions.overview.find import find
from actions.publication import documents
from handlers.publication.document import request_document
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act

_SAID = re.compile(r"(?:帮我)?(?:查找|搜索|搜一?下|找一?下|搜|找)[\s：:]+(?P<what>\S.{0,39}?)[。]?")


def _sought(desk: Desk, message: Message) -> str | None:
    """The words that are looked for; a document's own name asks for the document (handlers/publication/document.py)."""
    found = _SAID.fullmatch(message.text.strip()) if message.kind == "text" and desk.context.actor else None
    return found["what"] if found and documents.find_document(desk.context, found["what"]) is None else None


@act(
    "find",
    match=_sought,
    roles=ANYONE,
    usage="找 XX路",
    summary="查会议、事项、登记、整改和报送中的内容",
    examples=("找 XX路", "搜索 物业招标"),
)
def find_words(desk: Desk, message: Message, found: Any) -> Reply:
    """Numbers and short lines; each is opened by «查看 编号»."""
    what: str = found
    rows = find(desk.context, what)
    near = documents.nearest_documents(desk.context, what)
    if near and what in near[0]:
        return request_document(desk, message, {"name": what})
    lines = [f"材料 {title}：回复“领取 {title}”" for title in near] + [f"{row.where.word} {row.line}" for row in rows]
    return Reply(
        paged(desk, f"含“{what}”的共{len(lines)}项，最近的在前：", lines)
        if lines
        else f"在您的范围内没有找到含“{what}”的会议、事项、登记和报送，可换个说法再找。"
    )
