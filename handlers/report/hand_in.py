"""What goes in as a report: the records on file, words, nothing, or paper; what speaks against it is asked first (M3)."""

from actions.common.states import ReportState
from actions.report import assignments, periods, submit
from actions.report.submit import Draft, Obligation
from handlers.report.receipt import already, contents, receipt, title_of
from handlers.talk.message import Desk, Reply
from handlers.talk.question import DROP, answers, ask, confirm
from handlers.talk.registry import DEPARTMENT
from policy.text.write import say_day

_GAPS_SHOWN = 8
_ZERO_AHEAD = 10  # days: an empty report sent earlier than that is confirmed first (domain.md «零报告»)
_HOW_TO_FILL = {
    "ledger": "先用“记台账 ……”登记履责记录再报送；",
    "checklist": "先用“记清单 ……”登记清单（或请综合科导入）再报送；",
}


def text_report(desk: Desk, obligation: Obligation, text: str) -> Reply:
    """What was written is the report, beside the entries on file where there are any."""
    assignments.check_way(desk.context, obligation, "文字")
    draft = submit.draft(desk.context, obligation)
    return Reply(receipt(desk, draft, "entries" if draft.count else "text", text))


def take_in(desk: Desk, draft: Draft, zero: bool) -> Reply:
    """The records on file go in, after 确认 where something is missing or `zero` was said; without any it is asked how."""
    if draft.count == 0:
        if zero:
            return _zero(desk, draft.obligation)
        if draft.obligation.state == submit.ANNOUNCED:
            return paper_sent(desk, draft.obligation)
        return _nothing_on_file(desk, draft.obligation)
    if draft.gaps or zero:
        question = f"{title_of(draft.obligation)}现有{contents(draft)}{_but(draft, zero)}"
        return confirm(
            desk, "confirm_report", question, draft.obligation.id, verb="报送",
            dropped="好的，暂不报送。补记后请再回复“报送”。",
        ).plus(_page(desk, draft.obligation))  # fmt: skip
    return Reply(receipt(desk, draft, "entries"))


def _zero(desk: Desk, obligation: Obligation) -> Reply:
    """A 零报告 long before its date is shown first: the rest of the period may still hold something."""
    ahead = (obligation.due_on - desk.context.said_on).days
    if ahead <= _ZERO_AHEAD or obligation.state == ReportState.RETURNED:
        return Reply(receipt(desk, submit.draft(desk.context, obligation), "zero"))
    question = (
        f"{obligation.department.name}{title_of(obligation)}{say_day(obligation.due_on)}截止，现在报送零报告提前{ahead}天，"
        "其后发生的事项将不在本期报送之列。"
    )
    return confirm(
        desk, "confirm_zero", question, obligation.id, verb="报送", dropped="好的，暂不报送，到期前会提醒您。"
    )


def _page(desk: Desk, obligation: Obligation) -> str:
    """Where the report can be filled in and sent with files."""
    return desk.link("在页面中填写、附文件", f"/reports/{obligation.id}")


def _but(draft: Draft, zero: bool) -> str:
    """What speaks against reporting it as it is: nothing was meant to be there, or something is still missing."""
    if zero:
        return "，与“无”不符，将按现有内容报送。"
    lacks, how = _lacking(draft)
    shown = "、".join(draft.gaps[:_GAPS_SHOWN]) + (f"等{len(draft.gaps)}项" if len(draft.gaps) > _GAPS_SHOWN else "")
    return f"；{shown}{lacks}，可先用“{how}”补记。"


def _lacking(draft: Draft) -> tuple[str, str]:
    """What the gaps are, and the words that fill them."""
    if draft.items:
        return "本期尚无进展", "清单进展"
    return ("本期尚无进展", "三重一大进展") if draft.matters else ("尚无记录", "记台账 ……")


def _settled(desk: Desk, obligation: int) -> str | None:
    """What happened to the report since it was asked about; None while it is still owed."""
    row = periods.by_id(desk.context, obligation)
    return already(desk, row) if submit.is_in(row) else None


@answers("confirm_report", roles=DEPARTMENT, settled=_settled)
def confirm_report(desk: Desk, obligation: int, _yes: str) -> Reply:
    """«确认» after gaps were shown: the report goes in as it is now."""
    return Reply(receipt(desk, submit.draft(desk.context, periods.by_id(desk.context, obligation)), "entries"))


@answers("confirm_zero", roles=DEPARTMENT, settled=_settled)
def confirm_zero(desk: Desk, obligation: int, _yes: str) -> Reply:
    """«确认»: the empty report goes in; what came to the records meanwhile is asked about instead."""
    draft = submit.draft(desk.context, periods.by_id(desk.context, obligation))
    return take_in(desk, draft, zero=True) if draft.count else Reply(receipt(desk, draft, "zero"))


def _nothing_on_file(desk: Desk, obligation: Obligation) -> Reply:
    """Nothing to send: zero report, paper, or later; and how entries come in."""
    how = _HOW_TO_FILL.get(obligation.kind, "")
    question = (
        f"{title_of(obligation)}暂无可报送的记录（{say_day(obligation.due_on)}截止）。{how}"
        f"有材料的请送纸质到{desk.context.rules.office_name}。请问："
    )
    choices = {"零报告（无）": "zero", "纸质已送": "paper", "稍后报送": DROP}
    asked = ask(desk, "report_empty", question, choices, obligation.id, field="report", dropped="好的，已记下。")
    return asked.plus(_page(desk, obligation))


@answers("report_empty", roles=DEPARTMENT, settled=_settled)
def report_empty(desk: Desk, obligation: int, how: str) -> Reply:
    """A zero report, unless something came in meanwhile; or paper."""
    row = periods.by_id(desk.context, obligation)
    if how == "paper":
        return paper_sent(desk, row)
    draft = submit.draft(desk.context, row)
    return take_in(desk, draft, zero=True) if draft.count else Reply(receipt(desk, draft, "zero"))


def paper_sent(desk: Desk, obligation: Obligation) -> Reply:
    """«纸质已送»: the desk is told, and the report is in when it notes the day of receipt."""
    submit.announce_paper(desk.context, obligation)
    return Reply(
        f"好的，已转告{desk.context.rules.office_name}：{title_of(obligation)}已送纸质。"
        "待其登记实际收到日期后报送完成，届时会告知您编号。"
    )
