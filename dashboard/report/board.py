"""看板: from a red cell to the reminder in three clicks."""

from datetime import date, timedelta

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import board
from actions.overview.statistics import visible
from actions.publication import receipts
from actions.report import urge
from actions.report.obligations import settings_of
from dashboard.frame.access import GROUP, Part, the
from policy.time.months import Span, month_of

blueprint = Part("board", __name__)
ROWS = 60  # departments on one page: keeps it under 100 KB
_ONLY = {"red": "逾期和退回", "out": "未报", "in": board.Standing.IN.word}


def asked_month(today: date, text: str) -> Span:
    """The month of `?month=2026-11`; this month when it says nothing sensible."""
    try:
        return month_of(date.fromisoformat(f"{text}-01"))
    except ValueError:
        return month_of(today)


def neighbours(span: Span) -> tuple[str, str]:
    """The months before and after, as `?month=` writes them."""
    before, after = span.first - timedelta(days=1), span.last + timedelta(days=1)
    return f"{before:%Y-%m}", f"{after:%Y-%m}"


@blueprint.shows("/board", *GROUP)
def show(context: Context) -> ResponseReturnValue:
    """Who is in for what is due in a month: of one kind, one department, one state where they are chosen."""
    span = asked_month(context.today, request.args.get("month", ""))
    chosen = {key: text for key in ("kind", "period", "department", "only") if (text := request.args.get(key, "")[:40])}
    department = int(key) if (key := chosen.get("department", "")).isdecimal() and len(key) < 10 else 0
    part = board.Chosen(chosen.get("kind", ""), chosen.get("period", ""), department, chosen.get("only", ""))
    after = min(max(request.args.get("after", 0, type=int), 0), 2**31 - 1)
    found = board.board(context, span, ROWS, after=after, chosen=part)
    return render_template(
        "board.html", board=found, after=after, span=span, neighbours=neighbours(span), chosen=chosen, part=part,
        standing=board.Standing, to_remind=board.TO_REMIND, only=_ONLY, kinds={each.kind: each.short for each in context.obligations},
        reminded=board.reminded(context, found), departments=visible(context), asked=receipts.owing(context),
    )  # fmt: skip


@blueprint.shows("/board/<int(max=2147483647):obligation_id>", *GROUP)
def cell(context: Context, obligation_id: int) -> ResponseReturnValue:
    """One cell: what is owed since when, what the reminder says and whom it reaches."""
    row = the(board.find_obligation(context, obligation_id))
    return render_template(
        "cell.html",
        row=row,
        state=board.state_of(context, row),
        text=urge.reminder_text(context, row.department, [row]),
        names=board.told_of(context, row),
        late=(context.today - row.due_on).days,
        standing=board.Standing,
        to_remind=board.TO_REMIND,
    )


@blueprint.does("/board/<int(max=2147483647):obligation_id>/remind", *GROUP)
def remind(context: Context, obligation_id: int) -> str:
    """Send the reminder that was shown."""
    row = the(board.find_obligation(context, obligation_id))
    done = urge.remind(context, row.department, urge.Asked(row.kind))
    settings = settings_of(context, row.kind)
    about = f"{row.department.name}{settings.short if settings else row.title}"
    if not done.obligations:
        flash(f"{about}目前没有需要催办的事项，未发送。")
    elif not done.names:
        flash(f"{row.department.name}暂无联络员，未能发送，请先补充名单。")
    else:
        flash(f"已催办{about}，将发给{'、'.join(done.names)}。送达情况见下表。")
    return url_for("page.deliveries.show")
