"""The application, and a server for it in a thread."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from werkzeug.serving import WSGIRequestHandler, make_server

from simulator import api, oauth, page
from simulator.corp import Corp
from simulator.settings import SimulatorSettings

__all__ = ["SimulatorServer", "SimulatorSettings", "create_simulator"]


def create_simulator(settings: SimulatorSettings) -> Flask:
    """Return the application; its state is `app.extensions["corp"]`."""
    app = Flask(__name__)
    assert isinstance(app.json, DefaultJSONProvider)
    app.json.ensure_ascii = False
    app.extensions["corp"] = Corp(settings)
    for part in (api, oauth, page):
        app.register_blueprint(part.blueprint)
    return app


class _QuietHandler(WSGIRequestHandler):
    timeout = 60  # seconds; an idle kept-alive connection ends by itself

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return the corp's time for the Date header."""
        app = self.server.app
        assert isinstance(app, Flask)
        corp: Corp = app.extensions["corp"]
        return super().date_time_string(corp.now().timestamp() if timestamp is None else timestamp)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the journal has it."""

    def connection_dropped(self, error: BaseException, environ: object = None) -> None:
        """Say nothing: a reset may have been asked for."""


class SimulatorServer:
    """Serves the simulator while the `with` block runs; port 0 takes any free port."""

    def __init__(self, settings: SimulatorSettings, host: str = "127.0.0.1", port: int = 0) -> None:
        self.app = create_simulator(settings)
        self.corp: Corp = self.app.extensions["corp"]
        self._server = make_server(host, port, self.app, threaded=True, request_handler=_QuietHandler)
        self.url = f"http://{host}:{self._server.server_port}"
        self.corp.base_url = self.url
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self.corp.close()
