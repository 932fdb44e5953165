"""A decrypted callback → what the dispatcher takes. Nothing here decides; unknown kinds pass through by name."""

from typing import Any
from xml.parsers.expat import ExpatError

from wechatpy.work import parse_message

from bot.incoming import Incoming, Pressed
from bot.wecom.cards import chosen

KIND_LENGTH = 80  # characters kept of a kind that WeCom may invent


class MessageError(Exception):
    """Inside a valid envelope lies something that is no message: logged, answered with an empty 200."""


def read_callback(plaintext: str) -> Incoming:
    """The message or event in a decrypted text; raises MessageError for broken or hostile XML.

    An event has no MsgId: its whole text identifies it, so two events of one second are two (contract C2). An app gets
    no group's messages (contract §6.7): its callbacks are all from single chats; a channel that has groups says so in
    `Incoming.chat`.
    """
    try:
        message = parse_message(plaintext)
        data: dict[str, Any] = message._data
        userid, kind = str(data["FromUserName"]), str(data["MsgType"]).lower()
    except (ExpatError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MessageError(type(error).__name__) from error
    if kind == "event":
        event = str(data.get("Event") or "unknown").lower()
        if event == "template_card_event":
            return _press(userid, data)
        key = str(data.get("EventKey") or data.get("EffectTime") or "")
        return Incoming(userid, plaintext, f"event:{event}"[:KIND_LENGTH], key)
    source = str(data.get("MsgId") or plaintext)
    text = str(data.get("Content") or data.get("Recognition") or "")
    media = data.get("MediaId")
    return Incoming(userid, source, kind[:KIND_LENGTH], text, str(media) if media else None)


def _press(userid: str, data: dict[str, Any]) -> Incoming:
    """A button of a card: whoever presses the same one again sends the same message again."""
    task, key = str(data.get("TaskId") or ""), chosen(str(data.get("EventKey") or ""), data.get("SelectedItems"))
    return Incoming(userid, f"{task} {key}", "press", key, pressed=Pressed(task, str(data.get("ResponseCode") or "")))
