"""确认恢复: after a backup was brought in, the admin lets the assistant send again."""

from typing import Any

from actions.running import restored
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import act, plainly


@act(
    "confirm_restore", words=r"确认恢复[。.]?", meant=plainly, at_once=True, roles=frozenset({"admin"}),
    usage="确认恢复", summary="由备份恢复数据后，恢复发送", examples=("确认恢复",),
)  # fmt: skip
def confirm_restore(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«确认恢复»: planning and sending begin again; nothing of before is caught up."""
    restored.confirm(desk.context)
    return Reply("已确认恢复，提醒和消息自现在起恢复发送；恢复之前应发而未发的不再补发，可在“发送情况”中查看。")
