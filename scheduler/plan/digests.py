"""Digests into group chats: which are due, the first of a period for the office's word, the others by themselves.

A row for each chat, due date and day is unique in the database, so that of several schedulers one makes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, update

from actions.common import recipients
from actions.common.context import Context
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.sending.digests import figure_of, mentioned_names, text_of
from policy.time.hours import send_time
from policy.words.digest_text import draft
from policy.words.mentions import take_mentions
from storage.models import ChatGroup, Department, Digest, Obligation
from storage.states import ChatState, DigestState

LATE = 1  # working days for which a digest that could not be made is still of use
HORIZON = timedelta(days=100)  # calendar days that hold the farthest step and digest from a due date (60 working days)
REASON = "digest"
CHANNELS = ("webhook", "appchat")  # a robot answers, and tells nothing by itself


@dataclass(frozen=True)
class DueDigest:
    """A digest that a chat gets on a day; `held`: the first of its period, which the office releases."""

    chat: ChatGroup
    due_on: date
    offset: int
    text: str
    held: bool


@dataclass(frozen=True)
class DigestDraft:
    """A digest shown to the office under its number, as the planner hands it to the rows."""

    chat_id: int
    due_on: date
    offset: int
    number: str


def due_digests(context: Context) -> list[DueDigest]:
    """Digests whose day has come and that nobody has made."""
    return [each for chat in _chats(context, context.today) for each in _of_chat(context, chat)]


def _of_chat(context: Context, chat: ChatGroup) -> Iterator[DueDigest]:
    today = context.today
    since = context.local(chat.created_at).date()
    for due_on in _due_dates(context, chat.group_id, today):
        days = [(offset, day) for offset, day in _days(context, due_on) if since <= day <= today]
        if not days or context.rules.calendar.workdays_between(days[-1][1], today) > LATE:
            continue
        made = {row.offset: row.state for row in chat.digests if row.due_on == due_on}
        if any(offset >= days[-1][0] for offset in made):
            continue
        if text := text_of(context, chat, due_on, today):
            yield DueDigest(chat, due_on, days[-1][0], text, held=DigestState.SENT not in made.values())


def digests_on(context: Context, day: date) -> list[DueDigest]:
    """What `preview` shows of a day, as if every earlier digest had gone out."""
    found = []
    for chat in _chats(context, day):
        since = context.local(chat.created_at).date()
        for due_on in _due_dates(context, chat.group_id, day):
            days = [(offset, on) for offset, on in _days(context, due_on) if on >= since]
            for place, (offset, on) in enumerate(days):
                if on == day and (text := text_of(context, chat, due_on, day)):
                    found.append(DueDigest(chat, due_on, offset, text, held=place == 0))
    return found


def _chats(context: Context, day: date) -> Sequence[ChatGroup]:
    """Chats that get digests on this day; during a trial those of liaisons alone."""
    if not context.rules.groups.digest:
        return ()
    told = (ChatGroup.state == ChatState.ACTIVE, ChatGroup.channel.in_(CHANNELS))
    query = select(ChatGroup).where(*told).order_by(ChatGroup.id)
    trial = context.rules.reminders.trial_until
    if trial is not None and day <= trial:
        query = query.where(ChatGroup.kind == "liaisons")
    return context.session.scalars(query).all()


def _due_dates(context: Context, group_id: int, day: date) -> Sequence[date]:
    """Due dates whose digests may fall on this day."""
    near = Obligation.due_on.between(day - HORIZON, day + HORIZON)
    query = select(Obligation.due_on).join(Department).where(Department.group_id == group_id, near).distinct()
    return context.session.scalars(query.order_by(Obligation.due_on)).all()


def _days(context: Context, due_on: date) -> list[tuple[int, date]]:
    """The configured days of a due date, each moved to the next working day where the shift rule chose a rest day."""
    calendar = context.rules.calendar
    anchor = calendar.nearest(due_on, context.rules.reminders.shift)
    return [
        (offset, calendar.nearest(calendar.shift(anchor, offset), "next_workday"))
        for offset in context.rules.groups.digest
    ]


def draft_text(context: Context, each: DueDigest, number: str) -> str:
    """What the office reads of a digest that waits for its word."""
    plot = figure_of(context, each.chat.group_id)
    text, names = take_mentions(each.text)[0], mentioned_names(context, each.text)
    return draft(each.chat.name, number, text, names, "" if plot.empty else plot.title)


def hold(context: Context, drafted: DigestDraft) -> None:
    """The row of a digest that waits; one that still waited for the office lapses."""
    _add(context, drafted.chat_id, drafted.due_on, drafted.offset, drafted.number, DigestState.HELD)


def need_sending(context: Context) -> list[DueDigest]:
    """Those that go by themselves, once the day's sending time has come."""
    if context.now < send_time(context.today, context.rules.hours, context.rules.zone):
        return []
    return [each for each in due_digests(context) if not each.held]


def send_due(context: Context) -> int:
    """Queue those that go by themselves; gives how many. Raises IntegrityError when another scheduler does the same."""
    going = need_sending(context)
    for each in going:
        number = next_number(context)
        _add(context, each.chat.id, each.due_on, each.offset, number, DigestState.SENT)
        queue(context, [each.chat.address], each.text, REASON, channel=each.chat.channel, subject=number)
    return len(going)


def _add(context: Context, chat_id: int, due_on: date, offset: int, number: str, state: DigestState) -> None:
    waited = update(Digest).where(Digest.chat_id == chat_id, Digest.due_on == due_on, Digest.state == DigestState.HELD)
    context.session.execute(waited.values(state=DigestState.LAPSED).execution_options(synchronize_session=False))
    context.session.add(
        Digest(chat_id=chat_id, due_on=due_on, offset=offset, number=number, state=state, made_at=context.now)
    )
    context.session.flush()


def offices(context: Context, each: DueDigest) -> list[str]:
    """Whose word a first digest waits for."""
    return recipients.offices(context, each.chat.group_id, in_person=True)
