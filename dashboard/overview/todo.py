"""我的待办: what the department owes by date, meetings that lack something, and what comes next."""

from datetime import timedelta

from flask import render_template
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.ledger import entries as registers
from actions.ledger import waiting as register_waiting
from actions.overview import status
from actions.overview.board import state_of
from actions.talk import dialogue
from dashboard.frame.access import DEPARTMENT, Part
from policy.time.months import Span

blueprint = Part("todo", __name__)
AHEAD = timedelta(days=30)


@blueprint.shows("/todo", *DEPARTMENT)
def show(context: Context) -> ResponseReturnValue:
    """The due list of one's own departments."""
    owed = status.open_obligations(context, context.me.department_ids)
    span = Span(context.today, context.today + AHEAD, "")
    coming = [row for row in status.meetings_within(context, span) if row.department_id in context.me.department_ids]
    return render_template(
        "todo.html",
        owed=[(row, state_of(context, row), (row.due_on - context.today).days) for row in owed],
        incomplete=status.incomplete_meetings(context),
        coming=coming,
        question=dialogue.waiting(context) or None,
        entries=register_waiting.waiting(context),
        describe=registers.describe,
        quiet=registers.QUIET,
        today=context.today,
        several=len(context.me.department_ids) > 1,
    )
