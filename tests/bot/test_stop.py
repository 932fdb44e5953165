"""Real processes that stop and start: they finish what they hold, answer whom they let in, and note how long nobody was there."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
import yaml
from sqlalchemy import func, select, text, update

from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import InboxMessage, Outage, Worker
from tests.bot.dripping import dripping
from tests.bot.wire import CORP, KEY, TOKEN
from tests.conftest import NOW
from tests.scheduler.outside import put, states
from tests.waiting import wait_for

ROOT = Path(__file__).parent.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
WAITING = 12  # more than the eight threads: some wait for one


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "assistant.db")
    return f"sqlite:///{tmp_path}/assistant.db"


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    users = {"wangmin": "王敏", **{f"user{n}": "路人" for n in range(WAITING)}}
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="s3cret", token=TOKEN, aes_key=KEY, users=users, callback_attempts=1,
        callback_url=f"http://127.0.0.1:{port}/wecom/callback", callback_deadline_seconds=20,
    )  # fmt: skip
    with SimulatorServer(settings) as server:
        yield server


def write_config(folder: Path, database_url: str, port: int | None, wecom_url: str) -> None:
    wecom = {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": "s3cret", "base_url": wecom_url}
    config = {"database": database_url, "server": {"port": port}, "wecom": wecom}
    (folder / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")


def command(name: str) -> list[str]:
    return [sys.executable, "-m", "bot", name]


@contextmanager
def running(sim: SimulatorServer, name: str, database_url: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m bot`, from the moment at which it says that it is ready."""
    write_config(folder, database_url, httpx.URL(str(sim.corp.callback_url)).port, sim.url)
    log = folder / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(command(name), cwd=folder, env=ENVIRONMENT, stdout=out, stderr=out)
    try:
        wait_for(lambda: b'"ready"' in log.read_bytes() or process.poll() is not None)
        assert process.poll() is None, log.read_text(encoding="utf-8")
        yield process
    finally:
        process.kill()
        process.wait()


def test_requests_that_were_let_in_are_answered_and_no_more_come_in(
    sim: SimulatorServer, database_url: str, tmp_path: Path
) -> None:
    replies: dict[str, str | None] = {}

    def ask(userid: str) -> None:
        replies[userid] = sim.corp.say(userid, "第7问")

    people = [threading.Thread(target=ask, args=(f"user{n}",)) for n in range(WAITING)]
    url = httpx.URL(str(sim.corp.callback_url))
    database = Database(database_url)
    with running(sim, "web", database_url, tmp_path) as process:
        with database.engine.connect() as holder, holder.begin():  # every message waits for this writer
            holder.execute(text("UPDATE worker SET beat = beat"))
            for person in people:
                person.start()
            wait_for(lambda: len(_connections(process.pid, int(url.port or 0))) >= WAITING)
            process.send_signal(signal.SIGTERM)
            wait_for(lambda: not _listens(process.pid, int(url.port or 0)))
            with pytest.raises(httpx.ConnectError), httpx.Client(trust_env=False) as late:
                late.get(url.join("/healthz"))
            assert replies == {}
        for person in people:
            person.join()
        assert process.wait(timeout=20) == 0
    assert len(replies) == WAITING
    assert all("不在成员名单中" in (reply or "") for reply in replies.values())
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert '"stopped"' in log
    assert "Traceback" not in log
    database.close()


def test_a_scheduler_finishes_the_call_that_it_makes(sim: SimulatorServer, database_url: str, tmp_path: Path) -> None:
    database = Database(database_url)
    sim.corp.faults.add("message/send", timeout_after_accept=1.5)
    put(database, ["wangmin"], "请办理", NOW)
    with running(sim, "scheduler", database_url, tmp_path) as process:
        wait_for(lambda: any(entry.path == "message/send" for entry in sim.corp.journal))
        assert ("wangmin", "sending") in states(database)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    # On some days the plan queues reminders of its own beside this push: they wait for the next scheduler.
    assert ("wangmin", "sent") in states(database)
    assert "sending" not in [state for _userid, state in states(database)]
    assert [row.text for row in sim.corp.inbox("wangmin")] == ["请办理"]
    assert len([entry for entry in sim.corp.journal if entry.path == "message/send"]) == 1
    database.close()


def test_a_port_that_is_taken_is_said_in_one_line(database_url: str, tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        write_config(tmp_path, database_url, taken.getsockname()[1], "http://127.0.0.1:9")
        done = subprocess.run(
            command("web"), cwd=tmp_path, env=ENVIRONMENT, capture_output=True, timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("server.port: cannot listen on 127.0.0.1:")
    assert done.stderr.count(b"\n") == 1


def _connections(pid: int, port: int) -> list[str]:
    """Established connections to this port, as /proc tells them."""
    return [state for state, local in _sockets(pid) if local == port and state == "01"]


def _listens(pid: int, port: int) -> bool:
    return any(local == port and state == "0A" for state, local in _sockets(pid))


def _sockets(pid: int) -> list[tuple[str, int]]:
    lines = Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return [(line.split()[3], int(line.split()[1].rpartition(":")[2], 16)) for line in lines]


def test_a_start_after_an_hour_notes_the_outage(sim: SimulatorServer, database_url: str, tmp_path: Path) -> None:
    database = Database(database_url)

    def seen() -> datetime | None:
        with database.read() as session:
            return session.scalar(select(func.max(Worker.seen_at)).where(Worker.takes_messages))

    with running(sim, "all", database_url, tmp_path) as process:
        wait_for(seen)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    last = (seen() or NOW) - timedelta(hours=1)
    with database.write() as session:
        session.execute(update(Worker).values(seen_at=last))
    with running(sim, "all", database_url, tmp_path):
        wait_for(lambda: seen() != last)
    with database.read() as session:
        (outage,) = session.scalars(select(Outage))
    assert outage.began_at == last
    assert timedelta(hours=1) < outage.ended_at - last < timedelta(hours=1, minutes=5)
    assert '"outage_noted"' in (tmp_path / "log.txt").read_text(encoding="utf-8")
    database.close()


def test_sigterm_ends_a_process_to_which_wecom_drips(database_url: str, tmp_path: Path) -> None:
    database = Database(database_url)
    put(database, ["wangmin"], "请办理", NOW)
    database.close()
    with dripping() as url, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        write_config(tmp_path, database_url, port, url)
        log = tmp_path / "log.txt"
        with log.open("wb") as out:
            process = subprocess.Popen(command("all"), cwd=tmp_path, env=ENVIRONMENT, stdout=out, stderr=out)
        try:
            wait_for(lambda: b'"ready"' in log.read_bytes())
            time.sleep(1)  # the first delivery begins at once
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0
            assert time.monotonic() - began < 10
        finally:
            process.kill()
            process.wait()


def test_a_full_disk_is_said_and_nothing_is_claimed_to_be_stored(
    sim: SimulatorServer,
    database_url: str,
    tmp_path: Path,
) -> None:
    """No file may grow beyond 160 KiB: the database's log soon hits it, as it would the end of a disk."""
    url, replies = httpx.URL(str(sim.corp.callback_url)), list[str]()
    with running(sim, "web", database_url, tmp_path) as process, httpx.Client(trust_env=False) as client:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (160 * 1024, resource.RLIM_INFINITY))
        for _ in range(60):
            began = time.monotonic()
            replies.append(sim.corp.say("wangmin", "帮助") or "")
            assert time.monotonic() - began < 1
            if "暂时无法登记，请十分钟后重发" in replies[-1]:
                break
        assert "暂时无法登记，请十分钟后重发" in replies[-1]
        # what is left may still hold the few bytes that /readyz writes, until it has written them
        wait_for(lambda: client.get(url.join("/readyz")).status_code == 503)
        assert client.get(url.join("/healthz")).status_code == 200
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert "您可以这样说" in (sim.corp.say("wangmin", "帮助") or "")
        wait_for(lambda: client.get(url.join("/readyz")).status_code == 200)
        wait_for(lambda: not _received(database_url))
    database = Database(database_url)
    with database.read() as session:
        done = session.scalar(select(func.count()).where(InboxMessage.state == "done"))
    assert done == len(replies) - 1 + 1  # all but the one that was turned away, and the last
    database.close()


def _received(url: str) -> int:
    database = Database(url)
    with database.read() as session:
        found = session.scalar(select(func.count()).where(InboxMessage.state == "received")) or 0
    database.close()
    return found


@pytest.mark.slow
def test_a_crowd_a_long_text_and_a_full_disk_keep_no_callback_waiting(
    sim: SimulatorServer, database_url: str, tmp_path: Path
) -> None:
    """1,000 connections that say nothing or half a request, 20 that upload a byte at a time; then 1 MiB of text; then no more disk."""
    address = ("127.0.0.1", int(httpx.URL(str(sim.corp.callback_url)).port or 0))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4_000)), hard))
    head = b"POST /wecom/callback HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
    longest = 0.0

    def answer(words: str) -> str:
        nonlocal longest
        began = time.monotonic()
        reply = sim.corp.say("wangmin", words) or ""
        longest = max(longest, time.monotonic() - began)
        return reply

    with ExitStack() as opened, running(sim, "web", database_url, tmp_path) as process:
        sim.corp.say("wangmin", "帮助")  # a first message loads what later ones find
        crowd = [opened.enter_context(closing(socket.create_connection(address))) for _ in range(1_020)]
        for one in crowd[500:1_000]:
            one.sendall(head[:40])
        for one in crowd[1_000:]:
            one.sendall(head)
        opened.enter_context(_dripped(crowd[1_000:]))
        assert all("您可以这样说" in answer("帮助") for _ in range(5))
        answer("长" * (1024 * 1024 // 6))  # the envelope makes a body of nearly 1 MiB of it
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (96 * 1024, resource.RLIM_INFINITY))
        said = [answer("帮助") for _ in range(20)]
        assert all("您可以这样说" in each or "暂时无法登记，请十分钟后重发" in each for each in said)
        assert "暂时无法登记" in said[-1]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert "您可以这样说" in answer("帮助")
    assert longest < 1, f"{longest:.2f} s"


@contextmanager
def _dripped(connections: Sequence[socket.socket]) -> Iterator[None]:
    """Meanwhile each of them sends a byte ten times a second."""
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.1):
            for one in connections:
                with suppress(OSError):
                    one.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
