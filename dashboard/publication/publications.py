"""发文: what the group sends out, made and released by the desk, signed and answered by its addressees."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from typing import get_args

from flask import Response, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.publication import addressing, documents, finding, handed_in, integrity, publish, receipts, urge
from actions.publication import audience as audiences
from actions.publication import draft as drafts
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from actions.publication.totals import totals
from dashboard.frame.access import BOTH, GROUP, Part, the
from dashboard.frame.downloads import KINDS, download
from dashboard.frame.forms import RefusedError, said, said_day, said_time
from dashboard.publication.convened import convened
from documents.attachment import read_attachment
from documents.package import MOST_BYTES, FormFileError
from policy.fields.fits import Reading
from policy.ledger.reading import read_entry
from policy.publication.audience import Audience, read_audience
from policy.publication.definition import PublicationDefinition, SeenBy
from policy.screening.screen import screen

blueprint = Part("publications", __name__)
ROWS = 100  # receipts on one page: keeps it under 100 KB
_VERBS = {"study": "study", "come": "come", "excuse": "excuse", "depute": "depute", "answer": "answer"}


@blueprint.shows("/publications", *BOTH, "staff", "discipline", "commission")
def listing(context: Context) -> ResponseReturnValue:
    """The desk's own, or what was sent to the person."""
    if context.me.has(*GROUP, "commission"):
        rows = finding.listing(context, most=ROWS)
        lines = [(row, receipts.standing(context, row)) for row in rows]
        year = totals(context, context.today.year)
        return render_template(
            "publications.html",
            lines=lines,
            mine=receipts.mine(context),
            kind_of=_kind_of(context),
            totals=year,
            titles={each.key: each.title for each in finding.definitions(context)},
        )
    return render_template(
        "publications.html", lines=(), mine=receipts.mine(context), kind_of=_kind_of(context),
        visible=finding.visible(context, ROWS),
    )  # fmt: skip


def _kind_of(context: Context) -> Callable[[Publication], PublicationDefinition]:
    return lambda row: finding.definition_of(context, row.kind)


@blueprint.shows("/publications/new", *GROUP, "commission")
def new(context: Context) -> ResponseReturnValue:
    """Where the desk writes one."""
    old = finding.find(context, request.args.get("replaces", ""))
    return render_template(
        "publication_form.html", kinds=finding.definitions(context), old=old,
        audience=finding.audience_of(old).said if old else "",
        starts_at=context.local(old.starts_at) if old and old.starts_at else None,
    )  # fmt: skip


@blueprint.does("/publications/new", *GROUP, "commission")
def make(context: Context) -> str:
    """It becomes a draft with its addressees; nothing leaves before it is released there."""
    draft = _draft(context)
    drafts.check(context, draft)
    row = drafts.propose(context, draft, min(context.me.group_ids, default=None))
    for file in request.files.getlist("file"):
        if file.filename:
            _attach(context, row, file.filename, file.stream.read(MOST_BYTES + 1))
    row.other_names = [name for name in said("other_names").replace("，", "、").split("、") if name]
    row.on_paper = "on_paper" in request.form
    return url_for("page.publications.show", number=row.number)


def _draft(context: Context) -> Draft:
    kind, title = request.form.get("kind", ""), said("title", 60)
    definition = finding.definition_of(context, kind)
    words, text = said("audience", 200) or definition.audience, said("text", drafts.LONGEST)
    found = read_audience(words, audiences.named(context))
    if found is None or found[0].unknown or found[1]:
        raise UserError(f"接收范围“{words[:40]}”未能识别，请写单位、岗位或姓名，如“各单位联络员”“水利局、教育局”。")
    audience: Audience = found[0]
    about = None
    if definition.library and not text:
        text, about = _from_library(context, title)
    day, hour = said_day("day"), said_time("time")
    starts_at = datetime.combine(day, hour, context.rules.zone) if day and hour else None
    if day and not title and definition.expects == "attendance":
        title = drafts.meeting_title(definition, day)
    replaces = request.form.get("replaces", "")
    if replaces:
        states.check(the(finding.find(context, replaces)), "replace")
    return Draft(
        kind, audience, text or title, title=title, day=day, starts_at=starts_at, place=said("place", 100) or None,
        due_on=said_day("due_on"), valid_until=said_day("valid_until"), about=about, replaces=replaces or None,
        seen_by=next((each for each in get_args(SeenBy) if each == request.form.get("seen_by")), None),
    )  # fmt: skip


def _from_library(context: Context, occasion: str) -> tuple[str, str]:
    """The first text for the occasion that was not used within two years; another one is had on the draft's page."""
    found = integrity.choices(context, occasion, min(context.me.group_ids, default=0), 1)
    if not found:
        raise UserError("文字库中没有两年内未用过的文字，请自行拟写。")
    return found[0].text, found[0].key


def _attach(context: Context, row: Publication, name: str, data: bytes) -> None:
    try:
        found = read_attachment(name, data)
    except FormFileError as error:
        raise UserError(str(error)) from error
    if found.refusal:
        raise RefusedError(found.refusal, data.hex())
    drafts.attach(context, row, screen(PurePath(name.replace("\\", "/")).name).text, found.kind, data)


@blueprint.shows("/publications/<number>", *BOTH, "staff", "discipline", "commission")
def show(context: Context, number: str) -> ResponseReturnValue:
    """The whole: for the desk with how far it has come back, for an addressee with what can be answered."""
    row = the(finding.find_mine(context, number))
    start = max(request.args.get("from", 0, type=int), 0)
    desk = finding.find(context, number) is not None
    draft = desk and states.allows(row, "release")
    own = None if desk else next(iter(receipts.mine(context, number=number)), None)
    rows = receipts.receipts(context, row, start=start, most=ROWS) if desk else [own] if own else []
    return render_template(
        "publication.html", row=row, kind=finding.definition_of(context, row.kind), desk=desk, draft=draft, own=own,
        text=addressing.letter_of(context, row, row.number, asks=desk or own is not None), audience=finding.audience_of(row).said,
        people=audiences.addressees(context, finding.audience_of(row), context.me.group_ids)[:ROWS] if draft else (),
        how=receipts.standing(context, row), start=start, most=ROWS,
        rows=rows, files=handed_in.files_of(context, row), allows=states.allows,
        takes_files=own in handed_in.places(context) if own else False,
        may_release=drafts.may_release(context), urged_at=urge.urged_at(context, row), meeting=convened(context, row) if desk else None,
    )  # fmt: skip


@blueprint.does(
    "/publications/<number>/<any(release, drop, recall, another, urge, rewrite):verb>", *GROUP, "commission"
)
def decide(context: Context, number: str, verb: str) -> str:
    """The desk's word on its own."""
    row = the(finding.find(context, number))

    acts: dict[str, Callable[[Context, Publication], object]] = {
        "release": publish.release, "drop": drafts.drop, "recall": publish.recall, "another": integrity.another, "urge": urge.urge,
        "rewrite": lambda context, row: drafts.rewrite(context, row, said("text", drafts.LONGEST)),
    }  # fmt: skip
    done = acts[verb](context, row)
    told = {"urge": f"已提醒{done}人", "rewrite": "已修改"}.get(verb, row.state.word)
    flash(f"{row.title}（{row.number}）{told}。")
    return url_for("page.publications.show", number=number)


@blueprint.does("/publications/<number>/back", *BOTH, "staff", "discipline", "commission")
def back(context: Context, number: str) -> str:
    """What an addressee says back."""
    own = the(next(iter(receipts.mine(context, number=number)), None))
    verb, words = request.form.get("verb", ""), said("words", 1000)
    definition = finding.definition_of(context, own.publication.kind)
    if verb == "sign":
        receipts.sign(context, [own])
    elif definition.expects == "fields":
        receipts.take(context, own, "answer", "", _fields(context, own))
    else:
        receipts.take(context, own, _VERBS.get(verb, "answer"), words)
    flash(f"已登记：{own.state.word}。")
    return url_for("page.publications.show", number=number)


def _fields(context: Context, own: receipts.Receipt) -> dict[str, object]:
    """Every field as it was typed, read as chat reads it behind its label."""
    definition = finding.definition_of(context, own.publication.kind)
    typed = ((each.title, said(f"field.{each.key}", 1000)) for each in definition.fields)
    text = "\n".join(f"{title}：{words}" for title, words in typed if words)
    read = read_entry(definition.form, text, Reading(context.said_at, context.rules.calendar))
    if read.problem or read.ask or read.missing:
        lacks = "、".join(each.title for each in read.missing)
        raise UserError(read.problem or (read.ask.text if read.ask else f"还缺{lacks}，请补充后提交。"))
    return read.values


def _document(context: Context, number: str) -> Publication | None:
    """A document in force that is meant for the person."""
    return finding.by_number(context, number) if documents.may_read(context, number) else None


@blueprint.shows("/publications/<number>/file", *BOTH, "staff", "discipline", "commission")
def file(context: Context, number: str) -> Response:
    """One of its files, for the desk and for those who may see it."""
    if (new := documents.newer(context, number)) is not None and not context.me.is_group_side:
        raise UserError(f"该版已由新版（{new.number}，第{new.version}版）代替，请领取新版。")
    row: Publication = the(finding.find_mine(context, number) or _document(context, number))
    n = request.args.get("n", 1, type=int)
    one = the(row.files[n - 1] if 0 < n <= len(row.files) else None)
    return download(finding.content(context, one), one.name, KINDS[one.kind], number)
