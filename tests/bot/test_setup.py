"""`python -m bot setup` on the simulator: at most twelve inputs, walls that fall while it waits, a first message at the end."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from bot.commands import setup as setups
from bot.commands.cli import cli
from bot.doctor import walls
from bot.files import DEMO_MEMBERS
from simulator.contacts import read_members
from simulator.robot_socket import RobotSocket
from simulator.server import SimulatorServer, SimulatorSettings
from tests.dashboard.test_browser import free_port
from tests.waiting import wait_for

TYPED = ("ww5im0000000000c0rp", "1000002", "s3cret")
STARTING = 300.0  # seconds that a service may take to start on a busy machine
SECRETS = ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY", "WECOM_AIBOT_SECRET")


@pytest.fixture
def sim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatorServer]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(setups.__file__).parents[2]))
    monkeypatch.setattr(walls, "LOOK_SECONDS", 0.2)
    for name in SECRETS:
        monkeypatch.setenv(name, "")
    users, posts = read_members(DEMO_MEMBERS)
    given = SimulatorSettings(
        corp_id=TYPED[0], agent_id=1000002, secret="s3cret", token="", aes_key="a" * 43, users=users, posts=posts,
        untrusted_ip=True,
    )  # fmt: skip
    with SimulatorServer(given) as server:
        yield server


@pytest.fixture
def socket(sim: SimulatorServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RobotSocket]:
    with RobotSocket(sim.corp.robot, tmp_path / "tls") as made:
        monkeypatch.setenv("SSL_CERT_FILE", str(made.ca))
        yield made


def run(sim: SimulatorServer, socket: RobotSocket | None, port: int, *inputs: str, minutes: float = 6.0) -> Result:
    options = ["--base-url", sim.url, "--port", str(port), "--wait", str(minutes)]
    options += ["--socket-url", socket.url] if socket else []
    arguments = ["--config", "here.yaml", "setup", *options]
    return CliRunner().invoke(cli, arguments, input="\n".join(inputs) + "\n", standalone_mode=False)


def clicks(sim: SimulatorServer, wall: threading.Event) -> None:
    """What the administrator does meanwhile: trusts the address, and the members write once the robot is there."""
    wait_for(lambda: any(each.path == "getcallbackip" for each in sim.corp.journal), STARTING)
    sim.corp.settings.untrusted_ip = False
    wait_for(lambda: sim.corp.robot.connection is not None, STARTING)
    sim.corp.robot.say("wangmin", "你好")
    wall.set()


def test_it_ends_with_a_first_message(sim: SimulatorServer, socket: RobotSocket, tmp_path: Path) -> None:
    port, done = free_port(), threading.Event()
    administrator = threading.Thread(target=clicks, args=(sim, done))
    administrator.start()
    inputs = (*TYPED, f"http://127.0.0.1:{port}", "aibSIM1", "robot-secret", "", "0898-1234567", str(DEMO_MEMBERS), "")
    assert len(inputs) <= 12
    result = run(sim, socket, port, *inputs)
    administrator.join()
    assert result.exit_code == 0, f"{result.output}\n{(tmp_path / 'setup.log').read_text()}"
    assert "this machine's address is not trusted" in result.output
    assert "已收到第一条消息" in result.output
    kept = (tmp_path / "here.yaml").read_text()
    assert "s3cret" not in kept
    assert yaml.safe_load(kept)["office"]["phone"] == "0898-1234567"
    assert os.stat(tmp_path / "secrets.env").st_mode & 0o077 == 0
    assert [row.text for row in sim.corp.robot.chat_of("wangmin") if row.source == "reply"]


def test_what_cannot_be_used_is_asked_again_and_no_door_is_no_setup(sim: SimulatorServer, tmp_path: Path) -> None:
    wrong = (TYPED[0], "x", *TYPED[1:], "ftp://host", "", "", "", "", "nowhere.csv", str(DEMO_MEMBERS), "")
    result = run(sim, None, free_port(), *wrong)
    assert "wecom.agent_id" in result.output
    assert "server.public_url" in result.output
    assert "nowhere.csv" in result.output
    assert result.exit_code == 1 or isinstance(result.exception, SystemExit)
    assert not (tmp_path / "here.yaml").exists()


def test_a_config_that_is_there_is_not_touched(sim: SimulatorServer, tmp_path: Path) -> None:
    (tmp_path / "here.yaml").write_text("{}")
    result = run(sim, None, free_port())
    assert isinstance(result.exception, SystemExit)
    assert (tmp_path / "here.yaml").read_text() == "{}"
