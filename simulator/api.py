"""The one door of the API: faults, token, journal, and which function answers which path."""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable, Iterator

from flask import Blueprint, Response, current_app, jsonify, request, send_file

from simulator import appchat, contacts, menu, messages, schedules, webhook
from simulator.call import WRONG_JSON, Call
from simulator.corp import Corp
from simulator.faults import Fault
from simulator.limits import ApiError
from simulator.oauth import getuserinfo
from simulator.records import JournalEntry

blueprint = Blueprint("api", __name__, url_prefix="/cgi-bin")
SECRET_PARAMETERS = {"access_token", "corpsecret", "key", "code"}
Answer = dict[str, object] | Response


def corp_of_app() -> Corp:
    """Return the state of the corp that this application serves."""
    corp: Corp = current_app.extensions["corp"]
    return corp


def _gettoken(call: Call) -> Answer:
    call.corp.gettoken_calls += 1
    return call.corp.tokens.issue(call.query.get("corpid"), call.query.get("corpsecret"))


def _upload(call: Call) -> Answer:
    if call.file is None:
        raise ApiError(41006, "missing media")
    media = call.corp.media.upload(call.query.get("type"), *call.file)
    return {"type": media.kind, "media_id": media.media_id, "created_at": str(int(media.created_at.timestamp()))}


def _download(call: Call) -> Answer:
    media = call.corp.media.get(call.query.get("media_id"))
    data = io.BytesIO(call.corp.media.content(media))  # send_file answers Range with 206
    return send_file(data, "application/octet-stream", as_attachment=True, download_name=media.filename or "media")


def _agent(call: Call) -> Answer:
    if call.query.get("agentid") != str(call.corp.settings.agent_id):
        raise ApiError(301002, "not allow operate another agent with this accesstoken")
    return {"agentid": call.corp.settings.agent_id, "name": "履责助手", "close": 0}


def _callback_ips(call: Call) -> Answer:
    return {"ip_list": ["127.0.0.1"]}


WITH_GET: dict[str, Callable[[Call], Answer]] = {
    "gettoken": _gettoken,
    "getcallbackip": _callback_ips,
    "media/get": _download,
    "user/get": contacts.get_user,
    "user/simplelist": contacts.list_members,
    "department/simplelist": contacts.list_departments,
    "department/get": contacts.get_department,
    "menu/get": menu.get,
    "menu/delete": menu.delete,
    "agent/get": _agent,
    "auth/getuserinfo": getuserinfo,
    "appchat/get": appchat.get,
}
WITH_POST: dict[str, Callable[[Call], Answer]] = {
    "message/send": messages.send,
    "message/recall": messages.recall,
    "message/update_template_card": messages.update_card,
    "appchat/create": appchat.create,
    "appchat/update": appchat.update,
    "appchat/send": appchat.send,
    "webhook/send": webhook.send,
    "menu/create": menu.create,
    "oa/schedule/add": schedules.add,
    "oa/schedule/update": schedules.update,
    "oa/schedule/del": schedules.remove,
    "batch/openuserid_to_userid": contacts.convert_open_ids,
}
WITH_FILE: dict[str, Callable[[Call], Answer]] = {
    "media/upload": _upload,
    "webhook/upload_media": webhook.upload,
}
WITHOUT_TOKEN = {"gettoken", "webhook/send", "webhook/upload_media"}


@blueprint.route("/<path:path>", methods=["GET", "POST"])
def api(path: str) -> Response:
    """Answer one call of the bot, after whatever fault was asked for, and write both down."""
    corp = corp_of_app()
    fault = corp.faults.take(path)
    call = _read_call(corp)
    if fault and fault.reset:
        return _cut_line(call, path)
    response = _faulty(fault) if fault else None
    if response is None:
        response = _answered(call, path)
    _write_down(call, path, response)
    if fault and fault.timeout_after_accept:
        time.sleep(fault.timeout_after_accept)
    if fault and fault.garbage is not None:
        return Response(fault.garbage, content_type="application/json")
    if fault and fault.drip:
        return Response(_dripping(response.get_data(), fault.drip), content_type=response.content_type)
    return response


def _dripping(body: bytes, seconds: float) -> Iterator[bytes]:
    for place in range(len(body)):
        time.sleep(seconds / len(body))
        yield body[place : place + 1]


def _read_call(corp: Corp) -> Call:
    upload = request.files.get("media")
    file = (upload.filename or "", upload.read()) if upload else None
    raw = b"" if upload else request.get_data()
    return Call(corp, request.args, raw, file)


def _faulty(fault: Fault) -> Response | None:
    if fault.http is not None:
        return Response(status=fault.http)
    if fault.errcode is not None:
        return jsonify(ApiError(fault.errcode, "system busy" if fault.errcode == -1 else "fault on request").answer())
    return None


def _answered(call: Call, path: str) -> Response:
    try:
        with call.corp.lock:
            answer = _work(call, path)
    except ApiError as error:
        answer = error.answer()
    if isinstance(answer, Response):
        return answer
    warning = WRONG_JSON if call.mistyped else ""
    return jsonify({"errcode": 0, "errmsg": warning + "ok", **answer})


def _work(call: Call, path: str) -> Answer:
    work = (WITH_GET if request.method == "GET" else {**WITH_POST, **WITH_FILE}).get(path)
    if work is None:
        known = path in WITH_GET or path in WITH_POST or path in WITH_FILE
        raise ApiError(40063, "some parameters are empty") if known else ApiError(48002, "api forbidden: not simulated")
    corp, now = call.corp, call.corp.now()
    if path != "message/send" and not corp.call_rate.admit(path, now):  # sends have limits of their own
        raise ApiError(45009, "api freq out of limit")
    if call.query.get("debug") == "1" and not corp.debug_rate.admit("", now):
        raise ApiError(45009, "api freq out of limit")
    if path not in WITHOUT_TOKEN:
        corp.tokens.check(call.query.get("access_token"))
        if corp.settings.untrusted_ip:
            raise ApiError(60020, "not allow to access from your ip")
    if path in WITH_POST:
        call.read_json()
    return work(call)


def _write_down(call: Call, path: str, response: Response) -> None:
    query = {name: value for name, value in call.query.items() if name not in SECRET_PARAMETERS}
    body = call.body or (None if call.file else call.raw.decode(errors="replace") or None)
    shown = response.get_json(silent=True)
    call.corp.journal.append(JournalEntry(path, query, body, shown, response.status_code, call.corp.now()))


def _cut_line(call: Call, path: str) -> Response:
    """End the connection without a word; only werkzeug's own server hands the socket over, hence that server."""
    nothing = Response(status=444)
    _write_down(call, path, nothing)
    line: socket.socket = request.environ["werkzeug.socket"]
    line.shutdown(socket.SHUT_RDWR)
    return nothing  # goes nowhere
