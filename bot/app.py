"""The web application: callback, health, metrics, and the demo's clock."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from flask import Flask, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from bot.assistant import Assistant
from bot.callback import callback_blueprint
from bot.clock import MovableClock
from bot.config import ConfigError
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from bot.metrics import REGISTRY, observe
from bot.readiness import Readiness, redis_is_away
from bot.wecom.envelope import Envelope

log = structlog.get_logger()
BODY_LIMIT = 1024 * 1024  # bytes; a callback is a few kilobytes (contract §8, 3)


def create_app(assistant: Assistant, take: Callable[[Incoming], str] | None = None) -> Flask:
    """The Flask application of a process; messages go to `take`, or straight to a dispatcher of its own."""
    app = Flask("assistant")
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    wecom, server = assistant.config.wecom, assistant.config.server
    envelope = Envelope(wecom.token, wecom.encoding_aes_key, wecom.corp_id)
    _health(app, assistant)
    if server.public_url is not None:
        from bot.pages import register_pages  # a process without pages does not load them

        register_pages(app, assistant)
    if isinstance(assistant.clock, MovableClock) and assistant.config.demo:
        _demo_clock(app, assistant.clock, assistant)
    if _is_ours(app, server.callback_path):
        raise ConfigError(f"server.callback_path: {server.callback_path}: is an address of the program's own")
    app.register_blueprint(callback_blueprint(server.callback_path, envelope, take or Dispatcher(assistant).dispatch))
    return app


def _is_ours(app: Flask, path: str) -> bool:
    """Whether the path is taken: by a page, by /healthz and the like."""
    try:
        app.url_map.bind("localhost").match(path)
    except (MethodNotAllowed, RequestRedirect):
        return True
    except NotFound:
        return False
    return True


def _health(app: Flask, assistant: Assistant) -> None:
    readiness = Readiness(assistant.database)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> tuple[dict[str, str], int]:
        if fault := readiness.fault():
            log.error("database_away", kind=fault)
            return {"status": "unavailable", "database": "away"}, 503
        if assistant.config.redis and redis_is_away(assistant.config.redis):
            return {"status": "ok", "database": "ok", "redis": "away"}, 200
        return {"status": "ok", "database": "ok"}, 200

    @app.get("/metrics")
    def metrics() -> Response:
        try:
            with assistant.database.read() as session:
                observe(session, assistant.clock.now(), assistant.rules)
        except SQLAlchemyError as error:  # the counters are still worth reading
            log.error("database_away", kind=type(error).__name__)
        return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def _demo_clock(app: Flask, clock: MovableClock, assistant: Assistant) -> None:
    @app.get("/demo/clock")
    def read_clock() -> dict[str, str]:
        return {"now": clock.now().isoformat(timespec="seconds")}

    @app.post("/demo/clock")
    def move_clock() -> Any:
        try:
            moment = datetime.fromisoformat(str((request.get_json(silent=True) or {}).get("now")))
        except ValueError:
            return jsonify(error='send {"now": "2026-11-25T08:50:00"}'), 400
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=assistant.rules.zone)
        clock.set(moment)
        return {"now": clock.now().isoformat(timespec="seconds")}
