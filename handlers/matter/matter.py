"""Matters: 动议, 决定, 事项, 进展 (M2)."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from actions.common import departments, states
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries
from actions.matter import matters
from actions.matter.matters import KINDS, MeetingItem
from actions.meeting import report
from actions.meeting import search as meeting_search
from actions.meeting.report import MeetingNotice
from actions.meeting.words import say_item
from handlers.meeting.changes import MAY_CHANGE
from handlers.meeting.which import pick
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, DEPARTMENT, act
from handlers.talk.slot_kinds import whole
from handlers.talk.slots import Slot, Wants
from policy.meeting.decision_words import ALL, Decision, read_decisions

_PLANS: Final = re.compile(
    r"^(?:我们?|咱们?|局里|单位|这边|现在|最近|准备|打算|计划|拟|想|要|还?有|先|登记|新|报|动议|启动|立项|筹备|[上搞建办做开弄][设造]?(?=一?[个项])|一?[个条件]|一?项(?!目)|事项?[：:]?|[，,：:\s])+"
)
_NOT_MET: Final = re.compile(
    r"还?没有?(?:上|开)过?会|会(?:还)?没[开定]|准备上会|[先来]|登记|报备|备个?案|挂[个上]|动议|请|麻烦"
)
_NAMELESS: Final = re.compile(r"(?:新的?|项目|工程|事情?|事项|打算|准备|计划|[想要会]|启动|立项|上马|[做搞一个件项])+")


def _planned(_desk: Desk, message: Message) -> list[str]:
    """What is planned: the one clause that says more than that it is to be registered."""
    clauses = [
        _PLANS.sub("", each).strip("的了吧 ")
        for each in re.split(r"[，,。；;：:]", message.text)
        if not _NOT_MET.search(each)
    ]
    told = [each for each in clauses if len(each) >= _SHORTEST_TITLE and not _NAMELESS.fullmatch(each)]
    return told if len(told) == 1 else []


_SHORTEST_TITLE: Final = 4  # characters


@act(
    "start_matter",
    meant=Wants(Slot("title", _planned, "请问事项名称是？如“XX路改造项目”", free=True, alone=whole)),
    at_once=True,
    words=r"动议[\s：:]+(?P<title>(?!.*(?:[?？]|什么|怎么|如何)).{4,200})",
    roles=DEPARTMENT,
    usage="动议 事项名称",
    summary="登记一个尚未开会研究的事项",
    examples=("动议 XX路改造项目",),
)
def start_matter(desk: Desk, _message: Message, found: Any) -> Reply:
    """A matter before its first meeting."""
    own = departments.own(desk.context)
    if len(own) != 1:
        raise UserError("您在几个单位任职，请由相应单位的联络员登记动议。")
    matter = matters.start(desk.context, own[0], found["title"])
    return Reply(
        f"收悉，予以登记，事项编号 {matter.number}：{matter.title}（{KINDS.get(matter.kind, '其他')}，动议）。\n"
        "后续评估、评审、可研和上会的通知会与该事项关联。"
    )


@dataclass(frozen=True)
class _Concluded:
    """Conclusions of a meeting of which the first does not say for which item it is."""

    number: str
    decisions: tuple[Decision, ...]


@verb(
    "decide",
    "决定|结论|(?:会议)?结果|(?:已经?)?(?:开完|召开)了?",
    MeetingNotice,
    unknown=True,
    alone=True,
    roles=MAY_CHANGE,
    usage="决定 编号 第2项 通过 9票同意 纪要号",
    summary="会后登记结论、表决情况和纪要号",
    examples=("决定 2026-0123 第2项 通过 9票同意 纪要〔2026〕12号",),
)
def decide(desk: Desk, message: Message, found: Said) -> Reply:
    """What the meeting concluded, item by item; the matters move on."""
    meeting = pick(desk, message, found, "decide", meeting_search.held_meetings(desk.context))
    if isinstance(meeting, Reply):
        return meeting
    states.check(meeting, "conclude")
    if meeting.starts_at and meeting.starts_at > desk.context.said_at:
        raise UserError(f"会议 {meeting.number} 尚未召开，请会后登记结论。")
    if not meeting.items:
        raise UserError(f"会议 {meeting.number} 尚未报送议题，请先“补充 {meeting.number} 议题：……”。")
    decisions = read_decisions(found.rest)
    if not decisions:
        raise UserError(f"请写明结论，如“决定 {meeting.number} 第1项 通过 9票同意 纪要〔2026〕12号”。")
    if decisions[0].position is None and len(meeting.items) > 1:
        choices = {say_item(item): str(item.position) for item in meeting.items} | {"各项": str(ALL)}
        kept = _Concluded(meeting.number, decisions)
        return question.ask(
            desk, "decided_item", "请问是第几项的结论？", choices, kept, field="items", about=meeting.number
        )
    return _decided(desk, meeting, decisions)


@question.answers("decided_item", roles=MAY_CHANGE)
def decided_item(desk: Desk, kept: _Concluded, position: str) -> Reply:
    """The item was chosen; what further items were said to have concluded stands as it was."""
    meeting = still(report.find_meeting(desk.context, kept.number), f"会议 {kept.number}", "结论未登记")
    states.check(meeting, "conclude")
    first, *more = kept.decisions
    return _decided(desk, meeting, (replace(first, position=int(position)), *more))


def _decided(desk: Desk, meeting: MeetingNotice, decisions: tuple[Decision, ...]) -> Reply:
    return Reply("\n".join([f"收悉，会议 {meeting.number} 的结论已登记：", *_record(desk, meeting, decisions)]))


def _record(desk: Desk, meeting: MeetingNotice, decisions: tuple[Decision, ...]) -> list[str]:
    lines = []
    for decision in decisions:
        items = _items(meeting, decision)
        matters.decide(desk.context, items, decision.conclusion, decision.votes, decision.minutes)
        said = "，".join(each for each in (decision.conclusion, decision.votes, decision.minutes) if each)
        lines += [f"第{item.position}项 {said}{_matter(item)}" for item in items]
    left = [str(item.position) for item in meeting.items if not item.conclusion]
    return lines + ([f"第{'、'.join(left)}项结论尚未登记。"] if left else [])


def _items(meeting: MeetingNotice, decision: Decision) -> list[MeetingItem]:
    if decision.position in (None, ALL):
        return list(meeting.items)
    items = [item for item in meeting.items if item.position == decision.position]
    if not items:
        raise UserError(f"会议 {meeting.number} 共{len(meeting.items)}项议题，没有第{decision.position}项。")
    return items


def _matter(item: MeetingItem) -> str:
    return f"（事项 {item.matter.number}，{item.matter.stage.word}）" if item.matter else ""


_OF = re.compile(
    r"(?:查看)?(?:事项\s*(?P<name>[^\s\d]{2,14})?|(?P<before>[^\s\d]{2,14}?)的?\s*(?:三重一大|重大)?事项)[。]?"
)


def _asks_for_matters(desk: Desk, message: Message) -> Any:
    """«事项», «事项 交通局», «交通局事项»; words that no department resembles may be a question."""
    found = _OF.fullmatch(message.text.strip())
    if found is None:
        return None
    name = found["name"] or found["before"]
    if name is None:
        return True
    if any(f"{name}事项" in each.names for each in entries.definitions(desk.context)):
        return None  # «督办事项»: a register, and no matters of a department
    named = departments.LIKE_A_NAME.search(name) or isinstance(departments.resolve(desk.context, name), Department)
    return name if named else None


def _own_matters(desk: Desk, message: Message) -> str | bool:
    """The department that a sentence names, else the own one."""
    named = departments.mentioned(desk.context, message.text)
    return named[0].name if len(named) == 1 else True


@act(
    "matters",
    meant=_own_matters,
    match=_asks_for_matters,
    roles=ANYONE,
    usage="事项 交通局",
    summary="看一个单位的“三重一大”事项和进展",
)
def list_matters(desk: Desk, _message: Message, found: Any) -> Reply:
    """A department's matters with stage and newest progress."""
    name = "" if found is True else str(found)
    own = departments.own(desk.context)
    department = departments.resolve(desk.context, name) if name else own[0] if len(own) == 1 else None
    if department is None:
        raise UserError("请写明单位，如“事项 交通局”。")
    if not isinstance(department, Department):
        return question.ask_department(desk, "matters_of", name, department)
    return _of(desk, department)


@question.answers("matters_of", roles=ANYONE)
def matters_of(desk: Desk, _nothing: None, name: str) -> Reply:
    """The department was chosen."""
    return _of(desk, question.chosen_department(desk, name))


def _of(desk: Desk, department: Department) -> Reply:
    lines = [matters.progress_line(desk.context, matter) for matter in matters.of_department(desk.context, department)]
    return Reply(
        paged(desk, f"{department.name}事项{len(lines)}项：", lines) if lines else f"{department.name}暂无事项。"
    )
