"""A database that came out of a backup: nothing is sent until «确认恢复», and what was due before is not made up for."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.trail import record
from storage.models import PushRecipient, Setting
from storage.states import PushState

_KEY = "restored"
NOT_SENT = "由备份恢复，未发送"
_ON_THE_WAY = (PushState.QUEUED, PushState.SENDING)


def note(context: Context) -> int:
    """Right after a restore: hold back everything, and mark what was on its way as not sent; returns how many that were."""
    session = context.session
    session.merge(Setting(key=_KEY, value={"on": context.today.isoformat(), "waits": True}, changed_at=context.now))
    stopped = session.execute(
        update(PushRecipient)
        .where(PushRecipient.state.in_(_ON_THE_WAY))
        .values(state=PushState.CANCELLED, reason=NOT_SENT)
        .returning(PushRecipient.id)
    )
    record(context, "restore_backup")
    return len(stopped.all())


def waits(session: Session) -> bool:
    """Whether a restored database still waits for «确认恢复»."""
    value = session.scalar(select(Setting.value).where(Setting.key == _KEY))
    return bool(value and value["waits"])


def confirm(context: Context) -> None:
    """Sending begins; what was due before today stays unsent. Raises UserError when nothing was restored."""
    row = context.session.get(Setting, _KEY)
    if row is None or not row.value["waits"]:
        raise UserError("当前没有待确认的恢复。")
    row.value, row.changed_at = {"on": context.today.isoformat(), "waits": False}, context.now
    record(context, "confirm_restore")


def steps_from(session: Session) -> date:
    """The first day whose reminders may go out: of those before a restore none is caught up."""
    value = session.scalar(select(Setting.value).where(Setting.key == _KEY))
    return date.fromisoformat(value["on"]) if value else date.min
