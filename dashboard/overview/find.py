"""查找: one box on every page."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview.find import Found, Where, find
from dashboard.frame.access import Part
from policy.text.compare import tidy

blueprint = Part("find", __name__)
LONGEST = 40


@blueprint.shows("/find")
def show(context: Context) -> ResponseReturnValue:
    """What holds the words within the person's scope, each with its page."""
    words = tidy(request.args.get("q", "").replace("\0", "")).strip()[:LONGEST]
    rows = [(each, _link(each)) for each in find(context, words)]
    return render_template("find.html", words=words, rows=rows)


def _link(each: Found) -> str:
    if each.where is Where.MEETING:
        return url_for("page.meetings.show", number=each.key)
    if each.where is Where.ENTRY:
        return url_for("page.entries.show", number=each.key)
    if each.where is Where.REPORT:
        return url_for("page.reports.show", obligation_id=int(each.key))
    return url_for("page.matters.show")
