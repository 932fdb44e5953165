"""What the measurements share: a corp's keys, a filled database, a running process, a sealed callback."""

import base64
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import event, select

from bot.assistant import Assistant, make_rules
from bot.commands.prepare import prepare
from bot.config import Config, parse_config
from bot.explain import StoppedClock
from bot.files import DEMO_MEMBERS, load_members
from bot.seal_key import VARIABLE
from scheduler.deliver.channels import SendResult
from simulator.crypto import Envelope, signature
from storage.engine import Database
from storage.models import Member

os.environ.setdefault(
    VARIABLE, base64.b64encode(bytes(range(32))).decode()
)  # one key for what is filled here and served there
ROOT = Path(__file__).parent.parent
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=SHANGHAI)
CORP, TOKEN, KEY, SECRET = (
    "ww5im0000000000c0rp",
    "SimToken2026",
    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    "s3cret",
)
PATH = "/wecom/callback"
QUESTION = "一岗双责是什么"
TYPES = ("党组会议", "局长办公会", "局务会", "专题会议", "党组扩大会议", "党委会议")
NOTICE = (
    "会议通知：定于{when}下午2:30在局三楼会议室召开{type}，研究：1.第{n}批部门预算编制；"
    "2.第{n}标段改造项目资金320万元的分配方案；3.两名科级干部任免事项。请派驻组参会。联系人：王敏 13800000000"
)


def text_of(kind: str, number: int) -> str:
    """A message of this kind: the question, or a notice of a meeting and an agenda that no other number has."""
    if kind == "question":
        return QUESTION
    day = NOW + timedelta(days=3 + number % 700)
    when = f"{day.year}年{day.month}月{day.day}日"
    return NOTICE.format(when=when, type=TYPES[number // 700 % len(TYPES)], n=number + 1)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_config(folder: Path, port: int, **more: object) -> Path:
    """A configuration file with the corp's keys, its database beside it."""
    wecom = {
        "corp_id": CORP,
        "token": TOKEN,
        "encoding_aes_key": KEY,
        "secret": SECRET,
        "base_url": "http://127.0.0.1:9",
    }
    config = {"database": f"sqlite:///{folder}/bench.db", "server": {"port": port}, "wecom": wecom, **more}
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    return path


def make_assistant(database: Database, now: datetime = NOW) -> Assistant:
    """An assistant with the default rules whose clock stands still."""
    config = parse_config({"wecom": {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": SECRET}})
    return Assistant(config, database, StoppedClock(now), make_rules(Config()))


def fill_demo(database: Database) -> Assistant:
    """Tables, compilation and the demo organisation, everybody greeted."""
    assistant = make_assistant(database)
    prepare(assistant)
    with database.write() as session:
        load_members(assistant.context(session), DEMO_MEMBERS)
        for member in session.scalars(select(Member)):
            member.greeted_at = NOW
    return assistant


@contextmanager
def running(*module: str, ready: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A Python module as a process of its own, with the seconds that it took until `ready` (a URL) answered."""
    started = time.perf_counter()
    with (folder / "log.txt").open("ab") as log:
        # As docs/deploy has it: bytecode of what was imported once, and few arenas.
        as_deployed = {"PYTHONDONTWRITEBYTECODE": "", "MALLOC_ARENA_MAX": "2"}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **as_deployed}
        command = [sys.executable, "-m", *module]
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        while not answers(ready):
            if process.poll() is not None or time.perf_counter() - started > 60:
                raise RuntimeError(f"{' '.join(module)}: did not start, see {folder}/log.txt")
            time.sleep(0.02)
        yield process, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(timeout=20)


class Nowhere:
    """A way out that takes everything: what is measured is ours."""

    def send(self, *_call: object, **_more: object) -> SendResult:
        return SendResult("msgid")


@contextmanager
def counting(database: Database) -> Iterator[list[str]]:
    """The statements that the engine executes meanwhile."""
    ran: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        ran.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield ran
    event.remove(database.engine, "before_cursor_execute", note)


def answers(url: str) -> bool:
    """Whether something answers 200 there."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as answer:
            return int(answer.status) == 200
    except (URLError, OSError):
        return False


def sealed(userid: str, text: str, msgid: int) -> tuple[str, bytes]:
    """Path with query, and body, of the callback for one text message."""
    inner = (
        f"<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><FromUserName><![CDATA[{userid}]]></FromUserName>"
        f"<CreateTime>1760000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{text}]]></Content><MsgId>{msgid}</MsgId><AgentID>1000002</AgentID></xml>"
    )
    encrypted = Envelope(KEY).seal(inner, CORP)
    signed = signature(TOKEN, "1760000000", "n0nce", encrypted)
    query = urlencode({"msg_signature": signed, "timestamp": "1760000000", "nonce": "n0nce"})
    return f"{PATH}?{query}", f"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>".encode()
