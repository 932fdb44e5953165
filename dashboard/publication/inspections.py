"""监督检查 that have been held with what they found, and 抽查 drawn with a seed: recorded, looked at, checked by the desk."""

from collections.abc import Sequence

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import departments
from actions.common.context import Context
from actions.common.departments import Department
from actions.publication import findings, inspections, spot_checks
from actions.publication.findings import Findings
from dashboard.frame.access import GROUP, Part, the
from dashboard.frame.forms import FormError, may_be_kept, said, said_day
from dashboard.ledger import bring_in

blueprint = Part("inspections", __name__)
ROWS = 60


def _own(context: Context) -> list[Department]:
    return [each for each in departments.visible(context) if each.group_id in context.me.group_ids]


@blueprint.shows("/inspections", *GROUP)
def listing(context: Context) -> ResponseReturnValue:
    """Both lists, and where one is recorded or drawn."""
    rows = [(row, inspections.line(context, row)) for row in inspections.listing(context, ROWS)]
    return render_template(
        "inspections.html", rows=rows, draws=spot_checks.listing(context, ROWS), departments=_own(context),
        lists=spot_checks.lists(context), today=context.today.isoformat(),
    )  # fmt: skip


@blueprint.does("/inspections", *GROUP)
def make(context: Context) -> str:
    """One that is over, with its departments, days and counts."""
    chosen = set(request.form.getlist("department"))
    where = [each for each in _own(context) if str(each.id) in chosen]
    first, last = said_day("first"), said_day("last")
    if first is None:
        raise FormError({"first": "请写明检查的起止日期。"})
    questionnaires, interviews = (request.form.get(name, 0, type=int) for name in ("questionnaires", "interviews"))
    row = inspections.record_inspection(context, where, first, last or first, questionnaires, interviews)
    flash(f"已登记，编号 {row.number}。")
    return url_for("page.inspections.show", number=row.number)


@blueprint.shows("/inspections/<number>", *GROUP)
def show(context: Context, number: str) -> ResponseReturnValue:
    """What was found, how far it is mended, and where more is added."""
    row = the(inspections.find(context, number))
    where = inspections.departments_of(context, row)
    found = inspections.findings_of(context, row)
    return render_template("inspection.html", row=row, where=where, found=found, said=inspections.line(context, row))


@blueprint.does("/inspections/<number>", *GROUP)
def find(context: Context, number: str) -> str:
    """Common findings to all, individual ones to their department alone: a line each."""
    row = the(inspections.find(context, number))
    where, due = inspections.departments_of(context, row), said_day("due")
    if due is None or due < context.today:
        raise FormError({"due": "请写明今后的整改期限。"})
    by_department = said_findings(where)
    numbers = findings.file_findings(context, where, Findings(row.number, by_department, due))
    flash(f"已转入问题整改{len(numbers)}项，已告知各单位联络员。")
    return url_for("page.inspections.show", number=number)


@blueprint.shows("/inspections/<number>/import", "office")
def choose(context: Context, number: str) -> ResponseReturnValue:
    """Where the list of what was found is chosen."""
    return bring_in.choose(findings.source_of(context, the(inspections.find(context, number))))


@blueprint.takes("/inspections/<number>/import", "office")
def take(context: Context, number: str) -> ResponseReturnValue:
    """The list is read and shown; nothing is changed yet."""
    return bring_in.look(context, findings.source_of(context, the(inspections.find(context, number))))


@blueprint.takes("/inspections/<number>/import/confirm", "office")
def confirm(context: Context, number: str) -> ResponseReturnValue:
    """All of it becomes findings, each its department's."""
    source = findings.source_of(context, the(inspections.find(context, number)))
    return bring_in.load(context, source, url_for("page.inspections.show", number=number))


def said_findings(where: Sequence[Department]) -> dict[int, list[str]]:
    """By department what is its own and what is common to all, a line each; raises UserError where nothing is written."""
    common = _lines("common")
    found = {each.id: [*_lines(f"of.{each.id}"), *common] for each in where}
    if not any(found.values()):
        raise FormError({"common": "请写明具体内容，每行一项。"})
    return found


def _lines(name: str) -> list[str]:
    return [line for each in request.form.get(name, "").splitlines() if (line := may_be_kept(each))]


@blueprint.does("/spot-checks", *GROUP)
def draw(context: Context) -> str:
    """Drawn once, with a seed that is kept."""
    what, size = said("what"), request.form.get("size", 0, type=int)
    names = spot_checks.names_of(context, what)
    if names is None:
        raise FormError({"what": "请选择抽查的名单。"})
    row = spot_checks.draw(context, what, names, size)
    return url_for("page.inspections.drawn", number=row.number)


@blueprint.shows("/spot-checks/<number>", *GROUP)
def drawn(context: Context, number: str) -> ResponseReturnValue:
    """The list, the seed, what was drawn, and that the same comes out again."""
    row = the(spot_checks.find(context, number))
    return render_template(
        "spot_check.html", row=row, agrees=spot_checks.agrees(row), by=spot_checks.drawn_by(context, row)
    )
