"""意见: shown with its addressees, sent after 确认, recalled within a day, answered by the department (M1)."""

import re
from dataclasses import dataclass, replace
from typing import Any

from actions.common import departments, recipients
from actions.common.errors import UserError
from actions.meeting import opinions, report, search
from actions.meeting.opinions import Opinion
from actions.meeting.report import MeetingNotice
from handlers.meeting.which import pick
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.heard import digest, heard
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still, the
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, DEPARTMENT, GROUP, Order, act, plainly
from policy.publication.edit import reworded
from policy.text.asking import is_question
from policy.text.denied import denies

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST_WISH = 30  # characters: what is longer is an opinion


@dataclass(frozen=True)
class _Draft:
    """An opinion shown to its author, and the meeting that it is about."""

    number: str
    text: str


@act(
    "opinions",
    meant=plainly,
    words=r"(?:查看|未答复|待答复|全部)?意见(?:列表|台账|清单)?[。]?",
    roles=ANYONE,
    examples=("待答复意见",),
)
def open_opinions(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Opinions in view that wait for an answer; where none does, what was answered last."""
    rows = opinions.open_opinions(desk.context)
    answered = next((each for each in opinions.lately(desk.context) if each.answer), None)
    if not rows and answered:
        return Reply(f"目前没有待答复的意见。最近一条的答复：\n{_line(answered)}\n{answered.answer}")
    lines = [
        f"{row.number} {row.meeting.department.name}（会议 {row.meeting.number}，{desk.context.local(row.sent_at):%m月%d日}发出）：{row.text}"
        for row in rows
    ]
    return Reply(paged(desk, f"待答复意见{len(rows)}条：", lines) if lines else "目前没有待答复的意见。")


@verb(
    "give_opinion",
    "意见",
    MeetingNotice,
    unknown=True,
    without="意见",
    alone=False,
    roles=GROUP,
    usage="意见 编号 ……",
    summary="对会议提出意见，确认后发出，24小时内可撤回；“待答复意见”查看",
    examples=("意见 2026-0123 建议补充可研报告后再上会",),
)
def give_opinion(desk: Desk, message: Message, found: Said) -> Reply:
    """Shown with its addressees; nothing leaves before 确认."""
    context = desk.context
    meeting = pick(desk, message, found, "give_opinion")
    if isinstance(meeting, Reply):
        return meeting
    if not found.rest or denies(found.rest, "提"):  # «意见先不提»
        raise UserError(f"请写明意见内容，如“意见 {meeting.number} 建议补充可研报告后再上会”。")
    text = _PUT.sub("", found.rest)[:600]
    names = "、".join(recipients.names(context, opinions.addressees(context, meeting)).values())
    if not names:
        raise UserError(f"名单中暂无{meeting.department.name}联络员，意见未能发出，请电话联系并补充名单。")
    shown = f"将发给{meeting.department.name}联络员{names}：\n{opinions.draft_text(context, meeting, text)}\n"
    draft = _Draft(meeting.number, text)
    return question.confirm(
        desk, "confirm_opinion", shown, draft, verb="发出", about=meeting.number, dropped="好的，未发出。"
    )


_PUT = re.compile(
    r"^(?:[这那]个会上?[，,]?)?(?:再|我|先)*提(?:一|几|[两三]){0,2}[条点个](?:意见|建议)?[\s：:，,]+|^(?:是|就是|如下)[：:，,\s]+"
)  # «提一条：……»
_TAKES_BACK = re.compile(r"撤回(?:意见|刚才的意见)?[。]?")
_MATERIAL = re.compile(
    r"(?:材料|资料|议案|附件)[^，,。]{0,6}(?:要|催|补|给|发|送|交|拿)|(?:要|催|补|发|送)[^，,。]{0,12}(?:材料|资料|议案|附件)"
)
_ASKED_FOR = "请报送本次会议材料。"


def _wants_material(desk: Desk, message: Message) -> list[MeetingNotice] | None:
    """«把交通局那个会的材料要一下»: the coming meetings whose papers the group wants."""
    text = message.text
    if not desk.context.me.has(*GROUP) or len(text) > _LONGEST_WISH:
        return None
    if "会" not in text or not _MATERIAL.search(text) or is_question(text):
        return None
    named = {each.id for each in departments.mentioned(desk.context, text)}
    return [row for row in search.open_meetings(desk.context) if row.department_id in named] or None


@act("want_material", match=_wants_material, roles=GROUP)
def want_material(desk: Desk, message: Message, found: list[MeetingNotice]) -> Reply:
    """Asked of the department as an opinion is, shown first; of several meetings it is asked which."""
    said = Said("意见", None, _ASKED_FOR, found[0] if len(found) == 1 else None)
    meeting = pick(desk, message, said, "give_opinion", found)
    return meeting if isinstance(meeting, Reply) else give_opinion(desk, message, replace(said, item=meeting))


@question.answers("confirm_opinion", roles=GROUP)
def confirm_opinion(desk: Desk, kept: _Draft, _yes: str) -> Reply:
    """«确认»: the opinion gets its number and goes out."""
    meeting = still(report.find_meeting(desk.context, kept.number), "该会议", "意见未发出")
    opinion = opinions.send(desk.context, meeting, kept.text)
    return Reply(f"意见已发出，编号 {opinion.number}。该单位答复后会告知您；24小时内可回复“撤回 {opinion.number}”。")


def _reworded(_desk: Desk, kept: _Draft, message: Message) -> str | None:
    return reworded(message.text, kept.text)


@question.own_words("confirm_opinion", _reworded, roles=GROUP, first=True)
def reword_opinion(desk: Desk, kept: _Draft, text: str) -> Reply:
    """«改成：……», «把A改成B» of what is shown: shown as it is now."""
    meeting = the(desk.context, MeetingNotice, kept.number)
    said = Message(desk.context.userid, text, desk.context.said_at)
    return give_opinion(desk, said, Said("意见", kept.number, text, meeting))


def _line(opinion: Opinion) -> str:
    return f"意见 {opinion.number}（{opinion.meeting.department.name}）：{opinion.text[:30]}"


def _takes_back(desk: Desk, message: Message) -> bool:
    """Of the group's side: a department's «撤回» means its report."""
    text = message.text.strip()
    return _TAKES_BACK.fullmatch(text) is not None and desk.context.me.has(*GROUP)


@act("recall_which", match=_takes_back, order=Order.CHANGE, roles=GROUP)  # what was spoken of last goes before
def recall_which(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«撤回» alone: which of those that can still be taken back."""
    rows = [row for row in opinions.open_opinions(desk.context) if opinions.may_recall(desk.context, row)]
    if not rows:
        return Reply("24小时内没有发出的意见可以撤回；其他事项请写明编号，如“撤回 2026-0123”。")
    choices = {_line(row): row.number for row in rows}
    return question.ask(desk, "recall_this", "请问撤回哪一条？", choices, field="opinion")


@question.answers("recall_this", roles=GROUP)
def recall_this(desk: Desk, _nothing: None, number: str) -> Reply:
    """The opinion was chosen."""
    return _recall(desk, the(desk.context, Opinion, number))


@verb("recall_opinion", "撤回|撤销", Opinion, MeetingNotice, roles=GROUP, examples=("撤回 2026-0131",))
def recall_opinion(desk: Desk, _message: Message, found: Said) -> Reply:
    """Taken back, with the names of those who may have read it; by its meeting's number where it is the only one."""
    return _recall(desk, _opinion(desk, found))


def _opinion(desk: Desk, said: Said) -> Opinion:
    """The opinion named, or the only one that waits of the meeting named."""
    if isinstance(said.item, Opinion):
        return said.item
    waiting = opinions.waiting_of(desk.context, said.item) if isinstance(said.item, MeetingNotice) else []
    if len(waiting) == 1:
        return waiting[0]
    raise UserError(f"会议 {said.number} 有{len(waiting)}条待答复的意见，请写明意见编号，或回复“待答复意见”查看。")


def _recall(desk: Desk, opinion: Opinion) -> Reply:
    done = opinions.recall_opinion(desk.context, opinion)
    read = f"可能已读：{'、'.join(done.readers.values())}，已另行告知撤回。" if done.readers else "尚未送达任何人。"
    return Reply(f"意见 {opinion.number} 已撤回。{read}")


_TAKEN_UP = re.compile(r"意见.{0,8}(?:采纳|接受|吸收|照办|落实)|(?:采纳|接受|吸收).{0,6}意见")


def _says_what_came_of_it(desk: Desk, message: Message) -> Said | None:
    """«意见采纳，可研下周补上», while an opinion waits for its answer."""
    if not desk.context.me.has(*DEPARTMENT):
        return None
    said = not is_question(message.text) and _TAKEN_UP.search(message.text)
    return Said("答复", None, message.text.strip()) if said and opinions.open_opinions(desk.context) else None


@verb(
    "answer_opinion",
    "答复(?:意见)?",
    Opinion,
    MeetingNotice,
    without="答复(?:意见)?",
    also=_says_what_came_of_it,
    roles=DEPARTMENT,
    usage="答复 编号 ……",
    summary="答复派驻组的意见",
    examples=("答复 2026-0131 已补充可研报告，议题推迟上会",),
)
def answer_opinion(desk: Desk, _message: Message, found: Said) -> Reply:
    """The department's answer goes to the desk."""
    rows = opinions.open_opinions(desk.context) if found.number is None else [_opinion(desk, found)]
    if not rows:
        raise UserError("目前没有待答复的意见；其他事项请写明编号，如“答复 2026-0131 ……”。")
    if len(rows) > 1:
        choices = {_line(row): row.number for row in rows}
        return question.ask(desk, "answer_this", "请问答复的是哪一条意见？", choices, found.rest, field="opinion")
    return _answer(desk, rows[0], found.rest)


@question.answers("answer_this", roles=DEPARTMENT)
def answer_this(desk: Desk, said: str, number: str) -> Reply:
    """The opinion was chosen."""
    return _answer(desk, the(desk.context, Opinion, number), said)


def _answer(desk: Desk, opinion: Opinion, said: str) -> Reply:
    if not said:
        raise UserError(f"请写明答复内容，如“答复 {opinion.number} 已补充可研报告”。")
    opinions.answer(desk.context, opinion, said[:1000])
    return Reply(f"收悉，对意见 {opinion.number} 的答复已登记，并已转派驻组。")


_CAME_OF = re.compile(
    r"核实|修改|[已都]改|改由|补[充上齐]|落实|整改|已按|重新|调整|写明|说明如下|准备好|附[上在后了]|[提送]交|已[送报]"
)
_SHARED = 2  # characters in a row that an answer has in common with the opinion


@dataclass(frozen=True)
class _Answering:
    """The opinion that words seem to answer, and the digest of the words, which are kept nowhere before the yes."""

    number: str
    digest: str


def _seems_to_answer(desk: Desk, message: Message) -> Opinion | None:
    """«已经核实，改由财政列支», which nothing else took, while one opinion that speaks of it waits for its answer."""
    said = message.text.strip()
    if not desk.context.me.has(*DEPARTMENT) or is_question(said) or not _CAME_OF.search(said):
        return None
    rows = opinions.open_opinions(desk.context)
    runs = (said[place : place + _SHARED] for place in range(len(said) - 1))
    return (
        rows[0] if len(rows) == 1 and any(each in rows[0].text for each in runs if _CHINESE.fullmatch(each)) else None
    )


@act("offer_answer", match=_seems_to_answer, order=Order.LAST, roles=DEPARTMENT)
def offer_answer(desk: Desk, message: Message, found: Opinion) -> Reply:
    """Asked before it goes to the desk."""
    text = f"是否作为对意见 {found.number} 的答复？"
    kept = _Answering(found.number, digest(message.text))
    choices = {"是": question.YES, "否": question.DROP}
    return question.ask(desk, "offered_answer", text, choices, kept, field="opinion", dropped="好的，未作答复。")


@question.answers("offered_answer", roles=DEPARTMENT)
def offered_answer(desk: Desk, kept: _Answering, _yes: str) -> Reply:
    """It was meant so."""
    return _answer(desk, the(desk.context, Opinion, kept.number), heard(desk, kept.digest))
