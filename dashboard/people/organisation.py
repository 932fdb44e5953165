"""单位: how far each has come, the text that invites it, and its changes from a day on; the same acts as in chat."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.people import department_changes, onboarding, supervised, trials
from actions.people.department_changes import Wanted
from dashboard.frame.access import Part, the
from dashboard.frame.forms import confirmed, said, said_day

blueprint = Part("organisation", __name__)
MAY = ("office", "admin")
SHOWN = 60  # departments of one page
KINDS = {"renamed": "更名为", "merged": "并入", "moved": "划转至", "ended": "撤销"}


@blueprint.shows("/organisation", *MAY)
def show(context: Context) -> ResponseReturnValue:
    """Every department in reach, with what it lacks, and what has been ordered for it."""
    after = request.args.get("after", 0, type=int)
    rows = onboarding.progress(context, after, SHOWN + 1)
    return render_template(
        "organisation.html", rows=rows[:SHOWN], departments=[each.name for each in supervised.in_reach(context)], after=after,
        next=rows[SHOWN - 1].department.id if len(rows) > SHOWN else None, groups=supervised.groups(context), waiting=department_changes.waiting(context), kinds=KINDS, posts=onboarding.POSTS,
        say=department_changes.said, today=context.today,
    )  # fmt: skip


@blueprint.shows("/organisation/<int(max=2147483647):department_id>/invitation", "office")
def invite(context: Context, department_id: int) -> ResponseReturnValue:
    """The text to pass on."""
    row = the(next((each for each in supervised.in_reach(context) if each.id == department_id), None))
    return render_template("invitation.html", name=row.name, text=onboarding.invitation(context, row))


@blueprint.does("/organisation/begin", *MAY)
def begin(context: Context) -> str:
    """A new department: shown, and begun when confirmed."""
    name, first = said("name", 30), said_day("first")
    if not name or first is None:
        raise UserError("请填写单位名称和起始日期。")
    supervised.check_name(context, name)
    above = request.form.get("parent", "")
    parent = supervised.find(context, above) if above else None
    group = parent.group if parent else supervised.find_group(context, request.form.get("group", ""))
    practice = request.form.get("practice") == "yes"
    text = supervised.shown_new(name, group, parent, first, practice=practice)
    _confirmed("新增单位", text, ("name", "first", "parent", "group", "practice"))
    made = supervised.begin(context, name, group, parent, first, practice=practice)
    flash(f"已新增单位{made.name}，请接着在“成员”中登记人员。")
    return url_for("page.organisation.show")


@blueprint.does("/organisation/change", *MAY)
def change(context: Context) -> str:
    """Renamed, merged, moved or closed: shown with what follows, done when confirmed."""
    kind, first = request.form.get("kind", ""), said_day("first")
    if kind not in KINDS or first is None:
        raise UserError("请选择变更种类，并填写起始日期。")
    after = {
        "renamed": said("after", 30),
        "merged": request.form.get("into", ""),
        "moved": request.form.get("group", ""),
    }
    wanted = Wanted(request.form.get("department", ""), kind, after.get(kind, ""), first)
    if not wanted.department or (kind != "ended" and not wanted.after):
        raise UserError("请选择单位，并填写变更后的名称、并入的单位或监督组。")
    text = department_changes.shown(context, wanted)
    _confirmed("单位变更", text, ("kind", "first", "department", "after", "into", "group"))
    flash(department_changes.said_when_ordered(department_changes.order(context, wanted)).replace("；", "。"))
    return url_for("page.organisation.show")


@blueprint.does("/organisation/trial", *MAY)
def trial(context: Context) -> str:
    """A department's trial until a day, or ended where none is given: shown, and so when confirmed."""
    rows = trials.meant(context, [request.form.get("department") or "各单位"])
    last = said_day("last")
    _confirmed("试运行", trials.shown(context, rows, last), ("department", "last"))
    trials.set_trial(context, rows, last)
    flash("试运行已登记，已告知联络员。" if last else "试运行已结束，已告知联络员。")
    return url_for("page.organisation.show")


@blueprint.does("/organisation/keep", *MAY)
def keep(context: Context) -> str:
    """Not done after all."""
    row = supervised.find(context, request.form.get("department", ""))
    flash(f"已取消：{department_changes.said(department_changes.take_back(context, row))}，单位不变。")
    return url_for("page.organisation.show")


def _confirmed(title: str, text: str, names: tuple[str, ...]) -> None:
    fields = {name: request.form.get(name, "") for name in names}
    confirmed(title, text, url_for("page.organisation.show"), fields, lead="请核对", button="确认办理")
