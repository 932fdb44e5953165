"""`python -m bot audit verify` as an auditor's operator meets it."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from actions.common.context import Context
from actions.running.audit import link_waiting
from bot.assistant import make_rules
from bot.config import Config
from storage.engine import Database
from storage.models import TrailEntry
from tests.bot.test_cli import ROWS, Shell, refused, well, write_csv
from tests.conftest import NOW


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


def test_the_trail_is_walked_and_a_row_taken_away_is_named(shell: Shell) -> None:
    well(shell.main("import-members", str(write_csv(shell.folder / "members.csv", ROWS, "utf-8"))))
    assert "linked: 0, waiting to be linked: " in well(shell.main("audit", "verify"))
    database = Database(f"sqlite:///{shell.file}")
    with database.write() as session:
        rows = link_waiting(Context(session, NOW, make_rules(Config())))
    assert rows > 0
    said = well(shell.main("audit", "verify"))
    assert f"linked: {rows}, waiting to be linked: 0" in said
    head = said.split("head: ")[1].strip()
    well(shell.main("audit", "verify", "--head", head))
    assert "链头" in refused(shell.main("audit", "verify", "--head", "ab" * 32))
    with database.write() as session:
        session.execute(delete(TrailEntry))
    database.close()
    assert "第1环所记的留痕（行1）已被删除" in refused(shell.main("audit", "verify"))
