"""What moves when posts change hands: powers and reminders by the dated holdings, and on the day all that hangs on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, delete, select

from actions.common import deputies
from actions.common.context import Context
from actions.common.pushes import queue
from actions.common.recipients import liaisons
from actions.common.scope import every
from actions.ledger import entries
from actions.ledger.changes import note
from actions.ledger.leaders import kept
from actions.people import departures
from actions.people.holdings import begin, end, house_of, own, titled
from policy.text.write import say_day
from storage.models import Dialogue, Handover, Holding, LedgerEntry, OneTimeForm
from storage.states import EntryState


@dataclass(frozen=True)
class Sheet:
    """What is handed over: the posts, open entries, and the days between the last entry of the ledger and the handover."""

    posts: tuple[str, ...]
    open_entries: tuple[LedgerEntry, ...]
    last_entry: date | None
    gap_days: int | None


def what(row: Handover) -> str:
    """«岗位交接 2026-0003：交通局 张伟 → 高飞，12月1日（周二）起»."""
    return f"岗位交接 {row.number}：{row.place} {row.giver.name} → {row.taker.name}，{say_day(row.on)}起"


def posts_of(row: Handover, day: date) -> list[Holding]:
    """The giver's posts of this house that are held on the day."""
    return [post for post in own(row.giver, day) if _is_of(row, post)]


def _is_of(row: Handover, post: Holding) -> bool:
    return house_of(post) == house_of(row)


def sheet(context: Context, row: Handover) -> Sheet:
    """The posts and open entries that the giver is responsible for, and the gap in the giver's ledger.

    Outside the department entries that are not shared are neither shown nor counted; they move all the same.
    """
    posts = _posts_then(context, row)
    mine = _of_giver(row, posts)
    inside = {post.department_id for post in context.me.posts}
    open_entries = [each for each in _open_entries(context, row, posts) if each.shared or each.department_id in inside]
    filed = (
        kept(context),
        LedgerEntry.state == EntryState.FILED,
        LedgerEntry.happened_on <= row.on,
    )
    newest = (
        every(LedgerEntry)
        .with_only_columns(LedgerEntry.happened_on)
        .where(*mine, *filed)
        .order_by(LedgerEntry.happened_on.desc())
    )
    last = context.session.scalar(newest.limit(1))
    return Sheet(tuple(map(titled, posts)), tuple(open_entries), last, (row.on - last).days if last else None)


def _posts_then(context: Context, row: Handover) -> list[Holding]:
    """The giver's posts before the day of the handover."""
    return posts_of(row, min(context.today, row.on - timedelta(days=1))) or posts_of(row, context.today)


def _of_giver(row: Handover, posts: Sequence[Holding]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return LedgerEntry.owner_id == row.from_id, LedgerEntry.department_id.in_({each.department_id for each in posts})


def _open_entries(context: Context, row: Handover, posts: Sequence[Holding]) -> Sequence[LedgerEntry]:
    query = every(LedgerEntry).where(*_of_giver(row, posts), _goes_on(context, row.on))
    return context.session.scalars(query.order_by(LedgerEntry.due_on, LedgerEntry.id)).all()


def _goes_on(context: Context, on: date) -> ColumnElement[bool]:
    """An entry that is not done with; an accepted item of this year's checklist, whose progress is reported on."""
    lasting = [each.key for each in context.rules.ledgers if each.report and each.review]
    items = LedgerEntry.ledger.in_(lasting) & (LedgerEntry.happened_on >= date(on.year, 1, 1))
    return LedgerEntry.state.not_in(entries.QUIET) | ((LedgerEntry.state == EntryState.ACCEPTED) & items)


def date_posts(context: Context, row: Handover) -> None:
    """The giver's posts end and the taker's begin on the day; who stands in for the giver does so until then."""
    lent = context.session.scalars(select(Holding).where(Holding.standing_in_for == row.from_id)).all()
    for post in [each for each in lent if _is_of(row, each) and each.is_held(row.on)]:
        end(post, row.on)
    for post in posts_of(row, min(row.on, context.today)):
        taken = begin(row.taker, post.role, row.on, department=post.department, group=post.group)
        taken.in_charge = taken.in_charge or post.in_charge
        taken.duties = [*taken.duties, *(each for each in post.duties if each not in taken.duties)]
        end(post, row.on)
    _changed(context)


def restore_posts(context: Context, row: Handover) -> None:
    """Undo `date_posts` before the day has come."""
    roles = set()
    for post in row.giver.holdings:
        if post.until == row.on and _is_of(row, post):
            post.until = None
            roles.add((post.role, post.department_id, post.group_id))
    for post in [each for each in row.taker.holdings if each.first == row.on and each.standing_in_for is None]:
        if (post.role, post.department_id, post.group_id) in roles:
            row.taker.holdings.remove(post)
    _changed(context)


def _changed(context: Context) -> None:
    context.session.flush()
    deputies.forget(context)


def carry_out_due(context: Context) -> int:
    """Everything that both have confirmed and whose day has come; gives how many. For the scheduler's tick."""
    query = every(Handover).where(
        Handover.given_at.is_not(None), Handover.taken_at.is_not(None),
        Handover.done_at.is_(None), Handover.undone_at.is_(None), Handover.on <= context.today,
    )  # fmt: skip
    rows = context.session.scalars(query.order_by(Handover.id)).all()
    for row in rows:
        carry_out(context, row)
    return len(rows)


def carry_out(context: Context, row: Handover) -> None:
    """Open entries with their reminders move to the taker; what was filed stays under its name."""
    for entry in _open_entries(context, row, _posts_then(context, row)):
        entry.owner = row.taker
        note(context, entry, "handover", f"{row.giver.name} → {row.taker.name}")
    row.done_at = context.now
    if departures.is_unreachable(context, row.giver):
        row.giver.gone_at = context.now
    question = _move_question(context, row)
    forms = delete(OneTimeForm).where(OneTimeForm.userid_key == row.giver.userid_key, OneTimeForm.used_at.is_(None))
    context.session.execute(forms)
    told = {row.giver.userid, row.taker.userid, row.proposed_by}
    told |= set(liaisons(context, row.department)) if row.department else set()
    reason = "handover_done" if context.actor else "handover_day"  # what time causes keeps to working hours
    queue(context, sorted(told), f"{what(row)}，双方已确认，予以办结。", reason, subject=row.number)
    if question:
        text = f"{row.giver.name}同志移交的待答问题，请直接答复：\n{question}"
        queue(context, [row.taker.userid], text, reason, subject=row.number)


def _move_question(context: Context, row: Handover) -> str:
    """The giver's open question, now the taker's; "" where there is none, or where one of the two keeps an own one."""
    both = (row.giver.userid_key, row.taker.userid_key)
    questions = {
        each.userid_key: each for each in context.session.scalars(select(Dialogue).where(Dialogue.userid_key.in_(both)))
    }
    asked = questions.get(row.giver.userid_key)
    if asked is None or asked.expires_at <= context.now:
        return ""
    if own(row.giver, context.today) or row.taker.userid_key in questions:
        return ""
    asked.userid_key = row.taker.userid_key
    return asked.question
