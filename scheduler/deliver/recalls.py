"""撤回: pushes whose sender takes them back are recalled at WeCom (wecom-contract.md §3.5); see actions/recall.py."""

import structlog
from sqlalchemy import select, update

from scheduler.deliver.channels import Channels, DroppedError, RefusedError, SendError
from storage.engine import Database
from storage.models import PushRecipient
from storage.states import PushState

log = structlog.get_logger()


def recall_pending(database: Database, channels: Channels) -> int:
    """Recall what waits for it; returns the number of calls. To recall a message twice does no harm, so nothing is claimed.

    `recalling` → `recalled`, or back to `sent` with the reason where WeCom refuses (later than 24 hours).
    """
    waiting = select(PushRecipient.msgid).where(PushRecipient.state == PushState.RECALLING).distinct()
    with database.read() as session:
        msgids = list(session.scalars(waiting))
    for msgid in msgids:
        try:
            if msgid:
                channels.recall(msgid)
            _close(database, msgid, PushState.RECALLED if msgid else PushState.SENT, None if msgid else "无法撤回")
        except (RefusedError, DroppedError) as error:
            _close(database, msgid, PushState.SENT, f"未能撤回：{error.reason}")
        except SendError as error:  # comes again with the next pass
            log.warning("not_recalled", reason=error.reason)
    return len(msgids)


def _close(database: Database, msgid: str | None, state: PushState, reason: str | None) -> None:
    rows = update(PushRecipient).where(PushRecipient.msgid == msgid, PushRecipient.state == PushState.RECALLING)
    with database.write() as session:
        session.execute(rows.values(state=state, reason=reason))
