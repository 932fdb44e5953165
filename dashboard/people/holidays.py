"""放假安排: the notice pasted into the page, shown as it was read, taken in when confirmed."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.running import holidays
from dashboard.frame.access import Part
from dashboard.frame.forms import confirmed
from policy.time.holiday_notice import read_notice

blueprint = Part("holidays", __name__)


@blueprint.shows("/holidays", "office", "admin")
def show(context: Context) -> ResponseReturnValue:
    """Where it is pasted, and the years that are settled."""
    year = context.today.year
    settled = [each for each in (year, year + 1) if context.rules.calendar.is_published(each)]
    return render_template("holidays.html", settled=settled)


@blueprint.does("/holidays", "office", "admin")
def take(context: Context) -> str:
    """Shown day by day; kept when confirmed."""
    text = request.form.get("text", "")
    notice = read_notice(text)
    if isinstance(notice, str):
        raise UserError(f"{notice}，未作登记。请粘贴国务院办公厅通知全文。")
    shown, fields = "\n".join(holidays.said(context, notice)), {"text": text}
    confirmed("放假安排", shown, url_for("page.holidays.show"), fields, lead="请核对", button="确认登记")
    flash(holidays.said_when_kept(notice, holidays.take_in(context, notice)))
    return url_for("page.holidays.show")
