"""送达记录: did it go out, to whom, and if not, why."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.states import PushState
from actions.sending import delivery_ledger
from dashboard.frame.access import GROUP, Part

blueprint = Part("deliveries", __name__)


@blueprint.shows("/deliveries", *GROUP)
def show(context: Context) -> ResponseReturnValue:
    """Pushes to the people of the desk's departments, newest first."""
    number = min(max(request.args.get("page", 0, type=int), 0), 10_000)
    state = request.args.get("state", "")
    rows, total = delivery_ledger.deliveries(context, state=state, page=number)
    return render_template(
        "deliveries.html", rows=rows, total=total, number=number, state=state, states=PushState,
        more=(number + 1) * delivery_ledger.PAGE < total,
    )  # fmt: skip
