"""One message's way: filtered → stored → understood → answered (design: decision 1).

The states of an inbox row: `received` (by us or by a process that died) → `done` | `failed`. Only the process that
claimed a row may finish it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import structlog
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from actions.common.context import Context
from actions.common.errors import NotKeptError, UserError
from actions.common.pushes import queue
from actions.common.trail import DOOR, is_recorded
from actions.ledger.counts import as_parsed
from actions.people.changes import is_known
from actions.talk import cards
from actions.talk.cards import Press
from actions.talk.refusals import count_refusal
from bot import inbox
from bot.assistant import Assistant
from bot.faults import note_fault
from bot.incoming import APP, ROBOT, Door, Incoming, Pressed, Stored
from bot.lately import Lately, Piece
from bot.metrics import MATCHED, MESSAGES, REFUSED
from bot.sent_files import SentFiles
from bot.ways import load_ways
from handlers.talk import welcome
from handlers.talk.late import overruled
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import choices_shown, on_screen
from handlers.talk.refusal import refusal as words_of_refusal
from handlers.talk.refusal import with_mask_note
from handlers.talk.registry import carry_out, claims
from policy.ledger.count_text import is_number_only
from policy.screening.screen import Refusal, Screened, screen
from policy.screening.webhook_key import hide_key
from policy.text.dressing import clean, undress
from policy.text.write import split_bytes
from storage.models import InboxMessage
from storage.states import InboxState

log = structlog.get_logger()

FETCHED = ("file", "image")  # kinds whose text is the address of a file until it is here
PRESS = "press:"  # kind of a row: a button, with the question that it answers


class Dispatcher:
    """Takes what came in and gives back the text of the passive reply; "" means: received, nothing to say."""

    def __init__(self, assistant: Assistant, download: Callable[[str], bytes] | None = None) -> None:
        """`download` brings what a member has sent to the app; raises SendError."""
        self._assistant = assistant
        self._files = SentFiles(assistant, download, self._refuse)
        self._lately = Lately()
        self._given_up: dict[int, Callable[[], object]] = {}
        load_ways()  # a handler or its ways that cannot be read stop the start, not the first message

    def dispatch(self, incoming: Incoming) -> str:
        """Receive, then handle; the text of the passive reply."""
        began = time.monotonic()
        stored = self.receive(incoming)
        return stored if isinstance(stored, str) else self.handle(stored, began=began)

    def receive(self, incoming: Incoming) -> Stored | str:
        """Filter and store. What needs no handling gets its words at once: what is refused, and a repeat.

        A repeat gets the stored reply, or "" while the first still runs.
        """
        key, press = self._assistant.key(incoming.userid.casefold(), incoming.source), None
        if incoming.pressed is not None:
            try:
                press = self._press(incoming.userid, incoming.pressed, incoming.text)
            except UserError as error:
                return str(error)
            incoming = replace(incoming, kind=f"{PRESS}{press.choice.of}", text=press.choice.words)
        screened, quoted = self._screened(incoming), screen(clean(incoming.quote))
        if refused := screened.refusal or quoted.refusal:
            return self._refuse(key, refused)
        if incoming.kind == "text":
            piece = Piece(self._assistant.clock.now(), key, clean(incoming.text))
            refusal, earlier = self._lately.hear(incoming.userid.casefold(), piece)
            if refusal:
                return self._refuse(key, refusal, earlier)
        text, secret = hide_key(screened.text)
        try:
            kept = incoming.fetch_from or self._kept(incoming, text)
            row_id, message = self._store(key, replace(incoming, quote=quoted.text), kept)
        except IntegrityError:
            return self._repeat(key)
        masked = screened.masked or quoted.masked
        return Stored(row_id, key, replace(message, secret=secret), masked, incoming.door, press, incoming.fetch_from)

    def _screened(self, incoming: Incoming) -> Screened:
        """A text of the office, too, that moves members: what names nobody is not looked up."""
        screened = screen(clean(incoming.text))
        if not screened.masked:
            return screened
        with self._assistant.database.read() as session:
            context = self._assistant.context(session, incoming.userid)
            office = context.actor is not None and context.me.has("office")
            return screen(clean(incoming.text), partial(is_known, context)) if office else screened

    def _press(self, userid: str, pressed: Pressed, key: str) -> Press:
        """What a button stands for; raises UserError where it stands for nothing any more."""
        with self._assistant.database.read() as session:
            choice = cards.pressed(self._assistant.context(session, userid), userid, pressed.task, key)
        return Press(pressed.task, pressed.response_code, choice)

    def _refuse(self, key: str, kind: Refusal, earlier: Sequence[str] = ()) -> str:
        """Forget it, and the pieces that came before: a keyed hash for the repeat and a daily count are all that stays."""
        with self._assistant.database.write() as session:
            inbox.forget(session, earlier)
            count_refusal(self._assistant.context(session), key, kind)
        REFUSED.labels(kind).inc()
        return words_of_refusal(kind, self._assistant.rules.office).text

    def _kept(self, incoming: Incoming, text: str) -> str:
        """The text as the inbox may hold it: a number-only register's message as parsed, not as typed."""
        if incoming.kind != "text" or not is_number_only(text, self._assistant.rules.ledgers):
            return text
        with self._assistant.database.read() as session:
            return as_parsed(self._assistant.context(session, incoming.userid), text) or text

    def _store(self, key: str, incoming: Incoming, text: str) -> tuple[int, Message]:
        now = self._assistant.clock.now()
        with self._assistant.database.write() as session:
            row = InboxMessage(
                key=key, userid=incoming.userid, kind=incoming.kind, text=text, media_id=incoming.media_id,
                chat=incoming.chat or None, quote=incoming.quote or None, reply_to=incoming.reply_to,
                received_at=now, state=InboxState.RECEIVED, claimed_by=self._assistant.worker,
            )  # fmt: skip
            row_id = inbox.store(session, row)
        return row_id, self._message(row)

    def _message(self, row: InboxMessage) -> Message:
        is_press = row.kind.startswith(PRESS)
        return Message(
            row.userid or "",
            undress(row.text) if row.kind == "text" else row.text,
            row.received_at.astimezone(self._assistant.rules.zone),
            "text" if is_press else row.kind,
            answers=row.kind.removeprefix(PRESS) if is_press else "",
            chat=row.chat or "",
            media_id=row.media_id,
            quote=row.quote or "",
        )

    def _repeat(self, key: str) -> str:
        MESSAGES.labels("repeat", "repeat").inc()
        with self._assistant.database.read() as session:
            return inbox.stored_reply(session, key)

    def take_over(self, row_id: int, dead: str) -> bool:
        """Handle a row whose process died, as of the moment when it came in; nobody waits for the reply: it is pushed."""
        with self._assistant.database.write() as session:
            row = inbox.claim(session, row_id, dead, self._assistant.worker)
        if row is None:
            return False
        if row.kind == "text":  # what others of its five minutes said may have come to this process meanwhile
            piece = Piece(row.received_at, row.key, row.text)
            refusal, others = self._lately.hear((row.userid or "").casefold(), piece)
            if refusal:
                self._refuse(row.key, refusal, [row.key, *others])
                return True
        fetch_from = row.text if row.kind in FETCHED and row.text.startswith("[") else ""
        door = ROBOT if row.reply_to else APP
        self.handle(Stored(row_id, row.key, self._message(row), door=door, fetch_from=fetch_from))
        return True

    def handle(self, stored: Stored, *, began: float | None = None) -> str:
        """Run the handler in one transaction with its rows, its pushes and its reply; errors become words.

        `began` is the monotonic time since which WeCom waits for the reply. Without it, and when that is too long ago,
        nobody waits any more: the reply goes out as a push, and "" is returned, unless the message's door keeps replies.
        """
        row_id, message, matched = stored.row_id, stored.message, list[str]()
        try:
            stored = self._files.brought_home(stored)
            message = stored.message
            with self._assistant.database.write() as session:
                lately = self._lately.before(message.userid.casefold(), stored.key, message.at)
                desk = self._assistant.desk(session, message.userid, message.at)
                desk = replace(desk, matched=matched, lately=lately)
                desk.context.read[DOOR] = stored.door.name
                act, found = next(claims(desk, message))
                since = inbox.said_since(session, row_id, message.userid) if began is None else ()
                reply = overruled(desk, message, act, since) or carry_out(desk, message, act, found)
                said = with_mask_note(reply.text, stored.masked)
                if not message.in_group:  # what a group reads is no part of anybody's dialogue
                    said = welcome.with_welcome(desk, on_screen(desk, said))
                pushed = stored.is_late(began)
                text = self._give(desk.context, message.userid, said, pushed, stored.door)
                kept = self._offer(desk, stored, reply)
                inbox.finish(
                    session, row_id, InboxState.DONE, text, choices=kept, handler=act.room, forget=reply.forgotten,
                    heard=message.kind != "text" or is_recorded(session),
                )  # fmt: skip
                action = reply.action or act.name
        except UserError as error:
            text = str(error)
            pushed = self._close(stored, began, InboxState.DONE, text, forget=True)  # nothing came of it
            action = "not_kept" if isinstance(error, NotKeptError) else "user_error"
        except Exception as error:
            reference = note_fault(error, row_id)
            words = f"抱歉，这条消息暂未办理成功，请稍后再发一次；如仍不行，请联系综合科并告知编号 {reference}。"
            text, action = words, "fault"
            pushed = self._close(stored, began, InboxState.FAILED, words, reference)
        for each in matched:
            MATCHED.labels("own" if each == message.text else "composed").inc()
        MESSAGES.labels(action, "ok" if action != "fault" else "fault").inc()
        log.info("message", row=row_id, action=action)
        return "" if pushed else text

    def _offer(self, desk: Desk, stored: Stored, reply: Reply) -> object:
        """What the reply lets one do, as a card: behind it in the app, kept for a door that sends it from the inbox."""
        context, may = desk.context, self._assistant.config.cards and not stored.message.in_group
        if stored.press is not None and reply.action not in ("ask", "refused"):
            cards.mark(context, stored.press)
        choices = choices_shown(desk) if may and context.actor is not None else ()
        if stored.door.keeps_replies:
            return cards.kept(choices)
        if self._assistant.config.app_cards and choices and not context.me.member.on_wechat:
            cards.follow(context.session, [stored.message.userid], choices, context.now)
        return None

    @staticmethod
    def _give(context: Context, userid: str, said: str, pushed: bool, door: Door) -> str:
        """What one passive reply holds; the rest follows as a push, or everything where nobody waits for a reply."""
        first, *more = list(split_bytes(said, door.reply_bytes)) or [""]
        rest = said if pushed else "\n".join(more)
        if rest:
            queue(context, [userid], rest, inbox.PUSHED if pushed else "reply_continued")
        return first

    def _close(
        self,
        stored: Stored,
        began: float | None,
        state: str,
        text: str,
        reference: str | None = None,
        forget: bool = False,
    ) -> bool:
        """Note how it ended; returns whether the reply went out as a push. Raises what the database raises."""
        pushed = stored.is_late(began)
        try:
            with self._assistant.database.write() as session:
                if state == InboxState.DONE and not stored.message.in_group:
                    on_screen(self._assistant.desk(session, stored.message.userid), text)
                inbox.finish(session, stored.row_id, state, text, reference=reference, forget=forget)
                if pushed:
                    context = self._assistant.context(session)
                    self._give(context, stored.message.userid, text, pushed, stored.door)
        except SQLAlchemyError:
            if began is not None:
                self._given_up[stored.row_id] = partial(self._close, stored, None, state, text, reference, forget)
            raise
        return pushed

    def settle(self) -> None:
        """End what is stored although its sender was told that it is not: nobody takes it over later, and it is said by push.

        That first answer may not have arrived; WeCom's repeat found the row and was told nothing.
        """
        given_up = list(self._given_up.items())
        if given_up:
            with self._assistant.database.read() as session:
                ours = inbox.received_by(session, self._assistant.worker, [row_id for row_id, _ in given_up])
        for row_id, close in given_up:
            if row_id in ours:  # else it was taken over while this process was taken for dead
                close()
            del self._given_up[row_id]
