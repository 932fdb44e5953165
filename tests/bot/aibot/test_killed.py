"""Real processes: the one that holds the line is killed under load, and the other takes over; nothing is answered twice."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from simulator.corp import Corp
from simulator.robot_socket import RobotSocket
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import InboxMessage, LedgerEntry
from tests.bot.aibot.conftest import PEOPLE, answers, robot_config
from tests.bot.wire import CORP, KEY, TOKEN
from tests.waiting import wait_for

ROOT = Path(__file__).parent.parent.parent.parent
WITHIN = 30.0  # seconds from the death of the holder to the other's subscription
ENTRY = "记台账 今天与规划科同志开展廉政谈话，提醒{}号风险"


@pytest.fixture
def corp() -> Iterator[Corp]:
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="s3cret", token=TOKEN, aes_key=KEY, users=PEOPLE
    )  # in real time
    with SimulatorServer(settings) as server:
        yield server.corp


@contextmanager
def process(folder: Path, socket: RobotSocket, log: str) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m bot aibot`, from the moment at which it says that it is ready."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SSL_CERT_FILE": str(socket.ca)}
    path = folder / log
    with path.open("wb") as out:
        made = subprocess.Popen(
            [sys.executable, "-m", "bot", "aibot"], cwd=folder, env=environment, stdout=out, stderr=out
        )
    try:
        wait_for(lambda: b'"ready"' in path.read_bytes() or made.poll() is not None)
        assert made.poll() is None, path.read_text(encoding="utf-8")
        yield made
    finally:
        made.kill()
        made.wait()


@pytest.mark.slow
def test_the_other_takes_over_and_nothing_is_answered_twice(
    corp: Corp, socket: RobotSocket, database_url: str, tmp_path: Path
) -> None:
    config = robot_config(corp, socket).model_dump(mode="json", include={"wecom", "aibot"})
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"database": database_url, **config}), encoding="utf-8")
    with ExitStack() as stack:
        first = stack.enter_context(process(tmp_path, socket, "first.txt"))
        wait_for(lambda: corp.robot.connection is not None)
        stack.enter_context(process(tmp_path, socket, "second.txt"))
        told = [corp.robot.say("zhangwei", ENTRY.format(number)) for number in range(20)]
        wait_for(lambda: len(answers(corp, "zhangwei")) >= 5)
        first.kill()
        wait_for(lambda: len(socket.subscribed) == 2, WITHIN)
        for msgid in told:  # as WeCom may, not knowing what arrived
            corp.robot.repeat(msgid)
        wait_for(lambda: len(answers(corp, "zhangwei")) == 20, 150)  # what was stored by the dead waits for a minute
        time.sleep(2)
    assert len(answers(corp, "zhangwei")) == 20
    database = Database(database_url)
    with database.read() as session:
        assert len(session.scalars(select(InboxMessage)).all()) == 20
        assert len(session.scalars(select(LedgerEntry)).all()) == 20
    database.close()
