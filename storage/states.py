"""The states of every kind of row: each as it is stored, with the word that people read. They stand here and nowhere else."""

from enum import StrEnum
from typing import Self


class State(StrEnum):
    """A state; `word` is what chat, page and paper say of it."""

    word: str

    def __new__(cls, value: str, word: str = "") -> Self:
        """A member is written as its value and its word."""
        made = str.__new__(cls, value)
        made._value_, made.word = value, word
        return made


class ReportState(State):
    """Of an obligation: what has become of the report that is owed."""

    OPEN = "open", "待报"
    ANNOUNCED = "announced", "纸质在途"
    SUBMITTED = "submitted", "已报"
    RETURNED = "returned", "已退回"
    RESUBMITTED = "resubmitted", "重报待审"
    ACCEPTED = "accepted", "已审核通过"
    EXCUSED = "excused", "已免报"


class EntryState(State):
    """Of an entry of a register; a task, a rectification and a checklist's item are entries."""

    FILED = "filed", "已登记"
    OPEN = "open", "办理中"
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    ACCEPTED = "accepted", "已审核通过"
    REPORTED = "reported", "待销号"
    CLOSED = "closed", "已办结"
    WITHDRAWN = "withdrawn", "已撤回"


class MeetingState(State):
    """Of a meeting's notice."""

    REGISTERED = "registered", "已登记"
    POSTPONED = "postponed", "已延期"
    CANCELLED = "cancelled", "已取消"


class AttendanceState(State):
    """Of an inspector at a meeting."""

    PLANNED = "planned", "拟参会"
    ATTENDED = "attended", "已参会"
    ABSENT = "absent", "未参会"


class DiaryState(State):
    """Of a meeting in the attending inspectors' 企业微信日程."""

    WANTED = "wanted", "待列入"
    CALLING = "calling", "列入中"
    ENTERED = "entered", "已列入"
    UNSURE = "unsure", "未得到回音"
    REFUSED = "refused", "未能列入"


class OpinionState(State):
    """Of what the group says of a meeting."""

    SENT = "sent", "待答复"
    ANSWERED = "answered", "已答复"
    RECALLED = "recalled", "已撤回"


class IntegrityState(State):
    """Of a request for an integrity opinion."""

    OPEN = "open", "待答复"
    ANSWERED = "answered", "已答复"


class MatterStage(State):
    """Of a matter, in the order in which it goes forward."""

    MOTION = "motion", "动议"
    ASSESSMENT = "assessment", "评估"
    REVIEW = "review", "评审"
    FEASIBILITY = "feasibility", "可研"
    MEETING = "meeting", "上会"
    EXECUTION = "execution", "执行"
    DONE = "done", "完成"
    REJECTED = "rejected", "未通过"


class ApplicationState(State):
    """Of a stranger's wish to be let in."""

    OPEN = "open", "待核实"
    APPROVED = "approved", "已同意"
    REFUSED = "refused", "未予同意"
    REPLACED = "replaced", "已由新的申请代替"


class DigestState(State):
    """Of a digest on its way into a chat."""

    HELD = "held", "待审定"
    SENT = "sent", "已发布"
    CANCELLED = "cancelled", "已取消"
    LAPSED = "lapsed", "已由新的一期代替"


class ChatState(State):
    """Of a group chat."""

    ACTIVE = "active", "使用中"
    WANTED = "wanted", "正在建立"
    FAILED = "failed", "未能发送"
    REMOVED = "removed", "已解除"


class PushState(State):
    """Of a push to one recipient; errcode 0 of WeCom means sent, not read."""

    QUEUED = "queued", "待发"
    SENDING = "sending", "发送中"
    SENT = "sent", "已发出"
    FAILED = "failed", "未送达"
    CANCELLED = "cancelled", "已取消"
    HELD = "held", "待审定"
    RECALLING = "recalling", "撤回中"
    RECALLED = "recalled", "已撤回"


class DeadlineState(State):
    """Of anything with a date: whether its ladder runs."""

    OPEN = "open", "未完成"
    STOPPED = "stopped", "已停止提醒"


class StepState(State):
    """Of a step of a ladder that was dealt with."""

    PUSHED = "pushed", "已提醒"
    LATE = "late", "补发"
    UNSENT = "unsent", "未发"
    DRAFTED = "drafted", "已拟稿"


class JobState(State):
    """Of an export."""

    QUEUED = "queued", "正在排队"
    RUNNING = "running", "正在处理"
    DONE = "done", "已生成"
    FAILED = "failed", "未能生成"


class PublicationState(State):
    """Of what the group sends out."""

    PROPOSED = "proposed", "待审定"
    SENT = "sent", "已发出"
    RECALLED = "recalled", "已撤回"
    SUPERSEDED = "superseded", "已由新版代替"
    DROPPED = "dropped", "不予发出"


class ReceiptState(State):
    """Of one addressee: what has come back."""

    WAITING = "asked", "待回复"
    SIGNED = "signed", "已签收"
    STUDIED = "studied", "已学习"
    COMING = "coming", "参会"
    EXCUSED = "excused", "请假"
    DEPUTED = "deputed", "代会"
    ANSWERED = "answered", "已答复"


class InboxState(State):
    """Of a message that came in."""

    RECEIVED = "received", "已收"
    DONE = "done", "已答"
    FAILED = "failed", "未办成"
