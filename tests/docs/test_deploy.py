"""docs/deploy.md and docs/deploy/: the files parse, start what exists, and every log line is explained."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.commands.cli import cli
from bot.watch import TIMEOUT
from bot.web_server import DRAIN_SECONDS
from scheduler.deliver.delivery import PASS_SECONDS

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "docs/deploy"
PAGES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("deploy.md", "deploy.zh-CN.md")}


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_exists(path: Path) -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read(path, encoding="utf-8")
    assert unit.sections() == ["Unit", "Service", "Install"]
    *start, command = unit["Service"]["ExecStart"].split()
    assert start == ["/opt/lvze/.venv/bin/python", "-m", "bot", "--config", "/etc/lvze/config.yaml"]
    assert command in cli.commands
    assert unit["Service"]["EnvironmentFile"] == "/etc/lvze/secrets.env"


UNIT_KEYS = {
    "Unit": {"Description", "After", "Wants"},
    "Service": {
        "Type", "User", "WorkingDirectory", "Environment", "EnvironmentFile", "ExecStart", "Restart", "RestartSec", "TimeoutStopSec",
        "NoNewPrivileges", "PrivateTmp", "ProtectHome", "ProtectSystem", "ReadWritePaths", "UMask",
    },
    "Install": {"WantedBy"},
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_a_unit_holds_nothing_that_systemd_does_not_know(path: Path, tmp_path: Path) -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read(path, encoding="utf-8")
    assert unit.sections() == list(UNIT_KEYS)
    for name, known in UNIT_KEYS.items():
        assert set(unit[name]) <= {key.lower() for key in known}, name
    assert float(unit["Service"]["TimeoutStopSec"]) > DRAIN_SECONDS + PASS_SECONDS + TIMEOUT
    if shutil.which("systemd-analyze"):
        copy = tmp_path / path.name
        copy.write_text(
            path.read_text(encoding="utf-8").replace("/opt/lvze/.venv/bin/python", sys.executable), encoding="utf-8"
        )
        command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(copy)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
        assert (done.returncode, done.stderr) == (0, b"")


SERVICE_KEYS = {
    "image", "build", "env_file", "environment", "volumes", "restart", "stop_grace_period", "healthcheck", "command",
    "ports", "deploy", "depends_on",
}  # fmt: skip
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


def test_the_compose_file_is_of_the_form_that_compose_reads() -> None:
    file = compose()
    services, volumes = file["services"], set(file["volumes"])
    assert file.keys() == {"x-assistant", "services", "volumes"}
    assert services.keys() == {"postgres", "redis", "prepare", "web", "scheduler", "nginx"}
    assert [services[name]["deploy"]["replicas"] for name in ("web", "scheduler")] == [2, 2]
    for name, service in services.items():
        assert service.keys() <= SERVICE_KEYS, name
        assert "image" in service or "build" in service, name
        for other, need in service.get("depends_on", {}).items():
            assert need["condition"] in CONDITIONS
            assert need["condition"] != "service_healthy" or "healthcheck" in services[other], (name, other)
        for source, target, *mode in (volume.split(":") for volume in service.get("volumes", [])):
            assert target.startswith("/")
            assert mode in ([], ["ro"])
            assert source.startswith("./") or source in volumes, name
    given = {"config.yaml", "secrets.env", "tls"}  # the operator's own
    files = {
        source
        for each in services.values()
        for source in (v.split(":")[0] for v in each.get("volumes", []))
        if source[:2] == "./"
    }
    assert [source for source in files if source[2:] not in given and not (DEPLOY / source).is_file()] == []


@pytest.mark.parametrize("name", ["nginx.conf", "upstream.conf", "upstream-compose.conf"])
def test_an_nginx_file_is_whole(name: str) -> None:
    lines = [line.partition("#")[0].strip() for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines()]
    assert "".join(lines).count("{") == "".join(lines).count("}") >= 1
    assert [line for line in lines if line and not line.endswith(("{", "}", ";"))] == []


def test_nginx_knows_where_to_pass_requests() -> None:
    asked = set(re.findall(r"proxy_pass http://(\w+);", (DEPLOY / "nginx.conf").read_text(encoding="utf-8")))
    for name in ("upstream.conf", "upstream-compose.conf"):
        assert set(re.findall(r"upstream (\w+) \{", (DEPLOY / name).read_text(encoding="utf-8"))) == asked == {"lvze"}


def test_the_compose_file_starts_every_part() -> None:
    services = compose()["services"]
    ours = {name: part["command"] for name, part in services.items() if part.get("image") == "lvze"}
    assert ours == {"prepare": "init-db", "web": "web", "scheduler": "scheduler"}
    assert set(ours.values()) <= set(cli.commands)
    build = services["web"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == DEPLOY / "Dockerfile"


def test_the_image_holds_every_folder_of_the_program() -> None:
    kept = set(re.findall(r"^!(\w+)$", (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8"), re.M))
    imported = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "simulator", "benchmarks"}
    assert kept >= imported | {"knowledge"}


def test_nginx_passes_the_callback_of_the_config() -> None:
    path = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))["server"]["callback_path"]
    assert f"location = {path} {{" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")


def test_the_secrets_are_those_of_the_config() -> None:
    config = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    keys = [*config["wecom"].values(), *config["aibot"].values()]
    wanted = [found[1] for value in keys if (found := re.fullmatch(r"\$\{(\w+)\}", str(value)))]
    listed = re.findall(r"^(\w+)=$", (DEPLOY / "secrets.env.example").read_text(encoding="utf-8"), re.M)
    assert listed == wanted
    assert len(wanted) == 4


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_the_log_is_explained(name: str) -> None:
    files = [path for folder in ("bot", "scheduler") for path in (ROOT / folder).rglob("*.py")]
    call = re.compile(r"\blog\.(?:info|warning|error|exception)\(\s*\"(\w+)\"")
    written = {event for path in files for event in call.findall(path.read_text(encoding="utf-8"))}
    assert len(written) >= 10
    assert sorted(event for event in written if f"`{event}`" not in PAGES[name]) == []


def test_every_metric_is_explained() -> None:
    names = re.findall(r'"(lvze_\w+)"', (ROOT / "bot/metrics.py").read_text(encoding="utf-8"))
    assert len(names) >= 5
    assert [name for name in names if name not in PAGES["deploy.md"]] == []
