"""The menu at the foot of the chat: one for all, and a click means what it means for the role of who clicked (contract §3.9)."""

from dataclasses import dataclass, replace
from typing import Final

from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, EVERY_ROLE, GROUP, Order, act, act_named, carry_out, plainly

CLICK: Final = "event:click"


@dataclass(frozen=True)
class Button:
    """What is written on it, and the act that it stands for on each side; who is on neither is shown the help."""

    name: str
    department: str
    group: str
    page: tuple[str, str] = ("", "")  # where it is done on the page: of a department, of the group's desk

    def act_of(self, desk: Desk) -> str:
        """As whom the person clicked: who holds posts on both sides works the desk."""
        me = desk.context.me
        return self.group if me.has(*GROUP) else self.department if me.has(*DEPARTMENT) else "help"


BUTTONS: Final = {
    "todo": Button("待办", "my_todo", "my_todo", ("/todo", "/worktable")),
    "meeting": Button("会议", "meeting_usage", "meetings"),
    "ledger": Button("台账", "file_entry", "list_entries"),
    "report": Button("报送", "submit_report", "who_missing"),
    "document": Button("材料", "list_documents", "list_documents"),
    "questions": Button("问答目录", "qa_list", "qa_list"),
    "help": Button("帮助", "help", "help"),
}
"""By the key that a click brings."""


@act(
    "menu_click",
    match=lambda _desk, message: BUTTONS.get(message.text) if message.kind == CLICK else None,
    order=Order.EVENT,
    roles=EVERY_ROLE,
)
def menu_click(desk: Desk, message: Message, button: Button) -> Reply:
    """The act with nothing said beside; with a page, the way to where it is done."""
    chosen, silent = act_named(button.act_of(desk)), replace(message, kind="text", text="")
    slots = (chosen.clicked or chosen.meant or plainly)(desk, silent)
    if slots is None:
        return Reply("该项目前未启用。回复“帮助”查看其他用法。")
    reply = carry_out(desk, silent, chosen, slots)
    page = button.page[desk.context.me.has(*GROUP)]
    return reply.plus(desk.link("打开页面办理", page)) if page else reply
