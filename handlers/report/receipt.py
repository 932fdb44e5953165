"""Taking a report in, and how that is said: number, contents, verdict, what happens next."""

from actions.common.states import ReportState
from actions.ledger import checklists
from actions.matter import matters
from actions.report import obligations, periods
from actions.report import submit as reports
from actions.report.drafts import carries_entries
from actions.report.submit import Draft, Obligation, verdict
from handlers.talk.message import Desk
from policy.text.write import say_day, say_moment

ITEMS_SHOWN = 8


def receipt(desk: Desk, draft: Draft, way: str, text: str | None = None) -> str:
    """Take the report in and say so: number, contents, verdict, what happens next."""
    row = reports.submit(desk.context, draft, way, text=text)
    obligation = draft.obligation
    again = "（重报）" if obligation.state == ReportState.RESUBMITTED else ""
    carried = "零报告" if way == "zero" else _with_text(draft, text)
    lines = [
        f"收悉，予以登记，编号 {row.number}{again}。",
        f"{obligation.department.name}{title_of(obligation)}：{carried}。",
        verdict(desk.context, obligation, row.submitted_at, row.on_time),
        *_in_hand(desk, draft),
        *_items(desk, draft),
        "此后的履责记录列入下期。" if carries_entries(desk.context, obligation.kind) else "",
        "此后的进展列入下期。" if draft.items else "",
        f"审核前可回复“更正 {row.number} ……”或“补充 {row.number} ……”。" if text else "",
        "仅表示收到登记，不代表审核通过。",
    ]
    return "\n".join(line for line in lines if line)


def _with_text(draft: Draft, text: str | None) -> str:
    """What is on file, and what was written."""
    return "，附：".join(filter(None, (contents(draft) if draft.count or not text else "", text)))


def _in_hand(desk: Desk, draft: Draft) -> list[str]:
    """The open matters with their newest progress, which the report carries; how to say more of them."""
    if draft.obligation.kind not in reports.MEETINGS:
        return []
    rows = matters.open_matters(desk.context, draft.obligation.department)
    lines = [matters.progress_line(desk.context, matter) for matter in rows]
    if not lines:
        return []
    shown, more = lines[:ITEMS_SHOWN], len(lines) - ITEMS_SHOWN
    rest = f"（其余{more}项请回复“事项”查看）" if more > 0 else ""
    return [f"在办事项{len(lines)}项：", *shown, f"{rest}进展如有更新，请回复“三重一大进展”逐项填报。"]


def _items(desk: Desk, draft: Draft) -> list[str]:
    """The checklist's items with the progress that the report carries."""
    definition = checklists.register_of(desk.context, draft.obligation.kind)
    if definition is None or not draft.items:
        return []
    lines = [checklists.progress_line(definition, item, draft.notes) for item in draft.items]
    more = len(lines) - ITEMS_SHOWN
    return [*lines[:ITEMS_SHOWN], *([f"（其余{more}项请回复“清单”查看）"] if more > 0 else [])]


def already(desk: Desk, obligation: Obligation) -> str:
    """It is in: when, under which number, and what comes next."""
    row = reports.latest_receipt(obligation)
    if row is None:
        return f"{title_of(obligation)}本期无需报送。"
    moment = say_moment(desk.context.local(row.submitted_at))
    state = f"，{obligation.state.word}" if obligation.state == ReportState.ACCEPTED else ""
    said = (
        f"{obligation.department.name}{title_of(obligation)}已于{moment}收悉，编号 {row.number}{state}，无需重复报送。"
    )
    settings = obligations.settings_of(desk.context, obligation.kind)
    period = periods.next_period(desk.context, obligation.department, settings) if settings else None
    return said + (f"下期为{period.label}，{say_day(period.due_on)}截止。" if period else "")


def title_of(obligation: Obligation) -> str:
    """«11月主体责任台账»."""
    return f"{obligation.label}{obligation.title}"


def contents(draft: Draft) -> str:
    """What the report carries, in figures."""
    if draft.meetings or draft.matters:
        carried = [f"{draft.meetings}次“三重一大”会议报告"] if draft.meetings else []
        return "、".join(carried + ([f"{len(draft.matters)}项在办事项"] if draft.matters else []))
    if draft.items:
        return f"清单{len(draft.items)}项、本期进展{len({note.entry_id for note in draft.notes})}项"
    by_leader = "、".join(f"{name}{count}条" for name, count in draft.by_leader.items())
    return f"{len(draft.entries)}条记录（{by_leader}）"
