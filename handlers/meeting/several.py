"""Several meetings in one message: each registered with its own number, and put together again by 合并."""

from collections.abc import Sequence
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.meeting import changes, report, search
from actions.meeting.rules import form_lacks
from actions.meeting.words import RECEIPT_END, headline
from handlers.meeting.facts import ask_facts, notice_facts, verdict_facts
from handlers.meeting.questions import next_question, say_question
from handlers.meeting.receipt import lacking, understood
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, act
from policy.notice import Notice


def named_of(own: Sequence[Department], name: str | None) -> Department | None:
    """The one of these departments that a notice names («市水利局»)."""
    named = [each for each in own if name and name.lstrip("省市县区") in each.name]
    return named[0] if len(named) == 1 else None


def register_all(desk: Desk, department: Department, notices: Sequence[Notice], text: str) -> Reply:
    """Record every meeting; each is shown, judged and told by itself. Asked about is the first that lacks something."""
    context, lines = desk.context, []
    meetings, facts = [], []
    for notice in notices:
        whose = (
            named_of(departments.own(context), notice.department) or department
        )  # of two that one person reports for
        reported = report.report_meeting(context, whose, notice, text)
        meeting = reported.meeting
        lacks = form_lacks(context, meeting)
        lines += [*understood(context, reported), lacking(meeting, lacks)]
        meetings.append(meeting)
        facts.append(notice_facts(context, notice) | verdict_facts(meeting.lead_days, meeting.on_time, lacks))
    lines.append(f"已按{len(notices)}次会议登记；如为同一次请回复“合并”。")
    found: dict[str, Any] = {"meeting": facts[0], "meetings": facts}
    for meeting, notice in zip(meetings, notices, strict=True):
        question = next_question(desk, meeting, notice.asks)
        if question is not None:
            lines.append(f"关于 {meeting.number}：{say_question(desk, question)}")
            found |= {"ask": ask_facts(question)} if question.choices else {}
            break
    return Reply("\n".join(line for line in [*lines, RECEIPT_END] if line), facts=found)


@act(
    "merge_meetings",
    words=r"(?:请)?合并(?:会议|登记|成一次|为一次)?[。]?|(?:都)?是?同一次会议?[。]?",
    roles=DEPARTMENT,
    examples=("合并",),
)
def merge_meetings(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«合并» after «已按2次会议登记»: the first stays, the others are called off as the same meeting."""
    together = search.registered_together(desk.context)
    if len(together) < 2:
        raise UserError("没有一起登记的会议可以合并。如需取消某次会议，请回复“取消 编号 原因”。")
    kept, *others = together
    changes.merge(desk.context, kept, others)
    numbers = "、".join(other.number for other in others)
    lines = [
        f"已合并为 {kept.number}：{headline(desk.context, kept)}。{numbers} 不再保留，已告知有关人员。",
        f"如时间有误，请回复“改期 {kept.number} 新时间”。",
        say_question(desk, next_question(desk, kept)),
    ]
    return Reply("\n".join(line for line in lines if line))
