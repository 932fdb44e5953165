"""意见: what the group says of a meeting; shown before it goes, recalled within a day, its answer tracked."""

from datetime import date

from sqlalchemy import Select

from actions.common import recipients, states
from actions.common.context import Context
from actions.common.deadlines import begin_deadline, stop_deadline
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.recall import WITHIN, Recalled, recall
from actions.common.scope import of, seen
from actions.common.states import OpinionState
from actions.common.trail import record
from actions.meeting.report import MeetingNotice
from actions.meeting.words import when
from policy.text.write import say_day
from policy.time.ladder import due_at
from policy.words.reminder_text import Owed
from storage.models import Opinion

__all__ = ["Opinion"]
REASON = "opinion"
_ABOUT = 30  # characters of an opinion that a reminder repeats


def addressees(context: Context, meeting: MeetingNotice) -> list[str]:
    """Who gets an opinion on this meeting: the department's liaisons."""
    return recipients.liaisons(context, meeting.department)


def draft_text(context: Context, meeting: MeetingNotice, text: str) -> str:
    """What the department will read, without its number."""
    return f"派驻组对 {meeting.number} {meeting.type}（{when(context, meeting)}）的意见：{text}"


def answer_by(context: Context, meeting: MeetingNotice) -> date:
    """When an opinion sent now is to be answered: in so many working days, and by the meeting's day if that is sooner."""
    last = context.rules.calendar.shift(context.today, context.rules.reminders.opinion_days)
    return min(last, meeting.day) if meeting.day is not None and meeting.day >= context.today else last


def send(context: Context, meeting: MeetingNotice, text: str) -> Opinion:
    """Number the opinion and push it to the department; the ladder of its answer begins."""
    opinion = Opinion(
        number=next_number(context), meeting=meeting, text=text, sent_at=context.now, sent_by=context.me.userid
    )
    context.session.add(opinion)
    context.session.flush()
    due_on, rules = answer_by(context, meeting), context.rules
    at = due_at(due_on, rules.reminders, rules.calendar, rules.zone)
    begin_deadline(context, "opinion", opinion.id, meeting.department_id, due_on, at)
    body = f"{draft_text(context, meeting, text)}\n请于{say_day(due_on)}前办理，并回复“答复 {opinion.number} ……”。"
    queue(context, addressees(context, meeting), body, REASON, subject=opinion.number)
    record(context, "send_opinion", opinion.number)
    return opinion


def opinion_owed(opinion: Opinion, due_on: date) -> Owed:
    """What a reminder says of an opinion that waits for its answer."""
    return Owed("意见", "待答复意见", opinion.number, due_on, about=opinion.text[:_ABOUT], reply="答复")


def rest(context: Context, meeting: MeetingNotice) -> None:
    """The meeting is not held: nobody is reminded of an answer any more; one that comes is taken."""
    for opinion_id in context.session.scalars(of(Opinion, meeting).with_only_columns(Opinion.id)):
        stop_deadline(context, "opinion", opinion_id)


def find_opinion(context: Context, number: str) -> Opinion | None:
    """An opinion by its number, if its meeting is in the actor's view."""
    return context.session.scalar(_seen(context).where(Opinion.number == number))


def _seen(context: Context) -> Select[Opinion]:
    return seen(context, Opinion)


def waiting_of(context: Context, meeting: MeetingNotice) -> list[Opinion]:
    """Opinions on a meeting in view that wait for their answer."""
    return [row for row in open_opinions(context) if row.meeting_id == meeting.id]


def open_opinions(context: Context) -> list[Opinion]:
    """Opinions in view that wait for their answer, oldest first."""
    query = _seen(context).where(Opinion.state == OpinionState.SENT)
    return list(context.session.scalars(query.order_by(Opinion.id)))


def lately(context: Context, most: int = 50) -> list[Opinion]:
    """Opinions in view that stand, answered or not, newest first."""
    query = _seen(context).where(Opinion.state != OpinionState.RECALLED)
    return list(context.session.scalars(query.order_by(Opinion.id.desc()).limit(most)))


def may_recall(context: Context, opinion: Opinion) -> bool:
    """Within 24 hours; afterwards WeCom refuses."""
    return context.now - opinion.sent_at <= WITHIN


def recall_opinion(context: Context, opinion: Opinion) -> Recalled:
    """Take it back; those who may have read it are told. Raises UserError after 24 hours, or once it is answered."""
    states.hold(context, opinion, "recall")
    if not may_recall(context, opinion):
        raise UserError(f"意见 {opinion.number} 发出已超过24小时，不能撤回；可另发意见说明。")
    done = recall(context, opinion.number, REASON)
    states.move(context, opinion, "recall")
    stop_deadline(context, "opinion", opinion.id)
    text = f"派驻组意见 {opinion.number} 已撤回，请不再办理。"
    queue(context, list(done.readers), text, "opinion_recalled", subject=opinion.number)
    record(context, "recall_opinion", opinion.number)
    return done


def answer(context: Context, opinion: Opinion, text: str) -> None:
    """The department's answer; the desk reads it. Raises UserError once it is answered or recalled."""
    states.move(context, opinion, "answer")
    opinion.answer, opinion.answered_at = text, context.now
    stop_deadline(context, "opinion", opinion.id)
    department = opinion.meeting.department
    said = f"{department.name}答复意见 {opinion.number}（会议 {opinion.meeting.number}）：{text}"
    queue(context, recipients.desk(context, department.group_id), said, "opinion_answered", subject=opinion.number)
    record(context, "answer_opinion", opinion.number)
