"""What the robot answers: each reply waits in its inbox row until WeCom has acknowledged it (wecom-contract.md §6.6).

A reply is a stream whose id is the row's own, so that one that is sent again after a line broke is not shown again.
"""

import time
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.orm import Session

from actions.common import outages
from actions.talk import cards
from bot import inbox
from bot.aibot import frames
from bot.aibot.frames import Address, Frame
from bot.aibot.link import Link, LinkError
from bot.assistant import Assistant
from policy.text.write import say_moment
from storage.models import InboxMessage

log = structlog.get_logger()

MISSED: Final = "（{}至{}本助手的连接中断，其间发来的消息可能没有收到；没有得到编号的，请重发。）"
AGAIN: Final = "（补发）"
TOLD_WITHIN: Final = timedelta(days=1)  # from the end of an outage
STREAM_LIVES: Final = timedelta(minutes=5)  # WeCom ends a stream six minutes after the message
REPLY_LIVES, WELCOME_LIVES = timedelta(hours=24), timedelta(seconds=5)
LIMITED_SECONDS: Final = 60.0
TOO_LATE, LIMITED, NOT_SUBSCRIBED = (846604, 846605), 846607, 846609
SHOWN_BEFORE: Final = (846606, 846608)


class Replies:
    """The replies of one process that holds the line."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sent: dict[str, InboxMessage] = {}  # by req_id: on this line, and not acknowledged
        self._rests_until = float("-inf")  # monotonic

    def forget_line(self) -> None:
        """A new line: what was sent on the one before may not have arrived."""
        self._sent.clear()

    def send_waiting(self, link: Link) -> None:
        """Send every reply that has not arrived; raises LinkError."""
        if time.monotonic() < self._rests_until:
            return
        on_the_way = {row.id for row in self._sent.values()}
        with self._assistant.database.read() as session:
            rows = [row for row in inbox.unanswered(session) if row.id not in on_the_way]
            texts = [self._whole(session, row) for row in rows]
        for row, text in zip(rows, texts, strict=True):
            address = Address.of(row.reply_to or "")
            age = self._assistant.clock.now() - row.received_at
            if text and age <= (WELCOME_LIVES if address.welcome else REPLY_LIVES):
                self._send(link, row, _frame(address, row.key, text, age))
                if (card := cards.card_of(row)) is not None:  # the text says it too: a card that is lost is not missed
                    link.send(frames.card_frame(address, card[1], card[0]))
            else:
                self._done(row)

    def send_unkept(self, link: Link, address: Address, key: str, text: str) -> None:
        """The answer to what is not stored: a refusal; it arrives at once or not at all."""
        link.send(_frame(address, key, text, timedelta(0)))

    def acknowledged(self, link: Link, frame: Frame) -> None:
        """WeCom says what became of a reply; raises LinkError when it does not know the line any more."""
        code, row = int(frame.get("errcode") or 0), self._sent.pop(str(frame["headers"].get("req_id")), None)
        if code == NOT_SUBSCRIBED:
            raise LinkError(str(code))
        if row is None:
            return
        address = Address.of(row.reply_to or "")
        if code == LIMITED:
            self._rests_until = time.monotonic() + LIMITED_SECONDS
        elif code in TOO_LATE and not address.welcome:
            self._send_by_itself(link, address, row)
        else:
            if code and code not in SHOWN_BEFORE:
                log.warning("robot_reply_refused", row=row.id, errcode=code)
            self._done(row)

    def _send_by_itself(self, link: Link, address: Address, row: InboxMessage) -> None:
        """Its callback cannot be answered any more: as a message of its own, marked, for the first may have arrived."""
        self._send(link, row, frames.by_itself(address, f"{AGAIN}{row.reply}"))

    def _send(self, link: Link, row: InboxMessage, frame: Frame) -> None:
        self._sent[frame["headers"]["req_id"]] = row
        link.send(frame)

    def _whole(self, session: Session, row: InboxMessage) -> str:
        """The reply; the first one after an outage says from when to when something may be missing."""
        found = next(iter(outages.latest(session, 1)), None)
        if found is None or not timedelta(0) <= row.received_at - found.ended_at <= TOLD_WITHIN:
            return row.reply or ""
        if not inbox.is_first_since(session, row, found.ended_at):
            return row.reply or ""
        zone = self._assistant.rules.zone
        missed = MISSED.format(*(say_moment(each.astimezone(zone)) for each in (found.began_at, found.ended_at)))
        return "\n".join(each for each in (row.reply, missed) if each)

    def _done(self, row: InboxMessage) -> None:
        with self._assistant.database.write() as session:
            inbox.answered(session, row.id)


def _frame(address: Address, key: str, text: str, age: timedelta) -> Frame:
    if address.welcome:
        return frames.request(frames.WELCOME, {"msgtype": "text", "text": {"content": text}}, address.req_id)
    if address.pressed:
        return frames.by_itself(address, text)
    body = frames.reply_stream(key[:32], text) if age < STREAM_LIVES else frames.markdown(text)
    return frames.request(frames.RESPOND, body, address.req_id)
