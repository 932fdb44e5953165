"""The webhook of a group, 消息推送 (contract §3.7): the key is the only credential."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import timedelta

from simulator.call import Call
from simulator.contents import Content, read_content
from simulator.limits import ApiError
from simulator.media import IMAGE_HEADS

KINDS = {"text", "markdown", "markdown_v2", "news", "file", "voice", "template_card"}
BLOCK = timedelta(seconds=60)
IMAGE_BYTES = 2 * 1024 * 1024


def send(call: Call) -> dict[str, object]:
    """Post into the webhook's group: 20 a minute, then 60 s of 45009."""
    corp, now = call.corp, call.corp.now()
    key = call.query.get("key", "")
    if key not in corp.settings.webhooks:
        raise ApiError(93000, "invalid webhook url")
    blocked = corp.webhook_blocked.get(key)
    if (blocked is not None and blocked <= now < blocked + BLOCK) or not corp.webhook_rate.admit(key, now):
        corp.webhook_blocked.setdefault(key, now)
        raise ApiError(45009, "api freq out of limit")
    corp.webhook_blocked.pop(key, None)
    if not call.body:
        raise ApiError(93017, "empty body")
    content = _picture(call) if call.string("msgtype") == "image" else read_content(call, KINDS, webhook_key=key)
    corp.timeline.append([content.shown_in(corp.settings.webhooks[key], now)])
    return {}


def _picture(call: Call) -> Content:
    part = call.part("image")
    try:
        data = base64.b64decode(call.string("base64", part), validate=True)
    except binascii.Error as error:
        raise ApiError(40123, "invalid image format") from error
    if not data.startswith(IMAGE_HEADS):
        raise ApiError(40123, "invalid image format")
    if len(data) > IMAGE_BYTES:
        raise ApiError(93018, "image size exceed limit")
    if hashlib.md5(data, usedforsecurity=False).hexdigest() != call.string("md5", part).lower():
        raise ApiError(301019, "md5 not match")
    return Content("image", "图片", media_id=call.corp.media.add("image", "image", data))


def upload(call: Call) -> dict[str, object]:
    """Keep a file for messages of this webhook alone."""
    key = call.query.get("key", "")
    if key not in call.corp.settings.webhooks:
        raise ApiError(93000, "invalid webhook url")
    kind = call.query.get("type")
    if kind not in ("file", "voice"):
        raise ApiError(40004, "invalid media type")
    if call.file is None:
        raise ApiError(41006, "missing media")
    media = call.corp.media.upload(kind, *call.file, key)
    return {"type": kind, "media_id": media.media_id, "created_at": str(int(media.created_at.timestamp()))}
