"""A meeting that the group called, on its page: who was there, what came of it, its entry in the ledger, and that it is off."""

from dataclasses import dataclass

from flask import flash, request, url_for

from actions.common import states
from actions.common.context import Context
from actions.common.departments import Department
from actions.publication import finding, findings, held, publish, receipts
from actions.publication.finding import Publication
from actions.publication.findings import Findings
from actions.publication.receipts import Receipt
from dashboard.frame.access import GROUP, Part, the
from dashboard.frame.forms import FormError, said, said_day
from dashboard.publication.inspections import said_findings

blueprint = Part("convened", __name__)


@dataclass(frozen=True)
class Convened:
    """What its page shows: whether it has been held, who was called, what was there, and what may stand in the ledger already."""

    held: bool
    called: list[Receipt]
    departments: list[Department]
    like: str | None


def convened(context: Context, row: Publication) -> Convened | None:
    """None for what is no meeting of the person's desk in force."""
    meets = finding.definition_of(context, row.kind).expects == "attendance"
    if not meets or not context.me.has(*GROUP) or not states.allows(row, "answer"):
        return None
    called = receipts.receipts(context, row)
    noted = any(each.attended is not None for each in called)
    ledger = held.may_be_entered(context, row) if noted else None
    like = held.like(context, row, ledger) if ledger else None
    return Convened(held.was_held(context, row), called, held.departments(context, row), like)


def _own(context: Context, number: str) -> Publication:
    row: Publication = the(finding.find(context, number))
    return row


def _back(row: Publication, words: str) -> str:
    flash(words)
    return url_for("page.publications.show", number=row.number)


def _enter(context: Context, row: Publication) -> str:
    """Entered in the ledger of its kind, where it has one and has not been entered."""
    ledger = held.may_be_entered(context, row)
    done = held.enter(context, row, ledger) if ledger else None
    return f"已记入{done.title}：{done.said}。" if done else ""


@blueprint.does("/publications/<number>/attendance", *GROUP)
def attendance(context: Context, number: str) -> str:
    """Everybody but the ticked ones was there; it is entered once, and a like entry is asked about first."""
    row = _own(context, number)
    held.check_held(context, row)
    came, away = held.attend(context, row, request.form.getlist("away"))
    ledger = held.may_be_entered(context, row) if came else None
    entered = _enter(context, row) if ledger and not held.like(context, row, ledger) else ""
    return _back(row, f"已登记：到会{came}人，未到{away}人（含请假）。{entered}")


@blueprint.does("/publications/<number>/entry", *GROUP)
def entry(context: Context, number: str) -> str:
    """The like entry is the same meeting, or another one."""
    row = _own(context, number)
    held.check_held(context, row)
    if request.form.get("which") == "other":
        return _back(row, _enter(context, row) or "此前已记入台账，未重复登记。")
    held.same(context, row)
    return _back(row, "不再登记台账。")


@blueprint.does("/publications/<number>/outcome", *GROUP)
def outcome(context: Context, number: str) -> str:
    """Problems and suggestions, as numbers."""
    row = _own(context, number)
    held.check_held(context, row)
    problems, suggestions = (request.form.get(name, 0, type=int) for name in ("problems", "suggestions"))
    if min(problems, suggestions) < 0 or not problems + suggestions:
        raise FormError({"problems": "请写明指出问题和提出建议的数量。"})
    held.note_outcome(context, row, problems, suggestions)
    return _back(row, "已登记。")


@blueprint.does("/publications/<number>/findings", *GROUP)
def hand_out(context: Context, number: str) -> str:
    """What was found or agreed there becomes rectifications or tasks, each department's its own."""
    row = _own(context, number)
    held.check_held(context, row)
    where, due = held.departments(context, row), said_day("due")
    if due is None or due < context.today:
        raise FormError({"due": "请写明今后的完成期限。"})
    register = "supervised_tasks" if request.form.get("register") == "supervised_tasks" else "rectification"
    what = Findings(row.number, said_findings(where), due, register, "其他")
    numbers = findings.file_findings(context, where, what)
    return _back(
        row,
        f"已转入{'督办事项' if register == 'supervised_tasks' else '问题整改'}{len(numbers)}项，已告知各单位联络员。",
    )


@blueprint.does("/publications/<number>/cancel", *GROUP)
def cancel(context: Context, number: str) -> str:
    """It does not take place: whoever was called is told."""
    row, reason = _own(context, number), said("reason", 100)
    return _back(row, f"已取消，已告知{publish.cancel(context, row, reason)}人。")
