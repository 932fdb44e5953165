"""审核: reports that wait for the desk, accepted or returned with reasons."""

from datetime import timedelta

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from actions.common import states
from actions.common.context import Context
from actions.common.states import ReportState, name_of
from actions.overview import board
from actions.report import contents, review
from actions.report.obligations import settings_of
from dashboard.frame.access import GROUP, Part, owns_desk, the
from dashboard.frame.forms import FormError, confirmed, said

blueprint = Part("review", __name__)
SHOWN = timedelta(days=400)


@blueprint.shows("/review", *GROUP)
def queue(context: Context) -> ResponseReturnValue:
    """What waits for a look: sent again first, then oldest first."""
    rows = board.history(context, context.today - SHOWN, states=review.WAITING)
    rows.sort(key=lambda row: (row.state != ReportState.RESUBMITTED, row.submissions[-1].submitted_at))
    returned = board.history(context, context.today - SHOWN, states=(ReportState.RETURNED,))
    numbers = [row.submissions[-1].number for row in [*rows, *returned]]
    return render_template(
        "review.html", rows=rows, returned=returned, content=lambda row: contents.content(context, row),
        opened=contents.opened(context, numbers),
    )  # fmt: skip


@blueprint.does("/review/<int(max=2147483647):obligation_id>/accept", *GROUP)
def accept(context: Context, obligation_id: int) -> str:
    """审核通过."""
    row = _of_desk(context, obligation_id)
    review.accept(context, row)
    flash(f"已登记审核通过：{name_of(row)}，并已告知联络员。")
    return url_for("page.review.queue")


@blueprint.does("/review/<int(max=2147483647):obligation_id>/return", *GROUP)
def send_back(context: Context, obligation_id: int) -> str:
    """Return with reasons: first shown with its addressees, sent when confirmed."""
    row = _of_desk(context, obligation_id)
    reasons = said("reasons", 500)
    if not reasons:
        raise FormError({"reasons": "请写明退回原因，如“第3项措施空泛，请具体到责任人和时限”。"})
    settings = settings_of(context, row.kind)
    short = settings.short if settings else row.title
    states.check(row, "return")
    to = f"{row.department.name}联络员{'、'.join(board.told_of(context, row)) or '（名单中暂无联络员）'}"
    text, back = review.returning_text(row, short, reasons), url_for("page.reports.show", obligation_id=obligation_id)
    confirmed("退回预览", text, back, {"reasons": reasons}, to=to)
    review.return_report(context, row, short, reasons)
    flash(f"已退回{name_of(row)}，并已告知联络员。")
    return url_for("page.review.queue")


def _of_desk(context: Context, obligation_id: int) -> board.Obligation:
    """A report of the desk's departments."""
    row: board.Obligation = the(board.find_obligation(context, obligation_id))
    owns_desk(context, row.department.group_id)
    return row
