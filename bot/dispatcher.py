"""One message's way: filtered → stored → understood → answered (design: decision 1).

The states of an inbox row: `received` (by us or by a process that died) → `done` | `failed`. Only the process that
claimed a row may finish it.
"""

from dataclasses import dataclass

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from actions.counts import as_parsed
from actions.errors import UserError
from actions.pushes import TEXT_BYTES, queue
from actions.refusals import count_refusal
from bot.assistant import Assistant
from bot.faults import note_fault
from bot.metrics import MESSAGES, REFUSED
from handlers import welcome
from handlers.base import Desk, Message
from handlers.refusal import refusal
from handlers.registry import acts, answer
from policy.count_text import is_number_only
from policy.screening import screen
from policy.wording import split_bytes
from storage.models import InboxMessage

log = structlog.get_logger()
MASKED = "人事事项中的姓名已隐去（×××），未作保存；请勿在此发送人选姓名。"


@dataclass(frozen=True)
class Incoming:
    """A decrypted callback: `source` identifies it (MsgId, or the whole text of an event), `text` is raw."""

    userid: str
    source: str
    kind: str
    text: str
    media_id: str | None = None


class Dispatcher:
    """Takes what came in and gives back the text of the passive reply; "" means: received, nothing to say."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        acts()  # a handler file that cannot be read stops the start, not the first message

    def dispatch(self, incoming: Incoming) -> str:
        """Store, then handle; a repeat gets the stored reply, or "" while the first still runs."""
        key = self._assistant.key(incoming.userid.casefold(), incoming.source)
        screened = screen(incoming.text.replace("\0", ""))  # PostgreSQL keeps no NUL, and nobody types one
        if screened.refusal:
            return self._refuse(key, screened.refusal)
        try:
            row = self._store(key, incoming, self._kept(incoming, screened.text))
        except IntegrityError:
            return self._repeat(key)
        return self.handle(row, masked=screened.masked)

    def _refuse(self, key: str, kind: str) -> str:
        """Forget it: a keyed hash for the repeat and a daily count are all that stays."""
        with self._assistant.database.write() as session:
            count_refusal(self._assistant.context(session), key, kind)
        REFUSED.labels(kind).inc()
        return refusal(kind, self._assistant.rules.office).text

    def _kept(self, incoming: Incoming, text: str) -> str:
        """The text as the inbox may hold it: a number-only register's message as parsed, not as typed."""
        if incoming.kind != "text" or not is_number_only(text, self._assistant.rules.ledgers):
            return text
        with self._assistant.database.read() as session:
            return as_parsed(self._assistant.context(session, incoming.userid), text) or text

    def _store(self, key: str, incoming: Incoming, text: str) -> InboxMessage:
        row = InboxMessage(
            key=key,
            userid=incoming.userid,
            kind=incoming.kind,
            text=text,
            media_id=incoming.media_id,
            received_at=self._assistant.clock.now(),
            claimed_by=self._assistant.worker,
        )
        with self._assistant.database.write() as session:
            session.add(row)
        return row

    def _repeat(self, key: str) -> str:
        MESSAGES.labels("repeat", "repeat").inc()
        with self._assistant.database.read() as session:
            return session.scalar(select(InboxMessage.reply).where(InboxMessage.key == key)) or ""

    def take_over(self, row_id: int, dead: str) -> bool:
        """Handle a row whose process died, and push the reply that nobody waits for any more."""
        claim = (
            update(InboxMessage)
            .where(InboxMessage.id == row_id, InboxMessage.claimed_by == dead, InboxMessage.state == "received")
            .values(claimed_by=self._assistant.worker)
        )
        with self._assistant.database.write() as session:
            row = session.scalars(claim.returning(InboxMessage)).one_or_none()
        if row is None:
            return False
        text = self.handle(row)
        if text:
            with self._assistant.database.write() as session:
                row = session.get_one(InboxMessage, row_id)
                queue(self._assistant.context(session), [row.userid or ""], text, "reply_after_restart")
        return True

    def handle(self, row: InboxMessage, masked: bool = False) -> str:
        """Run the handler in one transaction with its rows, its pushes and its reply; errors become words.

        `row` is stored, and belongs to no session any more.
        """
        row_id = row.id
        try:
            with self._assistant.database.write() as session:
                session.add(row)
                desk = self._assistant.desk(session, row.userid or "")
                act, reply = answer(desk, self._message(row))
                said = f"{reply.text}\n{MASKED}" if masked and reply.text else reply.text
                text = self._finish(desk, row, act.file, said)
                action = reply.action or act.name
        except UserError as error:
            text, action = self._close(row_id, "done", str(error)), "user_error"
        except Exception as error:
            reference = note_fault(error, row_id)
            words = f"抱歉，这条消息暂未办理成功，请稍后再发一次；如仍不行，请联系综合科并告知编号 {reference}。"
            text, action = self._close(row_id, "failed", words, reference), "fault"
        MESSAGES.labels(action, "ok" if action != "fault" else "fault").inc()
        log.info("message", row=row_id, action=action)
        return text

    def _message(self, row: InboxMessage) -> Message:
        at = row.received_at.astimezone(self._assistant.rules.zone)
        return Message(row.userid or "", row.text, at, row.kind, media_id=row.media_id)

    def _finish(self, desk: Desk, row: InboxMessage, handler: str, said: str) -> str:
        """Store the reply with its row; what does not fit into one passive reply follows as a push."""
        text = welcome.with_welcome(desk, said)
        first, *more = list(split_bytes(text, TEXT_BYTES)) or [""]
        if more:
            queue(desk.context, [desk.context.userid], "\n".join(more), "reply_continued")
        row.state, row.handler, row.reply = "done", handler, first
        return first

    def _close(self, row_id: int, state: str, text: str, reference: str | None = None) -> str:
        with self._assistant.database.write() as session:
            row = session.get_one(InboxMessage, row_id)
            row.state, row.reply, row.reference = state, text, reference
        return text
