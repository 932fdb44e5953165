"""A robot of the assistant on a simulated WeCom: TLS, one line, the tests' clock on both sides."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from actions.report.obligations import open_periods
from bot.aibot.robot import Robot
from bot.assistant import Assistant
from bot.background import make_client
from bot.config import Config, parse_config
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from simulator.corp import Corp
from simulator.robot_socket import RobotSocket
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from tests.bot.wire import CORP, KEY, TOKEN
from tests.conftest import HandClock, make_test_assistant
from tests.waiting import wait_for

PEOPLE = {"wangmin": "王敏", "zhangwei": "张伟", "zhaoli": "赵丽"}


@pytest.fixture
def corp(clock: HandClock) -> Iterator[Corp]:
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="s3cret", token=TOKEN, aes_key=KEY, users=PEOPLE, clock=lambda: clock.now()
    )  # fmt: skip
    with SimulatorServer(settings) as server:
        yield server.corp


@pytest.fixture(scope="session")
def tls_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tls")


@pytest.fixture
def socket(corp: Corp, tls_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RobotSocket]:
    with RobotSocket(corp.robot, tls_folder) as made:
        monkeypatch.setenv("SSL_CERT_FILE", str(made.ca))
        yield made


@pytest.fixture
def config(corp: Corp, socket: RobotSocket) -> Config:
    return robot_config(corp, socket)


def robot_config(corp: Corp, socket: RobotSocket, **more: Any) -> Config:
    """What an operator writes for this corp."""
    keys = {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": "s3cret", "base_url": corp.base_url}
    aibot = {"bot_id": "aibSIM1", "secret": "robot-secret", "socket_url": socket.url}
    return parse_config({"wecom": keys, "aibot": aibot, **more})


@contextmanager
def running(assistant: Assistant, dispatch: Callable[[Incoming], str] | None = None) -> Iterator[Robot]:
    """A process's robot, from its start to its orderly stop."""
    client = make_client(assistant)
    robot = Robot(assistant, dispatch or Dispatcher(assistant).dispatch, client)
    robot.start()
    try:
        yield robot
    finally:
        robot.stop()
        client.close()


@pytest.fixture
def assistant(database: Database, clock: HandClock, config: Config) -> Assistant:
    made = make_test_assistant(database, clock, config)
    with database.write() as session:
        open_periods(made.context(session))  # as the first tick does
    return made


@pytest.fixture
def robot(assistant: Assistant, corp: Corp) -> Iterator[Robot]:
    with running(assistant) as made:
        wait_for(lambda: corp.robot.connection is not None)
        yield made


def answers(corp: Corp, userid: str, chatid: str = "") -> list[str]:
    """What the robot has said in a chat, as it is seen, without the cards behind it."""
    return [row.text for row in corp.robot.chat_of(userid, chatid) if row.source != "mine" and not row.card]


def asked(corp: Corp, userid: str, text: str, chatid: str = "", quote: str = "") -> str:
    """Say something to the robot and wait for what it answers."""
    before = len(answers(corp, userid, chatid))
    corp.robot.say(userid, text, chatid, quote)
    wait_for(lambda: len(answers(corp, userid, chatid)) > before)
    return answers(corp, userid, chatid)[before]
