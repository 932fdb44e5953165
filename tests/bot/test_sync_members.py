"""`python -m bot sync-members`: the list against what the app sees of the address book; proposed, never done."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from sqlalchemy import func, select

from bot.commands.cli import main
from bot.files import load_members
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import Holding
from tests.conftest import HandClock, make_test_assistant

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
SEEN = {"WangMin": "王敏", "zhangwei": "张玮", "lina": "李娜", "gaofei": "高飞"}


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    given = SimulatorSettings(
        corp_id="ww0000000000000000", agent_id=1000002, secret="app-secret", token="SimToken2026", aes_key=AES_KEY,
        users=SEEN, department="水利局", invisible=frozenset({"gaofei"}),
    )  # fmt: skip
    with SimulatorServer(given) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path, sim: SimulatorServer) -> Path:
    shutil.copy(sqlite_template, tmp_path / "a.db")
    wecom = {"base_url": sim.url, "secret": "app-secret", "token": "SimToken2026", "encoding_aes_key": AES_KEY}
    config = {"wecom": wecom, "database": f"sqlite:///{tmp_path / 'a.db'}"}
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return tmp_path


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setattr("sys.argv", ["bot", "--config", str(folder / "config.yaml"), "sync-members", *more])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_it_proposes_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, monkeypatch, "--out", str(folder / "new.csv")) == 0
    said = capsys.readouterr().out
    assert "名单中没有 李娜（lina）水利局" in said
    assert "姓名不同 zhangwei：名单为张伟，通讯录为张玮" in said
    assert "应用不可见 高飞（gaofei）交通局班子成员" in said
    assert "王敏" not in said, "an account in other letters is the same"
    text = (folder / "new.csv").read_text(encoding="utf-8-sig")
    assert "lina,李娜,水利局,,," in text
    database = Database(f"sqlite:///{folder / 'a.db'}")
    with database.read() as session:
        before = session.scalar(select(func.count(Holding.id)))
    filled = text.replace("lina,李娜,水利局,,,", "lina,李娜,水利局,联络员,第一派驻纪检监察组,")
    rows = [line for line in filled.splitlines() if "stranger" not in line]
    (folder / "new.csv").write_text("\n".join(rows), encoding="utf-8")
    with database.write() as session:
        plan = load_members(make_test_assistant(database, HandClock()).context(session), folder / "new.csv")
        assert plan.changes == ["新增 水利局 联络员 李娜（lina）"]
        session.flush()
        assert session.scalar(select(func.count(Holding.id))) == (before or 0) + 1
    database.close()


def test_a_range_of_single_members_cannot_be_read(
    folder: Path, sim: SimulatorServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sim.corp.settings.range_is_departments = False
    assert run(folder, monkeypatch) == 2
    assert "可见范围" in capsys.readouterr().err
