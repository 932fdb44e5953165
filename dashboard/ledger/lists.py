"""登记簿: every register of `ledgers/` as a board by state, with the form of a new entry."""

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.states import EntryState
from actions.ledger import entries, filing, waiting
from actions.ledger.entries import Department, LedgerEntry
from actions.ledger.performance import LEDGER
from dashboard.frame.access import BOTH, page, the
from dashboard.frame.forms import filled, once
from dashboard.ledger.form import EntryForm, as_typed, asked, name_of, read_form
from policy.ledger.definition import LedgerDefinition

blueprint = Blueprint("registers", __name__)
INSIDE = ("staff", "discipline")  # who has tasks inside a department
FIRST = (LEDGER, "checklist", "rectification", "tasks")  # what is opened every week stands on top
ROWS = 60  # entries on one page
VIEWS = {"": "全部", "waiting": "待办", "overdue": "逾期", "mine": "与我有关"}


def usable(context: Context) -> list[LedgerDefinition]:
    """The registers of entries that the person may write or see; integers alone have no page."""
    return [each for each in entries.definitions(context) if each.fields]


def register_of(context: Context, key: str) -> LedgerDefinition:
    """A register by its key; 404 when it is none, or none for this person."""
    found: LedgerDefinition = the({each.key: each for each in usable(context)}.get(key))
    return found


def writes(context: Context, definition: LedgerDefinition) -> bool:
    """Whether the person may file an entry."""
    return context.me.has(*definition.write)


@blueprint.get("/registers")
@page(*BOTH, *INSIDE)
def listing(context: Context) -> ResponseReturnValue:
    """The registers, with those that wait for something first in mind."""
    known = sorted(usable(context), key=lambda each: FIRST.index(each.key) if each.key in FIRST else len(FIRST))
    rows = [(each, writes(context, each), context.me.has(*each.see)) for each in known]
    return render_template("registers.html", rows=rows, performance=LEDGER)


@blueprint.get("/registers/<key>")
@page(*BOTH, *INSIDE)
def show(context: Context, key: str) -> ResponseReturnValue:
    """A register's entries by state: what was returned first, what is done last."""
    definition = register_of(context, key)
    if not context.me.has(*definition.see):
        abort(403)
    view, start = request.args.get("view", ""), min(max(request.args.get("from", 0, type=int), 0), 100_000)
    found = waiting.board(context, definition, view, start, ROWS)
    groups: dict[EntryState, list[LedgerEntry]] = {}
    for row in found.rows:
        groups.setdefault(row.state, []).append(row)
    return render_template(
        "register.html", definition=definition, view=view, views=VIEWS, board=found, start=start, most=ROWS,
        groups=groups, describe=entries.describe, today=context.today,
        quiet=entries.QUIET, writes=writes(context, definition),
    )  # fmt: skip


@blueprint.get("/registers/<key>/new")
@page(*BOTH, *INSIDE)
def new(context: Context, key: str) -> ResponseReturnValue:
    """The form of an entry; a link of the chat opens it filled."""
    definition = _writable(context, key)
    token, values = filled(context)
    return _form(context, definition, token, values, {})


@blueprint.post("/registers/<key>/new")
@page(*BOTH, *INSIDE)
def file_entry(context: Context, key: str) -> ResponseReturnValue:
    """File the entry, or say beside each field what has to be mended."""
    definition = _writable(context, key)
    where = {str(each.id): each for each in _departments(context, definition)}
    department = where.get(request.form.get("department", ""))
    form = read_form(context, definition, department) if department else EntryForm()
    if department is None:
        form.problems["department"] = "请选择单位。"
    if form.problems or department is None:
        return _form(context, definition, request.form.get("token", ""), as_typed(), form.problems), 422

    def act() -> str:
        row = filing.file(context, definition, department, form.values)
        flash(f"已登记，编号 {row.number}。{'待审核，结果另行告知。' if row.state == EntryState.SUBMITTED else ''}")
        seen = context.me.has(*definition.see)
        return url_for("page.entries.show", number=row.number) if seen else url_for("page.registers.listing")

    return once(context, act)


def _writable(context: Context, key: str) -> LedgerDefinition:
    definition = register_of(context, key)
    if not writes(context, definition):
        abort(403)
    if definition.key == LEDGER:
        abort(404)  # has a form of its own
    return definition


def _departments(context: Context, definition: LedgerDefinition) -> list[Department]:
    return entries.departments_of(context, definition.write, below=True)


def _form(
    context: Context, definition: LedgerDefinition, token: str, values: dict[str, str], problems: dict[str, str]
) -> str:
    where = _departments(context, definition)
    people = {each.name: list(entries.members(context, each)) for each in where[:1]} if len(where) == 1 else {}
    return render_template(
        "register_form.html", definition=definition, token=token, values=values, problems=problems, departments=where,
        fields=asked(definition), name_of=name_of, people=people,
    )  # fmt: skip
