"""事项: “三重一大” matters by stage."""

from flask import render_template
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import lists
from dashboard.frame.access import BOTH, Part
from policy.fields.report_form import KINDS

blueprint = Part("matters", __name__)


@blueprint.shows("/matters", *BOTH)
def show(context: Context) -> ResponseReturnValue:
    """Matters in view, stage by stage."""
    return render_template("matters.html", stages=lists.matters_by_stage(context), kinds=KINDS)
