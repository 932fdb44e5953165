"""待办 of the group's desk: everything that waits for it, oldest first, each with the words that settle it.

One place knows them all (design: decision 22); nothing leaves the list but by being settled.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    String,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.orm import contains_eager, selectinload

from actions.common import recipients
from actions.common.context import Context
from actions.common.scope import at_desk, every
from actions.common.states import name_of
from actions.common.trail import of_report
from actions.ledger import entries, finding, review
from actions.meeting import integrity
from actions.overview import people_waiting
from actions.overview.waiting import Kind, Place, Waiting
from actions.publication import integrity as proposals
from actions.publication import requested
from actions.publication.draft import may_release
from actions.report import contents
from actions.report.obligations import settings_of
from actions.report.periods import period_words
from actions.report.review import WAITING
from actions.sending import digests, release
from policy.text.write import say_day
from policy.when import read_day
from storage.models import Alert, LedgerEntry, Obligation, Submission, TrailEntry
from storage.models.duties import STILL_OWED
from storage.states import ReportState

Source = Callable[[Context], Iterator[Waiting]]


@dataclass(frozen=True)
class Many:
    """What may be thousands: the database counts and orders it, and only what is shown is worded."""

    rows: Callable[[Context], Select[Any]]
    since: SQLColumnExpression[datetime]
    key: SQLColumnExpression[str]
    word: Callable[[Context, Select[Any]], Iterator[Waiting]]


def worktable(context: Context, kinds: Collection[Kind] = tuple(Kind)) -> list[Waiting]:
    """Everything of these kinds that waits for the desks at which the person sits, oldest first."""
    return first(context, None, kinds)


def first(
    context: Context, most: int | None, kinds: Collection[Kind] = tuple(Kind), after: Place | None = None
) -> list[Waiting]:
    """The first of it, at most so many, behind a place where one is given."""
    found = [each for each in _few(context, kinds) if after is None or each.place > after]
    for kind, many in MANY.items():
        if kind in kinds:
            query = many.rows(context).order_by(many.since, func.length(many.key), many.key).limit(most)
            found += many.word(context, query if after is None else query.where(_behind(kind, many, after)))
    return sorted(found, key=lambda each: each.place)[:most]


def named(context: Context, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Waiting]:
    """Those of these things, by kind and key, that still wait."""
    kinds = {Kind(kind) for kind, _key in keys if kind in set(Kind)}
    found = list(_few(context, kinds))
    for kind in kinds & MANY.keys():
        wanted = [key for of, key in keys if of == kind]
        found += MANY[kind].word(context, MANY[kind].rows(context).where(MANY[kind].key.in_(wanted)))
    return {pair: each for each in found if (pair := (each.kind.value, each.key)) in keys}


def counts(context: Context) -> dict[Kind, int]:
    """How many of each kind wait, in the order of the kinds; kinds of which none waits are left out."""
    few = Counter(each.kind for each in _few(context, tuple(Kind)))
    number = {kind: _count(context, MANY[kind]) if kind in MANY else few[kind] for kind in Kind}
    return {kind: many for kind, many in number.items() if many}


def _few(context: Context, kinds: Collection[Kind]) -> Iterator[Waiting]:
    return (each for kind, source in FEW if kind in kinds for each in source(context))


def _count(context: Context, many: Many) -> int:
    return context.session.scalars(many.rows(context).with_only_columns(func.count())).one()


def _behind(kind: Kind, many: Many, after: Place) -> ColumnElement[bool]:
    place = list(Kind).index(kind)
    if place != after.kind:
        return many.since >= after.since if place > after.kind else many.since > after.since
    later = tuple_(func.length(many.key), many.key) > tuple_(literal(after.length), literal(after.key))
    return or_(many.since > after.since, and_(many.since == after.since, later))


def _drafts(context: Context) -> Iterator[Waiting]:
    found = release.waiting(context)
    names = recipients.names(context, {userid for each in found for userid in each.to})
    for each in found:
        to = "、".join(names.get(userid, userid) for userid in each.to)
        what = f"{each.number} {each.department.name}主要负责人{to}：{each.about}"
        acts = (f"发送 {each.number}", f"取消发送 {each.number}")
        yield Waiting(Kind.DRAFT, each.number, each.since, each.department.name, what, acts, text=each.text)


def _digests(context: Context) -> Iterator[Waiting]:
    for each in digests.waiting(context):
        what = f"{each.number} 发往群“{each.chat.name}”（{say_day(each.due_on)}到期事项）"
        yield Waiting(
            Kind.DIGEST, each.number or "", each.made_at, "", what, (f"发送 {each.number}", f"取消发送 {each.number}")
        )


def _publications(context: Context) -> Iterator[Waiting]:
    for row in proposals.waiting(context):
        release = (f"发送 {row.number}",) if may_release(context) else ()
        acts = (*release, f"取消发送 {row.number}")
        yield Waiting(Kind.PUBLICATION, row.number, row.created_at, "", f"{row.number} {row.title}", acts)


def _extensions(context: Context) -> Iterator[Waiting]:
    query = _of_desk(context).where(Obligation.extension_reason.is_not(None), Obligation.state.in_(STILL_OWED))
    rows = list(context.session.scalars(query))
    asked = _noted(context, "ask_extension", rows)
    for row in rows:
        command = say_report(context, row)
        what = f"{name_of(row)}（{say_day(row.due_on)}截止）：{row.extension_reason}"
        acts = (f"同意延期 {command} 日期", f"不同意延期 {command}")
        since = asked.get(of_report(row), row.due_at)
        wish = _day_asked(context, row.extension_reason or "", since)
        yield Waiting(Kind.EXTENSION, str(row.id), since, row.department.name, what, acts, wish)


def _documents(context: Context) -> Iterator[Waiting]:
    for push in requested.waiting(context):
        what, number = push.text.removeprefix(f"{Kind.DOCUMENT.word} ").partition("。")[0], push.subject or ""
        yield Waiting(Kind.DOCUMENT, number, push.created_at, "", what, (f"可领 {number}",))


def _paper(context: Context) -> Iterator[Waiting]:
    rows = list(context.session.scalars(_of_desk(context).where(Obligation.state == ReportState.ANNOUNCED)))
    said = _noted(context, "announce_paper", rows)
    for row in rows:
        what = f"{name_of(row)}：称已送纸质"
        acts = (f"代登 {say_report(context, row)} 纸质 收到日期",)
        yield Waiting(Kind.PAPER, str(row.id), said.get(of_report(row), row.due_at), row.department.name, what, acts)


def _in(context: Context) -> Select[Obligation]:
    return _of_desk(context).where(Obligation.state.in_(WAITING))


def _say_reports(context: Context, query: Select[Obligation]) -> Iterator[Waiting]:
    rows = list(context.session.scalars(query))
    seen = contents.opened(context, [row.submissions[-1].number for row in rows])
    for row in rows:
        command, receipt = say_report(context, row), row.submissions[-1]
        again = "（重报）" if row.state is ReportState.RESUBMITTED else ""
        unseen = "" if receipt.number in seen else "（未打开）"
        what = f"{name_of(row)}{again}：{contents.content(context, row)}{unseen}"
        acts = (f"审核通过 {command}", f"退回 {command} 原因")
        yield Waiting(Kind.REPORT, str(row.id), receipt.submitted_at, row.department.name, what, acts)


def _say_entries(context: Context, query: Select[LedgerEntry]) -> Iterator[Waiting]:
    for row in context.session.scalars(query.options(*entries.SHOWN)):
        definition = entries.definition_of(context, row.ledger)
        if definition is not None:
            what = f"{definition.title} {row.number} {row.department.name} {entries.describe(definition, row)}"
            acts = (f"审核通过 {row.number}", f"退回 {row.number} 原因")
            yield Waiting(Kind.ENTRY, row.number, row.filed_at, row.department.name, what, acts)


def _findings(context: Context) -> Iterator[Waiting]:
    for row, definition in finding.reported(context):
        said = [each for each in row.notes if each.kind == "reported"][-1]
        evidence = "" if definition.safe else f"：{said.text or '见佐证'}"
        what = f"{definition.title} {row.number} {row.department.name} {entries.short_words(definition, row)}{evidence}"
        acts = (f"办结 {row.number}", f"退回 {row.number} 原因")
        yield Waiting(Kind.FINDING, row.number, said.at, row.department.name, what, acts)


def _later_findings(context: Context) -> Iterator[Waiting]:
    for row, definition in finding.extensions(context):
        wish = finding.asked(row)
        if wish is not None and row.due_on is not None:
            what = f"{definition.title} {row.number} {row.department.name}（{say_day(row.due_on)}到期）：{wish.text}"
            acts = (f"同意延期 {row.number} 日期", f"不同意延期 {row.number}")
            day = _day_asked(context, wish.text, wish.at)
            yield Waiting(Kind.EXTENSION, row.number, wish.at, row.department.name, what, acts, day)


def _day_asked(context: Context, words: str, at: datetime) -> str:
    """The day that the department named in its wish; "" where none is sure."""
    found = read_day(words, context.local(at), context.rules.calendar, "future")
    return found.isoformat() if isinstance(found, date) else ""


def _integrity(context: Context) -> Iterator[Waiting]:
    for row in integrity.open_requests(context):
        what = f"{row.number} {integrity.line(row)}"
        yield Waiting(Kind.INTEGRITY, row.number, row.asked_at, row.department.name, what, (f"答复 {row.number}",))


def _alerts(context: Context) -> Iterator[Waiting]:
    query = select(Alert).where(Alert.told, Alert.cleared_at.is_(None))
    for row in context.session.scalars(query):
        yield Waiting(Kind.ALERT, row.cause, row.raised_at, "", f"{row.text}（管理员已获知）")


FEW: Final[tuple[tuple[Kind, Source], ...]] = (
    (Kind.DRAFT, _drafts), (Kind.DIGEST, _digests), (Kind.PUBLICATION, _publications), (Kind.EXTENSION, _extensions),
    (Kind.APPLICATION, people_waiting.newcomers), (Kind.DOCUMENT, _documents), (Kind.PAPER, _paper), (Kind.FINDING, _findings),
    (Kind.EXTENSION, _later_findings), (Kind.INTEGRITY, _integrity), (Kind.CALL, people_waiting.to_call_back),
    (Kind.UNREACHED, people_waiting.unreached), (Kind.NOBODY, people_waiting.nobody), (Kind.ALONE, people_waiting.alone),
    (Kind.ALONE, people_waiting.on_leave), (Kind.ALERT, _alerts),
)  # fmt: skip
_RECEIPTS: Final = every(Submission).where(Submission.obligation_id == Obligation.id).correlate(Obligation)
_SENT: Final = _RECEIPTS.with_only_columns(Submission.submitted_at)
MANY: Final[Mapping[Kind, Many]] = {
    Kind.REPORT: Many(
        _in, _SENT.order_by(Submission.id.desc()).limit(1).scalar_subquery(), cast(Obligation.id, String), _say_reports
    ),
    Kind.ENTRY: Many(review.waiting, LedgerEntry.filed_at, type_coerce(LedgerEntry.number, String), _say_entries),
}


def _of_desk(context: Context) -> Select[Obligation]:
    """Reports of the departments that the desk supervises."""
    return at_desk(context, Obligation).options(
        contains_eager(Obligation.department), selectinload(Obligation.submissions)
    )


def say_report(context: Context, row: Obligation) -> str:
    """How a command names a report: «交通局 台账 11月»."""
    settings = settings_of(context, row.kind)
    return f"{row.department.name} {settings.short if settings else row.title} {period_words(context, row)}".strip()


def _noted(context: Context, act: str, rows: Sequence[Obligation]) -> dict[str, datetime]:
    """When this was last done to each of the reports, as the trail names and has it."""
    names = [of_report(row) for row in rows]
    query = select(TrailEntry.subject, func.max(TrailEntry.at)).where(
        TrailEntry.act == act, TrailEntry.subject.in_(names)
    )
    found = context.session.execute(query.group_by(TrailEntry.subject)).all() if names else []
    return {str(subject): at for subject, at in found if at is not None}
