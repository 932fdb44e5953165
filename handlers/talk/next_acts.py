"""What may be done next with what has a number: the likeliest acts of this person, by the state of the thing."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from actions.common.errors import UserError
from actions.common.states import allows
from actions.ledger import changes, filing
from actions.ledger import finding as ledger_finding
from actions.ledger.entries import LedgerEntry
from actions.matter.matters import Matter
from actions.meeting import opinions, report
from actions.meeting.integrity import IntegrityRequest
from actions.meeting.opinions import Opinion
from actions.meeting.report import MeetingNotice
from actions.people import handover
from actions.people.applications import Application
from actions.people.calls import Call
from actions.people.handover import Handover
from actions.publication import finding
from actions.publication.finding import Publication
from actions.publication.inspections import Inspection
from actions.publication.questionnaires import Questionnaire
from actions.publication.requested import Request
from actions.publication.spot_checks import SpotCheck
from actions.report.submit import Submission
from actions.report.withdraw import withdrawing
from actions.sending.digests import Digest
from actions.sending.release import Draft
from handlers.talk.message import Desk
from handlers.talk.numbered import Kind, Numbered
from handlers.talk.open_question import OFFERED
from handlers.talk.registry import act_named
from policy.ledger.definition import LedgerDefinition
from policy.words.offers import offers

SHOWN = 2
READS = frozenset(
    {
        "show_meeting", "show_publication", "show_inspection", "view_entry", "about_number", "was_sent", "standing_of",
        "signing_list", "export_receipts", "questionnaire_results", "check_draw",
    }
)  # what may be done though it was only asked: nothing is written  # fmt: skip
IsOpen = Callable[[Desk, Any], bool]


@dataclass(frozen=True)
class Next:
    """An act, how it is said, and whether it is open to this thing now; who may say it is the act's own business."""

    act: str
    words: str
    is_open: IsOpen


def next_acts(desk: Desk, number: str, found: Numbered) -> str:
    """«可回复“参会 2026-0123 姓名”或“意见 2026-0123 ……”。», "" where nothing is open to the person."""
    rows = (each for each in _OF[found.kind] if act_named(each.act).is_open_to(desk) and each.is_open(desk, found.item))
    said = [f"“{each.words.format(number)}”" for each in islice(rows, SHOWN)]
    text = f"可回复{'或'.join(said)}。" if said else ""
    desk.context.read[OFFERED] = offers(text, number)
    return text


def ways_on(act: str) -> list[tuple[Kind, list[Next]]]:
    """The kinds of things that the act may be done to, and how it is said of each."""
    said = ((kind, [each for each in rows if each.act == act]) for kind, rows in _OF.items())
    return [(kind, ways) for kind, ways in said if ways]


def _move(verb: str) -> IsOpen:
    """The state of the thing allows this verb."""
    return lambda _desk, row: allows(row, verb)


def _held(desk: Desk, meeting: MeetingNotice) -> bool:
    return meeting.day is not None and meeting.day < desk.context.today


def _coming(verb: str) -> IsOpen:
    return lambda desk, meeting: allows(meeting, verb) and not _held(desk, meeting)


def _past(verb: str) -> IsOpen:
    return lambda desk, meeting: allows(meeting, verb) and (_held(desk, meeting) or _begun(desk, meeting))


def _begun(desk: Desk, meeting: MeetingNotice) -> bool:
    return meeting.starts_at is not None and meeting.starts_at <= desk.context.now


def _lacks(desk: Desk, meeting: MeetingNotice) -> bool:
    return not _held(desk, meeting) and allows(meeting, "amend") and bool(report.missing(meeting))


def _by(roles: Callable[[LedgerDefinition], tuple[str, ...]], verb: str) -> IsOpen:
    """The state of the entry allows the verb, and the register gives it to one of the person's posts."""

    def is_open(desk: Desk, found: Any) -> bool:
        row, definition = found
        return allows(row, verb) and changes.may(desk.context, definition, row, roles(definition))

    return is_open


def _own(verb: str) -> IsOpen:
    """The state of the entry allows the verb, and it is the person's to change."""

    def is_open(desk: Desk, found: Any) -> bool:
        row, definition = found
        try:
            changes.check_may_change(desk.context, definition, row, "")
        except UserError:
            return False
        return allows(row, verb)

    return is_open


def _reportable(desk: Desk, found: Any) -> bool:
    row, definition = found
    return allows(row, "report") and ledger_finding.is_departments(desk.context, definition, row)


def _restorable(desk: Desk, found: Any) -> bool:
    row, definition = found
    return changes.is_own(desk.context, row) and allows(row, f"restore_{filing.first_state(definition).value}")


def _receipt(verb: str) -> IsOpen:
    """The newest report of its obligation, in a state that allows the verb; none: taking it back."""

    def is_open(_desk: Desk, receipt: Any) -> bool:
        row = receipt.obligation
        return row.submissions[-1] is receipt and allows(row, verb or withdrawing(row))

    return is_open


def _may_recall(desk: Desk, opinion: Opinion) -> bool:
    return allows(opinion, "recall") and opinions.may_recall(desk.context, opinion)


def _waits_for_me(desk: Desk, row: Handover) -> bool:
    return any(each.id == row.id for each in handover.waiting(desk.context))


def _undoable(_desk: Desk, row: Handover) -> bool:
    return row.done_at is None and row.undone_at is None


def _is_meeting(desk: Desk, row: Publication) -> bool:
    """A meeting that the group called, and that was not taken back."""
    return finding.definition_of(desk.context, row.kind).expects == "attendance" and allows(row, "recall")


def _was_held(desk: Desk, row: Publication) -> bool:
    """A meeting that the group called and whose day has come."""
    return _is_meeting(desk, row) and row.day is not None and row.day <= desk.context.said_on


def _always(_desk: Desk, _item: Any) -> bool:
    return True


_OF: dict[Kind, tuple[Next, ...]] = {
    MeetingNotice: (
        Next("amend_meeting", "补充 {} ……", _lacks),
        Next("decide", "决定 {} 第1项 通过", _past("conclude")),
        Next("attended", "已参会 {}", _past("conclude")),
        Next("attend", "参会 {} 姓名", _coming("attend")),
        Next("give_opinion", "意见 {} ……", _move("amend")),
        Next("reschedule", "改期 {} 新时间", _coming("reschedule")),
        Next("cancel_meeting", "取消 {} 原因", _coming("cancel")),
        Next("excuse_meeting", "认可 {} 紧急", lambda _desk, meeting: meeting.on_time is False and not meeting.excused),
    ),
    LedgerEntry: (
        Next("accept_entry", "审核通过 {}", _by(lambda register: register.review, "accept")),
        Next("return_entry", "退回 {} 原因……", _by(lambda register: register.review, "return")),
        Next("resubmit_entry", "重报 {} 栏目：内容", _own("resubmit")),
        Next("close_entry", "办结 {}", _by(lambda register: register.close, "close")),
        Next("report_finding", "报请销号 {} 办理情况", _reportable),
        Next("entry_progress", "进展 {} ……", lambda _desk, found: allows(found[0], changes.progress_of(found[1]))),
        Next("correct_entry", "更正 {} 栏目：内容", _own("correct")),
        Next("reopen_entry", "重新办理 {} 原因，日期前", _by(lambda register: register.close, "reopen")),
        Next("withdraw_entry", "撤回 {}", _own("withdraw")),
        Next("restore_entry", "恢复 {}", _restorable),
    ),
    Submission: (
        Next("accept_report", "审核通过 {}", _receipt("accept")),
        Next("return_report", "退回 {} 原因……", _receipt("return")),
        Next("withdraw_report", "撤回 {}", _receipt("")),
    ),
    Opinion: (
        Next("answer_opinion", "答复 {} ……", _move("answer")),
        Next("recall_opinion", "撤回 {}", _may_recall),
    ),
    Matter: (
        Next("note_progress", "进展 {} ……", _move("note")),
        Next("finish_matter", "办结 {}", _move("note")),
    ),
    IntegrityRequest: (Next("answer_integrity", "答复 {}", _move("answer")),),
    Publication: (
        Next("decide_publication", "发送 {}", _move("release")),
        Next("decide_publication", "取消发送 {}", _move("drop")),
        Next("standing_of", "签收情况 {}", _move("recall")),
        Next("urge_publication", "催签 {}", _move("recall")),
        Next("recall_publication", "撤回 {}", _move("recall")),
        Next("record_attendance", "到会 {} 全部", _was_held),
        Next("meeting_outcome", "会后情况 {} 问题3个 建议5条", _was_held),
        Next("meeting_findings", "会议问题 {} 单位：……", _was_held),
        Next("meeting_tasks", "会议交办 {} 单位：……", _was_held),
        Next("signing_list", "签到表 {}", _is_meeting),
        Next("move_publication", "改期 {} 新时间", _is_meeting),
        Next("cancel_convened", "取消 {} 原因", _is_meeting),
        Next("export_receipts", "导出签收 {}", _move("recall")),
        Next("replace_publication", "更新 {} 新的内容", _move("recall")),
        Next("another_text", "换一条 {}", lambda _desk, row: allows(row, "release") and bool(row.about)),
    ),
    Inspection: (Next("inspection_findings", "检查问题 {} ……", _always), Next("show_inspection", "查看 {}", _always)),
    SpotCheck: (Next("check_draw", "复核抽查 {}", _always),),
    Questionnaire: (Next("questionnaire_results", "问卷结果 {}", _always),),
    Handover: (
        Next("confirm_handover", "确认交接 {}", _waits_for_me),
        Next("undo_handover", "撤销交接 {}", _undoable),
    ),
    Application: (
        Next("decide_application", "同意 {}", _move("approve")),
        Next("decide_application", "不同意 {}", _move("refuse")),
    ),
    Digest: (
        Next("release", "发送 {}", _move("release")),
        Next("release", "取消发送 {}", _move("drop")),
    ),
    Draft: (
        Next("release", "发送 {}", _always),
        Next("release", "取消发送 {}", _always),
    ),
    Request: (Next("announce_ready", "可领 {}", _always),),
    Call: (Next("called_back", "已回电 {}", _always),),
}
