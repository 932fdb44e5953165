"""What a group chat is told of the reports due on one date, and the office's word «发送» on the first of a period."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select, tuple_

from actions.common import recipients
from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.scope import at_desk, every
from actions.common.states import ChatState, DigestState, ReportState, hold, move
from actions.common.trail import record
from actions.report import on_time
from actions.report.obligations import owed
from policy.words.digest_text import Missing, Progress, digest
from policy.words.mentions import take_mentions
from policy.words.paper import Plot
from storage.models import ChatGroup, Department, Digest, Holding, Member, Obligation
from storage.models.duties import CLOSED

__all__ = ["Digest"]

RELEASED = "digest_released"  # the reason of what the office released: it leaves at any hour
DRAWN = "digest_drawn"  # of the figure behind it
NEVER_MENTIONED = ("leader", "principal")
FEWEST = 2  # departments: a report of one is that department's own matter


def text_of(context: Context, chat: ChatGroup, due_on: date, day: date) -> str:
    """The digest for this chat as of `day`; empty when everybody is in, or nothing of several departments is due."""
    reports = [_progress(context, chat, rows, day) for rows in _reports(context, chat, due_on, day)]
    open_ = [each for each in reports if not each.complete]
    if not open_:
        return ""
    known = context.rules.calendar.is_published(due_on.year)
    return digest(
        due_on, day, reports, named=chat.kind == "liaisons", office=context.rules.office_name, unpublished=not known
    )


def _reports(context: Context, chat: ChatGroup, due_on: date, day: date) -> list[list[Obligation]]:
    """Every report due on this date in the inspection group: its obligations, paused and excused ones left out.

    A department on trial is known to a chat of liaisons alone, one for practice to none.

    A report's date is the one that most departments have: one that was put off for some is still that report.
    """
    pairs = every(Obligation).with_only_columns(Obligation.kind, Obligation.period).join(Obligation.department)
    pairs = pairs.where(Department.group_id == chat.group_id, Obligation.due_on == due_on).distinct()
    tried = Department.trial_until.is_not(None) & (Department.trial_until >= day)
    query = (
        every(Obligation)
        .join(Obligation.department)
        .where(
            Department.group_id == chat.group_id,
            Department.paused_reason.is_(None),
            ~Department.practice,
            ~tried | (chat.kind == "liaisons"),
            Obligation.state != ReportState.EXCUSED,
            tuple_(Obligation.kind, Obligation.period).in_(pairs),
        )
        .order_by(Obligation.kind, Obligation.department_id)
    )
    found: dict[tuple[str, str], list[Obligation]] = {}
    for row in context.session.scalars(query):
        found.setdefault((row.kind, row.period), []).append(row)
    return [rows for rows in found.values() if len(rows) >= FEWEST and _usual_date(rows) == due_on]


def _usual_date(rows: Iterable[Obligation]) -> date:
    dates = Counter(row.due_on for row in rows)
    return min(dates, key=lambda day: (-dates[day], day))


def _progress(context: Context, chat: ChatGroup, rows: list[Obligation], day: date) -> Progress:
    reported = sum(row.state in CLOSED for row in rows)
    paper = sum(row.state == ReportState.ANNOUNCED for row in rows)
    late = [row for row in rows if row.state not in (*CLOSED, ReportState.ANNOUNCED) and row.due_on < day]
    missing = [Missing(row.department.name, _mentionable(context, chat, row.department)) for row in late]
    return Progress(owed(context, rows[0]).name, len(rows), reported, paper, tuple(missing))


def _mentionable(context: Context, chat: ChatGroup, department: Department) -> tuple[str, ...]:
    """Liaisons or their deputies who are in the group; a leader or first responsible person is never mentioned."""
    if chat.kind != "liaisons":
        return ()
    userids = recipients.liaisons(context, department)
    query = select(Member.userid).join(Holding).where(Holding.on(context.today))
    query = query.where(Member.userid.in_(userids), Holding.role.in_(NEVER_MENTIONED))
    leading = set(context.session.scalars(query))
    inside = {name.casefold() for name in chat.members}
    return tuple(each for each in userids if each not in leading and (not inside or each.casefold() in inside))


def mentioned_names(context: Context, text: str) -> list[str]:
    """Names of those whom a digest mentions."""
    return list(recipients.names(context, take_mentions(text)[1]).values())


def find_digest(context: Context, number: str) -> Digest | None:
    """A digest of one of the actor's groups, waiting for «发送» or not any more, by its number."""
    query = at_desk(context, Digest).where(Digest.number == number, ChatGroup.state == ChatState.ACTIVE)
    return context.session.scalar(query)


def waiting(context: Context) -> list[Digest]:
    """The digests that wait for the person's desk, oldest first."""
    query = at_desk(context, Digest).where(Digest.state == DigestState.HELD, ChatGroup.state == ChatState.ACTIVE)
    query = query.where(Digest.number.is_not(None))
    return list(context.session.scalars(query.order_by(Digest.id)))


def release(context: Context, row: Digest) -> str:
    """Send it into the chat, worded for today: the text, or nothing when everybody is in by now."""
    hold(context, row, "release")
    text = text_of(context, row.chat, row.due_on, context.today)
    if not text:
        drop(context, row)
        return ""
    move(context, row, "release")
    post(context, row, text, RELEASED)
    record(context, "release_digest", row.number)
    return text


def post(context: Context, row: Digest, text: str, reason: str) -> None:
    """Queue the text for its chat; behind what the office released goes the group's figure, the one of the page."""
    plot = figure_of(context, row.chat.group_id)
    figure = [(plot.as_text(), DRAWN)] if reason == RELEASED and not plot.empty else []
    for words, why in [(text, reason), *figure]:
        queue(context, [row.chat.address], words, why, channel=row.chat.channel, subject=row.number)


def figure_of(context: Context, group_id: int) -> Plot:
    """The on-time rates of an inspection group, whoever looks."""
    owed = every(Obligation).join(Obligation.department)
    owed = owed.where(Department.group_id == group_id, ~Department.practice)
    return on_time.drawn(context, on_time.rates_by_duty(context, owed))


def drop(context: Context, row: Digest) -> None:
    """It is not sent; the next one of the period is shown to the office again."""
    move(context, row, "drop")
    record(context, "drop_digest", row.number)
