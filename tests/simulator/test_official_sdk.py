"""WeCom's own SDK for robots, from npm, on the simulator's WebSocket: the simulator speaks the real protocol (`make slow`)."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.robot_socket import RobotSocket
from simulator.server import SimulatorServer, SimulatorSettings
from tests.waiting import wait_for

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent / "official_sdk"


class Sdk:
    """The robot in a Node process; `told` is what it says of itself."""

    def __init__(self, folder: Path, url: str, ca: Path) -> None:
        environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(ca)}
        command = ["node", "echo.cjs", url, "wangmin"]
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        self.told: list[tuple[str, Any]] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            if line.startswith("["):
                try:
                    name, value = json.loads(line)
                except ValueError:  # the SDK's own log
                    continue
                self.told.append((name, value))

    def wait(self, name: str) -> Any:
        wait_for(lambda: any(each == name for each, _value in self.told))
        return next(value for each, value in self.told if each == name)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def sdk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdk")
    for name in ("package.json", "echo.cjs"):
        shutil.copy(HERE / name, folder)
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    settings = SimulatorSettings(
        corp_id="ww0", agent_id=1, secret="s", token="t", aes_key="a" * 43, users={"wangmin": "王敏"}
    )  # fmt: skip
    with SimulatorServer(settings) as server:
        yield server


def test_the_official_sdk_exchanges_messages(sim: SimulatorServer, sdk_folder: Path, tmp_path: Path) -> None:
    robot = sim.corp.robot
    with RobotSocket(robot, tmp_path) as socket:
        sdk = Sdk(sdk_folder, socket.url, socket.ca)
        try:
            assert sdk.wait("authenticated") is True
            robot.enter("wangmin")
            assert sdk.wait("welcome") == 0
            robot.say("wangmin", "你好")
            assert sdk.wait("text") == 0
            assert sdk.wait("uploaded") == 0
            assert sdk.wait("pushed") == 0
            robot.send_file("wangmin", "通知.txt", "文件的内容".encode())
            assert sdk.wait("file") == ["通知.txt", "文件的内容"]
            robot.press("wangmin", "task-1", "1")
            assert sdk.wait("changed") == 0
            seen = [(row.source, row.text) for row in robot.chat_of("wangmin") if row.source != "mine" and not row.card]
            assert seen == [("reply", "您好"), ("reply", "收到：你好"), ("push", "总结.docx")]
            assert robot.refused == []
            second = Sdk(sdk_folder, socket.url, socket.ca)  # of the same robot: the first is told so and stays away
            try:
                assert second.wait("authenticated") is True
                assert sdk.wait("kicked") is True
            finally:
                second.stop()
        finally:
            sdk.stop()
    assert [name for name, _value in sdk.told if name == "error"] == []
