"""Strangers, events and the member's own words: 申请 and its approval, reflexes, what is no text."""

import re
from typing import Any

from actions.common.departments import resolve_any
from actions.common.states import ApplicationState
from actions.people import applications
from actions.people.applications import Application
from actions.people.members import ROLE_OF
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import the
from handlers.talk.question import answers, ask
from handlers.talk.registry import DEPARTMENT, GROUP, OFFICE, Order, act
from handlers.talk.sent_file import UNREAD
from policy.text.choice import Word, read_word
from policy.text.courtesy import is_courtesy

APPLY = re.compile(
    r"申请\s*(?P<department>\S+?)\s*(?P<role>联络员|班子成员|主要负责人|科室人员|机关纪委)\s*(?P<name>\S{2,10})"
)
MOST_CHOICES = 6
KINDS = {
    "image": f"照片未作登记。{UNREAD}如需作为佐证，请在“记台账 ……”之后或回复“佐证 编号”之后发送；涉密不上网。",
    "voice": "语音未作登记。请长按该条语音选择“转文字”，复制后发送，也可以用输入法的语音输入。",
    "file": "本助手暂不能接收对话中的文件。",
}


@act(
    "acknowledge",
    order=Order.REFLEX,
    match=lambda desk, message: (
        desk.context.actor
        and message.kind == "text"
        and is_courtesy(message.text)
        and read_word(message.text) is not Word.YES  # «好，就这样吧»
    ),
)
def acknowledge(_desk: Desk, _message: Message, _found: Any) -> Reply:
    """«收到», «好的», «谢谢»: everybody's reflex; silent, and never an answer."""
    return Reply("")


@act("apply", order=Order.STRANGER, match=lambda desk, _message: desk.context.actor is None)
def stranger(desk: Desk, message: Message, _found: Any) -> Reply:
    """Not in the member list: one polite sentence, or an application for the office."""
    if message.kind.startswith("event:unsubscribe"):
        return Reply("")
    wish = APPLY.fullmatch(message.text.strip()) if message.kind == "text" else None
    if wish is None:
        return Reply(
            f"您好，您暂不在成员名单中，请联系{desk.context.rules.office}；"
            "也可以回复“申请 单位 联络员 姓名”，如“申请 交通局 联络员 王敏”。",
            action="stranger",
            forgotten=True,
        )
    department = resolve_any(desk.context, wish["department"])
    if department is None:
        return Reply(
            f"没有找到单位“{wish['department']}”，请写单位简称后重发，或联系{desk.context.rules.office}。",
            action="stranger",
            forgotten=True,
        )
    made = applications.apply(desk.context, department, ROLE_OF[wish["role"]], wish["name"])
    return Reply(f"申请已登记，编号 {made.number}，请等候{desk.context.rules.office_name}核实，结果会在此告知您。")


@verb(
    "decide_application",
    "不?(?:同意|批准)",
    Application,
    roles=GROUP,
    usage="同意 编号",
    summary="核实成员申请",
    examples=("同意 2026-0123", "不同意 2026-0123"),
)
def decide_application(desk: Desk, _message: Message, found: Said) -> Reply:
    """The office lets an applicant in, or not."""
    return _decide(desk, found.item, approved=not found.word.startswith("不"))


def _decide(desk: Desk, wish: Application, *, approved: bool) -> Reply:
    applications.decide(desk.context, wish, approved=approved)
    done = "已同意，并已告知本人" if wish.state == ApplicationState.APPROVED else "已记为不同意，并已告知本人"
    return Reply(f"{wish.name}（{wish.department.name}）的申请 {wish.number} {done}。")


def _bare_decision(desk: Desk, message: Message) -> str | None:
    found = re.fullmatch(r"(不?同意|批准)(?:申请)?[。.]?", message.text.strip())
    return found[1] if found and desk.context.me.has("office") else None


@act("bare_decision", match=_bare_decision, order=Order.LAST, roles=OFFICE)
def bare_decision(desk: Desk, _message: Message, found: str) -> Reply:
    """«同意» that answers no open question: which of the applications that wait."""
    rows = applications.waiting(desk.context)[:MOST_CHOICES]
    if not rows:
        return Reply("目前没有待核实的申请。请写明编号和事项，如“同意 2026-0123”。")
    approved = not found.startswith("不")
    word = "同意" if approved else "不同意"
    choices = {f"{word} {row.number} {row.department.name}{row.name}": row.number for row in rows}
    return ask(desk, "which_application", f"请问{word}的是哪一项申请？", choices, approved, field="application")


@answers("which_application", roles=OFFICE)
def which_application(desk: Desk, approved: bool, number: str) -> Reply:
    """The application that the word is about."""
    return _decide(desk, the(desk.context, Application, number), approved=approved)


@act("event", order=Order.EVENT, match=lambda _desk, message: message.kind.startswith("event:"))
def event(_desk: Desk, _message: Message, _found: Any) -> Reply:
    """subscribe, enter_agent and all others: the welcome is added by the dispatcher at the first contact."""
    return Reply("")


@act("not_text", order=Order.EVENT, match=lambda _desk, message: message.kind != "text")
def not_text(desk: Desk, message: Message, _found: Any) -> Reply:
    """What is no text and no event: a short kind answer."""
    said = KINDS.get(message.kind, "本助手暂时只能阅读文字和照片。")
    page = desk.link("文件请在此上传", "/upload") if desk.context.me.has(*DEPARTMENT) else ""
    paper = page or f"材料文件请纸质报送，或联系{desk.context.rules.office}。"
    if message.kind == "voice" and desk.context.rules.has_robot:
        return Reply(f"{said}对智能机器人说话，会直接收到文字。")
    return Reply(said if message.kind in ("image", "voice") else f"{said}{paper}")
