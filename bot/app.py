"""The web application: callback, health, metrics, and the demo's clock."""

from datetime import datetime
from typing import Any

import structlog
from flask import Flask, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant import Assistant
from bot.callback import callback_blueprint
from bot.clock import MovableClock
from bot.dispatcher import Dispatcher
from bot.metrics import REGISTRY, observe
from bot.redis_state import redis_is_away
from bot.wecom.envelope import Envelope

log = structlog.get_logger()
BODY_LIMIT = 1024 * 1024  # bytes; a callback is a few kilobytes (contract §8, 3)


def create_app(assistant: Assistant, dispatcher: Dispatcher | None = None) -> Flask:
    """The Flask application of a process."""
    app = Flask("assistant")
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    wecom, server = assistant.config.wecom, assistant.config.server
    envelope = Envelope(wecom.token, wecom.encoding_aes_key, wecom.corp_id)
    app.register_blueprint(callback_blueprint(server.callback_path, envelope, dispatcher or Dispatcher(assistant)))
    _health(app, assistant)
    if server.public_url is not None:
        from bot.pages import register_pages  # a process without pages does not load them

        register_pages(app, assistant)
    if isinstance(assistant.clock, MovableClock) and assistant.config.demo:
        _demo_clock(app, assistant.clock, assistant)
    return app


def _health(app: Flask, assistant: Assistant) -> None:
    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> tuple[dict[str, str], int]:
        try:
            with assistant.database.read() as session:
                session.execute(text("SELECT 1 FROM inbox_message LIMIT 1"))
        except SQLAlchemyError as error:
            log.error("database_away", kind=type(error).__name__)
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
