"""Documents that are handed out: which there are, and requests to 综合科 for one (domain.md M7)."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rapidfuzz import fuzz, process
from sqlalchemy import Date, bindparam, select

from actions.common import recipients
from actions.common.actor import Actor, find_actor
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.scope import every
from actions.common.trail import record
from actions.publication.audience import addressees
from actions.publication.finding import audience_of, definitions
from policy.report.report_words import names_of
from policy.text.compare import tidy
from policy.text.write import say_day
from storage.models import Publication, Push, PushRecipient, TrailEntry
from storage.states import PublicationState

NEAR_ENOUGH: Final = (
    50  # rapidfuzz ratio: «报告模板» for 报告表模板 gives 89, «台账薄» for 台账本 67, «养老保险证明» for any 0
)
MOST_NEAR: Final = 3
_REPEAT: Final = timedelta(days=1)
_AROUND: Final = re.compile(r"[《》“”\"'\s（）()。，,？?]|(?:空白|电子版|纸质版|文件|原文|一份)$")
_TITLE: Final = re.compile("申领“(.+?)”")
_KNOWN, _PUT_UP = "documents", "documents_put_up"
# Nearly every message is held against the documents' names: one statement, put together once.
_VALID = (
    every(Publication)
    .where(Publication.kind.in_(bindparam("kinds", expanding=True)))
    .where(Publication.group_id.in_(bindparam("groups", expanding=True)))
    .where(Publication.state == PublicationState.SENT)
    .where(Publication.valid_until.is_(None) | (Publication.valid_until >= bindparam("day", type_=Date)))
    .order_by(Publication.id.desc())
)
_FORMS: Final = ("填报表", "模板", "模版", "填报模板", "填报表模板", "报送模板", "表格", "空表")
_REQUEST, _READY = "request_document", "document_ready"


@dataclass(frozen=True)
class IssuedDocument:
    """A document that 综合科 hands out; `paths` are those under which the page hands it out too.

    `number` is that of the publication by which the desk has put it up; `note` says its version and until when it is valid.
    """

    title: str
    other_names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    number: str = ""
    note: str = ""
    duty: str = ""
    """The kind of report that it is the template of: made anew for whoever asks, filled with what is on record."""


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
    IssuedDocument("主体责任清单样表", ("清单样表", "责任清单", "三张清单", "主体责任清单")),
    IssuedDocument("问答汇编", ("汇编", "应知应会问答")),
)
"""Sources: S0 (17号文, 台账本, the report form), S1 (the lists)."""


def known(context: Context) -> tuple[IssuedDocument, ...]:
    """Everything that can be asked for: what the desk has put up and is in force for the person, then what ships."""
    if _KNOWN not in context.read:
        put_up = _put_up(context)
        names = set[str]().union(*map(_names, put_up))
        shipped = [each for each in (*_templates(context), *DOCUMENTS) if not names & _names(each)]
        context.read[_KNOWN] = (*put_up, *shipped)
    found: tuple[IssuedDocument, ...] = context.read[_KNOWN]
    return found


def _put_up(context: Context) -> list[IssuedDocument]:
    if _PUT_UP not in context.read:
        key = (_PUT_UP, context.me.member.id, context.today, _kinds(context))
        context.read[_PUT_UP] = context.stands(key, lambda: [_issued(row) for row in _in_force(context)])
    found: list[IssuedDocument] = context.read[_PUT_UP]
    return found


def _templates(context: Context) -> list[IssuedDocument]:
    """The templates of the reports that the person's departments owe."""
    settings = context.obligations if context.me.department_ids else ()
    return [
        IssuedDocument(
            f"{each.short}填报表", tuple(f"{name}{form}" for name in names_of(each) for form in _FORMS), duty=each.kind
        )
        for each in settings
    ]


def _in_force(context: Context) -> list[Publication]:
    """Documents of the person's groups that are valid today and meant for the person, the newest first."""
    values = {"kinds": _kinds(context), "groups": list(_groups(context.me)), "day": context.today}
    return [row for row in context.session.scalars(_VALID, values) if _is_meant(context, row)]


def _kinds(context: Context) -> tuple[str, ...]:
    return tuple(each.key for each in definitions(context) if each.hands_out)


def _is_meant(context: Context, row: Publication) -> bool:
    audience = audience_of(row)
    if row.group_id in context.me.group_ids or any(part.kind == "everybody" for part in audience.parts):
        return True
    return any(each.member.id == context.me.member.id for each in addressees(context, audience, _groups(context.me)))


def _issued(row: Publication) -> IssuedDocument:
    where = f"/publications/{row.number}/file"
    paths = () if row.on_paper else tuple(f"{where}?n={n}" if n > 1 else where for n in range(1, len(row.files) + 1))
    version = f"第{row.version}版" if row.version > 1 else ""
    until = f"有效期至{say_day(row.valid_until)}" if row.valid_until else ""
    return IssuedDocument(
        row.title, tuple(row.other_names), paths, row.number, "，".join(filter(None, (version, until)))
    )


def may_read(context: Context, number: str) -> bool:
    """Whether this is a document in force that the person may have by the page."""
    return any(each.number == number and each.paths for each in known(context))


def newer(context: Context, number: str) -> Publication | None:
    """What is in force in the place of this one, where the person may have it."""
    old = context.session.scalar(every(Publication).where(Publication.number == number))
    return next((row for row in _in_force(context) if old and row.title == old.title and row.number != number), None)


def find_document(context: Context, name: str) -> IssuedDocument | None:
    """The document with this title or one of its other names; marks, brackets and «一份» do not matter."""
    said = _plain(name)
    may_ship = said in _SHIPPED or said.endswith(_FORMS)  # else nobody needs to know what is owed: most texts name none
    return next((each for each in (known if may_ship else _put_up)(context) if said in _names(each)), None)


def nearest_documents(context: Context, name: str) -> tuple[str, ...]:
    """Titles whose names are like this one or hold it, likeliest first, at most three."""
    names = {
        _plain(said): each.title
        for each in reversed(known(context))
        for said in (each.title, *(() if each.duty else each.other_names))  # every template is called 模板: no likeness
    }
    said = _plain(name)
    holding = [title for plain, title in names.items() if said and said in plain]
    scored = process.extract(said, list(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=None)
    return tuple(dict.fromkeys([*holding, *(names[each] for each, _score, _place in scored)]))[:MOST_NEAR]


def _plain(name: str) -> str:
    return _AROUND.sub("", tidy(name))


def _names(document: IssuedDocument) -> set[str]:
    return {_plain(name) for name in (document.title, *document.other_names)}


_SHIPPED: Final = frozenset[str]().union(*map(_names, DOCUMENTS))


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


@dataclass(frozen=True)
class Request:
    """A document that somebody asked the desk for and that is not ready yet: its number, and what the desk was told."""

    number: str
    what: str


def find_request(context: Context, number: str) -> Request | None:
    """The request of this number while it waits for the person's desk."""
    told = next((push.text for push in waiting(context) if push.subject == number), None)
    return Request(number, told.partition("：")[2].partition("。")[0]) if told is not None else None


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


def absent(context: Context) -> list[tuple[str, int]]:
    """What has been asked of the person's desk and cannot be had as a file: the title and how often, most asked first."""
    query = select(Push.text).where(
        Push.reason == _REQUEST, Push.recipients.any(PushRecipient.target == context.me.userid)
    )
    asked = Counter(found[1] for text in context.session.scalars(query) if (found := _TITLE.search(text)))
    had = {name for each in known(context) if each.paths for name in (each.title, *each.other_names)}
    return [(title, many) for title, many in asked.most_common() if title not in had]


def _entry(context: Context, act: str, number: str) -> TrailEntry | None:
    return context.session.scalar(select(TrailEntry).where(TrailEntry.act == act, TrailEntry.subject == number))


def _open_request(context: Context, title: str) -> str | None:
    query = (
        select(Push.subject, Push.text)
        .join(TrailEntry, TrailEntry.subject == Push.subject)
        .where(
            TrailEntry.act == _REQUEST,
            TrailEntry.actor == context.me.userid,
            TrailEntry.at > context.now - _REPEAT,
            Push.reason == _REQUEST,
        )
    )
    return next((number for number, text in context.session.execute(query) if _asks_for(title) in text), None)


def _asks_for(title: str) -> str:
    return f"申领“{title}”"


def _groups(actor: Actor) -> set[int]:
    """The inspection groups to whose desks this person's posts belong."""
    found = {post.department.group_id if post.department else post.group_id for post in actor.posts}
    return {group for group in found if group is not None}


def _who(actor: Actor) -> str:
    department = next((post.department.name for post in actor.posts if post.department), "")
    return f"{department}{actor.name}"
