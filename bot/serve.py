"""A running process: web server, background work, and an orderly stop on SIGTERM."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

import structlog

from bot.app import create_app
from bot.assistant import Assistant
from bot.background import make_client, start_background
from bot.config import ConfigError
from bot.dispatcher import Dispatcher
from bot.in_turn import InTurn
from bot.together import Together
from bot.web_server import WebServer
from bot.wecom.client import WecomClient

STOP_SECONDS = 9.0  # from SIGTERM to the end; what is claimed by then is taken over, as after a crash
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


def serve(assistant: Assistant, *, web: bool = False, clockwork: bool = False, robot: bool = False) -> None:
    """Run until SIGTERM or Ctrl-C; what is in hand is finished first, for at most ten seconds. Raises ConfigError when the port is taken."""
    set_up_logs()
    log = structlog.get_logger()
    client = make_client(assistant)
    dispatcher = Dispatcher(assistant, client.download_media)
    take = Together(assistant.database, dispatcher).dispatch if assistant.database.is_sqlite else None
    in_turn = InTurn(dispatcher, take) if web or robot else None
    server = _web_server(assistant, in_turn) if web and in_turn else None
    stop_background = start_background(assistant, dispatcher, in_turn, clockwork=clockwork)
    stop_robot = _start_robot(assistant, in_turn, client) if robot and in_turn else None
    asked = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if not asked:
            last = threading.Timer(STOP_SECONDS, _end_at_once)
            last.daemon = True
            last.start()
        asked = True
        if server is not None:
            server.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    log.info("ready", web=web, scheduler=clockwork, robot=robot, worker=assistant.worker)
    try:
        if server is not None:
            server.run()
        while not asked:  # not Event.wait: a signal that comes while it begins to wait would be seen by nobody
            time.sleep(LOOK_SECONDS)
    finally:
        if stop_robot is not None:
            stop_robot()
        stop_background()
        client.close()
        assistant.database.close()
        log.info("stopped")


def _end_at_once() -> None:
    """Something does not end by itself: an export that is being drawn, a request that never ends."""
    structlog.get_logger().warning("stopped", left="work in hand")
    os._exit(0)


def _start_robot(assistant: Assistant, in_turn: InTurn, client: WecomClient) -> Callable[[], None]:
    from bot.aibot.robot import Robot  # a process without the robot does not load it

    robot = Robot(assistant, in_turn.dispatch, client)
    robot.start()
    return robot.stop


def _web_server(assistant: Assistant, in_turn: InTurn) -> WebServer:
    with assistant.database.read() as session:
        assistant.qa.in_force(session, assistant.clock.now().date())  # begins to index the compilation
    server = assistant.config.server
    try:
        return WebServer(create_app(assistant, in_turn.dispatch), server.host, server.port)
    except OSError as error:
        raise ConfigError(f"server.port: cannot listen on {server.host}:{server.port}: {error.strerror}") from error
