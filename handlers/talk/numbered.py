"""What a number `YYYY-NNNN` is: every kind of thing that has one, found within the person's scope (rooms.md 6)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import entries
from actions.ledger.entries import LedgerEntry
from actions.matter import matters
from actions.matter.matters import Matter
from actions.meeting import integrity, opinions, report
from actions.meeting.integrity import IntegrityRequest
from actions.meeting.opinions import Opinion
from actions.meeting.report import MeetingNotice
from actions.people import applications, calls, handover
from actions.people.applications import Application
from actions.people.calls import Call
from actions.people.handover import Handover
from actions.publication import finding, inspections, questionnaires, requested, spot_checks
from actions.publication.finding import Publication
from actions.publication.inspections import Inspection
from actions.publication.questionnaires import Questionnaire
from actions.publication.requested import Request
from actions.publication.spot_checks import SpotCheck
from actions.report import submit
from actions.report.submit import Submission
from actions.sending import digests, release
from actions.sending.digests import Digest
from actions.sending.release import Draft

T = TypeVar("T")
Kind = type[Any]
Find = Callable[[Context, str], Any]
_FOUND = "numbered"  # in `context.read`: what a run has looked up

# The scoped reader of each kind, the most frequent first. An entry comes with its register.
FINDERS: dict[Kind, Find] = {
    MeetingNotice: report.find_meeting,
    LedgerEntry: entries.find,
    Submission: submit.find_receipt,
    Opinion: opinions.find_opinion,
    Matter: matters.find_matter,
    IntegrityRequest: integrity.find_request,
    Publication: finding.find_in_reach,
    Handover: handover.find,
    Inspection: inspections.find,
    SpotCheck: spot_checks.find,
    Questionnaire: questionnaires.find,
    Application: applications.find,
    Digest: digests.find_digest,
    Draft: release.find_draft,
    Request: requested.find_request,
    Call: calls.find,
}


@dataclass(frozen=True)
class Numbered:
    """What a number is: its kind, and what that kind's reader gives."""

    kind: Kind
    item: Any


def find(context: Context, number: str) -> Numbered | None:
    """The thing in view that has this number, looked up once in a run; None for another group's as for none."""
    known: dict[str, Numbered | None] = context.read.setdefault(_FOUND, {})
    if number not in known:
        rows = ((kind, row) for kind, reader in FINDERS.items() if (row := reader(context, number)) is not None)
        known[number] = next((Numbered(kind, row) for kind, row in rows), None)
    return known[number]


def not_found(number: str) -> str:
    """The one sentence for a number that is nothing in view."""
    return f"没有找到编号 {number} 的内容，请核对编号；不属于您单位或职责范围的，请联系经办人员。"


def the(context: Context, kind: Kind, number: str) -> Any:
    """What has this number, of this kind; raises UserError where it is not in view, or something else."""
    found = find(context, number)
    if found is None or found.kind is not kind:
        raise UserError(not_found(number))
    return found.item


def still(found: T | None, what: str, undone: str) -> T:
    """What a question was about, looked up again: raises UserError, with what was left undone, where it is in view no more."""
    if found is None:
        raise UserError(f"{what}{' ' if what[-1].isdigit() else ''}已不在您的范围内，{undone}。")
    return found
