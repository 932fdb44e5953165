"""A real bot over HTTP for the simulator to talk to; it opens and seals with wechatpy, as the other side does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

import httpx
import pytest
import xmltodict
from flask import Flask, request
from wechatpy.work.crypto import WeChatCrypto
from werkzeug.serving import make_server

from simulator.server import SimulatorServer, SimulatorSettings
from simulator.settings import SHANGHAI

CORP, TOKEN, KEY = "ww5im0000000000c0rp", "SimToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


@dataclass
class Bot:
    """Answers every callback with what `answer` makes of it, and remembers what came."""

    url: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)
    answer: Callable[[dict[str, Any]], tuple[str, int]] = lambda message: ("", 200)
    echo_end: str = ""
    now: datetime = datetime(2026, 11, 22, 10, tzinfo=SHANGHAI)

    def reply(self, message: dict[str, Any], content: str, **changes: str) -> str:
        """Seal a text reply; `changes` spoil single elements."""
        parts = {
            "ToUserName": message["FromUserName"],
            "FromUserName": CORP,
            "CreateTime": "1760000003",
            "MsgType": "text",
        }
        inner = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in {**parts, **changes}.items())
        text = f"<xml>{inner}<Content>{escape(content)}</Content></xml>"
        return str(WeChatCrypto(TOKEN, KEY, CORP).encrypt_message(text, "nonce", "1760000003"))


def make_bot_app(bot: Bot) -> Flask:
    app = Flask("bot-of-the-tests")

    @app.get("/wecom/callback")
    def verify() -> str:
        args = request.args
        values = (args["msg_signature"], args["timestamp"], args["nonce"], args["echostr"])
        return f"{WeChatCrypto(TOKEN, KEY, CORP).check_signature(*values)}{bot.echo_end}"

    @app.post("/wecom/callback")
    def callback() -> tuple[str, int]:
        args = request.args
        text = WeChatCrypto(TOKEN, KEY, CORP).decrypt_message(
            request.get_data(as_text=True), args["msg_signature"], args["timestamp"], args["nonce"]
        )
        message = xmltodict.parse(text)["xml"]
        bot.seen.append(message)
        return bot.answer(message)

    @app.route("/demo/clock", methods=["GET", "POST"])
    def clock() -> dict[str, str]:
        if request.method == "POST":
            bot.now = datetime.fromisoformat(request.get_json()["now"])
        return {"now": bot.now.isoformat()}

    return app


@pytest.fixture
def bot() -> Iterator[Bot]:
    bot = Bot()
    server = make_server("127.0.0.1", 0, make_bot_app(bot), threaded=True)
    bot.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield bot
    server.shutdown()
    thread.join()
    server.server_close()


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, tzinfo=SHANGHAI)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


def settings(**changes: Any) -> SimulatorSettings:
    given: dict[str, Any] = {
        "corp_id": CORP,
        "agent_id": 1000002,
        "secret": "app-secret",
        "token": TOKEN,
        "aes_key": KEY,
        "users": {"wangmin": "王敏", "LiQiang": "李强", "zhangwei": "张伟"},
        "webhooks": {"hook-1": "联络员群"},
        "clock": HandClock(),
    }
    return SimulatorSettings(**{**given, **changes})


@pytest.fixture
def sim(bot: Bot) -> Iterator[SimulatorServer]:
    with SimulatorServer(settings(callback_url=f"{bot.url}/wecom/callback", callback_deadline_seconds=0.3)) as server:
        yield server


class Api:
    """A client of the API such as a bot has, without any cleverness."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url + "/cgi-bin/", trust_env=False, timeout=5)
        self.token = self.get("gettoken", corpid=CORP, corpsecret="app-secret")["access_token"]

    def get(self, path: str, **query: Any) -> Any:
        return self.http.get(path, params=query).json()

    def post(self, path: str, body: Any, **query: Any) -> Any:
        return self.http.post(path, params={"access_token": self.token, **query}, json=body).json()

    def push(self, to: str, content: str = "请报送台账", **more: Any) -> Any:
        body = {"touser": to, "msgtype": "text", "agentid": 1000002, "text": {"content": content}}
        return self.post("message/send", {**body, **more})


@pytest.fixture
def api(sim: SimulatorServer) -> Iterator[Api]:
    client = Api(sim.url)
    yield client
    client.http.close()
