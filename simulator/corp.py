"""The corp itself: its members, what they did, and what they saw."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.callbacks import CallbackClient
from simulator.cards import Cards
from simulator.events import event_xml, image_xml, press_xml, text_xml
from simulator.faults import Faults
from simulator.limits import DAY, HOUR, MINUTE, RateWindow
from simulator.media import MediaStore
from simulator.records import JournalEntry, Login, Member
from simulator.replies import Delivery
from simulator.robot import Robot
from simulator.rooms import Rooms
from simulator.settings import STRANGER, SimulatorSettings
from simulator.timeline import Shown, Timeline
from simulator.tokens import Tokens

REPLYABLE_EVENTS = {
    "subscribe",
    "enter_agent",
    "LOCATION",
    "click",
    "view",
    "view_miniprogram",
    "scancode_waitmsg",
    "template_card_menu_event",
    "template_card_event",
}


@dataclass
class Corp:
    """All state of one simulated corp; `lock` is held by whoever changes more than the timeline."""

    settings: SimulatorSettings
    base_url: str = "http://127.0.0.1"
    journal: list[JournalEntry] = field(default_factory=list)
    silently_dropped: list[Shown] = field(default_factory=list)  # answered with errcode 0, never shown
    violations: list[str] = field(default_factory=list)  # passive replies that WeCom would not have accepted
    gettoken_calls: int = 0
    logins: dict[str, Login] = field(default_factory=dict)
    sent_bodies: dict[bytes, datetime] = field(default_factory=dict)  # duplicate check: digest → when
    recallable: dict[str, datetime] = field(default_factory=dict)  # msgid → when it was sent
    webhook_blocked: dict[str, datetime] = field(default_factory=dict)  # key → since when
    schedules: dict[str, dict[str, Any]] = field(default_factory=dict)  # 日程, by schedule_id
    menu: list[dict[str, Any]] = field(default_factory=list)  # the app's, as menu/create gave it

    def __post_init__(self) -> None:
        settings = self.settings
        self.clock: Callable[[], datetime] = settings.clock
        self.lock = threading.RLock()
        self.dice = random.Random(settings.seed)  # noqa: S311 - a repeatable choice, not a secret
        self.timeline = Timeline(settings.data_dir)
        self.media = MediaStore(settings.data_dir, self.now)
        self.rooms = Rooms(settings.data_dir)
        self.faults = Faults()
        self.tokens = Tokens(settings, self.now, self.dice)
        self.callbacks = CallbackClient(settings, self.dice, self.now, self.violations)
        self.cards = Cards()
        self.robot = Robot(settings, self.now, self.timeline, self.media, lambda: self.base_url)
        self.member_rate = RateWindow((30, MINUTE), (1000, HOUR))
        self.app_rate = RateWindow((200 * settings.seats, DAY))  # recipients, by the natural day
        self.call_rate = RateWindow((10_000, MINUTE), (150_000, HOUR))  # by path
        self.debug_rate = RateWindow((5, MINUTE))
        self.room_rate = RateWindow((200, MINUTE), (10_000, DAY))
        self.rooms_rate = RateWindow((20_000, MINUTE), (150_000, HOUR))  # recipients; C8: the smallest corp's
        self.rooms_made = RateWindow((1000, DAY))
        self.rooms_changed = RateWindow((1000, HOUR))
        self.webhook_rate = RateWindow((20, MINUTE))
        users = {**settings.users, STRANGER[0]: STRANGER[1]}
        self.members = {
            userid.casefold(): Member(userid, name, settings.posts.get(userid, "")) for userid, name in users.items()
        }

    def now(self) -> datetime:
        """Return the corp's time, whatever clock it has at the moment."""
        return self.clock()

    @property
    def callback_url(self) -> str | None:
        """Where the app receives its callbacks."""
        return self.callbacks.url

    @callback_url.setter
    def callback_url(self, url: str | None) -> None:
        self.callbacks.url = url

    def member(self, userid: str) -> Member:
        """Return a member whatever the letters' case; raise KeyError for nobody of this corp."""
        return self.members[userid.casefold()]

    def visible(self, userid: str) -> bool:
        """Tell whether the app may write to this userid."""
        folded = userid.casefold()
        return folded in self.members and folded not in {name.casefold() for name in self.settings.invisible}

    # What a member does. Each sends a real callback and returns the text of the passive reply.

    def say(self, userid: str, text: str, *, msgid: int | None = None) -> str | None:
        """Let a member write to the app; a given `msgid` repeats an earlier message. None: nothing was answered."""
        return self.converse(userid, text, msgid=msgid).text

    def converse(self, userid: str, text: str, *, msgid: int | None = None) -> Delivery:
        """As `say`, and tell also whether the callback got through."""
        member = self.member(userid)
        self._mine(member, "text", text)
        plaintext = text_xml(self._head(member), text, msgid or self.new_msgid())
        return self._deliver(member, plaintext)

    def send_photo(self, userid: str, photo: bytes, filename: str = "photo.jpg") -> str | None:
        """Let a member send a photo."""
        member = self.member(userid)
        media_id = self.media.add("image", filename, photo)
        self._mine(member, "image", filename, media_id)
        url = f"{self.base_url}/sim/media/{media_id}"
        return self._deliver(member, image_xml(self._head(member), url, media_id, self.new_msgid())).text

    def send_event(self, userid: str, event: str, event_key: str = "") -> str | None:
        """Let an event happen; replies to events that take none are not shown. `sys` may send events too."""
        member = Member("sys", "") if userid == "sys" else self.member(userid)
        plaintext = event_xml(self._head(member), event, event_key)
        return self._deliver(member, plaintext, replyable=event in REPLYABLE_EVENTS).text

    def press(self, userid: str, task_id: str, key: str, option: str = "") -> str | None:
        """Let a member press a button of a card, with what was chosen in its list; return the passive reply's text."""
        member = self.member(userid)
        code = self.cards.new_code(task_id, self.now())
        return self._deliver(member, press_xml(self._head(member), task_id, key, code, option)).text

    def raw_callback(self, plaintext_xml: str, **overrides: str) -> tuple[int, str]:
        """Send one callback as a stranger might forge it; see CallbackClient.post for the overrides."""
        answer = self.callbacks.post(plaintext_xml, **overrides)
        return answer.status_code, answer.text

    def verify_url(self) -> str | None:
        """Save the callback settings, as in the console; return what is wrong, None when nothing is."""
        return self.callbacks.verify_url()

    def new_msgid(self) -> int:
        """Return a fresh 64-bit message number."""
        return self.dice.getrandbits(32) | int(self.now().timestamp()) << 32

    def _head(self, member: Member) -> dict[str, str]:
        return {
            "ToUserName": self.settings.corp_id,
            "FromUserName": member.userid,
            "CreateTime": str(int(self.now().timestamp())),
            "AgentID": str(self.settings.agent_id),
        }

    def _mine(self, member: Member, kind: str, text: str, media_id: str = "") -> None:
        self.timeline.append([Shown(member.userid, "mine", kind, text, self.now(), media_id=media_id)])

    def _deliver(self, member: Member, plaintext: str, *, replyable: bool = True) -> Delivery:
        delivery = self.callbacks.deliver(plaintext, member.userid, replyable=replyable)
        if delivery.text is not None:
            row = Shown(member.userid, "reply", delivery.kind, delivery.text, self.now(), truncated=delivery.truncated)
            self.timeline.append([row])
        return delivery

    # What was seen.

    def inbox(self, userid: str) -> list[Shown]:
        """Return what a member was shown by the app: passive replies and pushes, oldest first."""
        return [row for row in self.timeline.chat(self.member(userid).userid) if row.source != "mine"]

    def room(self, room_id: str) -> list[Shown]:
        """Return what was posted into a group: an appchat's chatid or a webhook's key."""
        return self.timeline.chat(self.settings.webhooks.get(room_id, room_id))

    def expire_token(self) -> None:
        """Let WeCom end the access_token before its time."""
        with self.lock:
            self.tokens.expire()

    def close(self) -> None:
        """Let go of the connections to the bot."""
        self.callbacks.close()
