"""台账: the entries of a month, a new entry, and the month as .xlsx."""

from datetime import timedelta

from flask import Blueprint, Response, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import departments
from actions.common.context import Context
from actions.ledger import performance
from actions.ledger.performance import Leader
from actions.overview.board import LedgerEntry
from dashboard.frame.access import BOTH, DEPARTMENT, page
from dashboard.frame.downloads import XLSX, download
from dashboard.frame.forms import filled, once, said, said_day
from dashboard.report.board import asked_month, neighbours
from documents.sheets import make_sheet
from policy.fields.people import read_people, without_names
from policy.ledger.performance import WAYS, EntryText, way_of
from policy.text.write import say_day
from policy.time.months import Span

blueprint = Blueprint("ledger", __name__)
LONGEST_AGO = timedelta(days=366)
HEADER = ("编号", "日期", "单位", "责任人", "履责方式", "对象", "内容", "备注")


def _entries(context: Context) -> tuple[Span, list[LedgerEntry]]:
    """The month that is asked for: one's own entries for a leader, else those of everybody in view."""
    span = asked_month(context.today, request.args.get("month", ""))
    own_only = context.me.has("leader", "principal") and not context.me.has("liaison", "office", "inspector")
    owner = context.me.member.id if own_only and request.args.get("all") != "1" else None
    ids = [each.id for each in departments.visible(context)]
    return span, performance.entries(context, ids, span, owner)


@blueprint.get("/ledger")
@page(*BOTH)
def listing(context: Context) -> ResponseReturnValue:
    """The entries of a month."""
    span, rows = _entries(context)
    return render_template("ledger.html", span=span, rows=rows, neighbours=neighbours(span))


@blueprint.get("/ledger.xlsx")
@page(*BOTH)
def export(context: Context) -> Response:
    """The same entries as .xlsx."""
    span, rows = _entries(context)
    cells = (
        (
            row.number, say_day(row.happened_on), row.department.name, row.owner.name, row.fields.get("way"),
            row.fields.get("people"), row.text, "、".join(row.fields.get("marks", ())),
        )
        for row in rows
    )  # fmt: skip
    title = f"{span.first.year}年{span.label}履责台账"
    return download(make_sheet(title, HEADER, cells), f"{title}.xlsx", XLSX)


def _leaders(context: Context) -> dict[str, Leader]:
    """Those in whose name the person may file: oneself, and as liaison every leader of the department."""
    helped = {each.id for each in departments.reporting(context, ("liaison",))}
    found = performance.leaders(context, context.me.department_ids)
    mine = [each for each in found if each.member.id == context.me.member.id or each.department.id in helped]
    return {f"{each.department.id}.{each.member.id}": each for each in mine}


@blueprint.get("/ledger/new")
@page(*DEPARTMENT)
def new(context: Context) -> ResponseReturnValue:
    """The form of an entry."""
    token, values = filled(context)
    return _form(context, token, values, {})


@blueprint.post("/ledger/new")
@page(*DEPARTMENT)
def file_entry(context: Context) -> ResponseReturnValue:
    """File an entry; persons' names are not kept."""
    problems: dict[str, str] = {}
    owner = _leaders(context).get(request.form.get("owner", ""))
    day, content = said_day("day"), said("content", 2000)
    if owner is None:
        problems["owner"] = "请选择责任人。"
    if day is None or not context.today - LONGEST_AGO <= day <= context.today:
        problems["day"] = "请填写已开展工作的日期，不晚于今天，不早于一年前。"
    if not content:
        problems["content"] = "请填写开展了什么工作。"
    if problems or owner is None:
        return _form(context, request.form.get("token", ""), request.form.to_dict(), problems), 422
    names = performance.people_of(context, [owner.department])
    content = without_names(content, names)
    people = without_names(said("people", 100), names) or read_people(content)
    way = request.form.get("way", "")
    entry = EntryText(day, None, way if way in WAYS else way_of(content), people, content)

    def act() -> str:
        row = performance.file_entry(context, owner, entry)
        flash(f"已登记，编号 {row.number}。同志姓名不在台账中保存。")
        return url_for("page.ledger.listing", month=f"{row.happened_on:%Y-%m}")

    return once(context, act)


def _form(context: Context, token: str, values: dict[str, str], problems: dict[str, str]) -> str:
    return render_template(
        "ledger_form.html", token=token, values=values, problems=problems, leaders=_leaders(context), ways=WAYS,
        today=context.today,
    )  # fmt: skip
