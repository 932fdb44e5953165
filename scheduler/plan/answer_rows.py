"""Opinions and requests for an integrity opinion that wait for their answer → what planning works with."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.meeting.opinions import opinion_owed
from policy.words.reminder_text import Owed
from scheduler.plan.duty import Duty
from storage.models import Deadline, Department, IntegrityRequest, MeetingNotice, Opinion


def answer_duties(context: Context, *which: ColumnElement[bool]) -> list[tuple[Deadline, Duty]]:
    """Those whose deadline is among these, with no step dealt with and never stopped; none of a paused department."""
    return [*_opinions(context, which), *_integrity(context, which)]


def _opinions(context: Context, which: tuple[ColumnElement[bool], ...]) -> list[tuple[Deadline, Duty]]:
    """The department answers: its liaisons are reminded, from the day after the opinion came."""
    query = (
        select(Deadline, Opinion)
        .join(Opinion, Opinion.id == Deadline.subject_id)
        .join(MeetingNotice, MeetingNotice.id == Opinion.meeting_id)
        .join(Department, Department.id == MeetingNotice.department_id)
        .where(Deadline.kind == "opinion", Department.paused_reason.is_(None), *which)
        .options(joinedload(Opinion.meeting).joinedload(MeetingNotice.department))
        .order_by(Deadline.due_on, Deadline.id)
    )
    return [
        (
            deadline,
            Duty(
                deadline_id=deadline.id,
                department_id=deadline.department_id,
                department=opinion.meeting.department.name,
                group_id=opinion.meeting.department.group_id,
                owed=opinion_owed(opinion, deadline.due_on),
                since=context.local(opinion.sent_at).date() + timedelta(days=1),
                ladder=context.rules.reminders.opinion_ladder,
            ),
        )
        for deadline, opinion in context.session.execute(query)
    ]


def _integrity(context: Context, which: tuple[ColumnElement[bool], ...]) -> list[tuple[Deadline, Duty]]:
    """The group answers: it reads of them in its brief, and nobody else is told."""
    query = (
        select(Deadline, IntegrityRequest)
        .join(IntegrityRequest, IntegrityRequest.id == Deadline.subject_id)
        .where(Deadline.kind == "integrity", *which)
        .options(joinedload(IntegrityRequest.department))
        .order_by(Deadline.due_on, Deadline.id)
    )
    return [
        (
            deadline,
            Duty(
                deadline_id=deadline.id,
                department_id=deadline.department_id,
                department=row.department.name,
                group_id=row.department.group_id,
                owed=Owed("廉政意见", "待答复廉政意见", row.number, deadline.due_on, about=f"{row.candidates}人"),
                ladder=(),
            ),
        )
        for deadline, row in context.session.execute(query)
    ]
