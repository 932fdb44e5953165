"""成员, 设置 and 操作记录: looked at, and applications decided; the settings themselves are text in config.yaml."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions import applications, overview
from actions.context import Context
from actions.members import ROLE_OF
from dashboard.access import GROUP, page
from dashboard.forms import once
from dashboard.settings_words import running_in_words, settings_in_words

blueprint = Blueprint("people", __name__)
ROLE_NAMES = {code: title for title, code in ROLE_OF.items()}

ACTS = {
    "report_meeting": "报告会议", "change_meeting": "更正会议", "complete_meeting": "补充会议", "reschedule_meeting": "会议改期",
    "postponed_meeting": "会议延期", "cancelled_meeting": "取消会议", "state_case": "情况说明", "excuse_meeting": "认可情况",
    "record_decision": "登记会议结果", "plan_attendance": "确定参会", "change_attendance": "更改参会", "decline_attendance": "不参会",
    "send_opinion": "发出意见", "answer_opinion": "答复意见", "recall_opinion": "撤回意见", "start_matter": "立事项",
    "note_progress": "登记进展", "request_integrity": "征求廉政意见", "answer_integrity": "答复廉政意见", "file_entry": "记台账",
    "submit_report": "报送", "announce_paper": "纸质已送", "return_report": "退回", "accept_report": "审核通过", "remind": "催办",
    "apply": "申请使用", "approve_application": "同意申请", "refuse_application": "不同意申请", "import_members": "导入成员",
    "load_compilation": "导入汇编", "enable_compilation": "启用汇编",
}  # fmt: skip
"""Acts of the trail in Chinese; one that is not here is shown by its name."""


def page_number() -> int:
    """`?page=`, from 0."""
    return min(max(request.args.get("page", 0, type=int), 0), 10_000)


@blueprint.get("/members")
@page("admin", *GROUP)
def members(context: Context) -> ResponseReturnValue:
    """The member list with posts, and who asks to be let in."""
    number = page_number()
    rows, total = overview.members(context, number)
    return render_template(
        "members.html",
        rows=[(row, overview.posts_in_view(context, row)) for row in rows],
        total=total,
        number=number,
        more=(number + 1) * overview.PAGE < total,
        roles=ROLE_NAMES,
        applications=overview.applications(context),
    )


@blueprint.post("/members/applications/<number>")
@page(*GROUP)
def decide(context: Context, number: str) -> ResponseReturnValue:
    """Let an applicant in, or not."""

    def act() -> str:
        wish = applications.decide(context, number, request.form.get("decision") == "approve")
        flash(f"申请 {wish.number} 已{'同意' if wish.state == 'approved' else '记为不同意'}，并已告知本人。")
        return url_for("page.people.members")

    return once(context, act)


@blueprint.get("/settings")
@page("admin", *GROUP)
def settings(context: Context) -> ResponseReturnValue:
    """What config.yaml says, with its effect; and how the service runs."""
    sections = [*settings_in_words(context.rules), *running_in_words(context)]
    return render_template("settings.html", sections=sections)


@blueprint.get("/trail")
@page("auditor")
def trail(context: Context) -> ResponseReturnValue:
    """Who did what to which number."""
    number = page_number()
    rows, total = overview.trail(context, number)
    return render_template(
        "trail.html", acts=ACTS, rows=rows, total=total, number=number, more=(number + 1) * overview.PAGE < total
    )
