"""Is the bot's passive reply one that WeCom would show (contract §1.6, §8 row 4)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

import xmltodict

from simulator.crypto import EnvelopeError, signature
from simulator.limits import TEXT_BYTES, cut_utf8

if TYPE_CHECKING:
    from simulator.callbacks import CallbackClient

PASSIVE_KINDS = {"text", "image", "voice", "video", "news", "update_button", "update_template_card"}


@dataclass(frozen=True)
class Delivery:
    """What became of one callback: `text` is what the member sees, None when nothing was answered."""

    delivered: bool
    text: str | None = None
    kind: str = "text"
    truncated: bool = False


class _NotAcceptedError(ValueError):
    pass


def read_reply(client: CallbackClient, body: str, userid: str) -> Delivery:
    """Open, check and cut the reply; what breaks a rule is noted in `violations` and not shown."""
    if not body:
        return Delivery(delivered=True)
    try:
        message = _opened(client, body)
        kind = str(message.get("MsgType"))
        if str(message.get("ToUserName", "")).casefold() != userid.casefold():
            raise _NotAcceptedError("ToUserName is not the member")
        if message.get("FromUserName") != client.settings.corp_id:
            raise _NotAcceptedError("FromUserName is not the corp")
        if not str(message.get("CreateTime", "")).isdigit():
            raise _NotAcceptedError("CreateTime is missing")
        if kind not in PASSIVE_KINDS:
            raise _NotAcceptedError(f"MsgType {kind} is no passive reply")
    except (_NotAcceptedError, EnvelopeError, ExpatError, ValueError) as error:
        client.violations.append(f"passive reply to {userid}: {error}")
        return Delivery(delivered=True)
    text, truncated = cut_utf8(_text(message, kind), TEXT_BYTES)
    return Delivery(delivered=True, text=text, kind=kind, truncated=truncated)


def _opened(client: CallbackClient, body: str) -> dict[str, Any]:
    outer = _xml(body)
    values = [outer.get(name) for name in ("TimeStamp", "Nonce", "Encrypt", "MsgSignature")]
    if not all(isinstance(value, str) and value for value in values):
        raise _NotAcceptedError("the envelope lacks TimeStamp, Nonce, Encrypt or MsgSignature")
    timestamp, nonce, encrypted, signed = (str(value) for value in values)
    if signature(client.settings.token, timestamp, nonce, encrypted) != signed:
        raise _NotAcceptedError("MsgSignature does not fit")
    text, receiveid = client.envelope.open(encrypted)
    if receiveid != client.settings.corp_id:
        raise _NotAcceptedError("receiveid is not the corp")
    return _xml(text)


def _xml(text: str) -> dict[str, Any]:
    root = xmltodict.parse(text, strip_whitespace=False).get("xml")
    if not isinstance(root, dict):
        raise _NotAcceptedError("no <xml> element")
    return root


def _text(message: dict[str, Any], kind: str) -> str:
    if kind == "text":
        return str(message.get("Content") or "")
    if kind == "news":
        items = (message.get("Articles") or {}).get("item") or []
        return "\n".join(str(item.get("Title")) for item in (items if isinstance(items, list) else [items]))
    return {"image": "[图片]", "voice": "[语音]", "video": "[视频]"}.get(kind, "[卡片已更新]")
