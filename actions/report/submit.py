"""Reports for obligations: what would go in, what came in, also on paper that the desk records, and its verdict."""

from datetime import datetime

from actions.common import outages
from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.recipients import liaisons, offices
from actions.common.scope import seen
from actions.common.states import move, name_of
from actions.common.trail import of_report, record
from actions.report.drafts import MEETINGS, Draft, draft
from actions.report.obligations import settings_of
from policy.text.write import say_day, say_moment
from storage.models import Obligation, Submission
from storage.models.duties import CLOSED
from storage.states import ReportState

ANNOUNCED = ReportState.ANNOUNCED  # 纸质已送, said by the department; open until the office records the paper

__all__ = ["MEETINGS", "Draft", "Obligation", "Submission", "draft"]


def is_in(obligation: Obligation) -> bool:
    """Whether the obligation is met (or excused) and nothing is waited for."""
    return obligation.state in CLOSED


def submit(
    context: Context, drafted: Draft, way: str, received_at: datetime | None = None, text: str | None = None
) -> Submission:
    """Take the report in: number, verdict against the due moment, entries marked as reported, ladder stopped.

    `way` is entries, zero, paper, page or text, `text` what was written as the report; `received_at` is the real receipt time of paper. After a return the verdict
    is that of the first receipt: what was in time stays in time, but for a 零报告. What an outage of ours made late is in time.
    Raises UserError where it is in already.
    """
    obligation = drafted.obligation
    move(context, obligation, "resubmit" if obligation.submissions else "submit")
    moment = received_at or context.said_at
    first = obligation.submissions[0] if obligation.submissions else None
    kept = (
        first if first is not None and first.way != "zero" else None
    )  # an empty report that was returned fixes nothing
    row = Submission(
        number=next_number(context),
        obligation=obligation,
        submitted_at=moment,
        submitted_by=context.me.userid,
        way=way,
        text=text,
        entries=drafted.count,
        on_time=kept.on_time if kept else moment <= outages.extended(context, obligation.due_at),
    )
    context.session.add(row)
    context.session.flush()
    for entry in drafted.entries:
        entry.submission_id = row.id
    for note in drafted.notes:
        note.submission_id = row.id
    stop_deadline(context, "obligation", obligation.id)
    record(context, "submit_report", row.number)
    return row


def amend(context: Context, obligation: Obligation, text: str, *, add: bool) -> Submission:
    """更正, 补充: the text of a report that nobody has accepted yet; the desk is told. Raises UserError once it is accepted."""
    move(context, obligation, "amend")
    row = obligation.submissions[-1]
    row.text = f"{row.text}\n{text}" if add and row.text else text
    what = f"{obligation.department.name}{'补充' if add else '更正'}了{obligation.label}{obligation.title}（编号 {row.number}）：{text}"
    queue(context, offices(context, obligation.department.group_id), what, "report_amended", subject=row.number)
    record(context, "amend_report", row.number)
    return row


def latest_receipt(obligation: Obligation) -> Submission | None:
    """The newest report for this obligation."""
    return obligation.submissions[-1] if obligation.submissions else None


def announce_paper(context: Context, obligation: Obligation) -> None:
    """The department says that the paper is on its way: the office is told, the obligation stays open till it records
    the receipt. Raises UserError when it has been announced before, or is in.
    """
    move(context, obligation, "announce")
    settings = settings_of(context, obligation.kind)
    name = settings.short if settings else obligation.title
    today = f"{context.today.month}月{context.today.day}日"
    words = filter(None, ("代登", obligation.department.name, name, obligation.label, "纸质", today))
    text = (
        f"{obligation.department.name}称{obligation.label}{obligation.title}已送纸质。收到后请回复"
        f"“{' '.join(words)}”（日期写实际收到日期）。"
    )
    queue(context, offices(context, obligation.department.group_id), text, "paper_announced")
    record(context, "announce_paper", of_report(obligation))


def tell_paper_recorded(context: Context, obligation: Obligation, receipt: Submission, verdict: str) -> None:
    """The liaisons read the number under which the office recorded their paper."""
    text = f"{context.rules.office_name}已代登{name_of(obligation)}（纸质），编号 {receipt.number}。{verdict}"
    queue(context, liaisons(context, obligation.department), text, "paper_recorded", subject=receipt.number)


def find_receipt(context: Context, number: str) -> Submission | None:
    """A report by its number, if its department is in the actor's view."""
    query = seen(context, Submission).where(Submission.number == number)
    return context.session.scalar(query)


def verdict(context: Context, obligation: Obligation, received: datetime, on_time: bool) -> str:
    """«按时» or by how many days late, with the date by which it was judged."""
    moment = context.local(received)
    due = f"截止{say_day(obligation.due_on)}"
    if on_time and (excuse := outages.excuse(context, obligation.due_at, received)):
        return f"{due}，{say_moment(moment)}收到。{excuse}"
    if on_time:
        return f"按时报送（{due}，{say_moment(moment)}收到）。"
    late = max((moment.date() - context.local(obligation.due_at).date()).days, 1)
    return f"{due}，{say_moment(moment)}收到，晚于截止日期{late}天。"


def record_paper(
    context: Context, obligation: Obligation, received: datetime, text: str | None = None
) -> tuple[Submission, str]:
    """Take in the paper that came at this moment, with what is noted of it, and tell the department: the receipt and its verdict.

    Raises UserError where the report is in already.
    """
    row = submit(context, draft(context, obligation, received), "paper", received, text)
    told = verdict(context, obligation, row.submitted_at, row.on_time)
    tell_paper_recorded(context, obligation, row, told)
    return row, told
