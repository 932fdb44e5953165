"""报送: what was sent and returned, and sending what is owed now."""

from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import attachments
from actions.overview import board
from actions.report import contents, sheet, withdraw
from actions.report import submit as reports
from actions.report.obligations import settings_of
from dashboard.frame.access import BOTH, DEPARTMENT, Part, owns, the
from dashboard.frame.forms import FormError, filled, said
from dashboard.frame.site import site
from policy.text.compare import difference

blueprint = Part("reports", __name__)
SHOWN = timedelta(days=400)  # a year and the month before it


@blueprint.shows("/reports", *DEPARTMENT)
def history(context: Context) -> ResponseReturnValue:
    """Everything that was sent in the last year, newest first."""
    rows = board.history(context, context.today - SHOWN)
    return render_template("reports.html", rows=[(row, board.state_of(context, row)) for row in rows])


@blueprint.shows("/reports/<int(max=2147483647):obligation_id>", *BOTH)
def show(context: Context, obligation_id: int) -> ResponseReturnValue:
    """One report: what it carries, its receipts, why it was returned; and what can be done with it now."""
    row = the(board.find_obligation(context, obligation_id))
    token, _values = filled(context)
    return render_template(
        "report.html",
        token=token,
        settings=settings_of(context, row.kind),
        state=board.state_of(context, row),
        draft=None if reports.is_in(row) else reports.draft(context, row),
        files=attachments.attached(context, f"obligation:{row.id}"),
        own=row.department_id in context.me.department_ids,
        desk=row.department.group_id in context.me.group_ids and states.allows(row, "return"),
        may_announce=states.allows(row, "announce"),
        may_amend=states.allows(row, "amend"),
        **_content(context, row),
    )


@blueprint.shows("/reports/<int(max=2147483647):obligation_id>/content", *BOTH)
def carried(context: Context, obligation_id: int) -> ResponseReturnValue:
    """What came in and last period's beside it, as a part of a page; whoever of the desk unfolds it has looked at it."""
    row = the(board.find_obligation(context, obligation_id))
    files = attachments.attached(context, f"obligation:{row.id}")
    return render_template("report_content.html", files=files, fresh=True, **_content(context, row))


def _content(context: Context, row: board.Obligation) -> dict[str, Any]:
    """This period's and last period's content, and what of a text is new."""
    if row.submissions and row.department.group_id in context.me.group_ids:
        _note_opened(context, row.submissions[-1].number)
    earlier = contents.previous(context, row)
    before = earlier.submissions if earlier else []
    then = contents.both(context, before)
    texts = [
        *(each.text for each in then[0]),
        *(each.text for each in then[1]),
        *(each.text or "" for each in before[-1:]),
    ]
    matters = sheet.lines(context, row)[:-1] if row.kind in reports.MEETINGS and row.submissions else []
    return {
        "matters": matters, "row": row, "now": contents.both(context, row.submissions), "earlier": earlier, "then": then,
        "pieces": lambda text: difference(text, texts) if texts else [(text, False)], "repeats": lambda text: text in texts,
    }  # fmt: skip


def _note_opened(context: Context, number: str) -> None:
    """The page itself only reads; that the desk has seen the report is a small act of its own."""
    if not contents.opened(context, [number]):
        with site().open(context.userid, True) as writing:
            contents.note_opened(writing, number)


@blueprint.does("/reports/<int(max=2147483647):obligation_id>/submit", *DEPARTMENT)
def submit(context: Context, obligation_id: int) -> str:
    """Send what is on file, or a 零报告, or say that the paper is on its way."""
    row = the(board.find_obligation(context, obligation_id))
    owns(context, row.department_id)
    way = request.form.get("way", "")
    if way == "paper":
        reports.announce_paper(context, row)
        flash(f"已转告{context.rules.office_name}：纸质已送，待其登记实际收到日期后报送完成。")
    else:
        receipt = reports.submit(context, *_what_goes_in(context, row, zero=way == "zero"))
        flash(f"收悉，予以登记，编号 {receipt.number}。仅表示收到登记，不代表审核通过。")
    return url_for("page.reports.show", obligation_id=obligation_id)


@blueprint.does("/reports/<int(max=2147483647):obligation_id>/amend", *DEPARTMENT)
def amend(context: Context, obligation_id: int) -> str:
    """更正 or 补充 of what is in and not accepted yet."""
    row = the(withdraw.find_own(context, obligation_id))
    words, add = said("words", 2000), request.form.get("way") == "add"
    if not words:
        raise FormError({"words": "请写明更正或补充的内容。"})
    reports.amend(context, row, words, add=add)
    flash(f"已{'补充' if add else '更正'}，并已告知综合科。")
    return url_for("page.reports.show", obligation_id=obligation_id)


@blueprint.takes("/reports/<int(max=2147483647):obligation_id>/withdraw", *DEPARTMENT)
def take_back(context: Context, obligation_id: int) -> ResponseReturnValue:
    """撤回 of what is in and not accepted yet: said what it means, done when confirmed."""
    row = the(withdraw.find_own(context, obligation_id))
    name = states.name_of(row)
    back = url_for("page.reports.show", obligation_id=obligation_id)
    if request.form.get("confirmed") != "yes":
        text = f"{name}（编号 {row.submissions[-1].number}）恢复为未报，重报时按重报时间认定是否按时。"
        return render_template(
            "confirm.html", title="撤回报送", lead="将撤回", to="", text=text, fields={}, button="确认撤回", back=back
        )
    withdraw.withdraw_report(context, row)
    flash(f"已撤回{name}，请按期重报。已告知综合科。")
    return redirect(back, 303)


def _what_goes_in(context: Context, row: board.Obligation, *, zero: bool) -> tuple[reports.Draft, str]:
    """What the report carries and how: entries on file, files attached, or nothing because there is nothing."""
    drafted = reports.draft(context, row)
    with_files = bool(attachments.attached(context, f"obligation:{row.id}"))
    if zero and (drafted.count or with_files):
        raise UserError("目前已有可报送的记录或附件，无需零报告，请返回后选择“报送”。")
    if not zero and not drafted.count and not with_files:
        raise UserError(
            f"暂无可报送的记录。请先登记、附上文件，或选择零报告；有纸质材料的请送{context.rules.office_name}。"
        )
    return drafted, "zero" if zero else ("entries" if drafted.count else "page")
