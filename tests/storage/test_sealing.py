"""The inbox is ciphertext in every file of the database."""

from pathlib import Path

import pytest

from bot.config import parse_config
from bot.seal_key import VARIABLE, seal_key
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import InboxMessage
from storage.sealing import SealError
from tests.conftest import NOW

SAID = "城东那口井的水早就浑了"


def store(database: Database) -> None:
    with database.write() as session:
        session.add(InboxMessage(key="k", kind="text", text=SAID, reply=SAID, received_at=NOW))


def test_no_file_holds_what_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    database = Database(
        f"sqlite:///{tmp_path}/a.db", seal_key(parse_config({"security": {"key_file": f"{tmp_path}/key"}}))
    )
    upgrade(database)
    store(database)
    with database.read() as session:
        row = session.query(InboxMessage).one()
        assert (row.text, row.reply) == (SAID, SAID)
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [code for code in ("utf-8", "utf-16-le", "utf-16-be") if SAID[2:6].encode(code) in held]
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_another_key_says_so_in_one_line(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.db", b"1" * 32)
    upgrade(database)
    store(database)
    restored = Database(f"sqlite:///{tmp_path}/a.db", b"2" * 32)
    with restored.read() as session, pytest.raises(SealError, match="key_file"):
        session.query(InboxMessage).one()
