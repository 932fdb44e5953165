"""事项: “三重一大” matters by stage."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import lists
from dashboard.frame.access import BOTH, page
from policy.fields.report_form import KINDS

blueprint = Blueprint("matters", __name__)


@blueprint.get("/matters")
@page(*BOTH)
def show(context: Context) -> ResponseReturnValue:
    """Matters in view, stage by stage."""
    return render_template("matters.html", stages=lists.matters_by_stage(context), kinds=KINDS)
