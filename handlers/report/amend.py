"""更正, 补充 of a report's text until it is accepted, and 我的报送: what was sent this year and what became of it."""

import re
from typing import Any, Final

from actions.common.errors import UserError
from actions.common.states import ReportState
from actions.report import submit, withdraw
from actions.report.submit import Obligation, Submission, latest_receipt
from actions.talk import spoken_of
from handlers.report.receipt import title_of
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import find
from handlers.talk.paging import paged
from handlers.talk.registry import DEPARTMENT, act, plainly
from policy.ledger.nth_words import read_added
from policy.report.report_words import read_report_words
from policy.text.write import say_moment

_NAMED: Final = re.compile(r"(?P<word>更正|修改|补充)[\s：:]*(?P<said>\S.*)", re.DOTALL)


def _by_name(desk: Desk, text: str) -> Said | None:
    """«更正 年度总结 ……»: a report of one's own that is in, by its name."""
    found = _NAMED.fullmatch(text.strip())
    words = read_report_words(found["said"], desk.context.obligations) if found else None
    if found is None or words is None or words.settings is None or not words.rest:
        return None
    named = [row for row in withdraw.own_reports(desk.context) if row.kind == words.settings.kind]
    fits = [row for row in named if words.period.endswith(row.label) or not words.period]
    fits = [row for row in fits if not words.before or row.department.name == words.before]
    return Said(found["word"], fits[0].submissions[-1].number, words.rest, fits[0].submissions[-1]) if fits else None


def _adds(desk: Desk, message: Message) -> Said | None:
    """«补一句 ……» right after a report of one's own, and «更正 年度总结 ……»."""
    if named := _by_name(desk, message.text):
        return named
    added = read_added(message.text)
    number = spoken_of.last_number(desk.context) if added else None
    found = find(desk.context, number) if number else None
    return Said("补充", number, added, found.item) if found is not None and found.kind is Submission else None


@verb("amend_report", "更正|修改(?!问答)|补充(?!问法)", Submission, also=_adds, roles=DEPARTMENT)
def amend_report(desk: Desk, _message: Message, found: Said) -> Reply:
    """The text takes the place of the one before, or is added to it; the desk is told."""
    receipt: Submission = found.item
    obligation, add = receipt.obligation, found.word == "补充"
    if obligation.department_id not in desk.context.me.department_ids or receipt is not obligation.submissions[-1]:
        raise UserError(f"{found.number} 不是您单位最近一次报送的编号，未作{found.word}。")
    if not found.rest:
        return Reply(f"请写明内容，如“{found.word} {found.number} ……”。", "usage")
    row = submit.amend(desk.context, obligation, found.rest, add=add)
    return Reply(
        f"已{'补充' if add else '更正'}{title_of(obligation)}（编号 {row.number}），并已告知综合科。现内容：{row.text}"
    )


@act(
    "my_reports",
    words=r"(?:查看)?(?:我的?|我们的?|本单位的?)(?:今年的?)?报送(?:记录|情况)?[。？?]?",
    meant=plainly,
    roles=DEPARTMENT,
    usage="我的报送",
    summary="看今年已报的材料：在审、通过、退回",
)
def my_reports(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Every report of the year, the newest first, with what became of it."""
    rows = [row for row in withdraw.of_year(desk.context) if row.submissions]
    lines = [_line(desk, row) for row in rows]
    counted = {word: sum(_standing(row) == word for row in rows) for word in ("在审", "通过", "退回")}
    title = f"今年已收{len(rows)}项：" + "、".join(f"{word}{number}项" for word, number in counted.items() if number)
    return Reply(paged(desk, title, lines) if lines else "今年尚无报送记录。")


def _standing(row: Obligation) -> str:
    return {ReportState.ACCEPTED: "通过", ReportState.RETURNED: "退回"}.get(row.state, "在审")


def _line(desk: Desk, row: Obligation) -> str:
    receipt = latest_receipt(row)
    assert receipt is not None  # the list holds only what is in
    late = "" if row.submissions[0].on_time else "，晚报"
    why = f"：{receipt.returned_reason}" if row.state is ReportState.RETURNED and receipt.returned_reason else ""
    when = say_moment(desk.context.local(receipt.submitted_at))
    return f"{title_of(row)}（编号 {receipt.number}）：{when}收到{late}，{_standing(row)}{why}"
