"""`python -m bot demo`: a demo organisation, the assistant and the simulator, and one address to open."""

import logging
import secrets
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import func, select

from bot.assistant import Assistant, make_assistant
from bot.background import make_client
from bot.clock import MovableClock
from bot.commands.demo_life import BEGINNING, MORNING, live
from bot.commands.plainly import say
from bot.commands.prepare import prepare
from bot.config import Config, ConfigError
from bot.files import DEMO_MEMBERS, load_members
from bot.serve import serve
from bot.wecom.app_menu import app_menu
from scheduler.deliver.channels import SendError
from storage.models import Member, TrailEntry

KEY_FILE = Path("data/demo-keys.txt")
DEMO_WALK = DEMO_MEMBERS.with_name("walk.txt")
DEMO_WEBHOOK = "demo-group-key"  # of a group in the simulated corp; no secret
STARTING_SECONDS = 10
PHONE = "8000 0001"  # of the demo's general office; nobody's


def run_demo(config: Config, port: int, start: datetime | None) -> None:
    """Run both until Ctrl-C. The clock begins at `start` (aware); without it on a working morning with three months of life behind it.

    The keys are made at the first start and kept, so that a second start keeps the data. Raises ConfigError where a port is taken.
    """
    require_free(port, f"请换一个端口，如“make demo PORT={port + 10}”")
    require_free(config.server.port, "请在config.yaml的server.port中另设一个")
    secret, token, aes_key = demo_keys()
    wecom = config.wecom.model_copy(
        update={
            "base_url": f"http://127.0.0.1:{port}",
            "oauth_url": f"http://127.0.0.1:{port}",
            "login_url": f"http://127.0.0.1:{port}",
            "secret": secret,
            "token": token,
            "encoding_aes_key": aes_key,
        }
    )
    server = config.server.model_copy(update={"public_url": config.server.public_url or config.server.local_url})
    office = config.office.model_copy(update={"phone": config.office.phone or PHONE})
    config = config.model_copy(update={"wecom": wecom, "server": server, "office": office, "demo": True})
    clock = MovableClock(config.zone, start or local(config, BEGINNING))
    assistant = make_assistant(config, clock)
    prepare(assistant)
    with assistant.database.write() as session:
        fresh = session.scalar(select(Member.id).limit(1)) is None
        if fresh:
            load_members(assistant.context(session), DEMO_MEMBERS)
    if start is None:
        begin(assistant, clock, fresh=fresh)
    command = simulator_command(config, port)
    simulator = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  (our own; we print the one address)
    try:
        put_menu(assistant, port)
        say(f"演示已启动，请用浏览器打开 http://127.0.0.1:{port}/  （按 Ctrl-C 结束）")
        serve(assistant, web=True, clockwork=True)
    finally:
        simulator.terminate()
        simulator.wait(timeout=10)


def begin(assistant: Assistant, clock: MovableClock, *, fresh: bool) -> None:
    """The demo's morning: the months before it are played once; a later start goes on from the last day that was reached."""
    morning = local(assistant.config, MORNING)
    if fresh:
        say("正在准备三个月的演示数据，约需十几秒……")
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
        live(assistant, clock, morning)
        structlog.reset_defaults()  # what follows is told again
        return
    with assistant.database.read() as session:
        last = session.scalar(select(func.max(TrailEntry.at)))
    clock.set(max(morning, last.astimezone(morning.tzinfo)) if last else morning)


def local(config: Config, text: str) -> datetime:
    """A local moment, aware."""
    return datetime.fromisoformat(text).replace(tzinfo=config.zone)


def require_free(port: int, what_to_do: str) -> None:
    """Raises ConfigError, one Chinese sentence, where another program listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ConfigError(f"端口{port}已被其他程序占用，演示未启动；{what_to_do}。") from error


def put_menu(assistant: Assistant, port: int) -> None:
    """Give the simulated app its menu as soon as the simulator listens; without it the page is still in the replies."""
    for _ in range(STARTING_SECONDS * 10):
        with socket.socket() as line:
            line.settimeout(0.1)
            if line.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    client = make_client(assistant)
    with suppress(SendError):
        client.create_menu(app_menu(assistant.rules.public_url))
    client.close()


def demo_keys() -> list[str]:
    """Secret, token and AES key of the demo's corp."""
    if not KEY_FILE.exists():
        KEY_FILE.parent.mkdir(parents=True, exist_ok=True)
        keys = [secrets.token_hex(16), secrets.token_hex(8), (secrets.token_hex(22))[:43]]
        KEY_FILE.write_text("\n".join(keys), encoding="ascii")
        KEY_FILE.chmod(0o600)
    return KEY_FILE.read_text(encoding="ascii").split()


def simulator_command(config: Config, port: int) -> list[str]:
    """How the simulator is started beside us."""
    server, wecom = config.server, config.wecom
    here = config.server.local_url
    options = {
        "port": port, "callback": here + server.callback_path, "corp-id": wecom.corp_id, "agent-id": wecom.agent_id,
        "secret": wecom.secret, "token": wecom.token, "aes-key": wecom.encoding_aes_key, "members": DEMO_MEMBERS,
        "data": "data/simulator", "bot-url": here, "webhook": f"{DEMO_WEBHOOK}=各单位工作群", "walk": DEMO_WALK,
    }  # fmt: skip
    return [sys.executable, "-m", "simulator", *(f"--{name}={value}" for name, value in options.items())]
