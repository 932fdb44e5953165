"""What a confidential register holds leaves as a message that cannot be passed on, never as a reply (domain.md)."""

from actions.common.pushes import queue
from actions.common.trail import record
from handlers.talk.message import Desk, Reply
from policy.ledger.definition import LedgerDefinition

REASON = "confidential"
SENT_APART = "内容不在此显示，已以保密消息另行发送给您本人，请勿转发、截图。"


def safely(desk: Desk, text: str, subject: str | None = None, looked_at: str | None = None) -> Reply:
    """Send the text apart, to whoever asked and nobody else; noted is the number looked at, or what a list is of."""
    record(desk.context, "look", subject or looked_at)
    queue(desk.context, [desk.context.userid], text, REASON, subject=subject, safe=True)
    return Reply(SENT_APART)


def shown(desk: Desk, definition: LedgerDefinition, text: str, subject: str | None = None) -> Reply:
    """The text as the reply; that of a `safe` register apart."""
    return safely(desk, text, subject) if definition.safe else Reply(text)
