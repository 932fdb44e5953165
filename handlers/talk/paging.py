"""Long lists in pages of ten lines, and «续» for the next page (design: decision 11)."""

from collections.abc import Sequence
from typing import Any

from actions.talk import listing
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import act, plainly


def paged(desk: Desk, title: str, lines: Sequence[str]) -> str:
    """The title and the first ten lines; what is more waits for «续»."""
    if len(lines) > listing.PAGE_LINES:
        listing.keep(desk.context, title, lines)
    return _page(title, lines, 1)


def _page(title: str, lines: Sequence[str], page: int) -> str:
    size = listing.PAGE_LINES
    pages = -(-len(lines) // size)
    shown = [title, *lines[(page - 1) * size : page * size]]
    if pages > 1:
        more = "，回复“续”看下一页" if page < pages else "，已是最后一页"
        shown.append(f"共{len(lines)}条，第{page}/{pages}页{more}")
    return "\n".join(shown)


@act("next_page", meant=plainly, words=r"(?:续|继续|下一页|下页|更多)[。.]?", usage="续", summary="看下一页")  # fmt: skip
def next_page(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The next page of the list shown last."""
    found = listing.next_page(desk.context)
    return Reply(_page(*found) if found else "没有可继续查看的列表。")
