"""Meeting notices in free text: registered, judged, told to the group, completed in a short dialogue (M1)."""

from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.meeting import report, search
from actions.talk import dialogue
from handlers.meeting.changes import moved
from handlers.meeting.facts import ask_facts, notice_facts
from handlers.meeting.moved import changed_notice, new_values, speaks_of_change
from handlers.meeting.receipt import register
from handlers.meeting.which import label
from handlers.talk.message import Desk, Message, Reply, numbered
from handlers.talk.registry import DEPARTMENT, Order, act, open_question
from policy.notice import Notice, looks_like_notice, read_notice
from policy.text.ask import Ask


def _is_notice(desk: Desk, message: Message) -> bool:
    """Free text that is a notice by itself; while a reason is asked for, «因为……» is the answer, not a notice."""
    actor = desk.context.actor
    if message.kind != "text" or (actor and actor.has("office") and not actor.department_ids):
        return False  # what the desk writes down for others is handlers/desk_words.py's
    if not looks_like_notice(message.text):
        return speaks_of_change(desk, message.text)
    waiting = open_question(desk, "meeting_answer")
    answers_reason = waiting is not None and waiting.state["waiting"][:1] == ["late_reason"]
    return not (answers_reason and message.text.lstrip().startswith(("因", "由于", "原因", "上级", "临时")))


@act("meeting_usage", words=r"(?:我要|怎么)?(?:报|发)?(?:会议|开会)(?:通知|报告)\s*[：:]?", roles=DEPARTMENT)
def meeting_usage(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«会议通知» alone: what to send, or the form to fill in."""
    lines = [
        "请直接发送会议通知原文，写明时间、地点、议题和联系人，如：",
        "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。联系人：王敏",
        desk.link("也可在表单中填写", "/meetings/new"),
        desk.link("上传填好的报告表", "/upload"),
    ]
    return Reply("\n".join(line for line in lines if line))


@act(
    "report_meeting",
    order=Order.NOTICE,
    match=_is_notice,
    roles=DEPARTMENT,
    usage="会议通知：……",
    summary="报告“三重一大”会议，直接发通知原文",
    examples=("会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。",),
)
def report_meeting(desk: Desk, message: Message, _found: Any) -> Reply:
    """A notice as people write it → number, days ahead, verdict, and exactly what is missing."""
    context = desk.context
    notice = read_notice(message.text, message.at, context.rules.calendar)
    department = _department(desk, notice)
    if isinstance(department, Ask):
        dialogue.ask(context, "meeting_department", department.text, {"text": message.text}, choices=department.choices)
        facts = {"meeting": notice_facts(desk.context, notice), "ask": ask_facts(department)}
        return Reply(f"{department.text}\n{numbered(department.choices)}", "ask_department", facts)
    return take(desk, department, notice, message.text)


def take(desk: Desk, department: Department, notice: Notice, text: str) -> Reply:
    """A notice that moves or calls off a meeting on file changes that one; every other is registered."""
    if notice.change is not None:
        changed = changed_notice(desk, department, notice)
        if changed is not None:
            return changed
    if notice.change == "cancelled":
        said = f"未查到{department.name}已登记的相应会议，本条未登记。如需取消某次会议，请回复“取消 编号 原因”。"
        return Reply(said, "not_found", {"meeting": notice_facts(desk.context, notice)})
    known = search.maybe_moved(desk.context, department, notice)
    if known is None or notice.change is not None:
        return register(desk, department, notice, text)
    alike = "议题相同" if notice.items else "可能为同一次会议"
    question = f"该通知与已登记的 {label(desk, known)} {alike}，请问是："
    choices = (f"{known.number} 改期", "另一次会议")
    state = {"text": text, "department": department.id, "number": known.number}
    dialogue.ask(desk.context, "meeting_or_moved", question, state, choices)
    return Reply(f"{question}\n{numbered(choices)}", "ask", {"meeting": notice_facts(desk.context, notice)})


@act(
    "meeting_or_moved",
    order=Order.ANSWER,
    match=lambda desk, message: message.kind == "text" and open_question(desk, "meeting_or_moved"),
    roles=DEPARTMENT,
)
def meeting_or_moved(desk: Desk, message: Message, found: Any) -> Reply:
    """The same agenda on another day: the meeting moved, or a second one."""
    choices, state = found.state["choices"], found.state
    choice = dialogue.chosen(message.text, choices)
    known = report.find_meeting(desk.context, state["number"])
    department = next((each for each in departments.own(desk.context) if each.id == state["department"]), None)
    if choice is None and message.text.strip(" 。") in ("改期", "是"):
        choice = choices[0]
    if choice is None or known is None or department is None:
        return Reply(f"请回复序号：\n{numbered(choices)}", "ask")
    dialogue.close(desk.context)
    notice = read_notice(state["text"], desk.context.local(found.asked_at), desk.context.rules.calendar)
    if choice == choices[1]:
        return register(desk, department, notice, state["text"])
    return moved(desk, known, new_values(notice))


def _department(desk: Desk, notice: Notice) -> Department | Ask:
    """Whose meeting it is: the sender's own department, unless another is named or there are several."""
    own = departments.own(desk.context)
    named = [each for each in own if notice.department and notice.department.lstrip("省市县区") in each.name]
    if len(named) == 1:
        return named[0]
    if notice.department and not named:
        choices = (*(each.name for each in own), notice.department)
        return Ask("department", f"通知中写的单位是“{notice.department}”，请确认这是哪个单位的会议：", choices)
    if len(own) == 1:
        return own[0]
    return Ask("department", "您在几个单位任职，请问这是哪个单位的会议？", tuple(each.name for each in own))


@act(
    "meeting_department",
    order=Order.ANSWER,
    match=lambda desk, message: message.kind == "text" and open_question(desk, "meeting_department"),
    roles=DEPARTMENT,
)
def meeting_department(desk: Desk, message: Message, found: Any) -> Reply:
    """The answer to «which department»: only one's own can be reported for."""
    choice = dialogue.chosen(message.text, found.state["choices"]) or message.text.strip()
    own = {each.name: each for each in departments.own(desk.context)}
    department = own.get(choice) or own.get(choice.lstrip("省市县区"))
    if department is None and choice not in found.state["choices"]:
        return Reply(f"请回复序号或单位名称：\n{numbered(found.state['choices'])}")
    dialogue.close(desk.context)
    if department is None:
        return Reply(
            f"{choice}的会议请由该单位联络员报送，本条未登记。如有疑问请联系{desk.context.rules.office}。", "refused"
        )
    notice = read_notice(found.state["text"], desk.context.local(found.asked_at), desk.context.rules.calendar)
    return take(desk, department, notice, found.state["text"])
