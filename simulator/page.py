"""The phone's chat as a web page, and what its script and a demo's author may ask for under /sim/."""

from __future__ import annotations

import io
from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template, request, send_file

from simulator import botclock
from simulator.corp import Corp
from simulator.timeline import Shown

blueprint = Blueprint("page", __name__)
ROBOT = "robot:"  # before a member's id: the chat with the robot
SHOWN_AS_IMAGE = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG"}


def _corp() -> Corp:
    corp: Corp = current_app.extensions["corp"]
    return corp


@blueprint.get("/")
def phone() -> str:
    """Show the chat page."""
    settings = _corp().settings
    return render_template("phone.html", has_clock=settings.bot_url is not None, walk=settings.walk)


@blueprint.get("/sim/chats")
def chats() -> Response:
    """List who can be played, which groups can be looked at, and the app's menu."""
    corp = _corp()
    members = [asdict(member) for member in corp.members.values()]
    rooms = [
        {"id": room.chatid, "name": room.name, "post": f"群聊 · {len(room.members)}人"}
        for room in corp.rooms.by_id.values()
    ]
    rooms += [
        {"id": name, "name": name, "post": "群聊 · 消息推送", "address": _address(corp, key)}
        for name, key in sorted({name: key for key, name in corp.settings.webhooks.items()}.items())
    ]
    return jsonify(members=members, rooms=rooms, menu=corp.menu, robot=corp.robot.connection is not None)


def _address(corp: Corp, key: str) -> str:
    """The webhook's address as the group's settings show it to its members."""
    return f"{corp.base_url}/cgi-bin/webhook/send?key={key}"


@blueprint.get("/sim/feed")
def feed() -> Response:
    """Return what was said after number `after`, in all chats."""
    corp = _corp()
    rows = corp.timeline.since(request.args.get("after", 0, type=int))
    return jsonify(rows=[_bubble(corp, row) for row in rows])


def _bubble(corp: Corp, row: Shown) -> dict[str, Any]:
    mentions = ["所有人" if name == "@all" else _name(corp, name) for name in row.mentions]
    return {**asdict(row), "at": row.at.isoformat(), "mentions": mentions}


def _name(corp: Corp, userid: str) -> str:
    member = corp.members.get(userid.casefold())
    return member.name if member else userid


@blueprint.post("/sim/say")
def say() -> tuple[Response, int] | Response:
    """Let a member write {userid, text} to the app, or to the robot {…, robot: true}; answers once the bot has it."""
    body = request.get_json()
    text = str(body.get("text", "")).strip()
    if not text or str(body.get("userid", "")).casefold() not in _corp().members:
        return jsonify(error="请先选择成员并输入内容"), 400
    if body.get("robot"):
        return jsonify(delivered=_robot_hears(_corp().robot.say(body["userid"], text)))
    return jsonify(delivered=_corp().converse(body["userid"], text).delivered)


def _robot_hears(msgid: str) -> bool:
    return msgid not in _corp().robot.lost


@blueprint.post("/sim/press")
def press() -> Response:
    """Let a member press a card's button: {userid, task_id, key, option}; of the robot's card the userid begins «robot:»."""
    body = request.get_json()
    if str(body.get("userid", "")).startswith(ROBOT):
        who = str(body["userid"]).removeprefix(ROBOT)
        pressed = _corp().robot.press(who, str(body["task_id"]), str(body["key"]), str(body.get("option") or ""))
        return jsonify(delivered=_robot_hears(pressed))
    names = (str(body.get(name, "")) for name in ("userid", "task_id", "key", "option"))
    return jsonify(delivered=_corp().press(*names) is not None)


@blueprint.post("/sim/click")
def click() -> Response:
    """Let a member click a button of the menu: {userid, key}."""
    body = request.get_json()
    _corp().send_event(str(body["userid"]), "click", str(body["key"]))
    return jsonify(ok=True)


@blueprint.post("/sim/enter")
def enter() -> Response:
    """Let a member open the app."""
    _corp().send_event(str(request.get_json()["userid"]), "enter_agent")
    return jsonify(ok=True)


@blueprint.post("/sim/photo")
def photo() -> tuple[Response, int] | Response:
    """Let a member send a JPEG or PNG photo; to the robot any file."""
    file = request.files.get("photo")
    data = file.read() if file else b""
    is_photo = data.startswith(tuple(SHOWN_AS_IMAGE.values()))
    if file is not None and data and request.form.get("robot"):
        name, kind = file.filename or "照片.jpg", "image" if is_photo else "file"
        return jsonify(delivered=_robot_hears(_corp().robot.send_file(request.form["userid"], name, data, kind)))
    if file is None or not is_photo:
        return jsonify(error="请选择JPG或PNG格式的照片"), 400
    _corp().send_photo(request.form["userid"], data, file.filename or "photo.jpg")
    return jsonify(ok=True)


@blueprint.get("/sim/media/<media_id>")
def media(media_id: str) -> Response:
    """Serve a photo or file to the page, and a photo's PicUrl to the bot."""
    found = _corp().media.peek(media_id)
    if found is None:
        return Response(status=404)
    note, data = found
    kind = next((kind for kind, head in SHOWN_AS_IMAGE.items() if data.startswith(head)), None)
    if kind is None:
        return send_file(io.BytesIO(data), "application/octet-stream", as_attachment=True, download_name=note.filename)
    return send_file(io.BytesIO(data), kind)


@blueprint.get("/sim/handed/<place>")
def handed(place: str) -> Response:
    """Serve a file that was sent to the robot, sealed, for five minutes."""
    found = _corp().robot.handed(place)
    if found is None:
        return Response(status=403)
    data = io.BytesIO(found.sealed)
    return send_file(data, "application/octet-stream", as_attachment=True, download_name=found.name)


@blueprint.route("/sim/clock", methods=["GET", "POST"])
def clock() -> tuple[Response, int] | Response:
    """Return the bot's time {now}; POST {step} or {now} moves it."""
    corp = _corp()
    now = botclock.read(corp)
    if request.method == "POST" and now is not None:
        body = request.get_json()
        try:
            wanted = datetime.fromisoformat(body["now"]) if "now" in body else botclock.target(now, body["step"])
        except (KeyError, ValueError):
            return jsonify(error="时间格式不正确"), 400
        now = botclock.move(corp, wanted)
    return jsonify(now=now.isoformat() if now else None)


@blueprint.post("/sim/faults")
def faults() -> tuple[Response, int] | Response:
    """Queue a fault: the arguments of Faults.add as JSON."""
    try:
        _corp().faults.add(**request.get_json())
    except (TypeError, ValueError) as error:
        return jsonify(error=str(error)), 400
    return jsonify(ok=True)


@blueprint.get("/sim/journal")
def journal() -> Response:
    """Return every API request and its answer."""
    entries = [{**asdict(entry), "at": entry.at.isoformat()} for entry in list(_corp().journal)]
    return jsonify(entries)
