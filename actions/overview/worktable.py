"""待办 of the group's desk: everything that waits for it, oldest first, each with the words that settle it.

One place knows them all (design: decision 22); nothing leaves the list but by being settled.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from actions.common import recipients
from actions.common.context import Context
from actions.common.scope import at_desk
from actions.common.trail import of_report
from actions.ledger import entries, finding, review
from actions.meeting import integrity
from actions.overview import people_waiting
from actions.overview.waiting import Kind, Waiting
from actions.publication import documents
from actions.publication import integrity as proposals
from actions.report import contents
from actions.report.obligations import settings_of
from actions.report.periods import period_words
from actions.report.review import WAITING
from actions.sending import digests, release
from policy.text.write import say_day
from policy.when import read_day
from storage.models import Alert, Department, Obligation, TrailEntry
from storage.models.duties import CLOSED
from storage.states import ReportState

Source = Callable[[Context], Iterator[Waiting]]


def worktable(context: Context) -> list[Waiting]:
    """Everything that waits for the desks at which the person sits, oldest first."""
    found = [each for source in SOURCES for each in source(context)]
    return sorted(found, key=lambda each: each.since)


def count(context: Context) -> int:
    """How many things those are: what may be thousands is counted, the rest is few."""
    reports = _of_desk(context).where(Obligation.state.in_(WAITING)).order_by(None)
    many = context.session.scalars(reports.with_only_columns(func.count())).one() + review.count(context)
    return many + sum(1 for source in SOURCES if source not in (_reports, _entries) for _ in source(context))


def counts(waiting: Sequence[Waiting]) -> dict[Kind, int]:
    """How many of each kind there are, in the order of the kinds; kinds of which none waits are left out."""
    return {kind: number for kind in Kind if (number := sum(each.kind is kind for each in waiting))}


def _drafts(context: Context) -> Iterator[Waiting]:
    found = release.waiting(context)
    names = recipients.names(context, {userid for each in found for userid in each.to})
    for each in found:
        to = "、".join(names.get(userid, userid) for userid in each.to)
        what = f"{each.number} {each.department.name}主要负责人{to}：{each.about}"
        acts = (f"发送 {each.number}", f"取消发送 {each.number}")
        yield Waiting(Kind.DRAFT, each.number, each.since, each.department.name, what, acts)


def _digests(context: Context) -> Iterator[Waiting]:
    for each in digests.waiting(context):
        what = f"{each.number} 发往群“{each.chat.name}”（{say_day(each.due_on)}到期事项）"
        yield Waiting(
            Kind.DIGEST, each.number or "", each.made_at, "", what, (f"发送 {each.number}", f"取消发送 {each.number}")
        )


def _publications(context: Context) -> Iterator[Waiting]:
    for row in proposals.waiting(context):
        acts = (f"发送 {row.number}", f"取消发送 {row.number}")
        yield Waiting(Kind.PUBLICATION, row.number, row.created_at, "", f"{row.number} {row.title}", acts)


def _extensions(context: Context) -> Iterator[Waiting]:
    query = _of_desk(context).where(Obligation.extension_reason.is_not(None), Obligation.state.not_in(CLOSED))
    rows = list(context.session.scalars(query))
    asked = _noted(context, "ask_extension", rows)
    for row in rows:
        command = say_report(context, row)
        what = f"{_title(row)}（{say_day(row.due_on)}截止）：{row.extension_reason}"
        acts = (f"同意延期 {command} 日期", f"不同意延期 {command}")
        since = asked.get(of_report(row), row.due_at)
        wish = _day_asked(context, row.extension_reason or "", since)
        yield Waiting(Kind.EXTENSION, str(row.id), since, row.department.name, what, acts, wish)


def _documents(context: Context) -> Iterator[Waiting]:
    for push in documents.waiting(context):
        what, number = push.text.removeprefix(f"{Kind.DOCUMENT.word} ").partition("。")[0], push.subject or ""
        yield Waiting(Kind.DOCUMENT, number, push.created_at, "", what, (f"可领 {number}",))


def _paper(context: Context) -> Iterator[Waiting]:
    rows = list(context.session.scalars(_of_desk(context).where(Obligation.state == ReportState.ANNOUNCED)))
    said = _noted(context, "announce_paper", rows)
    for row in rows:
        what = f"{_title(row)}：称已送纸质"
        acts = (f"代登 {say_report(context, row)} 纸质 收到日期",)
        yield Waiting(Kind.PAPER, str(row.id), said.get(of_report(row), row.due_at), row.department.name, what, acts)


def _reports(context: Context) -> Iterator[Waiting]:
    query = _of_desk(context).where(Obligation.state.in_(WAITING))
    rows = list(context.session.scalars(query))
    seen = contents.opened(context, [row.submissions[-1].number for row in rows])
    for row in rows:
        command, receipt = say_report(context, row), row.submissions[-1]
        again = "（重报）" if row.state is ReportState.RESUBMITTED else ""
        unseen = "" if receipt.number in seen else "（未打开）"
        what = f"{_title(row)}{again}：{contents.content(context, row)}{unseen}"
        acts = (f"审核通过 {command}", f"退回 {command} 原因")
        yield Waiting(Kind.REPORT, str(row.id), receipt.submitted_at, row.department.name, what, acts)


def _entries(context: Context) -> Iterator[Waiting]:
    for row, definition in review.waiting(context):
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


SOURCES: Final[tuple[Source, ...]] = (
    _drafts, _digests, _publications, _extensions, people_waiting.newcomers, _documents, _paper, _reports, _entries, _findings, _later_findings, _integrity, people_waiting.to_call_back, people_waiting.unreached, people_waiting.nobody, people_waiting.alone, people_waiting.on_leave,
    _alerts,
)  # fmt: skip


def _of_desk(context: Context) -> Select[Obligation]:
    """Reports of the departments that the desk supervises."""
    query = at_desk(context, Obligation)
    query = query.options(joinedload(Obligation.department), selectinload(Obligation.submissions))
    return query.order_by(Obligation.due_on, Department.id)


def _title(row: Obligation) -> str:
    return f"{row.department.name}{row.label}{row.title}"


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
