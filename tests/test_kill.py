"""One server with SQLite, killed at random under load: whatever was acknowledged is there once. For many: tests/soak."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import yaml
from sqlalchemy import func, select

from bot.assistant import Assistant
from bot.background import take_over
from bot.clock import SystemClock
from bot.dispatcher import Dispatcher
from bot.seal_key import seal_key
from scheduler.run.liveness import Watch
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import InboxMessage, LedgerEntry, MeetingNotice, Push
from tests.bot.wire import CORP, KEY, TOKEN, wire_config
from tests.conftest import SHANGHAI, make_test_assistant
from tests.soak.load import Sender
from tests.waiting import wait_for

ROOT = Path(__file__).parent.parent
LIAISONS = ("wangmin", "yangxue", "tanglan", "zhuting")  # report meetings
LEADERS = ("zhangwei", "xuning", "hanbing", "hejun")  # keep ledgers
KILLS = 3


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    users = {userid: userid for userid in (*LIAISONS, *LEADERS, "zhaoli", "liqiang")}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="s3cret", token=TOKEN, aes_key=KEY, users=users,
        callback_url=f"http://127.0.0.1:{port}/wecom/callback",
    )  # fmt: skip
    with SimulatorServer(settings) as server:
        yield server


@contextmanager
def running(sim: SimulatorServer, database_url: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m bot all`, from the moment when it answers; killed at the end if it still runs."""
    callback = httpx.URL(str(sim.corp.callback_url))
    wecom = {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": "s3cret", "base_url": sim.url}
    config = {"database": database_url, "server": {"port": callback.port}, "wecom": wecom}
    (folder / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "all"],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _wait_until_ready(process, str(callback.join("/readyz")))
        yield process
    finally:
        process.kill()
        process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    with httpx.Client(trust_env=False) as client:
        for _ in range(600):
            assert process.poll() is None, "ended by itself"
            try:
                if client.get(url).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
    raise AssertionError("not ready in time")


def _wait_for_answers(senders: list[Sender], more: int) -> None:
    """Let the load run until so many more messages have been answered."""
    before = sum(len(sender.answered) for sender in senders)
    wait_for(lambda: sum(len(sender.answered) for sender in senders) >= before + more)


def finish(database_url: str) -> Assistant:
    """What a process does that comes a minute later: it finds the dead and takes over what they left."""
    assistant = make_test_assistant(
        Database(database_url, seal_key(wire_config())), SystemClock(SHANGHAI), wire_config()
    )  # type: ignore[arg-type]
    monotonic = iter([0.0, 61.0])
    watch = Watch(lambda: next(monotonic))
    with assistant.database.read() as session:
        assert watch.dead(session) == set()
        dead = watch.dead(session)
    take_over(assistant, Dispatcher(assistant), dead)
    return assistant


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_killed_process_loses_nothing_and_doubles_nothing(
    sim: SimulatorServer, database_url: str, tmp_path: Path
) -> None:
    stop = threading.Event()
    senders = [Sender(sim, userid, userid in LIAISONS, stop) for userid in (*LIAISONS, *LEADERS)]
    for kill in range(KILLS):
        with running(sim, database_url, tmp_path) as process:
            if not kill:
                for sender in senders:
                    sender.start()
            _wait_for_answers(senders, random.randint(8, 40))
            process.kill()
    with running(sim, database_url, tmp_path) as process:
        _wait_for_answers(senders, 8)
        stop.set()
        for sender in senders:
            sender.join(timeout=20)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assistant = finish(database_url)
    answered = {sender.userid: sender.answered for sender in senders}
    with assistant.database.read() as session:
        seen = [row.text for row in session.scalars(select(InboxMessage))]
        meetings = [row.text for row in session.scalars(select(MeetingNotice))]
        entries = [row.text for row in session.scalars(select(LedgerEntry))]
        unfinished = session.scalar(select(func.count()).where(InboxMessage.state != "done"))
        pushed = session.scalar(select(func.count(Push.id)).where(Push.reason == "meeting_reported"))
    for userid, tags in answered.items():
        handled = meetings if userid in LIAISONS else entries
        for tag in tags:
            assert [tag in text for text in seen].count(True) == 1, tag
            assert [tag in text for text in handled].count(True) == 1, tag
    assert unfinished == 0
    assert len(seen) == len(meetings) + len(entries)
    assert pushed == len(meetings)
    assert sim.corp.violations == []
    assistant.database.close()
