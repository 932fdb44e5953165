"""The bare thing that we are measured against: Flask and wechatpy, which decrypt a text and send it back encrypted.

python -m benchmarks.echo_server PORT THREADS
"""

import sys

from flask import Flask, request
from waitress import serve
from wechatpy.work import create_reply, parse_message
from wechatpy.work.crypto import WeChatCrypto

from benchmarks.corp import CORP, KEY, PATH, TOKEN


def create_app() -> Flask:
    """What a tutorial shows."""
    app = Flask("echo")
    crypto = WeChatCrypto(TOKEN, KEY, CORP)

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.post(PATH)
    def echo() -> str:
        signed, timestamp, nonce = (request.args[name] for name in ("msg_signature", "timestamp", "nonce"))
        message = parse_message(crypto.decrypt_message(request.get_data(), signed, timestamp, nonce))
        reply = create_reply(message.content, message).render()
        return str(crypto.encrypt_message(reply, nonce, timestamp))

    return app


if __name__ == "__main__":
    serve(create_app(), host="127.0.0.1", port=int(sys.argv[1]), threads=int(sys.argv[2]), ident=None)
