"""The menu at the foot of the app's chat (contract §3.9): one to three buttons, each with up to five under it."""

from __future__ import annotations

from typing import Any

from simulator.call import Call
from simulator.limits import ApiError

TOP, BELOW = 3, 5
KINDS = (
    "click", "view", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin",
    "location_select", "view_miniprogram",
)  # fmt: skip
TOP_BYTES, BELOW_BYTES, KEY_BYTES, URL_BYTES = 16, 40, 128, 1024


def get(call: Call) -> dict[str, object]:
    """Tell the menu; 46003 when there is none."""
    _check_agent(call)
    if not call.corp.menu:
        raise ApiError(46003, "menu no exist")
    return {"button": call.corp.menu}


def create(call: Call) -> dict[str, object]:
    """Take the menu in place of the one before."""
    _check_agent(call)
    buttons = (call.body or {}).get("button")
    if not isinstance(buttons, list) or not 0 < len(buttons) <= TOP:
        raise ApiError(40016, "invalid button size")
    for button in buttons:
        _check(button, TOP_BYTES)
        below = button.get("sub_button", [])
        if len(below) > BELOW:
            raise ApiError(40023, "invalid sub_button size")
        for each in below:
            _check(each, BELOW_BYTES)
    call.corp.menu = buttons
    return {}


def delete(call: Call) -> dict[str, object]:
    """Take the menu away."""
    _check_agent(call)
    call.corp.menu = []
    return {}


def _check_agent(call: Call) -> None:
    if call.query.get("agentid") != str(call.corp.settings.agent_id):
        raise ApiError(301002, "not allow operate another agent with this accesstoken")


def _check(button: dict[str, Any], most: int) -> None:
    if not 0 < len(str(button.get("name", "")).encode()) <= most:
        raise ApiError(40018, "invalid button name size")
    if "sub_button" in button:
        return
    if button.get("type") not in KINDS:
        raise ApiError(40017, "invalid button type")
    key = str(button.get("key", ""))
    if button.get("type") == "click" and not 0 < len(key.encode()) <= KEY_BYTES:
        raise ApiError(40019, "invalid button key size")
    url = str(button.get("url", ""))
    if button.get("type") == "view" and (not url.startswith(("http://", "https://")) or len(url.encode()) > URL_BYTES):
        raise ApiError(40020, "invalid button url size")
