"""找 XX路: what is on file with these words, within one's scope, newest first."""

import re
from typing import Any

from actions.overview.find import find
from actions.publication import documents
from handlers.publication.document import request_document
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act
from handlers.talk.slots import Slot, Wants

_SAID = re.compile(r"(?:帮我)?(?:查找|搜索|搜一?下|找一?下|搜|找)[\s：:]+(?P<what>\S.{0,39}?)[。]?")


_ASKING = re.compile(
    r"帮我|帮忙|麻烦|点?东西|[请想要能]|我们?|[你您]|一下|出来|看看|[查找搜翻检索]+|有没有|有无|哪里|哪儿|哪[个次些家]|什么时候|谁家?|上次|上回|之前|以前|过去|曾经?|当时"
    r"|关于|有关|相关|涉及|提[到过]|说过?|讲过?|议过?|研究过?|讨论过?|审议过?|报过?|含有?|关键词|那个|这个|那次|[那这][件项条]|所有|全部"
    r"|事[项情]?|项目|会议?|记录|登记|内容|信息|情况|材料|[的是了过吗呢吧在和与跟同把都上里开]|[，,。.？?！!：:“”\s]"
)


def _sought(desk: Desk, message: Message) -> re.Match[str] | None:
    """The words that are looked for; a document's own name asks for the document (handlers/publication/document.py)."""
    found = _SAID.fullmatch(message.text.strip())
    return found if found and documents.find_document(desk.context, found["what"]) is None else None


def _words(_desk: Desk, message: Message) -> list[str]:
    """What is left of «找一下人民路那个项目» when the words that ask are taken away."""
    left = " ".join(each for each in _ASKING.sub(" ", message.text).split() if len(each) > 1)
    return [left] if left else []


@act(
    "find",
    match=_sought,
    meant=Wants(Slot("what", _words, "请问查找什么内容？写几个字即可，如“人民路”", free=True)),
    roles=ANYONE,
    usage="找 XX路",
    summary="查会议、事项、登记、整改和报送中的内容",
    examples=("找 XX路", "搜索 物业招标"),
)
def find_words(desk: Desk, message: Message, found: Any) -> Reply:
    """Numbers and short lines; each is opened by «查看 编号»."""
    what: str = found["what"]
    rows = find(desk.context, what)
    near = documents.nearest_documents(desk.context, what)
    if near and what in near[0]:
        return request_document(desk, message, {"name": what})
    lines = [f"材料 {title}：回复“领取 {title}”" for title in near] + [f"{row.where.word} {row.line}" for row in rows]
    return Reply(
        paged(desk, f"含“{what}”的共{len(lines)}项，最近的在前：", lines)
        if lines
        else f"在您的范围内没有找到含“{what}”的会议、事项、登记和报送，可换个说法再找。需要文件的请回复“领取 {what}”，由综合科查找。"
    )
