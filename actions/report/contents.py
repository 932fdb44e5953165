"""What came in with a report, in one line, and whether anybody of the desk has looked at it."""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from actions.common.context import Context
from actions.common.scope import of
from actions.common.trail import record
from actions.ledger import checklists
from actions.report.drafts import MEETINGS, carries_entries
from actions.talk import spoken_of
from storage.models import LedgerEntry, LedgerNote, Obligation, Submission, TrailEntry

_OPENED: Final = "open_report"
_ABOUT: Final = 40  # characters of a text that one line shows
_WAYS: Final = {"zero": "零报告", "paper": "纸质", "page": "附件"}


def content(context: Context, obligation: Obligation) -> str:
    """«3条记录», «零报告», «纸质», «3条记录，附：……»: what the newest report for the obligation carries."""
    receipt = obligation.submissions[-1]
    told = "" if receipt.text and not receipt.entries else _WAYS.get(receipt.way) or _counted(context, obligation)
    words = (receipt.text or "") if len(receipt.text or "") <= _ABOUT else f"{(receipt.text or '')[: _ABOUT - 1]}…"
    return "，附：".join(filter(None, (told, words)))


def _counted(context: Context, obligation: Obligation) -> str:
    receipt = obligation.submissions[-1]
    if obligation.kind in MEETINGS:
        return f"会议和在办事项{receipt.entries}项"
    if carries_entries(context, obligation.kind):
        return f"{receipt.entries}条记录"
    told = of(LedgerNote, receipt).where(LedgerNote.kind.in_(checklists.PROGRESS))
    return f"清单{receipt.entries}项、进展{context.session.scalar(told.with_only_columns(func.count(LedgerNote.id)))}条"


def note_opened(context: Context, number: str) -> None:
    """Somebody of the desk looks at what came in under this number; noted once, and again after something else."""
    if not opened(context, [number]) or spoken_of.last_number(context) != number:
        record(context, _OPENED, number)


def opened(context: Context, numbers: Collection[str]) -> set[str]:
    """Those of these reports that somebody of the desk has looked at."""
    query = select(TrailEntry.subject).where(TrailEntry.act == _OPENED, TrailEntry.subject.in_(numbers))
    return {number for number in context.session.scalars(query) if number}


def carried(context: Context, submissions: Sequence[Submission]) -> list[LedgerEntry]:
    """Ledger entries that went in with these reports, oldest first."""
    query = of(LedgerEntry, *submissions).options(joinedload(LedgerEntry.owner))
    return list(context.session.scalars(query.order_by(LedgerEntry.happened_on, LedgerEntry.id)))


def carried_progress(context: Context, submissions: Sequence[Submission]) -> list[LedgerNote]:
    """Progress of a checklist's items that went in with these reports, oldest first."""
    query = of(LedgerNote, *submissions).where(LedgerNote.kind.in_(checklists.PROGRESS))
    return list(context.session.scalars(query.options(joinedload(LedgerNote.entry)).order_by(LedgerNote.id)))


def both(context: Context, submissions: Sequence[Submission]) -> tuple[list[LedgerEntry], list[LedgerNote]]:
    """The entries and the progress that went in with these reports."""
    return carried(context, submissions), carried_progress(context, submissions)


def previous(context: Context, obligation: Obligation) -> Obligation | None:
    """The same obligation of the department one period earlier, if it was in."""
    query = (
        of(Obligation, obligation.department)
        .where(
            Obligation.kind == obligation.kind,
            Obligation.due_on < obligation.due_on,
            Obligation.submissions.any(),
        )
        .options(selectinload(Obligation.submissions))
    )
    return context.session.scalar(query.order_by(Obligation.due_on.desc()).limit(1))
