"""`python -m bot demo`: a demo organisation, the assistant and the simulator, and one address to open."""

import secrets
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.assistant import Assistant, make_assistant
from bot.background import make_client
from bot.clock import MovableClock
from bot.commands.prepare import prepare
from bot.commands.terminal import say
from bot.config import Config
from bot.files import DEMO_MEMBERS, load_members
from bot.serve import serve
from bot.wecom.app_menu import app_menu
from scheduler.deliver.channels import SendError
from storage.models import Member

KEY_FILE = Path("data/demo-keys.txt")
DEMO_WEBHOOK = "demo-group-key"  # of a group in the simulated corp; no secret
STARTING_SECONDS = 10


def run_demo(config: Config, port: int, start: datetime) -> None:
    """Run both until Ctrl-C. The clock begins at `start` (aware). The keys are made at the first start and kept, so that a second start keeps the data."""
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
    config = config.model_copy(update={"wecom": wecom, "server": server, "demo": True})
    assistant = make_assistant(config, MovableClock(config.zone, start))
    prepare(assistant)
    with assistant.database.write() as session:
        if session.scalar(select(Member.id).limit(1)) is None:
            load_members(assistant.context(session), DEMO_MEMBERS)
    command = simulator_command(config, port)
    simulator = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  (our own; we print the one address)
    try:
        put_menu(assistant, port)
        say(f"演示已启动，请用浏览器打开 http://127.0.0.1:{port}/  （按 Ctrl-C 结束）")
        serve(assistant, web=True, clockwork=True)
    finally:
        simulator.terminate()
        simulator.wait(timeout=10)


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
        "data": "data/simulator", "bot-url": here, "webhook": f"{DEMO_WEBHOOK}=各单位工作群",
    }  # fmt: skip
    return [sys.executable, "-m", "simulator", *(f"--{name}={value}" for name, value in options.items())]
