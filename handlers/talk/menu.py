"""The menu at the foot of the chat: one for all, and a click means what it means for the role of who clicked (contract §3.9)."""

from dataclasses import dataclass, replace
from typing import Final

from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, EVERY_ROLE, GROUP, Order, act, carry_out, taker

CLICK: Final = "event:click"


@dataclass(frozen=True)
class Button:
    """What is written on it, and the words for which a click of each stands; who has neither is shown the help."""

    name: str
    department: str
    group: str
    page: tuple[str, str] = ("", "")  # where it is done on the page: of a department, of the group's desk

    def words(self, desk: Desk) -> str:
        """As whom the person clicked: who holds posts on both sides works the desk."""
        me = desk.context.me
        return self.group if me.has(*GROUP) else self.department if me.has(*DEPARTMENT) else "帮助"


BUTTONS: Final = {
    "todo": Button("待办", "我的待办", "我的待办", ("/todo", "/worktable")),
    "meeting": Button("会议", "会议通知", "本周会议"),
    "ledger": Button("台账", "记台账", "台账 本月 还差谁"),
    "report": Button("报送", "报送", "谁没报"),
    "document": Button("材料", "领取", "领取"),
    "questions": Button("问答目录", "问答目录", "问答目录"),
    "help": Button("帮助", "帮助", "帮助"),
}
"""By the key that a click brings."""


@act(
    "menu_click",
    match=lambda _desk, message: BUTTONS.get(message.text) if message.kind == CLICK else None,
    order=Order.EVENT,
    roles=EVERY_ROLE,
)
def menu_click(desk: Desk, message: Message, button: Button) -> Reply:
    """As if the words had been said; with a page, the way to where it is done."""
    said = replace(message, kind="text", text=button.words(desk))
    chosen, found = taker(desk, said)
    reply = carry_out(desk, said, chosen, found)
    page = button.page[desk.context.me.has(*GROUP)]
    return reply.plus(desk.link("打开页面办理", page)) if page else reply
