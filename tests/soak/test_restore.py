"""A backup under load, the process killed, the backup brought into an empty place: as its manifest says, and nothing is sent."""

import os
import signal
import subprocess
import sys
import tarfile
import threading
from io import BytesIO
from json import loads
from pathlib import Path

import pytest
import yaml
from sqlalchemy import func, select

from actions.running import restored
from actions.running.audit import link_waiting, verify
from bot.backup.dump import count_rows
from scheduler.run.tick import Ticker
from simulator.server import SimulatorServer
from storage.engine import Database
from storage.models import PushRecipient
from storage.states import PushState
from tests.bot.backup.test_backup import empty_place
from tests.conftest import HandClock, make_test_assistant
from tests.scheduler.outside import RecordingChannels
from tests.services import postgres_programs
from tests.soak.load import Sender
from tests.test_kill import LEADERS, LIAISONS, ROOT, _wait_for_answers, running, sim  # noqa: F401

MORE_AFTERWARDS = {"setting", "trail_entry", "push_recipient"}  # what a restore itself notes


def bot(folder: Path, *words: str) -> str:
    """A command of the operator, to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def manifest_rows(folder: Path) -> dict[str, int]:
    (path,) = folder.glob("backup-*.tar")
    with tarfile.open(path) as tar:
        found: dict[str, int] = loads(BytesIO(tar.extractfile("manifest.json").read()).read())["rows"]  # type: ignore[union-attr]
    return found


def test_a_backup_under_load_comes_back_whole_and_sends_nothing(
    request: pytest.FixtureRequest, database_url: str, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{postgres_programs()}{os.pathsep}{os.environ['PATH']}")
    corp: SimulatorServer = request.getfixturevalue("sim")
    stop = threading.Event()
    senders = [Sender(corp, userid, userid in LIAISONS, stop, pause=0.2) for userid in (*LIAISONS, *LEADERS)]
    with running(corp, database_url, tmp_path) as process:
        for sender in senders:
            sender.start()
        _wait_for_answers(senders, 30)
        bot(tmp_path, "backup", "backups")
        process.send_signal(signal.SIGKILL)
    stop.set()
    for sender in senders:
        sender.join(timeout=20)
    with empty_place(database_url, tmp_path) as place:
        comes_back(tmp_path, place, clock)


def comes_back(tmp_path: Path, place: str, clock: HandClock) -> None:
    rows = manifest_rows(tmp_path / "backups")
    config = yaml.safe_load((tmp_path / "config.yaml").read_text(encoding="utf-8"))
    config |= {"database": place, "files_folder": str(tmp_path / "again" / "files")}
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert "parts" in bot(tmp_path, "backup", "verify", "backups")
    assert "确认恢复" in bot(tmp_path, "restore", "backups")
    database = Database(config["database"])
    with database.engine.connect() as connection:
        back = count_rows(connection)
    assert rows["inbox_message"] >= 30
    assert {name: count for name, count in back.items() if rows[name] != count}.keys() <= MORE_AFTERWARDS
    assistant = make_test_assistant(database, clock)
    channels = RecordingChannels()
    ticker = Ticker(database, assistant.rules, clock, channels, "after")
    assert (ticker.plan(), ticker.deliver(), channels.calls) == (0, 0, [])
    with database.write() as session:
        while link_waiting(assistant.context(session)):
            continue
        assert verify(session).broken is None
        assert restored.waits(session)
        assert session.scalar(select(func.count()).where(PushRecipient.state == PushState.QUEUED)) == 0
    database.close()
