"""帮助: written from the registry, by role."""

from typing import Any

from handlers.base import Desk, Message, Reply
from handlers.registry import act, acts


@act(
    "help",
    words=r"(?:你好|您好|在吗|在么|hi|hello|帮助|help|怎么用|用法|菜单|功能|[?？]+)[。.？?]*",
    usage="帮助",
    summary="查看用法",
    examples=("帮助",),
)
def show_help(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Everything that the person's roles may say, one line each."""
    lines = [
        f"· {each.usage}　{each.summary}"
        for each in acts()
        if each.usage and each.is_open_to(desk) and each.name != "help"
    ]
    return Reply(
        "您可以这样说：\n"
        + "\n".join(lines)
        + f"\n也可以直接提问，如“一岗双责是什么”。请勿发送涉密内容和举报材料。需要人工请联系{desk.context.rules.office}。"
    )
