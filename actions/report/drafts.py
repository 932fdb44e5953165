"""What a report would carry now: entries not yet reported, meetings and matters, or a checklist with its progress."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func

from actions.common.context import Context
from actions.common.scope import every, of
from actions.ledger import checklists
from actions.ledger.leaders import leaders
from actions.matter.matters import in_hand, without_progress
from actions.report.obligations import settings_of
from policy.ledger.definition import LedgerDefinition
from storage.models import Department, LedgerEntry, LedgerNote, Matter, MeetingNotice, Obligation, Submission
from storage.states import EntryState, MeetingState

MEETINGS = frozenset({"matters"})  # kinds whose report counts the meetings reported


@dataclass(frozen=True)
class Draft:
    """What a report would carry now: entries not yet reported, meetings and matters in hand, or a checklist's items.

    `notes` is the items' progress not yet reported. `gaps` names the leaders without an entry, or the matters and items
    without progress.
    """

    obligation: Obligation
    entries: tuple[LedgerEntry, ...] = ()
    meetings: int = 0
    gaps: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    items: tuple[LedgerEntry, ...] = ()
    notes: tuple[LedgerNote, ...] = ()
    since: datetime | None = None
    """From when a report on matters tells."""

    @property
    def count(self) -> int:
        """How many entries, meetings, matters and items the report carries."""
        return len(self.entries) + self.meetings + len(self.matters) + len(self.items)

    @property
    def by_leader(self) -> dict[str, int]:
        """Entries per leader."""
        return dict(Counter(entry.owner.name for entry in self.entries))


def draft(context: Context, obligation: Obligation, until: datetime | None = None) -> Draft:
    """What a report for this obligation carries when it is received now, or at `until` for paper."""
    moment = until or context.said_at
    if obligation.kind in MEETINGS:
        return _of_matters(context, obligation, moment)
    definition = checklists.register_of(context, obligation.kind)
    if definition is None:
        return Draft(obligation)
    make = _of_entries if definition.kept_by else _of_items
    return make(context, definition, obligation, moment)


def carries_entries(context: Context, kind: str) -> bool:
    """Whether a report of this kind is made of the entries that every leader keeps."""
    definition = checklists.register_of(context, kind)
    return definition is not None and definition.kept_by is not None


def _of_entries(context: Context, definition: LedgerDefinition, obligation: Obligation, moment: datetime) -> Draft:
    entries = _entries(context, definition, obligation, moment)
    with_entry = {(entry.owner_id, entry.department_id) for entry in entries}
    gaps = (
        leader.name
        for leader in leaders(context, [obligation.department_id])
        if (leader.member.id, leader.department.id) not in with_entry
    )
    return Draft(obligation, tuple(entries), gaps=tuple(gaps))


def _of_matters(context: Context, obligation: Obligation, moment: datetime) -> Draft:
    since = _since(context, obligation, moment)
    matters = in_hand(context, obligation.department_id)
    gaps = (f"{matter.number} {matter.title}" for matter in without_progress(matters, since))
    meetings = _meetings(context, obligation, since, moment)
    return Draft(obligation, meetings=meetings, gaps=tuple(gaps), matters=tuple(matters), since=since)


def _of_items(context: Context, definition: LedgerDefinition, obligation: Obligation, moment: datetime) -> Draft:
    items = checklists.items(context, definition, _reporting(context, obligation), obligation.due_on.year)
    own = {submission.id for submission in obligation.submissions}
    notes = [note for item in items for note in checklists.unreported(item, own) if note.at <= moment]
    told = {note.entry_id for note in notes}
    gaps = (checklists.label(definition, item) for item in items if item.id not in told)
    return Draft(obligation, gaps=tuple(gaps), items=tuple(items), notes=tuple(notes))


def _reporting(context: Context, obligation: Obligation) -> ColumnElement[bool]:
    """The departments of which the report tells: with the subordinate institutions that do not report by themselves."""
    settings = settings_of(context, obligation.kind)
    own = Department.id == obligation.department_id
    by_themselves = settings is not None and settings.subordinate
    return own if by_themselves else own | (Department.parent_id == obligation.department_id)


def _entries(
    context: Context, definition: LedgerDefinition, obligation: Obligation, moment: datetime
) -> list[LedgerEntry]:
    """Entries not yet reported, of subordinate institutions too; after a return also those that it carried."""
    own = [submission.id for submission in obligation.submissions]
    query = (
        every(LedgerEntry)
        .join(LedgerEntry.department)
        .where(
            LedgerEntry.ledger == definition.key,
            LedgerEntry.state == EntryState.FILED,
            _reporting(context, obligation),
            LedgerEntry.submission_id.is_(None) | LedgerEntry.submission_id.in_(own),
            LedgerEntry.happened_on <= context.local(moment).date(),
            ~LedgerEntry.history,
        )
    )
    return list(context.session.scalars(query.order_by(LedgerEntry.happened_on, LedgerEntry.id)))


def _since(context: Context, obligation: Obligation, moment: datetime) -> datetime:
    """From when a quarterly report tells: the last report of this kind, at the latest the quarter's beginning."""
    last = of(Submission, obligation.department).with_only_columns(func.max(Submission.submitted_at))
    last = last.where(
        Obligation.kind == obligation.kind,
        Obligation.id != obligation.id,
        Submission.submitted_at < moment,
    )
    first_month = (obligation.due_on.month - 1) // 3 * 3 + 1
    quarter = datetime(obligation.due_on.year, first_month, 1, tzinfo=context.rules.zone).astimezone(UTC)
    return min(context.session.scalar(last) or quarter, quarter)


def _meetings(context: Context, obligation: Obligation, since: datetime, moment: datetime) -> int:
    """“三重一大” meetings reported since then."""
    query = (
        of(MeetingNotice, obligation.department)
        .with_only_columns(func.count(MeetingNotice.id))
        .where(
            MeetingNotice.kind.is_(None),
            MeetingNotice.state != MeetingState.CANCELLED,
            MeetingNotice.reported_at > since,
            MeetingNotice.reported_at <= moment,
        )
    )
    return context.session.scalar(query) or 0
