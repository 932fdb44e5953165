"""事项: “三重一大” matters by stage."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from actions import overview
from actions.context import Context
from dashboard.access import BOTH, page
from policy.form import KINDS

blueprint = Blueprint("matters", __name__)


@blueprint.get("/matters")
@page(*BOTH)
def show(context: Context) -> ResponseReturnValue:
    """Matters in view, stage by stage."""
    return render_template("matters.html", stages=overview.matters_by_stage(context), kinds=KINDS)
