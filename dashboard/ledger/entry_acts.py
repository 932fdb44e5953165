"""What is done to an entry by one button of its page; the act itself says who may."""

from collections.abc import Callable

from flask import request

from actions.common.context import Context
from actions.common.states import EntryState
from actions.ledger import changes, finding
from actions.ledger import review as register_review
from actions.ledger.entries import LedgerEntry
from dashboard.frame.forms import FormError, said_day
from policy.ledger.definition import LedgerDefinition

Done = Callable[[Context, LedgerDefinition, LedgerEntry, str], str]


def _progress(context: Context, definition: LedgerDefinition, row: LedgerEntry, words: str) -> str:
    if not words:
        raise FormError({"words": "请写明进展后再提交。"})
    gate = next((each.title for each in definition.gates if each.key == request.form.get("gate")), "")
    changes.progress(context, definition, row, f"{gate}：{words}" if gate else words)
    return f"收悉，{row.number} 进展已登记。{'已全部完成，予以办结。' if row.state == EntryState.CLOSED else ''}"


def _close(context: Context, definition: LedgerDefinition, row: LedgerEntry, words: str) -> str:
    changes.close(context, definition, row, words)
    return f"{row.number} 已办结，提醒停止。"


def _withdraw(context: Context, definition: LedgerDefinition, row: LedgerEntry, words: str) -> str:
    changes.withdraw(context, definition, row, words)
    return f"{row.number} 已撤回，不再列入统计，原记录予以保留。"


def _share(context: Context, definition: LedgerDefinition, row: LedgerEntry, _words: str) -> str:
    changes.share(context, definition, row)
    return f"{row.number} 已共享，派驻组可查看。"


def _report(context: Context, definition: LedgerDefinition, row: LedgerEntry, words: str) -> str:
    finding.report_done(context, definition, row, words)
    return f"{row.number} 已报请销号，提醒停止；待派驻组核实后告知结果。"


def _extend(context: Context, definition: LedgerDefinition, row: LedgerEntry, words: str) -> str:
    if not words:
        raise FormError({"words": "请写明延期原因和日期，如“材料未齐，请延到12月4日”。"})
    finding.ask_extension(context, definition, row, words)
    return f"{row.number} 已申请延期，答复前仍按原期限办理。"


def _grant(context: Context, definition: LedgerDefinition, row: LedgerEntry, _words: str) -> str:
    due_on = said_day("due")
    if due_on is None:
        raise FormError({"due": "请写明延期到哪一天。"})
    finding.grant_extension(context, definition, row, due_on)
    return f"已同意 {row.number} 延期，提醒随之调整，已告知该单位。"


def _refuse(context: Context, definition: LedgerDefinition, row: LedgerEntry, _words: str) -> str:
    finding.refuse_extension(context, definition, row)
    return f"已答复 {row.number} 暂不延期，已告知该单位。"


def _tell(context: Context, definition: LedgerDefinition, row: LedgerEntry, _words: str) -> str:
    finding.tell_department(context, definition, row)
    return f"已将 {row.number} 告知{row.department.name}联络员。"


def _accept(context: Context, definition: LedgerDefinition, row: LedgerEntry, _words: str) -> str:
    register_review.accept(context, definition, row)
    return f"{row.number} 已登记审核通过，并已告知该单位。"


ACTS: dict[str, Done] = {
    "progress": _progress, "close": _close, "withdraw": _withdraw, "share": _share, "accept": _accept,
    "report": _report, "tell": _tell, "extend": _extend, "grant": _grant, "refuse": _refuse,
}  # fmt: skip
