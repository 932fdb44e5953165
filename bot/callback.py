"""GET and POST of the callback address: translates, nothing else (design «Fixed: HTTP», contract §1)."""

import time
from collections.abc import Callable

import structlog
from flask import Blueprint, Response, request

from bot.faults import note_fault
from bot.incoming import Incoming
from bot.metrics import CALLBACK_SECONDS
from bot.wecom.adapter import MessageError, read_callback
from bot.wecom.envelope import Envelope, EnvelopeError, Signed

log = structlog.get_logger()
NOT_STORED = "抱歉，暂时无法登记，请十分钟后重发；如仍不行，请致电综合科并告知编号 {}。"
HINT = "缺少参数 {}：此地址由企业微信回调使用，请在管理后台「接收消息」中填写"


def callback_blueprint(path: str, envelope: Envelope, take: Callable[[Incoming], str]) -> Blueprint:
    """The two routes of the callback address; `take` gives the text of the passive reply to a message."""
    blueprint = Blueprint("callback", __name__)

    def signed() -> Signed:
        values = [request.args.get(name, "") for name in ("msg_signature", "timestamp", "nonce")]
        return Signed(*values)

    def missing(*names: str) -> Response | None:
        absent = [name for name in names if not request.args.get(name)]
        return (
            Response(HINT.format("、".join(absent)), 400, content_type="text/plain; charset=utf-8") if absent else None
        )

    @blueprint.get(path)
    def verify() -> Response:
        refused = missing("msg_signature", "timestamp", "nonce", "echostr")
        if refused:
            return refused
        return Response(envelope.open_echo(signed(), request.args["echostr"]), content_type="text/plain")

    @blueprint.post(path)
    def receive() -> Response:
        refused = missing("msg_signature", "timestamp", "nonce")
        if refused:
            return refused
        with CALLBACK_SECONDS.time():
            plaintext = envelope.open_message(signed(), request.get_data())
            try:
                incoming = read_callback(plaintext)
            except MessageError as error:
                log.warning("broken_message", kind=str(error))
                return Response("")
            try:
                text = take(incoming)
            except Exception as error:  # nothing could be stored: 200 all the same, and the sender is told
                text = NOT_STORED.format(note_fault(error))
        sealed = envelope.seal_text(incoming.userid, text, int(time.time())) if text else ""
        return Response(sealed, content_type="application/xml")

    @blueprint.errorhandler(EnvelopeError)
    def not_ours(error: EnvelopeError) -> Response:
        log.warning("refused_callback", kind=str(error))
        return Response("", 403)

    return blueprint
