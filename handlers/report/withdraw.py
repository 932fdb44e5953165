"""撤回: a department takes back a report, and «报错了» shows what was done last (domain.md «Work off the chat»)."""

import re
from typing import Final, Literal

from actions.common.states import ReportState, check, name_of
from actions.report.submit import Submission
from actions.report.withdraw import Obligation, find_own, own_reports, withdraw_report, withdrawing
from handlers.report.desk_words import newest_of
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, answers, ask, confirm
from handlers.talk.registry import DEPARTMENT
from policy.report.report_words import names_of, read_report_words
from policy.text.write import say_moment

_SHOWN: Final = 5
_SAID: Final = re.compile(
    r"(?:我要|请|帮我)?(?:撤回|撤销|取消|收回)(?:一下)?(?:刚才的?|上报的|报送的)?\s*(?P<what>\S{0,8}?)\s*(?:的?(?:报送|上报|零报告))(?P<period>.{0,6}?)[。]?"
    r"|(?:我要|请|帮我)?撤回(?:一下)?吧?[。]?"
    r"|(?:我|刚才)?(?:报送?错了?|报早了)[，,。]?(?:我?要?撤回?(?:一下)?)?"
)

_NAMED: Final = re.compile(
    r"(?:我要|请|帮我)?(?:撤回|撤销|收回)(?:一下)?[\s：:]*(?P<what>\S.{1,40})"
)  # «撤回 年度总结»


def _wanted(desk: Desk, message: Message) -> list[Obligation] | Literal[True]:
    """The reports in that a sentence may mean, by the name of what was reported where it has one; True: there is none."""
    reports = own_reports(desk.context)
    kinds = {each.kind for each in desk.context.obligations if any(name in message.text for name in names_of(each))}
    return [row for row in reports if not kinds or row.kind in kinds] or True


def _says_so(desk: Desk, message: Message) -> list[Obligation] | Literal[True] | None:
    if desk.context.me.is_group_side:
        return None
    text = message.text.strip()
    named = _NAMED.fullmatch(text)
    words = read_report_words(named["what"], desk.context.obligations) if named else None
    by_name = words is not None and words.settings is not None and not words.before and not words.rest
    return _wanted(desk, message) if by_name or _SAID.fullmatch(text) else None


@verb(
    "withdraw_report",
    "撤回|撤销|取消|收回",
    Submission,
    also=_says_so,
    meant=_wanted,
    roles=DEPARTMENT,
    usage="撤回报送",
    summary="撤回已报送、尚未审核通过的材料",
    examples=("撤回报送", "取消报送"),
)
def withdraw(desk: Desk, _message: Message, found: Said | list[Obligation] | Literal[True]) -> Reply:
    """The report is shown with what taking it back means; done after 确认."""
    if isinstance(found, Said):
        row = newest_of(found)
        check(row, withdrawing(row))
        return _show(desk, row)
    if found is True:
        return Reply("没有可以撤回的报送。会议请回复“取消 编号”，台账记录请回复“撤回 编号”。")
    open_to = [row for row in found if row.state != ReportState.ACCEPTED]
    if not open_to:
        return Reply(f"{name_of(found[0])}已审核通过，不能撤回；如有误请联系{desk.context.rules.office}。")
    if len(open_to) == 1:
        return _show(desk, open_to[0])
    choices = {_line(desk, row): str(row.id) for row in open_to[:_SHOWN]} | {"都不撤回": DROP}
    return ask(desk, "withdraw_which", "请问撤回哪一项？", choices)


@answers("withdraw_which", roles=DEPARTMENT)
def withdraw_which(desk: Desk, _nothing: None, key: str) -> Reply:
    """The report was chosen."""
    row = find_own(desk.context, int(key))
    return _show(desk, row) if row is not None else Reply("该项已不在报送状态，未作办理。")


def _line(desk: Desk, row: Obligation) -> str:
    receipt = row.submissions[-1]
    return f"{name_of(row)}（{say_moment(desk.context.local(receipt.submitted_at))}报送，编号 {receipt.number}）"


def _show(desk: Desk, row: Obligation) -> Reply:
    receipt = row.submissions[-1]
    text = f"撤回{_line(desk, row)}：恢复为未报，重报时按重报时间认定是否按时。"
    return confirm(desk, "confirm_withdraw", text, row.id, verb="撤回", about=receipt.number, dropped="好的，未撤回。")


def _settled(desk: Desk, obligation: int) -> str | None:
    return None if find_own(desk.context, obligation) else "该项报送已经撤回或退回，无需办理。"


@answers("confirm_withdraw", roles=DEPARTMENT, settled=_settled)
def confirm_withdraw(desk: Desk, obligation: int, _yes: str) -> Reply:
    """«确认»: owed again, the desk is told."""
    row = find_own(desk.context, obligation)
    if row is None:
        return Reply("该项报送已经撤回或退回，无需办理。")
    name, due = name_of(row), row.due_on
    number = withdraw_report(desk.context, row)
    return Reply(f"已撤回{name}（编号 {number}），{due.month}月{due.day}日截止，请按期重报。已告知综合科。")
