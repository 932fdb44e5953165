"""廉政意见: a request before appointments, taken as a number, a count and a date; never a name (domain.md M10)."""

from datetime import date

from actions.common import recipients, states
from actions.common.context import Context
from actions.common.deadlines import begin_deadline, stop_deadline
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.scope import seen
from actions.common.states import IntegrityState
from actions.common.trail import record
from policy.text.write import say_day
from policy.time.ladder import due_at
from storage.models import Department, IntegrityRequest

__all__ = ["IntegrityRequest"]


def request(context: Context, department: Department, candidates: int, due_on: date) -> IntegrityRequest:
    """A department asks for an opinion on so many candidates by a day; the desk is told."""
    row = IntegrityRequest(
        number=next_number(context),
        department=department,
        candidates=candidates,
        due_on=due_on,
        asked_at=context.now,
        asked_by=context.me.userid,
    )
    context.session.add(row)
    context.session.flush()
    at = due_at(due_on, context.rules.reminders, context.rules.calendar, context.rules.zone)
    begin_deadline(context, "integrity", row.id, department.id, due_on, at)
    text = f"廉政意见 {row.number}：{line(row)}。书面答复后请回复“答复 {row.number}”。"
    queue(context, recipients.desk(context, department.group_id), text, "integrity_request", subject=row.number)
    record(context, "request_integrity", row.number)
    return row


def line(row: IntegrityRequest) -> str:
    """«交通局 5人，请于12月1日（周二）前答复»."""
    return f"{row.department.name} {row.candidates}人，请于{say_day(row.due_on)}前答复"


def find_request(context: Context, number: str) -> IntegrityRequest | None:
    """A request by its number, if it is in the actor's view."""
    query = seen(context, IntegrityRequest).where(IntegrityRequest.number == number)
    return context.session.scalar(query)


def open_requests(context: Context) -> list[IntegrityRequest]:
    """Requests in view without an answer, by due date."""
    query = seen(context, IntegrityRequest).where(IntegrityRequest.state == IntegrityState.OPEN)
    return list(context.session.scalars(query.order_by(IntegrityRequest.due_on, IntegrityRequest.id)))


def lately(context: Context, most: int = 50) -> list[IntegrityRequest]:
    """Requests in view, answered or not, newest first."""
    query = seen(context, IntegrityRequest).order_by(IntegrityRequest.id.desc())
    return list(context.session.scalars(query.limit(most)))


def answer(context: Context, row: IntegrityRequest) -> None:
    """The group has answered on paper: only that, and when, is kept."""
    if not context.me.is_group_side:
        raise UserError(f"廉政意见 {row.number} 由派驻组答复，请等候。")
    states.move(context, row, "answer")
    row.answered_at = context.now
    stop_deadline(context, "integrity", row.id)
    text = f"廉政意见 {row.number}（{row.candidates}人）已书面答复，请到{context.rules.office_name}领取。"
    queue(context, recipients.liaisons(context, row.department), text, "integrity_answered", subject=row.number)
    record(context, "answer_integrity", row.number)
