"""The key of what is stored as ciphertext: kept elsewhere, or the doctor asks for it; a database never meets another one."""

from pathlib import Path

import pytest

from bot.seal_key import VARIABLE
from tests.bot.test_cli import Shell, shell, well

__all__ = ["shell"]
OTHER = "b3RoZXJzIG9ubHk6IDMyIGJ5dGVzLCBubyBzZWNyZXQ="


@pytest.fixture(autouse=True)
def _key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)


def asks(shell: Shell) -> bool:
    _code, out, _err = shell.main("doctor")
    return "BAD   security.key_file" in out


def test_the_doctor_asks_until_the_key_was_exported_and_again_for_another(shell: Shell) -> None:
    well(shell.main("init-db"))
    assert asks(shell)
    assert asks(shell), "asking once is not enough"
    well(shell.main("key", "export"))
    assert not asks(shell)
    Path("data/key").write_text(OTHER + "\n", encoding="ascii")
    assert asks(shell)


def test_who_keeps_the_key_in_the_environment_is_not_asked(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, OTHER)
    well(shell.main("init-db"))
    assert not asks(shell)


def refused_line(done: tuple[int, str, str]) -> str:
    code, out, err = done
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    return line


def test_a_database_met_with_another_key_is_one_line(shell: Shell) -> None:
    well(shell.main("init-db"))
    Path("data/key").write_text(OTHER + "\n", encoding="ascii")
    assert "security.key_file: data/key: the database was written with another key" in refused_line(
        shell.main("init-db")
    )


def test_a_backup_without_its_key_is_restored_nowhere_and_with_it_is(shell: Shell) -> None:
    well(shell.main("init-db"))
    key = Path("data/key").read_text(encoding="ascii")
    well(shell.main("backup", "backups"))
    Path("data").rename("lost")
    for there in (None, OTHER):
        if there:
            Path("data").mkdir()
            Path("data/key").write_text(there, encoding="ascii")
        assert "data/key: the database was written with another key; put the exported one there" in refused_line(
            shell.main("restore", "backups")
        )
        assert not Path("data/assistant.db").exists(), "nothing is begun"
    Path("data/key").write_text(key, encoding="ascii")
    assert "restored" in well(shell.main("restore", "backups"))
