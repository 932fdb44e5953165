"""The web server's stop, without a process around it."""

import socket
import threading
from collections.abc import Callable
from contextlib import closing

import httpx
import pytest
from flask import Flask

from bot.web_server import WebServer


def started(app: Flask) -> tuple[WebServer, threading.Thread, str]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = WebServer(app, "127.0.0.1", port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    return server, thread, f"http://127.0.0.1:{port}/"


def app_that(answers: Callable[[], str]) -> Flask:
    app = Flask("test")
    app.add_url_rule("/", view_func=answers)
    return app


def test_an_idle_connection_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web_server.DRAIN_SECONDS", 10_000)
    server, thread, url = started(app_that(lambda: "ok"))
    with httpx.Client(trust_env=False) as idle:
        assert idle.get(url).text == "ok"
        server.stop()
        thread.join(timeout=60)
        assert not thread.is_alive()


def test_a_request_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web_server.DRAIN_SECONDS", 0.2)
    begun, end = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        end.wait(30)
        return "late"

    server, thread, url = started(app_that(slow))
    failed: list[Exception] = []

    def ask() -> None:
        try:
            httpx.get(url, trust_env=False, timeout=60)
        except httpx.TransportError as error:
            failed.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert begun.wait(20)
    server.stop()
    thread.join(timeout=60)
    assert not thread.is_alive()
    end.set()
    asking.join(timeout=60)
    assert len(failed) == 1


def test_an_address_that_cannot_be_had_is_an_error() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            WebServer(app_that(lambda: "ok"), "127.0.0.1", taken.getsockname()[1])
