"""`python -m bot create-menu`: the menu under the app's chat, put in place at the simulated WeCom."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.commands.cli import main
from bot.wecom.app_menu import app_menu
from handlers.talk.menu import BUTTONS
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
    below = [each for button in sim.corp.menu for each in button.get("sub_button", [])]
    assert [each["url"] for each in below if "url" in each] == [
        f"https://host/page/{path}" for path in ("upload", "", "guide")
    ]


def test_without_a_page_its_clicks_remain(
    sim: SimulatorServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path, monkeypatch, sim.url, None) == 0
    assert "url" not in str(sim.corp.menu)
    below = [each for button in sim.corp.menu for each in button.get("sub_button", [button])]
    assert sorted(each["key"] for each in below) == sorted(BUTTONS)


def test_with_a_wrong_secret_it_says_so(
    sim: SimulatorServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, sim.url, "https://host", secret="wrong") == 2
    assert "wecom: menu/create" in capsys.readouterr().err
    assert sim.corp.menu == []
