"""What the office changes about reports that are owed: their date, whether they are owed at all, 延期 on request, and a department's 暂停."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from actions.common import deadlines, recipients
from actions.common.context import Context
from actions.common.deadlines import find_deadline, settle_past, stop_deadline
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import at_desk
from actions.common.states import move, name_of
from actions.common.trail import SUBJECT, of_report, record
from actions.ledger.due import ladder_of
from actions.report.obligations import asked_of, settings_of
from policy.text.write import say_day
from policy.time.ladder import due_at
from policy.time.period_words import read_period
from policy.time.settings import ObligationSettings
from storage.models import Deadline, Department, Obligation, TrailEntry
from storage.models.duties import CLOSED
from storage.states import DeadlineState

__all__ = ["name_of"]


@dataclass(frozen=True)
class Move:
    """The rows of one period whose date changes, all departments of the office's groups."""

    title: str
    period: str  # the words that name it without doubt: «2026年11月»
    rows: tuple[Obligation, ...]
    due_on: date

    @property
    def waiting(self) -> list[Obligation]:
        """Those that are still owed: their departments are told."""
        return [row for row in self.rows if row.state not in CLOSED]


def plan_move(context: Context, settings: ObligationSettings, words: str, due_on: date) -> Move:
    """«本期台账截止改11月20日»: what would change; raises UserError where nothing can.

    Without a period's name it is the open one whose date lies nearest to the new date: on 27 November 11月30日 is November's, 12月20日 December's.
    """
    if due_on < context.today:
        raise UserError(f"{say_day(due_on)}已经过去，请写明今后的日期后重发。")
    query = at_desk(context, Obligation).where(Obligation.kind == settings.kind).order_by(Department.id)
    if words.strip() in ("", "本期", "这期", "当期"):
        key = _nearest(list(context.session.scalars(query.where(Obligation.state.not_in(CLOSED)))), due_on)
    else:
        period = read_period(words, settings, context.said_at)
        key = period.key if period else ""
    rows = tuple(context.session.scalars(query.where(Obligation.period == key)))
    if not any(row.state not in CLOSED for row in rows):
        raise UserError(f"{words or '本期'}{settings.short}没有尚未报送的单位，无需调整截止日期。")
    label = rows[0].label
    named = label if not label or label[:4].isdigit() else f"{rows[0].due_on.year}年{label}"
    return Move(f"{label}{rows[0].title}", named, rows, due_on)


def _nearest(rows: Iterable[Obligation], due_on: date) -> str:
    """The period of the row that is due nearest to this date; "" where there is none."""
    nearest = min(rows, key=lambda row: (abs((row.due_on - due_on).days), row.due_on), default=None)
    return nearest.period if nearest else ""


def move_all(context: Context, move: Move) -> list[str]:
    """Move the date for everybody; gives the names of those told."""
    for row in move.rows:
        _move(context, row, move.due_on)
    to = [userid for row in move.waiting for userid in asked_of(context, row)]
    queue(context, to, moved_text(move), "due_date_moved")
    record(context, "move_due_date", str(move.due_on))
    return list(recipients.names(context, to).values())


def moved_text(move: Move) -> str:
    """What the liaisons read; shown to the office before it goes out."""
    return f"{move.title}的截止日期调整为{say_day(move.due_on)}，请按调整后的日期报送。"


def _move(context: Context, obligation: Obligation, due_on: date) -> None:
    rules = context.rules
    obligation.due_on = due_on
    obligation.due_at = due_at(due_on, rules.reminders, rules.calendar, rules.zone)
    deadline = find_deadline(context, "obligation", obligation.id)
    if deadline is not None:
        deadlines.move(context, deadline, due_on, obligation.due_at, None)


def excuse(context: Context, obligation: Obligation, reason: str) -> None:
    """免报: the ladder stops, and the liaisons are told; raises UserError where the report is in."""
    move(context, obligation, "excuse")
    obligation.excused_reason = reason
    stop_deadline(context, "obligation", obligation.id)
    text = f"{name_of(obligation)}本期免报（{reason}），无需报送。"
    queue(context, asked_of(context, obligation), text, "excused")
    record(context, "excuse_report", of_report(obligation))


def asked_later(context: Context, rows: Iterable[Obligation]) -> list[Obligation]:
    """Those of these reports, all in view, for which more time was asked or given."""
    known = {
        subject: row for row in rows for subject in (name_of(row)[:SUBJECT], *(each.number for each in row.submissions))
    }
    query = select(TrailEntry.subject).where(
        TrailEntry.act.in_(("ask_extension", "decide_extension")), TrailEntry.subject.in_(known)
    )
    return list(
        {
            known[each].id: known[each]
            for each in context.session.scalars(query.order_by(TrailEntry.id.desc()))
            if each
        }.values()
    )


def ask_extension(context: Context, obligation: Obligation, reason: str) -> None:
    """A department asks for more time: the office decides; raises UserError where the report is in."""
    move(context, obligation, "postpone")
    obligation.extension_reason = reason
    settings = settings_of(context, obligation.kind)
    command = f"{obligation.department.name} {settings.short if settings else obligation.title} {obligation.label}"
    text = (
        f"{name_of(obligation)}（{say_day(obligation.due_on)}截止）申请延期：{reason}。"
        f"同意请回复“同意延期 {command} 日期”，不同意请回复“不同意延期 {command}”。"
    )
    queue(context, recipients.offices(context, obligation.department.group_id), text, "extension_asked")
    record(context, "ask_extension", of_report(obligation))


def grant_extension(context: Context, obligation: Obligation, due_on: date) -> None:
    """The department's own date moves; raises UserError where it would not be later."""
    move(context, obligation, "postpone")
    if due_on <= obligation.due_on or due_on < context.today:
        raise UserError(f"延期后的日期应晚于原定的{say_day(obligation.due_on)}和今天，请核对后重发。")
    _move(context, obligation, due_on)
    _answer_extension(context, obligation, f"{name_of(obligation)}已同意延期至{say_day(due_on)}，请按期报送。")


def refuse_extension(context: Context, obligation: Obligation) -> None:
    """The date stays."""
    move(context, obligation, "postpone")
    text = f"{name_of(obligation)}暂不延期，请仍于{say_day(obligation.due_on)}前报送。"
    _answer_extension(context, obligation, text)


def _answer_extension(context: Context, obligation: Obligation, text: str) -> None:
    obligation.extension_reason = None
    queue(context, asked_of(context, obligation), text, "extension_decided")
    record(context, "decide_extension", of_report(obligation))


def pause(context: Context, department: Department, reason: str) -> None:
    """暂停: no ladder of this department runs."""
    department.paused_reason = reason
    record(context, "pause_department", department.name)


def resume(context: Context, department: Department) -> Sequence[Deadline]:
    """恢复: the ladders run on from today; gives what is still open."""
    department.paused_reason = None
    query = select(Deadline).where(
        Deadline.kind.in_(("obligation", "entry", "opinion")),
        Deadline.department_id == department.id,
        Deadline.state == DeadlineState.OPEN,
    )
    rows = context.session.scalars(query).all()
    for deadline in rows:
        settle_past(context, deadline, ladder_of(context, deadline) if deadline.kind == "entry" else None)
    record(context, "resume_department", department.name)
    return rows
