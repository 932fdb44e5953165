"""Documents that are handed out: which there are, and requests to 综合科 for one (domain.md M7)."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rapidfuzz import fuzz, process
from sqlalchemy import select

from actions.common import recipients
from actions.common.actor import Actor, find_actor
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.trail import record
from policy.text.compare import tidy
from storage.models import Push, PushRecipient, TrailEntry

NEAR_ENOUGH: Final = (
    50  # rapidfuzz ratio: «报告模板» for 报告表模板 gives 89, «台账薄» for 台账本 67, «养老保险证明» for any 0
)
MOST_NEAR: Final = 3
_REPEAT: Final = timedelta(days=1)
_AROUND: Final = re.compile(r"[《》“”\"'\s（）()。，,？?]|(?:空白|电子版|纸质版|文件|原文|一份)$")
_REQUEST, _READY = "request_document", "document_ready"


@dataclass(frozen=True)
class IssuedDocument:
    """A document that 综合科 hands out; `paths` are those under which the page hands it out too."""

    title: str
    other_names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


DOCUMENTS: Final = (
    IssuedDocument(
        "报告表模板",
        (
            "报告表",
            "报告表模版",
            "三重一大报告表",
            "“三重一大”事项报告表",
            "三重一大事项报告表模板",
            "会议报告表",
            "会议报告模板",
            "会议报告表模板",
        ),
        ("/upload/form.docx", "/upload/form.xlsx"),
    ),
    IssuedDocument("17号文", ("省纪委17号文", "十七号文", "17号文件", "17号")),
    IssuedDocument("台账本", ("主体责任台账本", "台账记录本", "履责记录本", "履责手册", "台帐本")),
    IssuedDocument("主体责任清单样表", ("清单样表", "清单模板", "责任清单", "三张清单", "主体责任清单")),
    IssuedDocument("问答汇编", ("汇编", "应知应会问答")),
)
"""Sources: S0 (17号文, 台账本, the report form), S1 (the lists)."""

_BY_NAME: Final = {
    _AROUND.sub("", name): document for document in DOCUMENTS for name in (document.title, *document.other_names)
}


def find_document(name: str) -> IssuedDocument | None:
    """The document with this title or one of its other names; marks, brackets and «一份» do not matter."""
    return _BY_NAME.get(_AROUND.sub("", tidy(name)))


def nearest_documents(name: str) -> tuple[str, ...]:
    """Titles whose names are like this one, likeliest first, at most three."""
    scored = process.extract(
        _AROUND.sub("", tidy(name)), list(_BY_NAME), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=None
    )
    return tuple(dict.fromkeys(_BY_NAME[each].title for each, _score, _place in scored))[:MOST_NEAR]


def request_document(context: Context, title: str) -> str:
    """Register a request for a document and tell 综合科; gives its number. Asked again within a day it is the same."""
    known = _open_request(context, title)
    if known:
        return known
    number = next_number(context)
    groups = _groups(context.me)
    desk = [userid for group in sorted(groups) for userid in recipients.offices(context, group)]
    text = f"材料申领 {number}：{_who(context.me)}{_asks_for(title)}。备好后回复“可领 {number}”，将告知本人。"
    queue(context, desk, text, _REQUEST, subject=number)
    record(context, _REQUEST, number)
    return number


def announce_ready(context: Context, number: str) -> None:
    """The office has the document ready: whoever asked is told. Raises UserError for a number not of this desk."""
    asked = _entry(context, _REQUEST, number)
    requester = find_actor(context.session, asked.actor, context.today) if asked else None
    if requester is None or not _groups(requester) & context.me.group_ids:
        raise UserError(f"没有找到编号为 {number} 的材料申领，请核对编号。")
    if _entry(context, _READY, number):
        raise UserError(f"材料申领 {number} 此前已告知本人，无需再次办理。")
    text = f"您申领的材料（编号 {number}）已备好，请到{context.rules.office}领取。"
    queue(context, [requester.userid], text, _READY, subject=number)
    record(context, _READY, number)


def waiting(context: Context) -> list[Push]:
    """The requests that the person's desk was told of and has not answered, oldest first, as they were told."""
    ready = select(TrailEntry.subject).where(TrailEntry.act == _READY)
    query = select(Push).where(
        Push.reason == _REQUEST,
        Push.subject.not_in(ready),
        Push.recipients.any(PushRecipient.target == context.me.userid),
    )
    return list(context.session.scalars(query.order_by(Push.id)))


def _entry(context: Context, act: str, number: str) -> TrailEntry | None:
    return context.session.scalar(select(TrailEntry).where(TrailEntry.act == act, TrailEntry.subject == number))


def _open_request(context: Context, title: str) -> str | None:
    query = (
        select(Push.subject)
        .join(TrailEntry, TrailEntry.subject == Push.subject)
        .where(
            TrailEntry.act == _REQUEST,
            TrailEntry.actor == context.me.userid,
            TrailEntry.at > context.now - _REPEAT,
            Push.reason == _REQUEST,
            Push.text.contains(_asks_for(title), autoescape=True),
        )
    )
    return context.session.scalar(query.limit(1))


def _asks_for(title: str) -> str:
    return f"申领“{title}”"


def _groups(actor: Actor) -> set[int]:
    """The inspection groups to whose desks this person's posts belong."""
    found = {post.department.group_id if post.department else post.group_id for post in actor.posts}
    return {group for group in found if group is not None}


def _who(actor: Actor) -> str:
    department = next((post.department.name for post in actor.posts if post.department), "")
    return f"{department}{actor.name}"
