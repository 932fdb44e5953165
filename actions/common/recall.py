"""撤回: what left in the group's name is taken back within 24 hours (wecom-contract.md §3, message/recall).

A recipient who has not got it yet is `cancelled`; one who has becomes `recalling`, which delivery turns into a call of
message/recall with the row's msgid and then into `recalled`.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from actions.common import recipients
from actions.common.context import Context
from storage.models import Push, PushRecipient
from storage.states import PushState

WITHIN = timedelta(hours=24)  # afterwards WeCom refuses


@dataclass(frozen=True)
class Recalled:
    """Names of those whom it had not reached, and userids and names of those who may have read it."""

    spared: tuple[str, ...]
    readers: dict[str, str]


def recall(context: Context, subject: str, reason: str) -> Recalled:
    """Take back every push to members of this subject and reason; a chat cannot be made to forget."""
    query = select(PushRecipient).join(Push)
    query = query.where(Push.subject == subject, Push.reason == reason, Push.channel == "app")
    spared, read = [], []
    for row in context.session.scalars(query):
        if row.state == PushState.QUEUED and row.batch is None:  # with a batch its call may have been accepted
            row.state = PushState.CANCELLED
            spared.append(row.target)
        elif row.state in (PushState.QUEUED, PushState.SENDING, PushState.SENT):
            read.append(row.target)
            row.state = PushState.RECALLING if row.state == PushState.SENT else row.state
    return Recalled(tuple(recipients.names(context, spared).values()), recipients.names(context, read))
