"""Documents that are handed out: which there are, and which is meant (domain.md M7)."""

import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process
from sqlalchemy import Date, bindparam

from actions.common.actor import Actor
from actions.common.context import Context
from actions.common.scope import every
from actions.publication.audience import addressees
from actions.publication.finding import audience_of, definitions
from policy.report.report_words import names_of
from policy.text.compare import tidy
from policy.text.write import say_day
from storage.models import Publication
from storage.states import PublicationState

NEAR_ENOUGH: Final = (
    50  # rapidfuzz ratio: «报告模板» for 报告表模板 gives 89, «台账薄» for 台账本 67, «养老保险证明» for any 0
)
MOST_NEAR: Final = 3
_AROUND: Final = re.compile(r"[《》“”\"'\s（）()。，,？?]|(?:空白|电子版|纸质版|文件|原文|一份)$")
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
    values = {"kinds": _kinds(context), "groups": list(groups_of(context.me)), "day": context.today}
    return [row for row in context.session.scalars(_VALID, values) if _is_meant(context, row)]


def _kinds(context: Context) -> tuple[str, ...]:
    return tuple(each.key for each in definitions(context) if each.hands_out)


def _is_meant(context: Context, row: Publication) -> bool:
    audience = audience_of(row)
    if row.group_id in context.me.group_ids or any(part.kind == "everybody" for part in audience.parts):
        return True
    return any(each.member.id == context.me.member.id for each in addressees(context, audience, groups_of(context.me)))


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


def groups_of(actor: Actor) -> set[int]:
    """The inspection groups to whose desks this person's posts belong."""
    found = {post.department.group_id if post.department else post.group_id for post in actor.posts}
    return {group for group in found if group is not None}
