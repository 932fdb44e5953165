"""代理和交接: who is away and who stands in, and posts that change hands."""

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.people import absences, colleagues, handover
from dashboard.frame.access import BOTH, GROUP, Part, the
from dashboard.frame.forms import said, said_day

blueprint = Part("deputies", __name__)
MAY_RECORD = ("liaison", *GROUP)


@blueprint.shows("/deputies", *BOTH)
def show(context: Context) -> ResponseReturnValue:
    """Absences that are not over, and handovers in view."""
    records = context.me.has(*MAY_RECORD)
    return render_template(
        "deputies.html", away=absences.coming(context) if records else [], records=records, today=context.today,
        handovers=colleagues.handovers(context), mine=[row.id for row in handover.waiting(context)],
        say_days=absences.say_days, people=colleagues.offered(context) if records else [],
    )  # fmt: skip


@blueprint.does("/deputies", *MAY_RECORD)
def record(context: Context) -> str:
    """Record an absence: the deputy is told at once."""
    first, last = said_day("first"), said_day("last")
    (place, away), (_beside, deputy) = colleagues.said(said("member", 60)), colleagues.said(said("deputy", 60))
    if not away or not deputy:
        raise UserError("请填写请假人和代理人。")
    if first is None or last is None or not context.today <= last or first > last:
        raise UserError("请填写起止日期，结束日期不早于今天和开始日期。")
    pair = absences.find_pair(context, place, away, deputy)
    row = absences.set_absent(context, pair, first, last)
    days = absences.say_days(first, last)
    flash(f"已登记：{row.member.name}同志{days}请假，由{row.deputy.name}同志代理，已告知代理人。")
    return url_for("page.deputies.show")


@blueprint.does("/deputies/<int(max=2147483647):absence_id>/end", *MAY_RECORD)
def end(context: Context, absence_id: int) -> str:
    """销假: from today on the member reads again."""
    row = the(next((each for each in absences.coming(context) if each.id == absence_id), None))
    name = row.member.name
    absences.end(context, row)
    flash(f"{name}同志已销假，提醒照常发给本人。")
    return url_for("page.deputies.show")


@blueprint.does("/handovers/<number>/confirm", *BOTH)
def confirm(context: Context, number: str) -> str:
    """The word of one of the two, or of the office for one who has left."""
    row = the(handover.find(context, number))
    done = handover.confirm(context, row)
    moved = "予以办结" if row.done_at else f"{row.on.month}月{row.on.day}日起转接"
    flash(f"交接 {number} 双方已确认，{moved}。" if done else f"交接 {number} 已确认，等候另一方确认。")
    return url_for("page.deputies.show")
