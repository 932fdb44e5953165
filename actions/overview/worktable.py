"""待办 of the group's desk: everything that waits for it, oldest first, each with the words that settle it.

One place knows them all (design: decision 22); nothing leaves the list but by being settled.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
from actions.people import applications, calls
from actions.people.holdings import own
from actions.people.unreachable import unreachable
from actions.publication import documents
from actions.publication import integrity as proposals
from actions.report import contents
from actions.report.obligations import settings_of
from actions.report.periods import period_words
from actions.report.review import WAITING
from actions.sending import digests, release
from policy.text.write import say_day
from policy.when import read_day
from storage.models import Absence, Alert, Department, Holding, Member, Obligation, TrailEntry
from storage.models.duties import CLOSED
from storage.states import ReportState, State


class Kind(State):
    """What waits, and how it is called."""

    DRAFT = "draft", "待发提醒"
    DIGEST = "digest", "待发进度"
    PUBLICATION = "publication", "待发出"
    EXTENSION = "extension", "延期申请"
    APPLICATION = "application", "申请"
    DOCUMENT = "document", "材料申领"
    PAPER = "paper", "纸质在途"
    REPORT = "report", "报送待审"
    ENTRY = "entry", "登记待审"
    FINDING = "finding", "报请销号"
    INTEGRITY = "integrity", "廉政意见"
    CALL = "call", "请回电"
    UNREACHED = "unreached", "联系不上"
    NOBODY = "nobody", "无联络员"
    ALONE = "alone", "请假无人代理"
    ALERT = "alert", "运行提醒"


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: `key` names it among its kind (a number, or a row's id), `acts` are the words that settle it."""

    kind: Kind
    key: str
    since: datetime
    department: str
    what: str
    acts: tuple[str, ...] = ()
    wish: str = ""  # the day that an extension is asked to, as ISO writes it

    @property
    def line(self) -> str:
        """«延期申请 交通局11月主体责任台账：…；请回复“…”或“…”»."""
        acts = "或".join(f"“{each}”" for each in self.acts)
        return f"{self.kind.word} {self.what}{f'；请回复{acts}' if acts else ''}。"


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


def _applications(context: Context) -> Iterator[Waiting]:
    for row in applications.waiting(context):
        what = f"{row.number} {row.department.name}{row.name}"
        acts = (f"同意 {row.number}", f"不同意 {row.number}")
        yield Waiting(Kind.APPLICATION, row.number, row.applied_at, row.department.name, what, acts)


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


def _calls(context: Context) -> Iterator[Waiting]:
    for push in calls.waiting(context):
        what, number = push.text.removeprefix(f"{Kind.CALL.word} ").partition("。")[0], push.subject or ""
        yield Waiting(Kind.CALL, number, push.created_at, "", what, (f"已回电 {number}",))


def _unreached(context: Context) -> Iterator[Waiting]:
    for member in unreachable(context):
        what = f"{member.name}同志的企业微信账号连续两次未能送达：请核对账号，已调离的请办理交接"
        acts = (f"交接 {member.name} → 接任同志姓名",)
        yield Waiting(Kind.UNREACHED, member.userid, context.now, "", what, acts)


def _nobody(context: Context) -> Iterator[Waiting]:
    held = select(Holding.department_id).join(Member)
    held = held.where(Holding.role == "liaison", Holding.on(context.today), Member.gone_at.is_(None))
    query = (
        select(Department)
        .where(
            Department.group_id.in_(context.me.group_ids), Department.parent_id.is_(None), Department.id.not_in(held)
        )
        .where(Department.ended_on.is_(None), ~Department.practice)
    )
    for row in context.session.scalars(query.order_by(Department.id)):
        what = f"{row.name}：提醒无人接收"
        yield Waiting(Kind.NOBODY, str(row.id), row.imported_at, row.name, what, (f"增加 {row.name} 联络员 姓名 账号",))


def _alone(context: Context) -> Iterator[Waiting]:
    """Away today, and the deputy has left meanwhile: what should go to the deputy reaches nobody who is there."""
    ours = Holding.group_id.in_(context.me.group_ids) | Department.group_id.in_(context.me.group_ids)
    held = select(Holding.member_id).outerjoin(Department, Department.id == Holding.department_id)
    query = select(Absence).where(
        Absence.first <= context.today, Absence.last >= context.today,
        Absence.member_id.in_(held.where(ours, Holding.on(context.today))),
    )  # fmt: skip
    for row in context.session.scalars(query.order_by(Absence.id)):
        if row.deputy.gone_at is not None or not own(row.deputy, context.today):
            what = f"{row.member.name}同志{say_day(row.last)}前请假，代理人{row.deputy.name}同志已离任，请另定代理人"
            acts = (f"销假 {row.member.name}", f"请假 {row.member.name} 起止日期 代理 姓名")
            yield Waiting(Kind.ALONE, str(row.id), row.recorded_at, "", what, acts)


def _alerts(context: Context) -> Iterator[Waiting]:
    query = select(Alert).where(Alert.told, Alert.cleared_at.is_(None))
    for row in context.session.scalars(query):
        yield Waiting(Kind.ALERT, row.cause, row.raised_at, "", f"{row.text}（管理员已获知）")


SOURCES: Final[tuple[Source, ...]] = (
    _drafts, _digests, _publications, _extensions, _applications, _documents, _paper, _reports, _entries, _findings, _later_findings, _integrity, _calls, _unreached, _nobody, _alone,
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
