"""登记簿: every register of `ledgers/` as a board by state, with the form of a new entry."""

from dataclasses import dataclass

from flask import abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import departments
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.states import EntryState
from actions.ledger import entries, filing, leaders, waiting
from actions.ledger.bring_in import sources
from actions.ledger.entries import Department, LedgerEntry
from actions.ledger.file_import import is_importable
from actions.ledger.leaders import Member
from dashboard.frame.access import BOTH, INSIDE, Part, looked, the
from dashboard.frame.forms import FormError, filled, once
from dashboard.ledger.bring_in import WRITERS
from dashboard.ledger.form import EntryForm, asked, name_of, read_form
from dashboard.report.board import asked_month, neighbours
from policy.ledger.definition import LedgerDefinition

blueprint = Part("registers", __name__)
FIRST = ("checklist", "rectification", "supervised_tasks", "tasks")  # what is opened every week stands on top
ROWS = 60  # entries on one page
VIEWS = {"": "全部", "waiting": "待办", "overdue": "逾期", "mine": "与我有关"}

MONTH_VIEWS = {"": "全部", "mine": "与我有关"}


def usable(context: Context) -> list[LedgerDefinition]:
    """The registers of entries that the person may write or see; integers alone have no page."""
    return [each for each in entries.definitions(context) if each.fields]


def register_of(context: Context, key: str) -> LedgerDefinition:
    """A register by its key; 404 when it is none, or none for this person. One that is switched off says so."""
    off = next((each for each in entries.off(context) if each.key == key), None)
    if off:
        raise UserError(entries.OFF.format(title=off.title))
    found: LedgerDefinition = the({each.key: each for each in usable(context)}.get(key))
    return found


def writes(context: Context, definition: LedgerDefinition) -> bool:
    """Whether the person may file an entry."""
    return context.me.has(*definition.write)


@blueprint.shows("/registers", *BOTH, *INSIDE)
def listing(context: Context) -> ResponseReturnValue:
    """The registers with how much of this year is in each: what is opened every week or has most in it first, then the others."""
    known, counts = usable(context), entries.counts(context, context.today.replace(month=1, day=1))
    order = {key: place for place, key in enumerate(FIRST)}
    known.sort(key=lambda each: (not each.kept_by, order.get(each.key, len(FIRST)), -counts[each.key]))
    rows = [(each, writes(context, each), context.me.has(*each.see), counts[each.key]) for each in known]
    used = [row for row in rows if row[0].kept_by or row[0].key in FIRST or row[3]]
    return render_template(
        "registers.html", sources=sources(context) if context.me.has(*WRITERS) else (),
        groups={"常用": used, "其他": [row for row in rows if row not in used]},
    )  # fmt: skip


@blueprint.shows("/registers/<key>", *BOTH, *INSIDE)
def show(context: Context, key: str) -> ResponseReturnValue:
    """A register's entries by state."""
    return board(context, register_of(context, key))


def board(context: Context, definition: LedgerDefinition) -> str:
    """What was returned first, what is done last; of what every leader keeps a month, a leader's own at first."""
    if not context.me.has(*definition.see):
        abort(403)
    if definition.safe or definition.confidential:
        looked("look", definition.title)
    kept = bool(definition.kept_by)
    month = asked_month(context.today, request.args.get("month", "")) if kept else None
    own = kept and leaders.own_ledger(context, definition) and not context.me.has("liaison", "office", "inspector")
    view = request.args.get("view", "mine" if own else "")
    start = min(max(request.args.get("from", 0, type=int), 0), 100_000)
    found = waiting.board(context, definition, view, start, ROWS, month)
    groups: dict[EntryState, list[LedgerEntry]] = {}
    for row in found.rows:
        groups.setdefault(row.state, []).append(row)
    return render_template(
        "register.html", definition=definition, view=view, views=MONTH_VIEWS if kept else VIEWS, board=found, start=start,
        most=ROWS, groups=groups, describe=entries.describe, today=context.today, month=month,
        neighbours=neighbours(month) if month else (), quiet=entries.QUIET, writes=writes(context, definition),
        comes_in=context.me.has(*WRITERS) and is_importable(context, definition),
    )  # fmt: skip


@blueprint.shows("/registers/<key>/new", *BOTH, *INSIDE)
def new(context: Context, key: str) -> ResponseReturnValue:
    """The form of an entry; a link of the chat opens it filled."""
    return open_form(context, register_of(context, key))


@blueprint.takes("/registers/<key>/new", *BOTH, *INSIDE)
def file_entry(context: Context, key: str) -> ResponseReturnValue:
    """File the entry, or say beside each field what has to be mended."""
    return take_form(context, register_of(context, key))


def open_form(context: Context, definition: LedgerDefinition) -> str:
    """The form of a new entry, filled from the chat or with what is likely."""
    _check_writes(context, definition)
    token, values = filled(context)
    likely = {
        name_of(each): context.today.isoformat()
        for each in asked(definition.fields)
        if definition.kept_by and each.is_day_done
    }
    return _form(context, definition, token, likely | values)


def take_form(context: Context, definition: LedgerDefinition) -> ResponseReturnValue:
    """File what the form says."""
    _check_writes(context, definition)
    places = _places(context, definition)
    place = places.get(request.form.get(_asked_place(definition), ""))
    form = read_form(context, definition, place.department, definition.fields) if place else EntryForm()
    if place is None:
        form.problems[_asked_place(definition)] = "请选择责任人。" if definition.kept_by else "请选择单位。"
    if form.problems or place is None:
        raise FormError(form.problems)

    def act() -> str:
        row = filing.file(context, definition, place.department, form.values, place.owner)
        flash(
            f"已登记，编号 {row.number}{entries.say_marks(row)}。{'待审核，结果另行告知。' if row.state == EntryState.SUBMITTED else ''}"
        )
        seen = context.me.has(*definition.see)
        return url_for("page.entries.show", number=row.number) if seen else url_for("page.registers.listing")

    return once(context, act)


def _check_writes(context: Context, definition: LedgerDefinition) -> None:
    if not writes(context, definition):
        abort(403)


@dataclass(frozen=True)
class _Place:
    """Where an entry may be filed: a department, or a leader's ledger there."""

    title: str
    department: Department
    owner: Member | None = None


def _asked_place(definition: LedgerDefinition) -> str:
    return "owner" if definition.kept_by else "department"


def _places(context: Context, definition: LedgerDefinition) -> dict[str, _Place]:
    """Of what every leader keeps one's own, and as liaison every leader's of the department."""
    if not definition.kept_by:
        where = entries.departments_of(context, definition.write, below=True)
        return {str(each.id): _Place(each.name, each) for each in where}
    helped = {each.id for each in departments.reporting(context, ("liaison",))}
    found = leaders.leaders(context, context.me.department_ids)
    mine = [each for each in found if each.member.id == context.me.member.id or each.department.id in helped]
    return {each.key: _Place(each.label, each.department, each.member) for each in mine}


def _form(context: Context, definition: LedgerDefinition, token: str, values: dict[str, str]) -> str:
    places = _places(context, definition)
    where = [each.department for each in places.values()]
    people = {each.name: list(entries.members(context, each)) for each in where[:1]} if len(where) == 1 else {}
    return render_template(
        "register_form.html", definition=definition, token=token, values=values, places=places,
        asked_place=_asked_place(definition), fields=asked(definition.fields), name_of=name_of, people=people,
    )  # fmt: skip
