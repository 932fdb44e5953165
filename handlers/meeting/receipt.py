"""Registering a notice: the receipt says what was understood, what is missing and whether it is late (M1)."""

from collections.abc import Mapping
from datetime import datetime

from actions.common.context import Context
from actions.common.departments import Department
from actions.meeting import report
from actions.meeting.report import MeetingNotice
from actions.meeting.rules import form_lacks
from actions.meeting.words import RECEIPT_END, differences, headline, say_items, say_unprepared, say_verdict, snapshot
from handlers.meeting.facts import ask_facts, notice_facts, source_facts, verdict_facts
from handlers.meeting.questions import next_question, say_question
from handlers.talk.message import Desk, Reply
from policy.fields.report_form import Lack, say_lacks
from policy.meeting.facts import FACT
from policy.notice import Notice
from policy.notice.sources import weighty


def register(
    desk: Desk,
    department: Department,
    notice: Notice,
    text: str,
    *,
    way: str = "chat",
    received: datetime | None = None,
    form: Mapping[str, str] | None = None,
) -> Reply:
    """Record the notice; the reply names what was understood, what is missing and whether it is late."""
    context = desk.context
    reported = report.report_meeting(context, department, notice, text, way=way, reported_at=received, form=form)
    meeting = reported.meeting
    lacks = form_lacks(context, meeting)
    facts = {"meeting": notice_facts(desk.context, notice) | verdict_facts(meeting.lead_days, meeting.on_time, lacks)}
    facts |= source_facts(notice)
    question = next_question(desk, meeting, notice.asks)
    if question is not None and question.choices:
        facts["ask"] = ask_facts(question)
    lines = [
        *understood(context, reported),
        lacking(meeting, lacks if question is None or question.field != "form" else ()),
        *(f"“另：{words}”未处理，请另发。" for words in weighty(notice.unused)[:3]),
        say_question(desk, question),
        desk.link("在表单中补充", f"/meetings/{meeting.number}") if _may_fill(desk, meeting, lacks) else "",
        RECEIPT_END,
    ]
    return Reply("\n".join(line for line in lines if line), facts=facts)


def understood(context: Context, reported: report.Reported) -> list[str]:
    """Number, headline, items and verdict of a meeting just reported."""
    meeting = reported.meeting
    return [
        *_opening(context, reported),
        headline(context, meeting),
        say_items(meeting),
        say_verdict(context, meeting),
        say_unprepared(meeting),
    ]


def _may_fill(desk: Desk, meeting: MeetingNotice, lacks: tuple[Lack, ...]) -> bool:
    """Whether something is missing that the sender can fill in on the page: not the desk, which writes down a call."""
    return bool(lacks or report.missing(meeting)) and meeting.department_id in desk.context.me.department_ids


def _opening(context: Context, reported: report.Reported) -> list[str]:
    meeting = reported.meeting
    if reported.outcome == "same":
        return [f"该会议已登记，编号 {meeting.number}，无需重复报送。"]
    if reported.outcome == "changed":
        changes = differences(dict(reported.before or {}), snapshot(context, meeting))
        return [f"该会议已登记，编号 {meeting.number}，已按新通知更正：", *changes]
    return [f"收悉，予以登记，编号 {meeting.number}。"]


def lacking(meeting: MeetingNotice, lacks: tuple[Lack, ...]) -> str:
    """Everything that is missing, the form's fields too unless they are what is asked for next."""
    absent = [FACT[name].title for name in report.missing(meeting)]
    if meeting.on_time is False and not meeting.late_reason:
        absent.append("迟报原因")
    return (f"还缺：{'、'.join(absent)}。" if absent else "") + say_lacks(lacks)
