"""The robot's door: one process holds the one connection, takes messages into the inbox and sends what is answered."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from actions.common import outages
from actions.running import alerts
from actions.talk import cards
from bot import inbox
from bot.aibot import frames
from bot.aibot.accounts import Accounts
from bot.aibot.frames import Address, Frame
from bot.aibot.lease import BEAT_SECONDS, DEAD_AFTER, RobotLease
from bot.aibot.link import BadSecretError, KickedError, Link, LinkError
from bot.aibot.replies import Replies
from bot.assistant import Assistant
from bot.faults import note_fault
from bot.incoming import Incoming, Pressed
from bot.wecom.client import WecomClient

log = structlog.get_logger()

NOT_STORED: Final = "抱歉，系统暂时无法接收，您的消息没有登记，请稍后重发或致电综合科（编号 {}）。"
BAD_SECRET: Final = "请核对 config.yaml 的 aibot 与管理后台「智能机器人」中的 BotID 和 Secret。"  # noqa: S105
GAP: Final = timedelta(minutes=1)  # a shorter one is a change of hands
FILE_PATIENCE: Final = 1.0  # seconds, at the end of the process
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class Robot:
    """One process's part in it; `dispatch` stores a message, handles it and gives the reply."""

    def __init__(self, assistant: Assistant, dispatch: Callable[[Incoming], str], client: WecomClient) -> None:
        self._assistant = assistant
        self._hand_on = dispatch
        self._accounts = Accounts(assistant, client)
        self._replies = Replies(assistant)
        self._lease = RobotLease(assistant.database, assistant.worker)
        self._stop = Event()
        self._thread = Thread(target=self._run, name="robot")
        self._files: list[Thread] = []  # one for each file that is on its way here
        self._hurry = Event()  # something was answered by another thread
        self._beat_at = self._held_at = float("-inf")  # monotonic

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is in hand, close the line and give the lease back."""
        self._stop.set()
        self._thread.join()
        for each in self._files:  # what is not here by then is taken over: its message is stored
            each.join(FILE_PATIENCE)

    def _run(self) -> None:
        """Hold the line while the lease is ours; after a break try again, ever more slowly."""
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            if self._holds():
                began = time.monotonic()
                least = self._hold_line()
                kept = time.monotonic() - began > LONGEST_PAUSE
                pause = max(FIRST_PAUSE if kept else min(pause * 2, LONGEST_PAUSE), least)
                self._rest(pause)
            else:
                self._rest(FIRST_PAUSE)
        self._lease.give_back()

    def _hold_line(self) -> float:
        """Connect and serve until the line breaks or the lease goes; gives the least pause before the next try, in seconds."""
        settings = self._assistant.config.aibot
        try:
            with Link(settings.socket_url, settings.bot_id or "", settings.secret) as link:
                self._opened()
                self._serve(link)
        except BadSecretError:
            self._refused()
            return LONGEST_PAUSE
        except KickedError:  # another installation, or our own predecessor: the lease decides who comes again
            log.warning("robot_kicked")
            return BEAT_SECONDS
        except LinkError as error:
            log.warning("robot_line_broken", kind=str(error))
        except Exception as error:
            note_fault(error)
        return 0

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._stop.wait(0.2):
            self._holds()

    def _holds(self, link: Link | None = None) -> bool:
        """Whether the lease is ours; beats when it is time. A database that is away for a moment takes nothing from us."""
        now = time.monotonic()
        if now - self._beat_at >= BEAT_SECONDS:
            self._beat_at = now
            try:
                self._held_at = now if self._lease.hold() else float("-inf")
                if link is not None and now - link.heard < 2 * BEAT_SECONDS:
                    self._lease.note_alive(self._assistant.clock.now())
            except SQLAlchemyError as error:
                log.error("database_away", kind=type(error).__name__)
        return now - self._held_at < DEAD_AFTER

    def _opened(self) -> None:
        """Subscribed: for how long nobody listened is noted."""
        self._replies.forget_line()
        now, before = self._assistant.clock.now(), self._lease.alive_at()
        with self._assistant.database.write() as session:
            alerts.end(session, ["robot"], now)
            if before is not None and now - before > GAP and not self._assistant.config.demo:
                outages.record(session, before, now)
        self._lease.note_alive(now)
        log.info("robot_subscribed")

    def _refused(self) -> None:
        log.error("robot_refused")
        with self._assistant.database.write() as session:
            alerts.note(session, "robot", BAD_SECRET, self._assistant.clock.now())

    def _serve(self, link: Link) -> None:
        """Until the line breaks: what came before it broke is told by nobody again, so that sending never ends the reading."""
        looked = float("-inf")
        while not self._stop.is_set() and self._holds(link):
            if self._hurry.is_set() or time.monotonic() - looked >= BEAT_SECONDS:
                self._hurry.clear()  # else: what was limited, or taken over from the dead
                looked = time.monotonic()
                with contextlib.suppress(LinkError):
                    self._replies.send_waiting(link)
            frame = link.receive(0.5)
            if frame is not None and "cmd" in frame:
                with contextlib.suppress(LinkError):
                    self._take(link, frame)
            elif frame is not None:
                self._replies.acknowledged(link, frame)

    def _take(self, link: Link, frame: Frame) -> None:
        """A message is stored and answered; one that was told before meets its own row, and nothing happens."""
        try:
            incoming, pictures = frames.read(frame), list(frames.pictures(frame))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            log.warning("robot_callback_unreadable", kind=type(error).__name__)
            return
        if incoming is not None and (incoming.kind != "mixed" or not pictures):  # words, if there are any, come first
            self._hand_over(link, incoming)
        for picture in pictures:
            self._hand_over(link, picture)

    def _hand_over(self, link: Link, incoming: Incoming) -> None:
        incoming = replace(incoming, userid=self._accounts.of(incoming.userid))
        if incoming.fetch_from:  # a file takes its time, and the line has to be kept alive
            self._files = [each for each in self._files if each.is_alive()]
            self._files.append(Thread(target=self._take_file, args=(link, incoming), name="robot-file", daemon=True))
            self._files[-1].start()
        else:
            self._answer(link, incoming)

    def _take_file(self, link: Link, incoming: Incoming) -> None:
        key = self._assistant.key(incoming.userid.casefold(), incoming.source)
        text, kept = self._dispatch(incoming, key)
        if kept:
            self._hurry.set()
        elif text:
            with contextlib.suppress(LinkError):
                self._replies.send_unkept(link, Address.of(incoming.reply_to or ""), key, text)

    def _answer(self, link: Link, incoming: Incoming) -> None:
        key = self._assistant.key(incoming.userid.casefold(), incoming.source)
        text, kept = self._dispatch(incoming, key)
        if incoming.pressed is not None:
            self._change_card(link, incoming, incoming.pressed)
        if kept:
            self._replies.send_waiting(link)
        elif text:
            self._replies.send_unkept(link, Address.of(incoming.reply_to or ""), key, text)

    def _change_card(self, link: Link, incoming: Incoming, pressed: Pressed) -> None:
        with self._assistant.database.read() as session:
            words = cards.said(
                self._assistant.context(session, incoming.userid), incoming.userid, pressed.task, incoming.text
            )
        link.send(frames.changed(Address.of(incoming.reply_to or ""), pressed.task, words))

    def _dispatch(self, incoming: Incoming, key: str) -> tuple[str, bool]:
        """The reply, and whether it lies in the inbox: what is refused is not stored, and a fault stores nothing."""
        try:
            text = self._hand_on(incoming)
            with self._assistant.database.read() as session:
                return text, inbox.is_kept(session, key)
        except Exception as error:
            return NOT_STORED.format(note_fault(error)), False
