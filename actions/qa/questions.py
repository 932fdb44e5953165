"""What readers teach the compilation: votes, and questions not found; kept without the asker (domain.md M6)."""

import re
from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, func, select, update

from actions.common.context import Context
from actions.qa.compilation import group_of, holder_of
from policy.report.question_groups import QuestionGroup, group_alike
from policy.screening.listable import listable
from storage.base import insert_if_absent
from storage.models import InboxMessage, QaVote, UnansweredQuestion
from storage.states import InboxState

MOST_LISTED = 500  # rows that are grouped for the office, the most frequent first
_NUMBER = re.compile(r"第(\d+)问 ")


def last_answered(context: Context, within: timedelta = timedelta(days=1)) -> int | None:
    """The question whose answer was the very last thing this person was sent as a reply, within this time."""
    query = (
        select(InboxMessage.handler, InboxMessage.reply)
        .where(
            InboxMessage.userid == context.userid,
            InboxMessage.state == InboxState.DONE,
            InboxMessage.received_at > context.now - within,
        )
        .order_by(InboxMessage.id.desc())
        .limit(1)
    )
    handler, reply = context.session.execute(query).one_or_none() or ("", "")
    found = _NUMBER.match(reply or "") if handler == "qa" else None
    return int(found[1]) if found else None


def vote(context: Context, number: int, useful: bool) -> None:
    """Count one vote of today; who voted is not kept."""
    session = context.session
    whose = {"group": group_of(context.actor), "holder": holder_of(context)}
    insert_if_absent(session, QaVote(**whose, number=number, day=context.today, useful=0, useless=0))
    column = QaVote.useful if useful else QaVote.useless
    today = update(QaVote).filter_by(**whose, number=number, day=context.today)
    session.execute(today.values({column: column + 1}))


def votes(context: Context) -> list[tuple[int, int, int]]:
    """(number, useful, useless) of every answer voted on, the least useful first."""
    useful, useless = func.sum(QaVote.useful), func.sum(QaVote.useless)
    query = select(QaVote.number, useful, useless)
    query = query.where(QaVote.group == group_of(context.actor), QaVote.holder == holder_of(context))
    query = query.group_by(QaVote.number).order_by(useless.desc(), QaVote.number)
    return [(number, int(good), int(bad)) for number, good, bad in context.session.execute(query)]


def note_unanswered(context: Context, said: str, nearest: int | None) -> str | None:
    """Count a question that was not found; its text as kept, or None when it may not stand in the list."""
    text = listable(said)
    if text is None:
        return None
    row = UnansweredQuestion(group=group_of(context.actor), text=text, day=context.today, count=0, nearest=nearest)
    insert_if_absent(context.session, row)
    counted = {"count": UnansweredQuestion.count + 1, "day": context.today}
    context.session.execute(update(UnansweredQuestion).where(*_asked(context, text)).values(counted))
    return text


def note_meant(context: Context, text: str, number: int) -> None:
    """Somebody who asked this then chose this question."""
    context.session.execute(update(UnansweredQuestion).where(*_asked(context, text)).values(nearest=number))


def unanswered(context: Context) -> list[QuestionGroup]:
    """What was not found, alike wordings together, the most frequent first."""
    query = (
        select(UnansweredQuestion.text, UnansweredQuestion.count, UnansweredQuestion.nearest)
        .where(UnansweredQuestion.group == group_of(context.actor))
        .order_by(UnansweredQuestion.count.desc(), UnansweredQuestion.id)
        .limit(MOST_LISTED)
    )
    return group_alike([(text, count, nearest) for text, count, nearest in context.session.execute(query)])


def settle(context: Context, texts: Collection[str]) -> None:
    """These wordings need no more looking at in the office's group."""
    context.session.execute(delete(UnansweredQuestion).where(*_asked(context, *texts)))


def _asked(context: Context, *texts: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The condition that these wordings were asked in the person's own group."""
    return UnansweredQuestion.group == group_of(context.actor), UnansweredQuestion.text.in_(texts)
