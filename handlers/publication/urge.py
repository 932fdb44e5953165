"""催签, 催办 of what the desk has sent: shown whom, then at once or in the next day's one message."""

import re
from typing import Final

from pydantic.dataclasses import dataclass

from actions.common import departments
from actions.publication import finding, receipts, urge
from actions.publication.finding import Publication
from handlers.publication.wish import SENDERS
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import still
from policy.text.write import say_day

_WORDS: Final = "催签|催办|催促|催一?下|催一催|提醒"
_TITLED: Final = re.compile(
    r"(?:请|帮我|麻烦)?(?:催签|催办|催一?下|催一催)[\s：:]*(?P<title>\S{2,30}?)(?:的?(?:签收|回执))?"
)
_LACKING: Final = r"(?:还)?(?:没有?|未)(?:签收?|学习?|回执|回复?|看到?|收到?|打开|点开?)的?(?:那?几?[个家]?(?:人|单位|同志|联络员)们?)?"
_WHOEVER: Final = re.compile(
    rf"(?:请|帮我|麻烦)?(?:再)?(?:催|提醒)[一下催促签办]{{0,3}}[\s：:]*{_LACKING}[。]?"
    rf"|(?:请|帮我|麻烦)?(?:再)?(?:给|向|把)?{_LACKING}(?:都|再)?(?:发[一个条]{{0,2}}提醒|催[一下签办]{{0,3}}|提醒[一下]{{0,2}})[。]?"
)
_AGAIN: Final = re.compile(  # «没签收的再发一次», «再给没看的人发一遍»
    rf"(?:请|帮我|麻烦)?(?:把|将)?(?:刚才)?(?:那[个条份])?(?:通知|材料|通报)?(?:再|重新|重)?(?:发|推送?)?(?:给|向)?{_LACKING}(?:都)?(?:再|重新?)?(?:发|推送?)?(?:一?[次遍下条])?[。]?"
)
_NAMES: Final = 12
_NOW, _LATER, _WHOLE = "now", "later", "whole"


def _without_number(desk: Desk, message: Message) -> Said | None:
    """«提醒没签收的单位»; «催签 通知», «催办 廉政家访»: by the kind or the title of what somebody has still to answer."""
    text = message.text.strip()
    if not desk.context.me.has(*SENDERS):
        return None
    if _WHOEVER.fullmatch(text):
        return Said("", None, "")
    if _AGAIN.fullmatch(text) and re.search("[发推]", text) and re.search("再|重|遍|次", text):
        return Said(_WHOLE, None, "")
    found = _TITLED.fullmatch(text)
    if found is None:
        return None
    title = found["title"]
    rows = [
        row
        for row in urge.waiting(desk.context)
        if title in (row.title, row.title.strip("《》"), finding.definition_of(desk.context, row.kind).title)
    ]
    return Said("", None, "", rows) if rows else None


@verb(
    "urge_publication",
    _WORDS,
    Publication,
    without="催签",
    alone=True,
    also=_without_number,
    roles=SENDERS,
    usage="催签 编号",
    summary="提醒尚未签收、学习或答复的同志，立即发或并入次日提醒；只提醒一个单位的写“催签 编号 单位”",
    examples=("催签 2026-0123",),
)
def urge_publication(desk: Desk, _message: Message, found: Said) -> Reply:
    """One is shown with who has not answered; of several it is asked which."""
    if isinstance(found.item, Publication):
        named = departments.mentioned(desk.context, found.rest) if found.rest else []
        return _show(desk, found.item, tuple(each.name for each in named))
    rows: list[Publication] = found.item or urge.waiting(desk.context)
    if not rows:
        return Reply("目前没有待签收的发文。")
    if len(rows) == 1 or found.word == _WHOLE:  # what is sent once more is the newest, and shown
        return _show(desk, rows[0], whole=found.word == _WHOLE)
    choices = {f"{row.title}（{row.number}）": row.number for row in rows[:5]}
    return question.ask(desk, "urge_which", "请问提醒哪一件？", choices, field="publication")


@question.answers("urge_which", roles=SENDERS)
def urge_which(desk: Desk, _kept: None, number: str) -> Reply:
    """The one that was meant."""
    return _show(desk, still(finding.find(desk.context, number), number, "未提醒"))


@dataclass(frozen=True)
class Urged:
    """What is to be answered, while it is shown who has not; of these departments alone, or of all."""

    number: str
    among: tuple[str, ...] = ()


def _show(desk: Desk, row: Publication, among: tuple[str, ...] = (), *, whole: bool = False) -> Reply:
    """Who is to be reminded, and when; whoever was reminded within two hours is so again only if that is wanted.

    `whole`: it was asked that the text be sent once more.
    """
    context = desk.context
    urge.check(context, row)
    rows = receipts.left(context, row)
    left = [f"{unit}{name}" for unit, name in rows if not among or unit in among]
    if not left:
        whose = f"{'、'.join(among)}已" if among else "已全部"
        return Reply(f"{row.title}（{row.number}）{whose}{urge.lacks(context, row)}，无需提醒。")
    names = "、".join(left[:_NAMES]) + (f"等{len(left)}人" if len(left) > _NAMES else "")
    before = urge.urged_at(context, row)
    again = f"{context.local(before):%H:%M}已提醒过，仍要提醒？" if before else ""
    text = f"{row.title}（{row.number}）尚未{urge.lacks(context, row)}的{len(left)}人：{names}。{again}"
    day = say_day(urge.next_day(context))
    later = {} if among else {f"并入{day}的每日提醒": _LATER}
    first = {"重发全文": _WHOLE} if whole else {}
    choices = {**first, "立即提醒": _NOW, **later, "不提醒": question.DROP}
    return question.ask(
        desk,
        "urge_when",
        text,
        choices,
        Urged(row.number, among),
        field="confirm",
        about=row.number,
        dropped="好的，未提醒。",
    )


@question.answers("urge_when", roles=SENDERS)
def urge_when(desk: Desk, kept: Urged, when: str) -> Reply:
    """At once, or with the rest of the day."""
    row = still(finding.find(desk.context, kept.number), kept.number, "未提醒")
    if when in (_NOW, _WHOLE):
        count = urge.urge(desk.context, row, kept.among or None, whole=when == _WHOLE)
        return Reply(f"已{'重发' if when == _WHOLE else '提醒'}{count}人：{row.title}（{row.number}）。")
    return Reply(
        f"好的，{row.title}（{row.number}）将在{say_day(urge.urge_later(desk.context, row))}的每日提醒中提醒。"
    )
