"""A running process: web server, background work, and an orderly stop on SIGTERM."""

import logging
import signal
import sys
import threading
from types import FrameType

import structlog
from waitress import create_server

from bot.app import create_app
from bot.assistant import Assistant
from bot.background import start_background
from bot.dispatcher import Dispatcher

THREADS = 8


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
    """Run until SIGTERM or Ctrl-C; what is in hand is finished first."""
    set_up_logs()
    log = structlog.get_logger()
    dispatcher = Dispatcher(assistant)
    stop_background = start_background(assistant, dispatcher, clockwork=clockwork, web=web)
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, _raise_stop)
    log.info("ready", web=web, scheduler=clockwork, worker=assistant.worker)
    try:
        if web:
            with assistant.database.read() as session:
                assistant.qa.index(session, assistant.clock.now().date())  # begins to index the compilation
            server = assistant.config.server
            app = create_app(assistant, dispatcher)
            create_server(app, host=server.host, port=server.port, threads=THREADS, ident=None).run()
        else:
            stopping.wait()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        stop_background()
        assistant.database.close()
        log.info("stopped")


def _raise_stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
