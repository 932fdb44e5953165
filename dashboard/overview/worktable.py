"""待办 of the group's desk, its first page: everything that waits, oldest first, done one by one or many at once."""

from datetime import date
from typing import Final

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import entries, finding
from actions.overview import board, together, worktable
from actions.overview.worktable import Kind, Waiting
from actions.report import dates
from dashboard.frame.access import GROUP, page, the
from dashboard.frame.forms import once, said_day

blueprint = Blueprint("worktable", __name__)
SHOWN: Final = 60  # rows of one page: keeps it under 100 KB
_BY_ID: Final = (Kind.REPORT, Kind.PAPER)
_BY_NUMBER: Final = (Kind.ENTRY, Kind.FINDING)


@blueprint.get("/worktable")
@page(*GROUP)
def show(context: Context) -> ResponseReturnValue:
    """What waits for the desk; of one kind where one is chosen."""
    found = worktable.worktable(context)
    kind = request.args.get("kind", "")
    chosen = [each for each in found if not kind or each.kind.value == kind]
    start = max(request.args.get("from", 0, type=int), 0)
    return render_template(
        "worktable.html", rows=[(each, _link(each)) for each in chosen[start : start + SHOWN]], counts=worktable.counts(found),
        total=len(found), shown=len(chosen), kind=kind, start=start, most=SHOWN, verbs=_verbs(chosen), later=Kind.EXTENSION,
        may_tick={kind for does in together.DOES.values() for kind in does}, today=context.today,
        since=lambda each: (context.today - context.local(each.since).date()).days,
    )  # fmt: skip


def _verbs(rows: list[Waiting]) -> list[str]:
    """The acts that some of the rows allow, in the order in which they are declared."""
    kinds = {each.kind for each in rows}
    return [verb for verb, does in together.DOES.items() if kinds & does.keys()]


def _link(each: Waiting) -> str:
    """The page of what waits; "" where it has none."""
    if each.kind in _BY_ID or (each.kind is Kind.EXTENSION and each.key.isdecimal()):
        return url_for("page.reports.show", obligation_id=int(each.key))
    if each.kind in _BY_NUMBER or each.kind is Kind.EXTENSION:
        return url_for("page.entries.show", number=each.key)
    return ""


@blueprint.post("/worktable")
@page(*GROUP)
def settle(context: Context) -> ResponseReturnValue:
    """Do one thing to all that is ticked: shown first, done when confirmed; each by itself."""
    verb = request.form.get("verb", "")
    if verb not in together.DOES:
        raise UserError("请选择要办理的事项。")
    keys = _ticked()
    found = {(each.kind.value, each.key): each for each in together.waiting_for(context, verb)}
    chosen = [found[key] for key in keys if key in found]
    if not chosen:
        raise UserError(f"请先勾选可以“{verb}”的事项。")
    if request.form.get("confirmed") != "yes":
        text = "\n".join(f"{place}. {each.what}" for place, each in enumerate(chosen, 1))
        fields = {"verb": verb, "keys": ",".join(f"{each.kind.value}:{each.key}" for each in chosen)}
        return render_template(
            "confirm.html", title=f"{verb}{len(chosen)}项", lead="将办理", to=f"{len(chosen)}项", text=text, fields=fields,
            button=f"确认{verb}", back=url_for("page.worktable.show"),
        )  # fmt: skip

    def act() -> str:
        settled = together.settle(context, verb, [(each.kind.value, each.key) for each in chosen])
        flash(f"{verb}：已办理{len(settled.done)}项。")
        for each in settled.left:
            flash(f"未办理：{each}")
        return url_for("page.worktable.show")

    return once(context, act)


def _ticked() -> list[tuple[str, str]]:
    said = request.form.get("keys", "").split(",") if request.form.get("keys") else request.form.getlist("item")
    return [(kind, key) for kind, _, key in (each.partition(":") for each in said)]


@blueprint.post("/worktable/extension/<key>")
@page(*GROUP)
def extend(context: Context, key: str) -> ResponseReturnValue:
    """Grant the day that is chosen, or leave the date as it is."""
    due_on = said_day("day")
    granted = request.form.get("answer") == "yes"
    if granted and due_on is None:
        raise UserError("请填写延期后的日期。")

    def act() -> str:
        _decide(context, key, due_on if granted else None)
        flash("已同意延期，并已告知该单位。" if granted else "已答复暂不延期，并已告知该单位。")
        return url_for("page.worktable.show")

    return once(context, act)


def _decide(context: Context, key: str, due_on: date | None) -> None:
    """A report is asked for by its id, an entry by its number."""
    if key.isdecimal():
        row = the(board.find_obligation(context, int(key)))
        dates.grant_extension(context, row, due_on) if due_on else dates.refuse_extension(context, row)
        return
    entry, definition = the(entries.find(context, key))
    if due_on:
        finding.grant_extension(context, definition, entry, due_on)
    else:
        finding.refuse_extension(context, definition, entry)
