"""`python -m bot setup`: asks for what it needs, writes the config, checks each wall while one clicks through the console, ends with a first message."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
import yaml

from actions.people.member_import import import_members
from bot.assistant import make_assistant
from bot.commands.plainly import plainly, say
from bot.commands.prepare import prepare
from bot.config import ConfigError, load_config, parse_config
from bot.files import read_members
from documents.tables import TableError

_NAMES: Final = {
    "secret": "WECOM_SECRET",
    "token": "WECOM_TOKEN",
    "aes": "WECOM_AES_KEY",
    "robot": "WECOM_AIBOT_SECRET",
}


@dataclass(frozen=True)
class Question:
    """One input: the key that it fills («members» is the list itself), what is asked, and what holds when nothing is typed."""

    key: str
    text: str
    default: str | None = None
    only_with: str = ""  # asked only where that key was answered
    hidden: bool = False


QUESTIONS: Final = (
    Question("wecom.corp_id", "企业ID（我的企业 → 企业信息）"),
    Question("wecom.agent_id", "自建应用的AgentId（应用管理 → 自建 → 创建应用“履责助手”）"),
    Question("secret", "该应用的Secret（不显示）", hidden=True),
    Question("server.public_url", "手机能打开的网址，如 https://your-host；没有请直接回车", ""),
    Question("aibot.bot_id", "智能机器人的BotID（智能机器人 → API模式 → 长连接）；没有请直接回车", ""),
    Question("robot", "该机器人的Secret（不显示）", only_with="aibot.bot_id", hidden=True),
    Question("office.name", "综合科的名称", "派驻纪检监察组综合科"),
    Question("office.phone", "综合科的电话；不写请直接回车", ""),
    Question("members", "成员名单的文件（.xlsx或.csv，栏目见 knowledge/demo/members.csv）"),
    Question("database", "数据库", "sqlite:///data/assistant.db"),
)
"""At most twelve; Token and EncodingAESKey are made here and pasted into the console."""


@click.command()
@click.option("--base-url", help="WeCom's address, where a gateway stands in front of it")
@click.option("--socket-url", help="the same for the robot's connection")
@click.option("--port", default=8000, show_default=True, help="where this machine listens")
@click.option("--wait", "minutes", default=30.0, show_default=True, help="minutes that each wall is waited for")
@click.pass_obj
@plainly
def setup(path: Path, base_url: str | None, socket_url: str | None, port: int, minutes: float) -> None:
    """Set up the first server: at most twelve inputs, then each wall is checked until it falls, to a first message."""
    from bot.doctor.walls import walls

    if path.exists():
        raise ConfigError(f"{path}: is there already; name a new file with --config, or ask `doctor`")
    answers = _asked()
    told: dict[str, Any] = {"server.port": port, "wecom.base_url": base_url, "aibot.socket_url": socket_url}
    _write(path, {**answers, **{key: value for key, value in told.items() if value}})
    assistant = make_assistant(load_config(path))
    prepare(assistant)
    with assistant.database.write() as session:
        done = import_members(assistant.context(session), read_members(Path(answers["members"])))
    say(f"已写入 {path} 和 {_secrets_of(path)}；名单：{done.members}人，{done.departments}个单位。")
    with _serving(path):
        for wall in walls(assistant):
            wall.wait(minutes * 60, say)
    assistant.database.close()
    say("已收到第一条消息并答复，设置完成。今后以服务方式运行：见 docs/deploy.zh-CN.md 第三节。")


def _asked() -> dict[str, str]:
    answers: dict[str, str] = {}
    for each in QUESTIONS:
        if not each.only_with or answers.get(each.only_with):
            answers[each.key] = _ask(each)
    if not (answers["server.public_url"] or answers["aibot.bot_id"]):
        raise ConfigError("没有网址的，需要智能机器人才能收到消息：请先创建智能机器人，或备好网址后重新运行 setup")
    return answers


def _ask(each: Question) -> str:
    """Until what is typed can be used."""
    while True:
        said = str(
            click.prompt(each.text, default=each.default, hide_input=each.hidden, show_default=bool(each.default))
        )
        problem = _problem(each, said.strip())
        if not problem:
            return said.strip()
        say(f"  {problem}")


def _problem(each: Question, said: str) -> str:
    try:
        if each.key == "members":
            read_members(Path(said))
        elif "." in each.key or each.key == "database":
            parse_config(_nested({each.key: said} if said else {}))
    except (ConfigError, TableError) as error:
        return str(error)
    except OSError as error:
        return f"{said}: {error.strerror}"
    return ""


def _nested(keys: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in keys.items():
        *sections, last = key.split(".")
        place = made
        for section in sections:
            place = place.setdefault(section, {})
        place[last] = value
    return made


def _secrets_of(path: Path) -> Path:
    return path.with_name("secrets.env")


def _write(path: Path, answers: dict[str, Any]) -> None:
    """The config names the secrets' variables; they stand beside it in a file that its owner alone reads."""
    kept = {key: value for key, value in answers.items() if value and key not in ("secret", "robot", "members")}
    named = {"wecom.secret": "secret", "wecom.token": "token", "wecom.encoding_aes_key": "aes", "aibot.secret": "robot"}
    config = _nested({**kept, **{key: f"${{{_NAMES[name]}}}" for key, name in named.items()}})
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    made = {
        name: "".join(secrets.choice(alphabet) for _ in range(count)) for name, count in (("token", 24), ("aes", 43))
    }
    values = {_NAMES[name]: value for name, value in {**answers, **made}.items() if name in _NAMES}
    os.environ.update(values)
    parse_config(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    place = os.open(_secrets_of(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(place, "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in values.items())


@contextmanager
def _serving(path: Path) -> Iterator[None]:
    """The service itself, as it will run, until the first message has come."""
    log = path.with_name("setup.log")
    with log.open("wb") as file:
        command = [sys.executable, "-m", "bot", "--config", str(path), "all"]
        process = subprocess.Popen(command, stdout=file, stderr=file)  # noqa: S603  (this very program)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


COMMANDS = (setup,)
