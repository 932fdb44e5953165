"""代填: entries that others filled in in a leader's name, and the one word by which the leader confirms them (M4)."""

from dataclasses import dataclass

from sqlalchemy import func

from actions.common.context import Context
from actions.common.scope import every, of
from actions.common.trail import record
from actions.ledger.leaders import kept
from storage.models import LedgerEntry, LedgerNote, Member
from storage.states import EntryState


@dataclass(frozen=True)
class FilledIn:
    """Entries of a leader in a department that others filled in and that the leader has not confirmed."""

    userid: str
    member_id: int
    department_id: int
    count: int


def filled_in(context: Context) -> list[FilledIn]:
    """Every leader who has entries to confirm, by department."""
    query = (
        every(LedgerEntry)
        .with_only_columns(Member.userid, Member.id, LedgerEntry.department_id, func.count(LedgerEntry.id))
        .join(LedgerEntry.owner)
        .where(
            kept(context),
            LedgerEntry.state == EntryState.FILED,
            LedgerEntry.confirmed_at.is_(None),
            LedgerEntry.entered_by != Member.userid,
            Member.gone_at.is_(None),
        )
        .group_by(Member.userid, Member.id, LedgerEntry.department_id)
        .order_by(Member.id, LedgerEntry.department_id)
    )
    return [FilledIn(*row) for row in context.session.execute(query)]


def unconfirmed(context: Context) -> list[LedgerEntry]:
    """What others filled in in this leader's name and the leader has not confirmed."""
    query = of(LedgerEntry, context.me.member).where(
        kept(context),
        LedgerEntry.entered_by != context.me.userid,
        LedgerEntry.confirmed_at.is_(None),
        LedgerEntry.state == EntryState.FILED,
    )
    return list(context.session.scalars(query.order_by(LedgerEntry.happened_on, LedgerEntry.id)))


def confirm_filled_in(context: Context) -> list[LedgerEntry]:
    """The leader confirms what others filled in in the leader's name; gives what was not confirmed before."""
    rows = unconfirmed(context)
    for row in rows:
        row.confirmed_at = context.now
        context.session.add(LedgerNote(entry=row, kind="confirmed", at=context.now, by=context.me.userid, text=""))
        record(context, "confirm_entry", row.number)
    return rows
