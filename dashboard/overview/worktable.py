"""待办 of the group's desk, its first page: everything that waits, oldest first, done one by one or many at once."""

from typing import Final

from flask import flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.overview import export_jobs, later, together, worktable
from actions.overview.together import Step
from actions.overview.waiting import Kind, Place, Waiting
from actions.report import urge
from dashboard.frame.access import GROUP, Part
from dashboard.frame.forms import confirmed, once, said

blueprint = Part("worktable", __name__)
SHOWN: Final = 60  # rows of one page: keeps it under 100 KB
_BY_ID: Final = (Kind.REPORT, Kind.PAPER)
_BY_NUMBER: Final = (Kind.ENTRY, Kind.FINDING)


@blueprint.shows("/worktable", *GROUP)
def show(context: Context) -> ResponseReturnValue:
    """What waits for the desk; of one kind where one is chosen."""
    counts = g.visitor.counts
    kind = next((each for each in Kind if each.value == request.args.get("kind")), None)
    shown = {kind: counts.get(kind, 0)} if kind else counts
    after = Place.read(request.args.get("after", ""))
    rows = worktable.first(context, SHOWN + 1, shown.keys(), after)
    return render_template(
        "worktable.html", rows=[(each, _link(each)) for each in rows[:SHOWN]], counts=counts, kind=kind.value if kind else "",
        shown=sum(shown.values()), after=after, next=rows[SHOWN - 1].place if len(rows) > SHOWN else None, report=Kind.REPORT,
        verbs=[verb for verb, does in together.DOES.items() if any(shown.get(each) for each in does)],
        may_tick={kind for does in together.DOES.values() for kind in does}, lagging=len(urge.lagging(context)),
        unit_of=export_jobs.unit_of, jobs=[job for job in export_jobs.newest(context) if job.state in export_jobs.WAITING],
        since=lambda each: (context.today - context.local(each.since).date()).days,
    )  # fmt: skip


def _link(each: Waiting) -> str:
    """The page of what waits; "" where it has none."""
    if each.kind in _BY_ID or (each.kind is Kind.EXTENSION and each.key.isdecimal()):
        return url_for("page.reports.show", obligation_id=int(each.key))
    if each.kind in _BY_NUMBER or each.kind is Kind.EXTENSION:
        return url_for("page.entries.show", number=each.key)
    return ""


@blueprint.takes("/worktable", *GROUP)
def settle(context: Context) -> ResponseReturnValue:
    """Do one thing to all that is ticked, or to each what is usual; shown first, done when confirmed, each by itself."""
    verb = request.form.get("verb", "")
    if verb and verb not in together.DOES:
        raise UserError("请选择要办理的事项。")
    chosen = _chosen(context, verb)
    if not chosen:
        raise UserError(f"请先勾选可以“{verb}”的事项。" if verb else "请先勾选要办理的事项。")
    if request.form.get("confirmed") != "yes":
        return _shown(context, chosen)

    def act() -> str:
        steps = [
            Step(verb, each.kind.value, each.key, said(f"words-{each.kind.value}:{each.key}", 500))
            for verb, each in chosen
        ]
        settled = together.settle(context, steps)
        flash(f"{verb and verb + '：'}已办理{len(settled.done)}项。")
        for each in settled.left:
            flash(f"未办理：{each}")
        return url_for("page.worktable.show")

    return once(context, act)


def _chosen(context: Context, verb: str) -> list[tuple[str, Waiting]]:
    """What is ticked and can be done, each with its act, those of one act together."""
    pairs = [(kind, key) for item in request.form.getlist("item") for kind, _, key in [item.partition(":")]]
    found = worktable.named(context, set(pairs))
    ticked = [found[pair] for pair in dict.fromkeys(pairs) if pair in found]
    order = list(together.DOES)
    wanted = [(verb or together.usual(each.kind) or "", each) for each in ticked]
    able = [(done, each) for done, each in wanted if each.kind in together.DOES.get(done, {})]
    return sorted(able, key=lambda pair: order.index(pair[0]))


def _shown(context: Context, chosen: list[tuple[str, Waiting]]) -> str:
    """Every thing with its act, the day that is granted, or the reason of a return and who reads it."""
    verbs = list(dict.fromkeys(verb for verb, _each in chosen))
    rows = {verb: [each for done, each in chosen if done == verb] for verb in verbs}
    return render_template(
        "worktable_confirm.html", rows=rows, needs=together.NEEDS, verb=verbs[0] if len(verbs) == 1 else "", total=len(chosen),
        today=context.today, readers=lambda each: together.readers(context, each), returning="退回",
    )  # fmt: skip


@blueprint.does("/worktable/remind", *GROUP)
def remind(context: Context) -> str:
    """催办 of everybody who still owes something: shown with the names, sent when confirmed."""
    names = urge.lagging(context)
    if not names:
        raise UserError("各单位均无到催办期的待报事项，无需催办。")
    back, whom = url_for("page.worktable.show"), f"{len(names)}个单位的联络员"
    confirmed("催办未报单位", "、".join(names), back, {}, to=whom, lead="将提醒", button="确认催办")
    if len(names) > later.AT_ONCE:
        job = later.ask(context, "催办", (), names=names)
        flash(f"正在办理：催办，共{job.rows_total}项（编号 {job.number}），办完后以消息告知。")
        return back
    sent, unreached = urge.remind_all(context, urge.ALL, names)
    failed = f"名单中暂无联络员、未能发出：{'、'.join(unreached)}。" if unreached else ""
    flash(f"已提醒{len(sent)}个单位的联络员。{failed}")
    return back
