"""What may be done to a row in which state: one table a kind, and the one place that looks at it, under the write lock.

Two people, two windows, chat and page: whoever comes second is told what the first did, and nothing changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from actions.common.context import Context
from actions.common.errors import UserError
from storage.base import Base
from storage.models import (
    Application,
    Attendance,
    Digest,
    IntegrityRequest,
    LedgerEntry,
    Matter,
    MeetingNotice,
    Obligation,
    Opinion,
    Publication,
    Receipt,
)
from storage.states import (
    ApplicationState,
    AttendanceState,
    ChatState,
    DigestState,
    EntryState,
    IntegrityState,
    JobState,
    MatterStage,
    MeetingState,
    OpinionState,
    PublicationState,
    PushState,
    ReceiptState,
    ReportState,
    State,
)

__all__ = [
    "ApplicationState", "AttendanceState", "ChatState", "DigestState", "EntryState", "IntegrityState", "JobState", "MatterStage",
    "MeetingState", "OpinionState", "PushState", "ReceiptState", "ReportState", "State",
]  # fmt: skip


@dataclass(frozen=True)
class Move:
    """From which states a verb is open, to which it leads (None: it stays), and what is said where it is not open.

    `again` is said where it has been done before.
    """

    start: frozenset[State]
    to: State | None
    refusal: str
    again: str


@dataclass(frozen=True)
class Kind:
    """A kind of row: its states, its verbs, and how a row is named before what is said of it."""

    states: type[State]
    moves: Mapping[str, Move]
    name: Callable[[Any], str]
    said: Callable[[Any], str] = lambda row: ""  # what is added to the state: why a meeting was cancelled
    column: str = "state"


def _from(*start: State, to: State | None = None, otherwise: str, again: str = "") -> Move:
    said = again or (f"此前{to.word}，无需重复办理" if to else "")
    return Move(frozenset(start), to, otherwise, said)


_R, _E, _M, _S = ReportState, EntryState, MeetingState, MatterStage
_OWED = (_R.OPEN, _R.ANNOUNCED, _R.RETURNED)
REPORT: Mapping[str, Move] = {
    "submit": _from(_R.OPEN, _R.ANNOUNCED, to=_R.SUBMITTED, otherwise="无需重复报送"),
    "resubmit": _from(_R.RETURNED, _R.ANNOUNCED, to=_R.RESUBMITTED, otherwise="无需重复报送"),
    "announce": _from(
        _R.OPEN,
        _R.RETURNED,
        to=_R.ANNOUNCED,
        otherwise="无需再登记纸质已送",
        again="已记为纸质已送，待综合科登记收到日期",
    ),
    "return": _from(_R.SUBMITTED, _R.RESUBMITTED, to=_R.RETURNED, otherwise="不能退回"),
    "accept": _from(_R.SUBMITTED, _R.RESUBMITTED, to=_R.ACCEPTED, otherwise="不能审核通过"),
    "withdraw": _from(_R.SUBMITTED, to=_R.OPEN, otherwise="不能撤回；如有误请联系综合科", again="尚未报送，无需撤回"),
    "withdraw_again": _from(
        _R.RESUBMITTED, to=_R.RETURNED, otherwise="不能撤回；如有误请联系综合科", again="已退回，无需撤回"
    ),
    "amend": _from(_R.SUBMITTED, _R.RESUBMITTED, otherwise="不能再更正或补充"),
    "excuse": _from(*_OWED, to=_R.EXCUSED, otherwise="无需办理免报", again="此前已免报，无需办理"),
    "postpone": _from(*_OWED, otherwise="无需办理延期"),
}
_WAITING = (_E.FILED, _E.OPEN, _E.SUBMITTED, _E.REPORTED, _E.RETURNED)
_KEPT = "未撤回，无需恢复"
ENTRY: Mapping[str, Move] = {
    "correct": _from(*_WAITING, otherwise="不能再更正"),
    "attach": _from(*_WAITING, otherwise="不能再附文件"),
    "progress": _from(*_WAITING, otherwise="无需再登记进展"),
    "item_progress": _from(*_WAITING, _E.ACCEPTED, otherwise="无需再登记进展"),  # a checklist's item, once accepted
    "finish": _from(*_WAITING, _E.ACCEPTED, to=_E.CLOSED, otherwise="无需办结"),  # by the last step of its register
    "close": _from(_E.OPEN, _E.REPORTED, _E.RETURNED, to=_E.CLOSED, otherwise="无需办结"),
    "report": _from(_E.OPEN, _E.RETURNED, to=_E.REPORTED, otherwise="无需报请销号", again="已报请销号，待派驻组核实"),
    "reopen": _from(_E.CLOSED, to=_E.OPEN, otherwise="尚未办结，无需重新办理", again="尚未办结，无需重新办理"),
    "extend": _from(_E.OPEN, _E.RETURNED, otherwise="无需延期"),
    "accept": _from(_E.SUBMITTED, to=_E.ACCEPTED, otherwise="暂无需审核"),
    "return": _from(_E.SUBMITTED, to=_E.RETURNED, otherwise="暂无需审核"),
    "send_back": _from(_E.REPORTED, to=_E.RETURNED, otherwise="未报请销号，无需退回"),
    "resubmit": _from(_E.RETURNED, to=_E.SUBMITTED, otherwise="无需重报"),
    "import": _from(*_WAITING, _E.ACCEPTED, _E.CLOSED, to=_E.SUBMITTED, otherwise="不能由清单文件修改"),
    "withdraw": _from(*_WAITING, to=_E.WITHDRAWN, otherwise="不能撤回"),
    **{
        f"restore_{to.value}": _from(_E.WITHDRAWN, to=to, otherwise=_KEPT, again=_KEPT)
        for to in (_E.FILED, _E.OPEN, _E.SUBMITTED)
    },
    "share": _from(*_WAITING, _E.ACCEPTED, _E.CLOSED, otherwise="无需共享"),
}
_AGAIN = "；如重新召开，请发送新的会议通知"
MEETING: Mapping[str, Move] = {
    "amend": _from(_M.REGISTERED, _M.POSTPONED, otherwise=f"不能再补充更正{_AGAIN}"),
    "reschedule": _from(_M.REGISTERED, _M.POSTPONED, to=_M.REGISTERED, otherwise=f"不能再改期{_AGAIN}"),
    "postpone": _from(_M.REGISTERED, to=_M.POSTPONED, otherwise=f"不能再延期{_AGAIN}"),
    "cancel": _from(_M.REGISTERED, _M.POSTPONED, to=_M.CANCELLED, otherwise="无需取消"),
    "excuse": _from(*_M, otherwise=""),
    "attend": _from(_M.REGISTERED, _M.POSTPONED, otherwise=f"不能再安排参会{_AGAIN}"),
    "conclude": _from(_M.REGISTERED, _M.POSTPONED, otherwise=f"不能再登记参会情况和结论{_AGAIN}"),
}
OPINION: Mapping[str, Move] = {
    "answer": _from(OpinionState.SENT, to=OpinionState.ANSWERED, otherwise="无需答复"),
    "recall": _from(OpinionState.SENT, to=OpinionState.RECALLED, otherwise="不再撤回；可另发意见说明"),
}
INTEGRITY: Mapping[str, Move] = {
    "answer": _from(IntegrityState.OPEN, to=IntegrityState.ANSWERED, otherwise="无需答复"),
}
_STAGES = tuple(_S)
MATTER: Mapping[str, Move] = {
    "note": _from(*_STAGES[: _STAGES.index(_S.DONE)], otherwise="无需再登记进展"),
    **{
        stage.value: _from(*_STAGES[:place], to=stage, otherwise=f"不能再转为{stage.word}")
        for place, stage in enumerate(_STAGES)
    },
}
_DECIDED = "已经处理过，无需再次处理"
APPLICATION: Mapping[str, Move] = {
    "approve": _from(ApplicationState.OPEN, to=ApplicationState.APPROVED, otherwise=_DECIDED, again=_DECIDED),
    "refuse": _from(ApplicationState.OPEN, to=ApplicationState.REFUSED, otherwise=_DECIDED, again=_DECIDED),
    "replace": _from(ApplicationState.OPEN, to=ApplicationState.REPLACED, otherwise=_DECIDED),
}
DIGEST: Mapping[str, Move] = {
    "release": _from(DigestState.HELD, to=DigestState.SENT, otherwise="不再发布"),
    "drop": _from(DigestState.HELD, to=DigestState.CANCELLED, otherwise="无需取消"),
}
_A = AttendanceState
ATTENDANCE: Mapping[str, Move] = {
    "plan": _from(*_A, to=_A.PLANNED, otherwise=""),
    "attended": _from(_A.PLANNED, to=_A.ATTENDED, otherwise="如登记有误，请先回复“参会 编号 姓名”再登记"),
    "absent": _from(_A.PLANNED, to=_A.ABSENT, otherwise="如登记有误，请先回复“参会 编号 姓名”再登记"),
}
_P, _C = PublicationState, ReceiptState
PUBLICATION: Mapping[str, Move] = {
    "release": _from(_P.PROPOSED, to=_P.SENT, otherwise="不再发出"),
    "drop": _from(_P.PROPOSED, to=_P.DROPPED, otherwise="无需取消"),
    "recall": _from(_P.SENT, to=_P.RECALLED, otherwise="无需撤回"),
    "replace": _from(_P.SENT, to=_P.SUPERSEDED, otherwise="不能再更新"),
    "answer": _from(_P.SENT, otherwise="无需再回复"),
}
RECEIPT: Mapping[str, Move] = {
    "sign": _from(_C.WAITING, to=_C.SIGNED, otherwise="无需再签收"),
    "study": _from(_C.WAITING, _C.SIGNED, _C.STUDIED, to=_C.STUDIED, otherwise="无需再登记学习"),
    **{verb: _from(*_C, to=to, otherwise="") for verb, to in (("come", _C.COMING), ("excuse", _C.EXCUSED), ("depute", _C.DEPUTED), ("answer", _C.ANSWERED))},
}  # fmt: skip


def _why(row: MeetingNotice) -> str:
    return f"（{row.state_reason}）" if row.state_reason else ""


def name_of(row: Obligation) -> str:
    """«交通局11月主体责任台账»."""
    return f"{row.department.name}{row.label}{row.title}"


KINDS: Mapping[type[Base], Kind] = {
    Obligation: Kind(ReportState, REPORT, name_of),
    LedgerEntry: Kind(EntryState, ENTRY, lambda row: f"{row.number} "),
    MeetingNotice: Kind(MeetingState, MEETING, lambda row: f"会议 {row.number} ", _why),
    Opinion: Kind(OpinionState, OPINION, lambda row: f"意见 {row.number} "),
    IntegrityRequest: Kind(IntegrityState, INTEGRITY, lambda row: f"廉政意见 {row.number} "),
    Matter: Kind(MatterStage, MATTER, lambda row: f"事项 {row.number} ", column="stage"),
    Application: Kind(ApplicationState, APPLICATION, lambda row: f"申请 {row.number} "),
    Digest: Kind(DigestState, DIGEST, lambda row: f"没有待发送的 {row.number}："),
    Publication: Kind(PublicationState, PUBLICATION, lambda row: f"{row.title}（{row.number}）"),
    Receipt: Kind(ReceiptState, RECEIPT, lambda row: f"{row.publication.title}（{row.publication.number}）"),
    Attendance: Kind(AttendanceState, ATTENDANCE, lambda row: f"{row.member.name}同志"),
}


def state_of(row: Base) -> State:
    """The state in which the row was read."""
    kind = KINDS[type(row)]
    return kind.states(getattr(row, kind.column))


def allows(row: Base, verb: str) -> bool:
    """Whether the verb is open to the row as it was read: what a page offers."""
    return state_of(row) in KINDS[type(row)].moves[verb].start


def check(row: Base, verb: str) -> None:
    """Raises UserError that says what has become of the row, where the verb is not open to it."""
    kind, state = KINDS[type(row)], state_of(row)
    step = kind.moves[verb]
    if state in step.start:
        return
    if state is step.to:
        raise UserError(f"{kind.name(row)}{step.again}。")
    raise UserError(f"{kind.name(row)}{state.word}{kind.said(row)}，{step.refusal}。")


def lock(context: Context, row: Base) -> None:
    """Re-read the row under the write lock: its state is that of now, until the act ends."""
    context.session.flush()
    context.session.refresh(row, with_for_update={"of": type(row)})  # the row, not what is joined to it


def hold(context: Context, row: Base, verb: str) -> None:
    """Re-read the row under the write lock, and check it: from here to the end of the act nobody else changes it.

    Raises UserError where somebody was faster. Everything read of the row is read anew.
    """
    lock(context, row)
    check(row, verb)


def move(context: Context, row: Base, verb: str) -> None:
    """Hold the row, and do what the verb does to its state; raises UserError as `hold` does, and nothing has changed."""
    hold(context, row, verb)
    kind = KINDS[type(row)]
    to = kind.moves[verb].to
    if to is not None:
        setattr(row, kind.column, to)
