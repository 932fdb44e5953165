"""导出: any view of a register as .xlsx or .docx, the monthly ledger, 督办单, 情况通报 and 季度汇总."""

from datetime import date

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from actions import departments as all_departments
from actions import register_exports, registers, statistics
from actions.context import Context
from actions.departments import Department
from dashboard.access import BOTH, GROUP, page, the
from dashboard.downloads import DOCX, XLSX, download
from documents.paper_docx import paper_docx
from documents.sheets import make_sheet
from policy.ledger_definition import LedgerDefinition
from policy.months import Span
from policy.paper import Paper
from policy.statistic_words import read_statistic

blueprint = Blueprint("exports", __name__)


@blueprint.get("/exports/<name>.<kind>")
@page(*BOTH, "staff", "discipline")
def export(context: Context, name: str, kind: str) -> ResponseReturnValue:
    """A register by its key, or one of the group's papers. Asked: `span` (三季度), `department`, `mine`, `overdue`."""
    if kind not in ("xlsx", "docx"):
        abort(404)
    papers = {"ledger": _ledger, "summary": _summary, "supervision": _supervision, "circular": _circular}
    if name in papers:
        if kind != "docx" or (name != "ledger" and not context.me.has(*GROUP)):
            abort(403)
        return _word(papers[name](context))
    known = {each.key: each for each in registers.definitions(context)}
    definition = the(known.get(name))
    if not definition.fields or not context.me.roles & set(definition.see):
        abort(403)
    return _register(context, definition, kind)


def _register(context: Context, definition: LedgerDefinition, kind: str) -> Response:
    rows = registers.entries(
        context, definition, department=_department(context), span=_span(context) if request.args.get("span") else None,
        mine=bool(request.args.get("mine")), overdue=bool(request.args.get("overdue")),
    )  # fmt: skip
    title = f"{request.args.get('span', '')[:12]}{definition.title}"
    if kind == "docx":
        return _word(register_exports.register_paper(context, definition, rows, request.args.get("span", "")[:12]))
    return download(
        make_sheet(definition.title, *register_exports.sheet(context, definition, rows)), f"{title}.xlsx", XLSX
    )


def _ledger(context: Context) -> Paper:
    department = _department(context)
    own = context.me.has("leader", "principal") and not context.me.has("liaison", *GROUP)
    where = [department] if department else all_departments.visible(context)
    if context.me.has("staff", "discipline") and not where:
        abort(403)
    return register_exports.ledger_paper(context, where, _span(context), context.me.member.id if own else None)


def _summary(context: Context) -> Paper:
    return register_exports.summary_paper(context, statistics.visible(context), _span(context))


def _circular(context: Context) -> Paper:
    return register_exports.circular_paper(context, statistics.visible(context), _span(context))


def _supervision(context: Context) -> Paper:
    return register_exports.supervision_paper(context, the(_department(context)))


def _span(context: Context) -> Span:
    """The words of 统计: 11月, 三季度, 今年; without any it is this month."""
    today: date = context.today
    return read_statistic(request.args.get("span", "")[:20] or f"{today.month}月", today).span


def _department(context: Context) -> Department | None:
    said = request.args.get("department", "")[:40]
    if not said:
        return None
    found = all_departments.resolve(context, said)
    if not isinstance(found, Department):
        abort(404)
    return found


def _word(paper: Paper) -> Response:
    return download(paper_docx(paper), f"{paper.title}.docx", DOCX)
