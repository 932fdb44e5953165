"""Reports for obligations: what would go in, what came in, what is returned, what is accepted."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from actions.context import Context
from actions.deadlines import stop_deadline
from actions.errors import UserError
from actions.ledger import LEDGER, leaders
from actions.matter_report import in_hand, without_progress
from actions.numbers import next_number
from actions.obligations import settings_of
from actions.people import liaisons, offices
from actions.pushes import queue
from actions.trail import record
from storage.models import Department, LedgerEntry, Matter, MeetingNotice, Obligation, Submission
from storage.models.duties import CLOSED

ANNOUNCED = "announced"  # 纸质已送, said by the department; open until the office records the paper
REGISTERS = {"ledger": LEDGER}  # the register whose entries make up a report of this kind
MEETINGS = frozenset({"matters"})  # kinds whose report counts the meetings reported

__all__ = [
    "ANNOUNCED",
    "Draft",
    "Obligation",
    "announce_paper",
    "draft",
    "is_in",
    "latest_receipt",
    "submit",
    "tell_paper_recorded",
]


@dataclass(frozen=True)
class Draft:
    """What a report would carry now: entries not yet reported, or meetings and matters in hand.

    `gaps` names the leaders without an entry, or the matters without progress.
    """

    obligation: Obligation
    entries: tuple[LedgerEntry, ...]
    meetings: int
    gaps: tuple[str, ...]
    matters: tuple[Matter, ...] = ()

    @property
    def count(self) -> int:
        """How many entries, meetings and matters the report carries."""
        return len(self.entries) + self.meetings + len(self.matters)

    @property
    def by_leader(self) -> dict[str, int]:
        """Entries per leader."""
        return dict(Counter(entry.owner.name for entry in self.entries))


def is_in(obligation: Obligation) -> bool:
    """Whether the obligation is met (or excused) and nothing is waited for."""
    return obligation.state in CLOSED


def draft(context: Context, obligation: Obligation, until: datetime | None = None) -> Draft:
    """What a report for this obligation carries when it is received now, or at `until` for paper."""
    moment = until or context.now
    if obligation.kind in MEETINGS:
        return _draft_of_matters(context, obligation, moment)
    entries = _entries(context, obligation, moment)
    with_entry = {(entry.owner_id, entry.department_id) for entry in entries}
    gaps = (
        leader.name
        for leader in leaders(context, [obligation.department_id])
        if obligation.kind in REGISTERS and (leader.member.id, leader.department.id) not in with_entry
    )
    return Draft(obligation, tuple(entries), 0, tuple(gaps))


def _draft_of_matters(context: Context, obligation: Obligation, moment: datetime) -> Draft:
    since = _since(context, obligation, moment)
    matters = in_hand(context, obligation.department_id)
    gaps = (f"{matter.number} {matter.title}" for matter in without_progress(matters, since))
    return Draft(obligation, (), _meetings(context, obligation, since, moment), tuple(gaps), tuple(matters))


def _entries(context: Context, obligation: Obligation, moment: datetime) -> list[LedgerEntry]:
    """Entries not yet reported, of subordinate institutions too; after a return also those that it carried."""
    if obligation.kind not in REGISTERS:
        return []
    own = [submission.id for submission in obligation.submissions]
    settings = settings_of(context, obligation.kind)
    of_department = Department.id == obligation.department_id
    if settings is None or not settings.subordinate:
        of_department |= Department.parent_id == obligation.department_id
    query = (
        select(LedgerEntry)
        .join(Department, Department.id == LedgerEntry.department_id)
        .where(
            LedgerEntry.ledger == REGISTERS[obligation.kind],
            LedgerEntry.state == "filed",
            of_department,
            LedgerEntry.submission_id.is_(None) | LedgerEntry.submission_id.in_(own),
            LedgerEntry.happened_on <= context.local(moment).date(),
        )
    )
    return list(context.session.scalars(query.order_by(LedgerEntry.happened_on, LedgerEntry.id)))


def _since(context: Context, obligation: Obligation, moment: datetime) -> datetime:
    """From when a quarterly report tells: the last report of this kind, at the latest the quarter's beginning."""
    last = select(func.max(Submission.submitted_at)).join(Obligation)
    last = last.where(
        Obligation.kind == obligation.kind,
        Obligation.department_id == obligation.department_id,
        Obligation.id != obligation.id,
        Submission.submitted_at < moment,
    )
    first_month = (obligation.due_on.month - 1) // 3 * 3 + 1
    quarter = datetime(obligation.due_on.year, first_month, 1, tzinfo=context.rules.zone).astimezone(UTC)
    return min(context.session.scalar(last) or quarter, quarter)


def _meetings(context: Context, obligation: Obligation, since: datetime, moment: datetime) -> int:
    """“三重一大” meetings reported since then."""
    query = select(func.count(MeetingNotice.id)).where(
        MeetingNotice.department_id == obligation.department_id,
        MeetingNotice.kind.is_(None),
        MeetingNotice.state != "cancelled",
        MeetingNotice.reported_at > since,
        MeetingNotice.reported_at <= moment,
    )
    return context.session.scalar(query) or 0


def submit(context: Context, drafted: Draft, way: str, received_at: datetime | None = None) -> Submission:
    """Take the report in: number, verdict against the due moment, entries marked as reported, ladder stopped.

    `way` is entries, zero, paper or page; `received_at` is the real receipt time of paper. After a return the verdict
    is that of the first receipt: what was in time stays in time.
    """
    obligation = drafted.obligation
    context.session.refresh(obligation, ["state"], with_for_update=True)
    if is_in(obligation):  # somebody else was faster
        raise UserError(f"{obligation.label}{obligation.title}已经报送，无需重复报送。")
    moment = received_at or context.now
    first = obligation.submissions[0] if obligation.submissions else None
    row = Submission(
        number=next_number(context),
        obligation=obligation,
        submitted_at=moment,
        submitted_by=context.me.userid,
        way=way,
        entries=drafted.count,
        on_time=first.on_time if first else moment <= obligation.due_at,
    )
    context.session.add(row)
    context.session.flush()
    for entry in drafted.entries:
        entry.submission_id = row.id
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
    text = (
        f"{obligation.department.name}称{obligation.label}{obligation.title}已送纸质。收到后请回复"
        f"“代登 {obligation.department.name} {name} {obligation.label} 纸质 {context.today.month}月{context.today.day}日”"
        "（日期写实际收到日期）。"
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
