"""Frames of the long connection (wecom-contract.md §6.6): what we send, and what a callback says."""

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from actions.talk.cards import Card
from bot.aibot.media import Place
from bot.incoming import ROBOT, Incoming, Pressed
from bot.wecom.cards import button_card, chosen, done_card

Frame = dict[str, Any]
SUBSCRIBE, PING = "aibot_subscribe", "ping"
RESPOND, WELCOME, SEND = "aibot_respond_msg", "aibot_respond_welcome_msg", "aibot_send_msg"
CHANGE: Final = "aibot_respond_update_msg"
MESSAGE, EVENT = "aibot_msg_callback", "aibot_event_callback"
KICKED: Final = "disconnected_event"
CONTENT_BYTES: Final = 20_480  # of a reply as markdown
SINGLE, GROUP = 1, 2  # chat_type
_INLINE: Final = re.compile(r"[\\`*_\[\]<~|]|&(?=[#\w])")  # what markdown would take for a mark anywhere
_BLOCK: Final = re.compile(
    r"^(\s*)(?:([#>+=-])|(\d{1,9})(?=[.)](?:\s|$)))", re.MULTILINE
)  # … at the beginning of a line
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)  # four blanks would make it code
_TAG: Final = re.compile(r'<a href="(?P<address>[^"]*)">(?P<words>.*?)</a>')
_MENTION: Final = re.compile(r"^\s*@\S+(?:[\s\u2005]+|$)")


@dataclass(frozen=True)
class Address:
    """Where a reply goes, as the inbox keeps it until it has arrived."""

    req_id: str
    chat: str  # the group's chatid, or the account as the robot is told of it
    in_group: bool
    welcome: bool = False  # the answer to somebody's opening the chat: within five seconds, or not at all
    pressed: bool = False  # the callback takes a changed card alone: words go as a message of their own

    def kept(self) -> str:
        """As text."""
        return json.dumps([self.req_id, self.chat, self.in_group, self.welcome, self.pressed])

    @classmethod
    def of(cls, kept: str) -> "Address":
        """What `kept` gave."""
        return cls(*json.loads(kept))


def request(cmd: str, body: Frame | None = None, req_id: str | None = None) -> Frame:
    """A frame of ours; a req_id that is not the callback's is new and begins with the command."""
    frame: Frame = {"cmd": cmd, "headers": {"req_id": req_id or f"{cmd}_{secrets.token_hex(8)}"}}
    return frame if body is None else {**frame, "body": body}


def reply_stream(stream_id: str, text: str) -> Frame:
    """A reply that may be sent again without being shown again: the same stream, the whole text, finished."""
    return {"msgtype": "stream", "stream": {"id": stream_id, "finish": True, "content": as_markdown(text)}}


def markdown(text: str) -> Frame:
    """A message of its own."""
    return {"msgtype": "markdown", "markdown": {"content": as_markdown(text)}}


def card_frame(address: Address, card: Card, task_id: str) -> Frame:
    """A card behind a reply, into the same chat."""
    return _sent(address, {"msgtype": "template_card", "template_card": button_card(card, task_id)})


def by_itself(address: Address, text: str) -> Frame:
    """A text that is no answer to a callback any more, into the same chat."""
    return _sent(address, markdown(text))


def _sent(address: Address, body: Frame) -> Frame:
    return request(SEND, {"chatid": address.chat, "chat_type": GROUP if address.in_group else SINGLE, **body})


def changed(address: Address, task_id: str, words: str) -> Frame:
    """The card that was pressed says what was done: within five seconds of the press (§6.6)."""
    card = {"response_type": "update_template_card", "template_card": done_card(words, task_id)}
    return request(CHANGE, card, address.req_id)


def as_markdown(text: str) -> str:
    """The text as markdown that shows exactly its characters; our own links stay links."""
    text = _INDENT.sub("", text)
    said, end = "", 0
    for link in _TAG.finditer(text):
        said += f"{_plain(text[end : link.start()])}[{_plain(link['words'])}]({link['address']})"
        end = link.end()
    return said + _plain(text[end:])


def _plain(text: str) -> str:
    """No character is a mark, and a line break is one."""
    marked = _BLOCK.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[0]}\\", _INLINE.sub(r"\\\g<0>", text)
    )
    return marked.replace("\n", "  \n")


def read(frame: Frame) -> Incoming | None:
    """What a callback says; None for one that nobody has to answer. Raises KeyError, TypeError or ValueError for no callback."""
    body: Frame = frame["body"]
    sender, chat = str(body["from"]["userid"]), str(body.get("chatid") or "")
    event = str((body.get("event") or {}).get("eventtype") or "")
    if event == "template_card_event":
        return _press(frame, sender, chat)
    if event and event != "enter_chat":
        return None
    address = Address(str(frame["headers"]["req_id"]), chat or sender, bool(chat), bool(event))
    return Incoming(
        sender,
        str(body["msgid"]),
        "event:enter_agent" if event else _kind(body),
        _without_mention(words(body)) if chat else words(body),
        chat=chat,
        quote=words(body["quote"]) if isinstance(body.get("quote"), dict) else "",
        door=ROBOT,
        reply_to=address.kept(),
        fetch_from="" if chat else _file(body),
    )


def pictures(frame: Frame) -> Iterator[Incoming]:
    """The pictures of a mixed message in a single chat, each a message of its own, answered by one of its own."""
    body: Frame = frame["body"]
    if body.get("msgtype") != "mixed" or body.get("chatid"):
        return
    sender, msgid = str(body["from"]["userid"]), str(body["msgid"])
    address = Address(str(frame["headers"]["req_id"]), sender, False, pressed=True)
    for place, item in enumerate(body["mixed"].get("msg_item") or []):
        if where := _file(item):
            yield Incoming(
                sender, f"{msgid} {place}", "image", "", door=ROBOT, reply_to=address.kept(), fetch_from=where
            )


def _file(body: Frame) -> str:
    """Where the file of a file or photo message lies; in a group there is none."""
    kind = str(body.get("msgtype"))
    if kind not in ("file", "image"):
        return ""
    return Place(str(body[kind]["url"]), str(body[kind].get("aeskey") or ""), kind).kept()


def _press(frame: Frame, sender: str, chat: str) -> Incoming:
    told: Frame = frame["body"]["event"]["template_card_event"]
    task, key = str(told["task_id"]), chosen(str(told.get("event_key") or ""), told.get("selected_items"))
    address = Address(str(frame["headers"]["req_id"]), chat or sender, bool(chat), pressed=True)
    return Incoming(sender, f"{task} {key}", "press", key, door=ROBOT, reply_to=address.kept(), pressed=Pressed(task))


def _kind(body: Frame) -> str:
    """Voice comes as the words that were said, and mixed content as its words."""
    kind = str(body["msgtype"])
    return "text" if kind in ("voice", "mixed") and words(body) else kind


def words(body: Frame) -> str:
    """The text of a message, a voice, a mixed message or a quote; "" for what has none."""
    kind = str(body.get("msgtype"))
    part = body.get(kind)
    if not isinstance(part, dict):
        return ""
    if kind == "mixed":
        return "\n".join(each for item in part.get("msg_item") or [] if (each := words(item)))
    return str(part.get("content") or "")


def _without_mention(text: str) -> str:
    """In a group a message to the robot begins with its name."""
    return _MENTION.sub("", text, count=1)
