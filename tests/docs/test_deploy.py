"""docs/deploy.md and docs/deploy/: the files parse, start what exists, and every log line is explained."""

import configparser
import re
from pathlib import Path

import pytest
import yaml

from bot.cli import cli

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


def test_the_compose_file_starts_every_part() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
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
    keys = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))["wecom"].values()
    wanted = [found[1] for value in keys if (found := re.fullmatch(r"\$\{(\w+)\}", str(value)))]
    listed = re.findall(r"^(\w+)=$", (DEPLOY / "secrets.env.example").read_text(encoding="utf-8"), re.M)
    assert listed == wanted
    assert len(wanted) == 3


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
