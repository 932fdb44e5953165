"""帮助: written from the registry, by role."""

from typing import Any

from handlers.base import Desk, Message, Reply
from handlers.paging import paged
from handlers.registry import act, acts


@act(
    "help",
    words=r"(?:你好|您好|在吗|在么|hi|hello|帮助|help|怎么用|用法|菜单|功能|[?？]+)[。.？?]*",
    usage="帮助",
    summary="查看用法",
    examples=("帮助",),
)
def show_help(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Everything that the person's roles may say, a line each, in pages; the compilation is always there."""
    lines = [
        f"· {each.usage}　{each.summary}"
        for each in acts()
        if each.usage and each.is_open_to(desk) and each.name not in ("help", "next_page")
    ]
    office = desk.context.rules.office
    return Reply(f"{paged(desk, '您可以这样说：', lines)}\n请勿发送涉密内容和举报材料。需要人工请联系{office}。")
