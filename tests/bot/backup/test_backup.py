"""A backup under load, checked, and brought into an empty place: the same rows and files, and nothing is sent before it was confirmed."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from actions.running import restored
from actions.running.audit import verify
from bot.backup import archive, dump
from bot.backup.archive import BackupError
from bot.config import ConfigError
from storage.engine import Database
from storage.models import PushRecipient, ReminderStep
from storage.states import PushState, StepState
from tests.conftest import Conversation, HandClock, at
from tests.scheduler.service import Service
from tests.services import postgres_programs

KEY = b"k" * 32


@pytest.fixture(autouse=True)
def _programs_of_the_server(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "postgresql" in request.node.name:
        monkeypatch.setenv("PATH", f"{postgres_programs()}{os.pathsep}{os.environ['PATH']}")


def files_in(folder: Path) -> Path:
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "file").write_bytes("佐证".encode())
    return folder


@contextmanager
def empty_place(database_url: str, folder: Path) -> Iterator[str]:
    """The address of an empty database of the same engine."""
    if database_url.startswith("sqlite"):
        yield f"sqlite:///{folder}/restored.db"
        return
    server = Database(database_url)
    with server.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("DROP DATABASE IF EXISTS restored_here")
        connection.exec_driver_sql("CREATE DATABASE restored_here")
    server.close()
    made = server.engine.url.set(database="restored_here").render_as_string(hide_password=False)
    yield made
    with server.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("DROP DATABASE restored_here WITH (FORCE)")
    server.close()


def test_under_load_and_back(bot: Conversation, database_url: str, tmp_path: Path) -> None:
    stop = threading.Event()

    def write_on() -> None:
        while not stop.is_set():
            bot.say("yangxue", "一岗双责是什么")

    bot.say("wangmin", "报送 台账 11月 无")
    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        files = files_in(tmp_path / "files")
        made = archive.make(bot.assistant.database, files, tmp_path / "backups", bot.clock.now(), "口令", KEY)
    finally:
        stop.set()
        writer.join()
    found = archive.unpack(made, tmp_path / "out", "口令")
    assert made.name == "backup-20261122-100000.tar.sealed"
    assert made.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "out" / "files" / "ab" / "file").read_text("utf-8") == "佐证"
    assert (tmp_path / "out" / "key").read_bytes() == KEY
    with empty_place(database_url, tmp_path) as url:
        dump.load(url, tmp_path / "out" / "database")
        back = Database(url, bot.assistant.database.engine.dialect.seal_key)  # type: ignore[attr-defined]
        with back.engine.connect() as connection:
            assert dump.count_rows(connection) == found.rows
        with back.read() as session:
            assert verify(session).broken is None
        with pytest.raises(ConfigError, match="not empty"):
            dump.load(url, tmp_path / "out" / "database")
        back.close()


def test_nothing_is_sent_before_it_was_confirmed_and_nothing_is_caught_up(database: Database) -> None:
    service = Service(database, since="2026-11-18T08:00")
    service.say("wangmin", "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划")
    service.clock.time = at("2026-11-20T09:30")
    with service.acting("2026-11-20T09:30") as context:
        assert restored.note(context) > 0
    assert service.at("2026-11-20T09:31") == []
    service.say("wangmin", "报送 台账 11月 无")
    assert service.at("2026-11-20T10:00") == []
    assert "由管理员使用" in service.say("zhaoli", "确认恢复")
    assert "恢复发送" in service.say("liangchen", "确认恢复", "2026-11-23T08:00")
    service.at("2026-11-23T09:30")
    with database.read() as session:
        assert StepState.LATE not in {row.state for row in session.scalars(select(ReminderStep))}
        stopped = session.scalars(select(PushRecipient).where(PushRecipient.reason == restored.NOT_SENT)).all()
        assert stopped
        assert {row.state for row in stopped} == {PushState.CANCELLED}
    assert "没有待确认的恢复" in service.say("liangchen", "确认恢复")


@pytest.mark.parametrize("passphrase", [None, "口令"])
def test_a_changed_byte_and_a_cut_end_are_found(tmp_path: Path, clock: HandClock, passphrase: str | None) -> None:
    made = make_small(tmp_path, clock, passphrase)
    whole = made.read_bytes()
    archive.unpack(made, tmp_path / "a", passphrase)
    middle = len(whole) // 3
    made.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    with pytest.raises(BackupError):
        archive.unpack(made, tmp_path / "b", passphrase)
    made.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupError):
        archive.unpack(made, tmp_path / "c", passphrase)


def make_small(folder: Path, clock: HandClock, passphrase: str | None) -> Path:
    database = Database(f"sqlite:///{folder}/small.db")
    with database.write() as session:
        session.connection().exec_driver_sql("CREATE TABLE t (a TEXT)")
        session.connection().exec_driver_sql("INSERT INTO t VALUES ('x')")
    made = archive.make(database, folder / "none", folder / "backups", clock.now(), passphrase, KEY)
    database.close()
    return made


def test_a_wrong_passphrase_and_none_are_told(tmp_path: Path, clock: HandClock) -> None:
    made = make_small(tmp_path, clock, "口令")
    with pytest.raises(BackupError, match="口令不对"):
        archive.unpack(made, tmp_path / "a", "别的")
    with pytest.raises(BackupError, match="passphrase-file"):
        archive.unpack(made, tmp_path / "a", None)
    assert b"CREATE TABLE" not in made.read_bytes()


def test_old_ones_are_thinned(tmp_path: Path, clock: HandClock) -> None:
    for hour in (8, 9, 10):
        clock.time = at(f"2026-11-22T{hour:02}:00")
        make_small(tmp_path / str(hour), clock, None).rename(tmp_path / f"backup-{clock.time:%Y%m%d-%H%M%S}.tar")
    gone = archive.thin(tmp_path, 2)
    assert [path.name for path in gone] == ["backup-20261122-080000.tar"]
    assert archive.newest_of(tmp_path).name == "backup-20261122-100000.tar"
    with pytest.raises(BackupError, match="没有备份文件"):
        archive.newest_of(tmp_path / "8" / "none")
