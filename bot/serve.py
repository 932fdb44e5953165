"""A running process: web server, background work, and an orderly stop on SIGTERM."""

import logging
import signal
import sys
import time
from types import FrameType

import structlog

from bot.app import create_app
from bot.assistant import Assistant
from bot.background import start_background
from bot.config import ConfigError
from bot.dispatcher import Dispatcher
from bot.web_server import WebServer

LOOK_SECONDS = 0.5  # between two looks whether a stop was asked for


def set_up_logs() -> None:
    """JSON lines on stderr; libraries speak only from warnings on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s %(levelname)s %(message)s")


def serve(assistant: Assistant, *, web: bool, clockwork: bool) -> None:
    """Run until SIGTERM or Ctrl-C; what is in hand is finished first. Raises ConfigError when the port is taken."""
    set_up_logs()
    log = structlog.get_logger()
    dispatcher = Dispatcher(assistant)
    server = _web_server(assistant, dispatcher) if web else None
    stop_background = start_background(assistant, dispatcher, clockwork=clockwork, web=web)
    asked = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        if server is not None:
            server.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    log.info("ready", web=web, scheduler=clockwork, worker=assistant.worker)
    try:
        if server is not None:
            server.run()
        while not asked:  # not Event.wait: a signal that comes while it begins to wait would be seen by nobody
            time.sleep(LOOK_SECONDS)
    finally:
        stop_background()
        assistant.database.close()
        log.info("stopped")


def _web_server(assistant: Assistant, dispatcher: Dispatcher) -> WebServer:
    with assistant.database.read() as session:
        assistant.qa.in_force(session, assistant.clock.now().date())  # begins to index the compilation
    server = assistant.config.server
    try:
        return WebServer(create_app(assistant, dispatcher), server.host, server.port)
    except OSError as error:
        raise ConfigError(f"server.port: cannot listen on {server.host}:{server.port}: {error.strerror}") from error
