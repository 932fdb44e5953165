"""Group chats that the app makes itself (contract §3.6)."""

from __future__ import annotations

import re
import secrets

from simulator.call import Call
from simulator.contents import read_content
from simulator.corp import Corp
from simulator.limits import ApiError
from simulator.rooms import Room

KINDS = {"text", "image", "voice", "video", "file", "textcard", "news", "markdown"}
CHATID = re.compile(r"[0-9a-zA-Z]{1,32}")


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
    if not corp.rooms_made.admit("", corp.now()):
        raise ApiError(45009, "api freq out of limit")
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
    if not call.corp.rooms_changed.admit("", call.corp.now()):
        raise ApiError(45009, "api freq out of limit")
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
    content = read_content(call, KINDS)
    now = call.corp.now()
    if not call.corp.rooms_rate.admit("", now, len(room.members)):
        raise ApiError(45009, "api freq out of limit")
    missed = [name for name in room.members if not call.corp.room_rate.admit(name, now)]
    call.corp.silently_dropped.extend(content.shown_in(name, now) for name in missed)
    if len(missed) < len(room.members):
        call.corp.timeline.append([content.shown_in(room.chatid, now)])
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
