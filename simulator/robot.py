"""The 智能机器人 by long connection: what WeCom tells it, what it may answer, and what is then seen (contract §6)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from simulator import cards
from simulator.crypto import seal_file
from simulator.limits import DAY, HOUR, MINUTE, ApiError, RateWindow
from simulator.media import SIZE_CAPS, MediaStore
from simulator.settings import SimulatorSettings
from simulator.timeline import Shown, Timeline
from simulator.uploads import Uploads

CONTENT_BYTES, FEEDBACK_BYTES = 20_480, 256
STREAM_LIVES = timedelta(minutes=6)  # C9
FILE_LIVES = timedelta(minutes=5)  # §6.3: the address of a file
MOST_FILE_BYTES = 100 * 1024 * 1024
WELCOME_WITHIN = timedelta(seconds=5)
Frame = dict[str, Any]


@dataclass
class RobotGroup:
    """A group that people made and into which the robot was put."""

    chatid: str
    name: str
    members: list[str]


@dataclass
class Asked:
    """One callback: until when and how it may be answered."""

    chat: str
    at: datetime
    event: str = ""
    stream: str = ""  # the stream with which it was answered
    finished: bool = False
    answered: bool = False
    task_id: str = ""  # of the card that was pressed


@dataclass
class Handed:
    """A file on its way to the robot, sealed, and since when it lies there."""

    name: str
    sealed: bytes
    at: datetime


@dataclass
class Robot:
    """All that WeCom keeps of one robot. `connection` is the one live line: a function that takes a frame."""

    settings: SimulatorSettings
    now: Callable[[], datetime]
    timeline: Timeline
    media: MediaStore
    base_url: Callable[[], str] = lambda: ""
    connection: Callable[[Frame], None] | None = None
    groups: dict[str, RobotGroup] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)  # by req_id
    told: dict[str, Frame] = field(default_factory=dict)  # by msgid: the callbacks that were made
    lost: list[str] = field(default_factory=list)  # msgids for which nobody was connected
    refused: list[int] = field(default_factory=list)  # errcodes answered, in order
    files: dict[str, Handed] = field(default_factory=dict)  # by the end of their address
    known: set[str] = field(default_factory=set)  # conversations in which somebody has written to the robot

    def __post_init__(self) -> None:
        self.cards = cards.Cards(taken=846625)
        self.uploads = Uploads(self.media, self.now)
        self.rate = RateWindow((30, MINUTE), (1000, HOUR))

    # What members do. Each makes a callback, and gives its msgid.

    def say(self, userid: str, text: str, chatid: str = "", quote: str = "") -> str:
        """Write to the robot; in a group its name goes before, as the client puts it."""
        words = f"@{self.settings.robot_name} {text}" if chatid else text
        body: Frame = {"msgtype": "text", "text": {"content": words}}
        if quote:
            body["quote"] = {"msgtype": "text", "text": {"content": quote}}
        return self._message(userid, chatid, body, words)

    def send_file(self, userid: str, name: str, data: bytes, kind: str = "file") -> str:
        """Send a file, or with kind «image» a photo, in the single chat; in a group none reaches the robot."""
        if len(data) > MOST_FILE_BYTES:
            raise ValueError("a member cannot send more than 100 MB")
        sealed, key = seal_file(data)
        place = secrets.token_hex(16)
        self.files[place] = Handed(name, sealed, self.now())
        body: Frame = {"msgtype": kind, kind: {"url": f"{self.base_url()}/sim/handed/{place}", "aeskey": key}}
        return self._message(userid, "", body, name)

    def send_mixed(self, userid: str, text: str, *photos: bytes) -> str:
        """Send words and photos as one message (图文混排) in the single chat."""
        items: list[Frame] = [{"msgtype": "text", "text": {"content": text}}] if text else []
        for data in photos:
            sealed, key = seal_file(data)
            place = secrets.token_hex(16)
            self.files[place] = Handed("", sealed, self.now())
            items.append({"msgtype": "image", "image": {"url": f"{self.base_url()}/sim/handed/{place}", "aeskey": key}})
        return self._message(userid, "", {"msgtype": "mixed", "mixed": {"msg_item": items}}, f"{text}[图片]")

    def handed(self, place: str) -> Handed | None:
        """What lies at an address, as long as it lives."""
        found = self.files.get(place)
        return found if found is not None and self.now() - found.at <= FILE_LIVES else None

    def enter(self, userid: str) -> str:
        """Open the chat with the robot for the first time on a day."""
        return self._tell("aibot_event_callback", userid, "", event_body("enter_chat"), "enter_chat")

    def press(self, userid: str, task_id: str, key: str, option: str = "", chatid: str = "") -> str:
        """Press a button of a card, with what was chosen in its list."""
        body = event_body("template_card_event")
        told: Frame = {"card_type": "button_interaction", "event_key": key, "task_id": task_id}
        if option:
            item = {"question_key": key, "option_ids": {"option_id": [option]}}
            told["selected_items"] = {"selected_item": [item]}
        body["event"]["template_card_event"] = told
        return self._tell("aibot_event_callback", userid, chatid, body, "template_card_event", task_id)

    def repeat(self, msgid: str) -> None:
        """Tell the same once more, as WeCom may «for network reasons»."""
        self._send(msgid, self.told[msgid])

    def chat_of(self, userid: str, chatid: str = "") -> list[Shown]:
        """What is seen in a chat with the robot, or in a group."""
        return self.timeline.chat(chatid or f"robot:{userid}")

    def open_id(self, userid: str) -> str:
        """The id under which the robot is told of a member, unless a super-admin made it (§6.1)."""
        return "wo" + hashlib.sha256(userid.casefold().encode()).hexdigest()[:30]

    def _message(self, userid: str, chatid: str, body: Frame, words: str) -> str:
        chat = chatid or f"robot:{userid}"
        self.known.add(chat)
        mine = f"{userid}：{words}" if chatid else words
        self.timeline.append([Shown(chat, "mine", str(body["msgtype"]), mine, self.now())])
        return self._tell("aibot_msg_callback", userid, chatid, body)

    def _tell(self, cmd: str, userid: str, chatid: str, body: Frame, event: str = "", task_id: str = "") -> str:
        msgid, req_id = secrets.token_hex(12), secrets.token_hex(12)
        sender = self.open_id(userid) if self.settings.robot_open_ids else userid
        head: Frame = {"msgid": msgid, "aibotid": self.settings.robot_id, "from": {"userid": sender}}
        head |= {"chatid": chatid, "chattype": "group"} if chatid else {"chattype": "single"}
        if event:
            head["create_time"] = int(self.now().timestamp())
        self.told[msgid] = {"cmd": cmd, "headers": {"req_id": req_id}, "body": head | body}
        self.asked[req_id] = Asked(chatid or f"robot:{userid}", self.now(), event, task_id=task_id)
        self._send(msgid, self.told[msgid])
        return msgid

    def _send(self, msgid: str, frame: Frame) -> None:
        if self.connection is None:
            self.lost.append(msgid)
        else:
            self.connection(frame)

    # What the robot's program sends, once it is subscribed. Each raises ApiError, or gives the body of the answer.

    def respond(self, req_id: str, body: Frame) -> None:
        """aibot_respond_msg: a stream may be sent again until it is finished, anything else once, within 24 h."""
        asked = self._asked(req_id, "", DAY)
        kind = body.get("msgtype")
        if kind == "stream":
            return self._stream(asked, body.get("stream") or {})
        if asked.answered:
            raise ApiError(846606, "already replied")
        if kind == "text":  # of enter_chat alone
            raise ApiError(40008, "invalid message type")
        self._show(asked.chat, body, "reply")
        asked.answered = True
        return None

    def _stream(self, asked: Asked, stream: Frame) -> None:
        named, content = str(stream.get("id") or ""), str(stream.get("content") or "")
        if not named:
            raise ApiError(40058, "stream.id missing")
        if "msg_item" in stream:  # C10
            raise ApiError(40058, "stream.msg_item not supported")
        if len(str((stream.get("feedback") or {}).get("id") or "").encode()) > FEEDBACK_BYTES:
            raise ApiError(40058, f"feedback.id exceed max length {FEEDBACK_BYTES}")
        if asked.answered and asked.stream != named:
            raise ApiError(846606, "already replied")
        if asked.finished or self.now() - asked.at > STREAM_LIVES:
            raise ApiError(846608, "stream message update expired")
        if not content and stream.get("finish"):
            raise ApiError(44004, "empty content")
        finished = bool(stream.get("finish"))
        if finished:  # what was streamed before is replaced by it
            self._show(asked.chat, {"msgtype": "markdown", "markdown": {"content": content}}, "reply")
        asked.stream, asked.answered, asked.finished = named, True, finished

    def welcome(self, req_id: str, body: Frame) -> None:
        """aibot_respond_welcome_msg: a text or a card, within 5 s of enter_chat."""
        asked = self._asked(req_id, "enter_chat", WELCOME_WITHIN)
        if asked.answered:
            raise ApiError(846606, "already replied")
        if body.get("msgtype") not in ("text", "template_card"):
            raise ApiError(40008, "invalid message type")
        self._show(asked.chat, body, "reply")
        asked.answered = True

    def push(self, body: Frame) -> None:
        """aibot_send_msg: into a conversation in which somebody has written to the robot before."""
        chatid = str(body.get("chatid") or "")
        chat = chatid if chatid in self.groups else f"robot:{chatid}"
        if chatid.startswith("wr") and chatid not in self.groups:
            raise ApiError(93008, "bot not in group")
        if chat not in self.known:
            raise ApiError(846607, "user must have sent a message")
        if body.get("msgtype") in ("text", "stream"):
            raise ApiError(40008, "invalid message type")
        self._show(chat, body, "push")

    def _asked(self, req_id: str, event: str, lives: timedelta) -> Asked:
        asked = self.asked.get(req_id)
        if asked is None or asked.event != event:
            raise ApiError(846605, "invalid req_id")
        if self.now() - asked.at > lives:
            raise ApiError(846604, "req_id expired")
        return asked

    def _show(self, chat: str, body: Frame, source: Any) -> None:
        kind, msgid, media_id = str(body.get("msgtype")), "", ""
        card: Frame | None = body.get(kind) if kind == "template_card" else None
        if kind not in ("text", "markdown", "template_card", *SIZE_CAPS):
            raise ApiError(40008, "invalid message type")
        if card is not None:
            cards.check(card)
            if cards.calls_back(card):
                self.cards.keep(card, msgid := secrets.token_hex(12), [chat])
            content = cards.as_text(card)
        elif kind in SIZE_CAPS:
            media = self.media.get((body.get(kind) or {}).get("media_id"), kind)
            content, media_id = media.filename, media.media_id
        else:
            content = str((body.get(kind) or {}).get("content") or "")
        if not content:
            raise ApiError(44004, "empty content")
        if len(content.encode()) > CONTENT_BYTES:
            raise ApiError(45002, "content size out of limit")
        if not self.rate.admit(chat, self.now()):
            raise ApiError(846607, "sending hit a limit")
        self.timeline.append([Shown(chat, source, kind, content, self.now(), msgid, media_id=media_id, card=card)])

    def change_card(self, req_id: str, body: Frame) -> None:
        """aibot_respond_update_msg: within 5 s of the press, the card with the same task_id (§6.4)."""
        asked = self._asked(req_id, "template_card_event", WELCOME_WITHIN)
        card = body.get("template_card") or {}
        if asked.answered:
            raise ApiError(846606, "already replied")
        if body.get("response_type") != "update_template_card" or str(card.get("task_id")) != asked.task_id:
            raise ApiError(846625, "invalid task_id")
        cards.check(card)
        asked.answered = True
        msgid = self.cards.sent[asked.task_id].msgid
        rows = self.timeline.with_msgid(msgid)
        self.timeline.append(replace(row, card=card, text=cards.as_text(card), changed=True) for row in rows)


def event_body(kind: str) -> Frame:
    """The part of a callback that says what happened."""
    return {"msgtype": "event", "event": {"eventtype": kind}}
