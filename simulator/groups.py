"""Group chats: appchat (contract §3.6) and the webhook of a group (§3.7)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
from datetime import datetime, timedelta

from simulator.call import Call
from simulator.contents import Content, read_content
from simulator.corp import Corp
from simulator.errors import ApiError
from simulator.rooms import Room
from simulator.timeline import Shown

CHAT_KINDS = {"text", "image", "voice", "video", "file", "textcard", "news", "markdown"}
HOOK_KINDS = {"text", "markdown", "markdown_v2", "news", "file", "voice"}
CHATID = re.compile(r"[0-9a-zA-Z]{1,32}")
BLOCK = timedelta(seconds=60)
IMAGE_BYTES = 2 * 1024 * 1024


def create(call: Call) -> dict[str, object]:
    """Make a group of 2 to 2,000 members."""
    corp = call.corp
    _need_root(corp)
    members = _members(corp, call.strings("userlist"))
    if not 2 <= len(members) <= 2000:
        raise ApiError(86006, "invalid chat member count")
    owner = call.string("owner")
    if owner and owner.casefold() not in {name.casefold() for name in members}:
        raise ApiError(86207, "owner not in userlist")
    chatid = call.string("chatid") or "wr" + secrets.token_hex(12)
    if not CHATID.fullmatch(chatid):
        raise ApiError(86001, "invalid chatid")
    if chatid in corp.rooms.by_id:
        raise ApiError(86215, "chatid exists")
    name = call.string("name")[:50] or "群聊"
    corp.rooms.save(Room(chatid, name, corp.member(owner).userid if owner else members[0], members))
    return {"chatid": chatid}


def update(call: Call) -> dict[str, object]:
    """Rename a group or change who is in it."""
    room = _room(call, call.string("chatid"))
    gone = {name.casefold() for name in call.strings("del_user_list")}
    added = _members(call.corp, call.strings("add_user_list"))
    members = list(dict.fromkeys([name for name in room.members if name.casefold() not in gone] + added))
    owner = call.string("owner") or room.owner
    if owner.casefold() not in {name.casefold() for name in members}:
        raise ApiError(86005, "invalid owner")
    if not 2 <= len(members) <= 2000:
        raise ApiError(86006, "invalid chat member count")
    name = call.string("name")[:50] or room.name
    call.corp.rooms.save(Room(room.chatid, name, owner, members))
    return {}


def get(call: Call) -> dict[str, object]:
    """Tell about a group."""
    room = _room(call, call.query.get("chatid", ""))
    info = {"chatid": room.chatid, "name": room.name, "owner": room.owner, "userlist": room.members, "chat_type": 0}
    return {"chat_info": info}


def send(call: Call) -> dict[str, object]:
    """Post into a group that this app made; members past 200 a minute silently miss it."""
    room = _room(call, call.string("chatid"))
    content = read_content(call, CHAT_KINDS)
    now = call.corp.now()
    row = _shown(room.chatid, content, now)
    missed = [name for name in room.members if not call.corp.room_rate.admit(name, now)]
    call.corp.silently_dropped.extend(_shown(name, content, now) for name in missed)
    if len(missed) < len(room.members):
        call.corp.timeline.append([row])
    return {}


def _need_root(corp: Corp) -> None:
    if not corp.settings.root_visible:
        raise ApiError(48002, "api forbidden")


def _room(call: Call, chatid: str) -> Room:
    _need_root(call.corp)
    room = call.corp.rooms.by_id.get(chatid)
    if room is None:
        raise ApiError(86001, "invalid chatid")
    return room


def _members(corp: Corp, userids: list[str]) -> list[str]:
    unknown = [name for name in userids if not corp.visible(name)]
    if unknown:
        raise ApiError(86216, f"illegal member {unknown[0]}")
    return list(dict.fromkeys(corp.member(name).userid for name in userids))


def _shown(chat: str, content: Content, at: datetime) -> Shown:
    return Shown(
        chat,
        "push",
        content.kind,
        content.text,
        at,
        truncated=content.truncated,
        media_id=content.media_id,
        mentions=content.mentions,
    )


def webhook_send(call: Call) -> dict[str, object]:
    """Post through a group's webhook; the key is the only credential. 20 a minute, then 60 s of 45009."""
    corp, now = call.corp, call.corp.now()
    key = call.query.get("key", "")
    if key not in corp.settings.webhooks:
        raise ApiError(93000, "invalid webhook url")
    blocked = corp.webhook_blocked.get(key)
    if (blocked is not None and blocked <= now < blocked + BLOCK) or not corp.webhook_rate.admit(key, now):
        corp.webhook_blocked.setdefault(key, now)
        raise ApiError(45009, "api freq out of limit")
    corp.webhook_blocked.pop(key, None)
    content = _picture(call) if call.string("msgtype") == "image" else read_content(call, HOOK_KINDS, webhook_key=key)
    corp.timeline.append([_shown(corp.settings.webhooks[key], content, now)])
    return {}


def _picture(call: Call) -> Content:
    part = call.part("image")
    try:
        data = base64.b64decode(call.string("base64", part), validate=True)
    except binascii.Error as error:
        raise ApiError(40123, "invalid image format") from error
    if len(data) > IMAGE_BYTES:
        raise ApiError(93018, "image size exceed limit")
    if hashlib.md5(data, usedforsecurity=False).hexdigest() != call.string("md5", part).lower():
        raise ApiError(301019, "md5 not match")
    return Content("image", "图片", media_id=call.corp.media.add("image", "image", data))


def webhook_upload(call: Call) -> dict[str, object]:
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
