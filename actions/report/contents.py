"""What came in with a report, in one line, and whether anybody of the desk has looked at it."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import func, select

from actions.common.context import Context
from actions.common.scope import of
from actions.common.trail import record
from actions.report.drafts import MEETINGS, carries_entries
from storage.models import LedgerNote, Obligation, TrailEntry

_OPENED: Final = "open_report"
_ABOUT: Final = 40  # characters of a text that one line shows
_WAYS: Final = {"zero": "零报告", "paper": "纸质", "page": "附件"}


def content(context: Context, obligation: Obligation) -> str:
    """«3条记录», «零报告», «纸质»: what the newest report for the obligation carries."""
    receipt = obligation.submissions[-1]
    if receipt.text:
        return receipt.text if len(receipt.text) <= _ABOUT else f"{receipt.text[: _ABOUT - 1]}…"
    if receipt.way in _WAYS:
        return _WAYS[receipt.way]
    if obligation.kind in MEETINGS:
        return f"会议和在办事项{receipt.entries}项"
    if carries_entries(context, obligation.kind):
        return f"{receipt.entries}条记录"
    told = context.session.scalar(of(LedgerNote, receipt).with_only_columns(func.count(LedgerNote.id)))
    return f"清单{receipt.entries}项、进展{told}条"


def note_opened(context: Context, number: str) -> None:
    """Somebody of the desk looks at what came in under this number; noted once."""
    if not opened(context, [number]):
        record(context, _OPENED, number)


def opened(context: Context, numbers: Collection[str]) -> set[str]:
    """Those of these reports that somebody of the desk has looked at."""
    query = select(TrailEntry.subject).where(TrailEntry.act == _OPENED, TrailEntry.subject.in_(numbers))
    return {number for number in context.session.scalars(query) if number}
