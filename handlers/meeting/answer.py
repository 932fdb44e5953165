"""Answers to what was asked about a meeting (M1)."""

from typing import Any

from actions.matter.links import answer_link
from actions.meeting import changes as meeting_changes
from actions.meeting import report
from actions.meeting.telling import tell_desk
from actions.meeting.words import RECEIPT_END, say_verdict
from actions.talk import dialogue
from handlers.meeting.facts import ask_facts
from handlers.meeting.questions import is_answer, next_question, read_answer, say_filled, say_question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act, open_question
from policy.text.ask import Ask


def _answers(desk: Desk, message: Message) -> Any:
    row = open_question(desk, "meeting_answer") if message.kind == "text" else None
    if row is None:
        return None
    meeting = report.find_meeting(desk.context, row.state["number"])
    if meeting is None or meeting.state != "registered":
        return row
    return row if is_answer(desk, meeting, row.state, message.text, message.at) else None


@act(
    "meeting_answer",
    order=Order.ANSWER,
    match=_answers,
    roles=DEPARTMENT | {"office"},
)
def meeting_answer(desk: Desk, message: Message, found: Any) -> Reply:
    """The answer to what was asked about a meeting; one message may answer several questions."""
    context = desk.context
    meeting = report.find_meeting(context, found.state["number"])
    if meeting is None or meeting.state != "registered":
        dialogue.close(context)
        return Reply(f"会议 {found.state['number']} 已不在登记状态，无需补充。")
    filled = read_answer(desk, meeting, found.state, message.text, message.at)
    if isinstance(filled, Ask):
        return Reply(say_question(desk, filled), facts={"ask": ask_facts(filled)})
    told = found.state["changed"] or filled.keys() != {"form"}
    done = [f"已补记{say_filled(filled)}。"]
    if "matter" in filled:
        done = [answer_link(context, meeting, filled.pop("matter"))]
    changes = meeting_changes.amend(context, meeting, filled) if filled else []
    question = next_question(desk, meeting, changed=told and not changes)
    done += changes
    if "starts_at" in filled:
        done.append(say_verdict(context, meeting))
    if question is None:
        if told and not changes:
            tell_desk(context, meeting, "会议补充")
        done.append(f"会议 {meeting.number} 的信息已补齐，派驻组已收到。{RECEIPT_END}")
    return Reply("\n".join([*done, say_question(desk, question)]).strip())
