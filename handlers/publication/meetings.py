"""Of a meeting that the group calls: who was there, what came of it, its entry in the ledger, and that it does not take place."""

import re
from dataclasses import dataclass

from actions.common.errors import UserError
from actions.common.numbers import read_number
from actions.publication import finding, held, publish, receipts
from actions.publication.finding import Publication
from handlers.publication.inspections import read_tally
from handlers.publication.meeting_time import called_meeting
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from handlers.talk.registry import GROUP
from policy.text.asking import is_question

_NAMES = re.compile(r"[、，,和\s]+")
_ALL = re.compile(r"全部|全体|都|均|全员|齐|无|全部到会")
_OFF = re.compile(r"(?:这个|那个)?会议?(?:先|暂时)?(?:取消|不开)了?吧?(?:[，,。\s]+(?P<why>\S.{1,60}?))?[。]?")
_CLAUSES = re.compile(r"[，,；;。\n]")
_AWAY = re.compile(r"[没未]\S{0,2}?(?:来|到|参加|出席|参会)|缺席|请假|不在")
_FULL = re.compile(r"(?:全|都|到)\S{0,2}?(?:到|来|齐)")
_FEW = 10
_SAME, _OTHER = "same", "other"


def held_last(desk: Desk, message: Message) -> Said | None:
    """The newest meeting of the desk's that was held, for what is said of one without its number."""
    row = next(
        (each for each in finding.listing(desk.context, most=_FEW) if held.may_be_told_of(desk.context, each)), None
    )
    return Said("", row.number, message.text, row) if row and not is_question(message.text) else None


@dataclass(frozen=True)
class Absent:
    """Who was not there, while it is shown; everybody else was."""

    number: str
    names: tuple[str, ...]


def _who_was_there(desk: Desk, row: Publication, text: str) -> Reply:
    """«唐岚没来，其他人都到了»: shown before it is recorded."""
    known = {name for each in receipts.receipts(desk.context, row) for name in (each.member.name, each.unit)}
    away = tuple(name for part in _CLAUSES.split(text) if _AWAY.search(part) for name in sorted(known) if name in part)
    if not away and not (_FULL.search(text) and not _AWAY.search(text)):
        raise UserError(f"请写明{row.title}（{row.number}）未到的单位或同志，如“水利局没来”；全部到会的回复“都到了”。")
    missing = f"未到：{'、'.join(away)}，其余到会" if away else "全部到会"
    return question.confirm(
        desk, "confirm_attendance", f"{row.title}（{row.number}）{missing}。", Absent(row.number, away), verb="登记", about=row.number,
        dropped="好的，未登记。",
    )  # fmt: skip


@question.answers("confirm_attendance", roles=GROUP)
def confirm_attendance(desk: Desk, kept: Absent, _yes: str) -> Reply:
    """«确认»."""
    row = still(finding.find(desk.context, kept.number), kept.number, "未登记")
    return _record(desk, row, list(kept.names))


@verb("record_attendance", "(?:登记)?(?:到会|实到|缺席|未到会?)", Publication, meant=held_last, roles=GROUP)
def record_attendance(desk: Desk, _message: Message, found: Said) -> Reply:
    """«缺席 2026-0001 水利局»: everybody else was there; «到会 2026-0001 全部». Then it is entered in its ledger, once."""
    if not found.word:
        return _who_was_there(desk, found.item, found.rest)
    row, words = found.item, found.rest
    held.check_held(desk.context, row)
    everybody = _ALL.fullmatch(words) is not None
    if not words or (found.word.endswith("到会") and "未" not in found.word and not everybody):
        raise UserError(
            f"请写明未到的单位或同志，如“缺席 {row.number} 水利局”；全部到会的回复“到会 {row.number} 全部”。"
        )
    return _record(desk, row, [] if everybody else [name for name in _NAMES.split(words) if name])


def _record(desk: Desk, row: Publication, names: list[str]) -> Reply:
    came, away = held.attend(desk.context, row, names)
    done = f"已登记：{row.title}（{row.number}），到会{came}人，未到{away}人（含请假）。"
    ledger = held.may_be_entered(desk.context, row) if came else None
    if ledger is None:
        return Reply(done)
    if like := held.like(desk.context, row, ledger):
        choices = {"是同一次，不再登记": _SAME, "不是，另行登记": _OTHER}
        asked = f"{done}{like}，请问是同一次吗？"
        return question.ask(desk, "same_meeting", asked, choices, Held(row.number), field="entry", about=row.number)
    return Reply(f"{done}{_enter(desk, row)}")


@dataclass(frozen=True)
class Held:
    """A meeting that was held, while it is asked whether it stands in the ledger."""

    number: str


@question.answers("same_meeting", roles=GROUP)
def same_meeting(desk: Desk, kept: Held, which: str) -> Reply:
    """The one on file, or another one: entered, too."""
    row = still(finding.find(desk.context, kept.number), kept.number, "未登记")
    if which == _SAME:
        held.same(desk.context, row)
        return Reply("好的，不再登记台账。")
    return Reply(_enter(desk, row))


def _enter(desk: Desk, row: Publication) -> str:
    ledger = held.may_be_entered(desk.context, row)
    if ledger is None:
        return "此前已记入台账，未重复登记。"
    done = held.enter(desk.context, row, ledger)
    return f"已记入{done.title}：{done.said}。"


@verb(
    "meeting_outcome",
    "(?:会后|会议|会商|约谈|调度)(?:会)?(?:情况|结果|成效|成果)(?:登记)?|登记(?:会议|会商|约谈)(?:结果|情况)",
    Publication,
    meant=held_last,
    at_once=True,
    roles=GROUP,
    usage="会后情况 编号 问题3个 建议5条",
    summary="会商、约谈后登记指出问题和提出建议的数量",
    examples=("会后情况 2026-0123 问题3个 建议5条",),
)
def meeting_outcome(desk: Desk, _message: Message, found: Said) -> Reply:
    """Problems and suggestions, as numbers."""
    row: Publication = found.item
    held.check_held(desk.context, row)
    problems, suggestions = read_tally(found.rest, "问题"), read_tally(found.rest, "建议")
    if not problems and not suggestions:
        raise UserError(f"请写明数量，如“会后情况 {row.number} 问题3个 建议5条”。")
    held.note_outcome(desk.context, row, problems, suggestions)
    return Reply(
        f"已登记：{row.title}（{row.number}），指出问题{problems}个，提出建议{suggestions}条。"
        f"需转入整改的请回复“会议问题 {row.number} 单位：…… 12月31日前整改”，需交办的请回复“会议交办 {row.number} 单位：…… 12月31日前完成”。"
    )


def _called_off(desk: Desk, message: Message) -> Said | None:
    """«会不开了», said of the meeting that the desk has just called; «27号的会不开了» of that day's."""
    found = called_meeting(desk, message.text.strip(), _OFF) if desk.context.me.has(*GROUP) else None
    return Said("取消", found[0].number, found[1]["why"] or "", found[0]) if found else None


@dataclass(frozen=True)
class CallingOff:
    """A meeting that is to be called off, while it is shown whom that is told."""

    number: str
    why: str


@verb("cancel_convened", "取消|不开了|会议取消", Publication, also=_called_off, roles=GROUP)
def cancel_convened(desk: Desk, message: Message, found: Said) -> Reply:
    """«取消 2026-0001 主要领导出差»: whoever was called is told, at any time before it; without its number it is shown first."""
    row: Publication = found.item
    if finding.definition_of(desk.context, row.kind).expects != "attendance":
        raise UserError(f"{row.title}（{row.number}）不是会议；撤回请回复“撤回 {row.number}”。")
    if read_number(message.text) is None:
        text = f"将取消{row.title}（{row.number}），并告知接收的{len(row.receipts)}人。"
        kept = CallingOff(row.number, found.rest)
        return question.confirm(
            desk, "call_off_convened", text, kept, verb="取消会议", about=row.number, dropped="好的，未取消。"
        )
    return _call_off(desk, row, found.rest)


def _call_off(desk: Desk, row: Publication, why: str) -> Reply:
    told = publish.cancel(desk.context, row, why)
    return Reply(f"{row.title}（{row.number}）已取消，已告知{told}人。")


@question.answers("call_off_convened", roles=GROUP)
def call_off_convened(desk: Desk, kept: CallingOff, _yes: str) -> Reply:
    """«确认»."""
    row = still(finding.find(desk.context, kept.number), kept.number, "未取消")
    return _call_off(desk, row, kept.why)
