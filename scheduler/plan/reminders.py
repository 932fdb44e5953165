"""A plan → rows, exactly once whatever number of schedulers plans at the same moment.

A step's row and a person's daily key are unique in the database: of two schedulers that plan the same moment one is
rolled back whole and finds nothing left to do the next time.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import insert, select

from actions.common.context import Context
from actions.common.pushes import TEXT_BYTES, queue
from actions.ledger.filled_in import filled_in
from actions.running import restored
from policy.text.write import split_bytes
from scheduler.plan.digests import HORIZON, DigestDraft, DueDigest, draft_text, due_digests, hold, offices
from scheduler.plan.duty import Record
from scheduler.plan.planner import Message, Phase, plan_day
from scheduler.plan.rows import Members, meetings_between, open_duties
from scheduler.plan.sections import Held, Section
from scheduler.plan.to_review import proposal_sections, review_sections
from storage.models import Push, PushRecipient, ReminderStep
from storage.states import PushState

_CHUNK = 1000


@dataclass(frozen=True)
class Work:
    """What is to be done at this moment."""

    messages: tuple[Message, ...]
    records: tuple[Record, ...]
    held: tuple[Held, ...]
    digests: tuple[DigestDraft, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.messages or self.records)


def due_work(context: Context, number: Callable[[], str]) -> Work:
    """Today's messages and steps whose moment has come and that nobody has dealt with."""
    today = context.today
    begin = restored.steps_from(context.session)
    duties = [replace(each, since=max(each.since, begin)) for each in open_duties(context, until=today + HORIZON)]
    meetings = meetings_between(context, today, today)
    drafts = [draft_section(context, each, number()) for each in due_digests(context) if each.held]
    members = Members(context)
    more = [*drafts, *review_sections(context, members), *proposal_sections(context, members)]
    phases = plan_day(today, duties, meetings, members, context.rules, number, more, filled_in(context))
    messages: list[Message] = []
    records: list[Record] = []
    held: list[Held] = []
    digests: list[DigestDraft] = []
    for phase in phases:
        if phase.at <= context.now:
            told = _told(context, today, [userid for message in phase.messages for userid in message.to])
            messages += _untold(phase.messages, told)
            settled = [section for section in phase.sections if not _missed_everybody(section, phase, told)]
            records += [*phase.skipped, *(record for section in settled for record in section.records)]
            held += [each for section in settled for each in section.held]
            digests += [each for section in settled if section.to for each in section.digests]
    return Work(tuple(messages), tuple(records), tuple(held), tuple(digests))


def do(context: Context, work: Work) -> None:
    """Write the steps and queue the messages; raises IntegrityError when another scheduler has done it."""
    steps = [{**asdict(record), "recorded_at": context.now} for record in work.records]
    if steps:
        context.session.execute(insert(ReminderStep), steps)  # hundreds at once
    for message in work.messages:
        queue(context, message.to, message.text, message.reason, once=f"daily:{context.today}")
    for held in work.held:
        _hold(context, held)
    for drafted in work.digests:
        hold(context, drafted)
    context.session.flush()


def draft_section(context: Context, each: DueDigest, number: str) -> Section:
    """A digest as the office reads it before it may leave."""
    drafted = DigestDraft(each.chat.id, each.due_on, each.offset, number)
    text = draft_text(context, each, number)
    return Section("escalation", context.today, text, tuple(offices(context, each)), digests=(drafted,))


def _hold(context: Context, held: Held) -> None:
    """The principal's push lies ready in state `held` until the office says «发送 <number>»."""
    for position, piece in enumerate(split_bytes(held.text, TEXT_BYTES)):
        push = Push(
            created_at=context.now, not_before=context.now, reason="escalation", text=piece, subject=held.number
        )
        push.recipients = [
            PushRecipient(
                target=userid,
                state=PushState.HELD,
                next_try_at=context.now,
                once=f"held:{held.department_id}:{context.today}:{position}:{userid}",
            )
            for userid in held.to
        ]
        context.session.add(push)


def _told(context: Context, day: date, userids: list[str]) -> set[str]:
    """Those who have had their message of the day."""
    keys = {f"daily:{day}:0:{userid}": userid for userid in userids}
    names, found = list(keys), set()
    for start in range(0, len(names), _CHUNK):
        query = select(PushRecipient.once).where(PushRecipient.once.in_(names[start : start + _CHUNK]))
        found |= {keys[key] for key in context.session.scalars(query) if key}
    return found


def _untold(messages: Iterable[Message], told: set[str]) -> list[Message]:
    left = [(message, tuple(userid for userid in message.to if userid not in told)) for message in messages]
    return [Message(message.at, to, message.reason, message.text) for message, to in left if to]


def _missed_everybody(section: Section, phase: Phase, told: set[str]) -> bool:
    """Whether all its readers had had their message before it came up: then it waits for tomorrow's."""
    here = {userid for message in phase.messages for userid in message.to}
    readers = [userid for userid in section.to if userid in here]
    return bool(readers) and all(userid in told for userid in readers)
