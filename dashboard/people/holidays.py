"""放假安排: the notice pasted into the page, shown as it was read, taken in when confirmed."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.running import holidays
from dashboard.frame.access import Part
from dashboard.frame.forms import once
from policy.time.holiday_notice import read_notice

blueprint = Part("holidays", __name__)


@blueprint.shows("/holidays", "office", "admin")
def show(context: Context) -> ResponseReturnValue:
    """Where it is pasted, and the years that are settled."""
    year = context.today.year
    settled = [each for each in (year, year + 1) if context.rules.calendar.is_published(each)]
    return render_template("holidays.html", settled=settled)


@blueprint.takes("/holidays", "office", "admin")
def take(context: Context) -> ResponseReturnValue:
    """Shown day by day; kept when confirmed."""
    text = request.form.get("text", "")
    notice = read_notice(text)
    if isinstance(notice, str):
        raise UserError(f"{notice}，未作登记。请粘贴国务院办公厅通知全文。")
    if request.form.get("confirmed") != "yes":
        return render_template(
            "confirm.html", title="放假安排", lead="请核对", to="", text="\n".join(holidays.said(context, notice)),
            fields={"text": text}, button="确认登记", back=url_for("page.holidays.show"),
        )  # fmt: skip

    def act() -> str:
        flash(holidays.said_when_kept(notice, holidays.take_in(context, notice)))
        return url_for("page.holidays.show")

    return once(context, act)
