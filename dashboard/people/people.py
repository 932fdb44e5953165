"""成员, 设置 and 操作记录: looked at, and applications decided; the settings themselves are text in config.yaml."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.states import ApplicationState
from actions.overview import lists
from actions.overview.trail import ACTS
from actions.people import applications
from actions.people.members import ROLE_TITLES
from dashboard.frame.access import GROUP, Part, the
from dashboard.people.settings_words import running_in_words, settings_in_words

blueprint = Part("people", __name__)


def page_number() -> int:
    """`?page=`, from 0."""
    return min(max(request.args.get("page", 0, type=int), 0), 10_000)


@blueprint.shows("/members", "admin", *GROUP)
def members(context: Context) -> ResponseReturnValue:
    """The member list with posts, and who asks to be let in."""
    number = page_number()
    rows, total = lists.members(context, number)
    return render_template(
        "members.html",
        rows=[(row, lists.posts_in_view(context, row)) for row in rows],
        total=total,
        number=number,
        more=(number + 1) * lists.PAGE < total,
        roles=ROLE_TITLES,
        applications=lists.applications(context),
    )


@blueprint.does("/members/applications/<number>", *GROUP)
def decide(context: Context, number: str) -> str:
    """Let an applicant in, or not."""
    wish = the(applications.find(context, number))
    applications.decide(context, wish, request.form.get("decision") == "approve")
    flash(f"申请 {wish.number} 已{'同意' if wish.state == ApplicationState.APPROVED else '记为不同意'}，并已告知本人。")
    return url_for("page.people.members")


@blueprint.shows("/settings", "admin", *GROUP)
def settings(context: Context) -> ResponseReturnValue:
    """What config.yaml says, with its effect; and how the service runs."""
    sections = [*settings_in_words(context.rules), *running_in_words(context)]
    return render_template("settings.html", sections=sections)


@blueprint.shows("/trail", "auditor")
def trail(context: Context) -> ResponseReturnValue:
    """Who did what to which number."""
    number = page_number()
    rows, total = lists.trail(context, number)
    return render_template(
        "trail.html", acts=ACTS, rows=rows, total=total, number=number, more=(number + 1) * lists.PAGE < total
    )
