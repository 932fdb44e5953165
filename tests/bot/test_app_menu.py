"""`python -m bot create-menu`: the menu that opens the page, put in place at the simulated WeCom."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.commands.cli import main
from bot.wecom.app_menu import app_menu
from simulator.server import SimulatorServer, SimulatorSettings

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    given = SimulatorSettings(
        corp_id="ww0000000000000000", agent_id=1000002, secret="app-secret", token="SimToken2026", aes_key=AES_KEY,
        users={"wangmin": "王敏"},
    )  # fmt: skip
    with SimulatorServer(given) as server:
        yield server


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, base: str, page: str | None, secret: str = "app-secret") -> int:
    wecom = {"base_url": base, "secret": secret, "token": "SimToken2026", "encoding_aes_key": AES_KEY}
    config = {"server": {"public_url": page}, "wecom": wecom, "database": f"sqlite:///{folder / 'a.db'}"}
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["bot", "--config", str(path), "create-menu"])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_the_menu_is_put_in_place(sim: SimulatorServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, sim.url, "https://host/page/") == 0
    assert sim.corp.menu == app_menu("https://host/page")
    assert [each["url"] for each in sim.corp.menu if "url" in each] == ["https://host/page/", "https://host/page/guide"]


def test_without_a_page_or_with_a_wrong_secret_it_says_so(
    sim: SimulatorServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, sim.url, None) == 2
    assert "server.public_url" in capsys.readouterr().err
    assert run(tmp_path, monkeypatch, sim.url, "https://host", secret="wrong") == 2
    assert "wecom: menu/create" in capsys.readouterr().err
    assert sim.corp.menu == []
