"""Reports for obligations: what would go in, what came in, what is returned, what is accepted."""

from datetime import datetime

from actions.common import outages
from actions.common.context import Context
from actions.common.deadlines import stop_deadline
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.recipients import liaisons, offices
from actions.common.trail import record
from actions.report.drafts import MEETINGS, REGISTERS, Draft, draft
from actions.report.obligations import settings_of
from storage.models import Obligation, Submission
from storage.models.duties import CLOSED

ANNOUNCED = "announced"  # 纸质已送, said by the department; open until the office records the paper

__all__ = [
    "ANNOUNCED",
    "MEETINGS",
    "REGISTERS",
    "Draft",
    "Obligation",
    "announce_paper",
    "draft",
    "is_in",
    "latest_receipt",
    "submit",
    "tell_paper_recorded",
]


def is_in(obligation: Obligation) -> bool:
    """Whether the obligation is met (or excused) and nothing is waited for."""
    return obligation.state in CLOSED


def submit(context: Context, drafted: Draft, way: str, received_at: datetime | None = None) -> Submission:
    """Take the report in: number, verdict against the due moment, entries marked as reported, ladder stopped.

    `way` is entries, zero, paper or page; `received_at` is the real receipt time of paper. After a return the verdict
    is that of the first receipt: what was in time stays in time, but for a 零报告. What an outage of ours made late is in time.
    """
    obligation = drafted.obligation
    context.session.refresh(obligation, ["state"], with_for_update=True)
    if is_in(obligation):  # somebody else was faster
        raise UserError(f"{obligation.label}{obligation.title}已经报送，无需重复报送。")
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
        entries=drafted.count,
        on_time=kept.on_time if kept else moment <= outages.extended(context, obligation.due_at),
    )
    context.session.add(row)
    context.session.flush()
    for entry in drafted.entries:
        entry.submission_id = row.id
    for note in drafted.notes:
        note.submission_id = row.id
    obligation.state = "resubmitted" if first else "submitted"
    stop_deadline(context, "obligation", obligation.id)
    record(context, "submit_report", row.number)
    return row


def latest_receipt(obligation: Obligation) -> Submission | None:
    """The newest report for this obligation."""
    return obligation.submissions[-1] if obligation.submissions else None


def announce_paper(context: Context, obligation: Obligation) -> bool:
    """The department says that the paper is on its way: the office is told, the obligation stays open till it records
    the receipt. False when it has been announced before.
    """
    if obligation.state == ANNOUNCED:
        return False
    obligation.state = ANNOUNCED
    settings = settings_of(context, obligation.kind)
    name = settings.short if settings else obligation.title
    today = f"{context.today.month}月{context.today.day}日"
    words = filter(None, ("代登", obligation.department.name, name, obligation.label, "纸质", today))
    text = (
        f"{obligation.department.name}称{obligation.label}{obligation.title}已送纸质。收到后请回复"
        f"“{' '.join(words)}”（日期写实际收到日期）。"
    )
    queue(context, offices(context, obligation.department.group_id), text, "paper_announced")
    record(context, "announce_paper", str(obligation.id))
    return True


def tell_paper_recorded(context: Context, obligation: Obligation, receipt: Submission, verdict: str) -> None:
    """The liaisons read the number under which the office recorded their paper."""
    text = (
        f"{context.rules.office_name}已代登{obligation.department.name}{obligation.label}{obligation.title}（纸质），"
        f"编号 {receipt.number}。{verdict}"
    )
    queue(context, liaisons(context, obligation.department), text, "paper_recorded", subject=receipt.number)
