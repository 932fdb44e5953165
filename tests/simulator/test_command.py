"""The command line: it serves until told to stop, and names what is wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.simulator.conftest import CORP, KEY, TOKEN, Bot

SECRETS = {"WECOM_SECRET": "app-secret", "WECOM_TOKEN": TOKEN, "WECOM_AES_KEY": KEY}


def command(members: Path, callback: str) -> list[str]:
    given = [
        "--port",
        "0",
        "--callback",
        callback,
        "--corp-id",
        CORP,
        "--members",
        str(members),
        "--webhook",
        "k=工作群",
    ]
    return [sys.executable, "-m", "simulator", *given]


def test_it_serves_until_it_is_told_to_stop(bot: Bot, tmp_path: Path) -> None:
    members = tmp_path / "members.csv"
    members.write_text("账号,姓名,单位,角色,监督组,上级单位\nwangmin,王敏,交通局,联络员,第一组,\n", encoding="utf-8")
    line = command(members, f"{bot.url}/wecom/callback")
    with subprocess.Popen(line, env=SECRETS, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().removeprefix("simulator: ").strip()
        said = httpx.post(f"{url}/sim/say", json={"userid": "wangmin", "text": "在吗"}, trust_env=False)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert said.json() == {"delivered": True}
    assert bot.seen[0]["Content"] == "在吗"


def test_a_list_without_its_columns_is_named(tmp_path: Path) -> None:
    members = tmp_path / "members.csv"
    members.write_text("a,b\n1,2\n", encoding="utf-8")
    done = subprocess.run(
        command(members, "http://127.0.0.1:9"), env=SECRETS, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "members.csv" in done.stderr
    assert "Traceback" not in done.stderr
