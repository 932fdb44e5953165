"""The callback address, asked as the console asks it: reachable, our keys, answered within a second."""

import secrets
import time
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

import httpx

from bot.config import Config
from bot.doctor.finding import Finding, bad, note, ok
from bot.wecom.envelope import Envelope

CONSOLE = "应用管理 → 自建 → the app → 接收消息 → 设置API接收"
WITHIN = 1.0  # seconds (contract §1.2)


def address_of(config: Config) -> tuple[str, bool]:
    """Where the callback is asked, and whether that is the way from outside."""
    server = config.server
    if server.public_url:
        public = urlsplit(server.public_url)
        return f"{public.scheme}://{public.netloc}{server.callback_path}", True
    return f"{server.local_url}{server.callback_path}", False


def check_callback(config: Config, now: datetime) -> Iterator[Finding]:
    """Send a sealed echo and compare what comes back. Needs the three secrets."""
    wecom = config.wecom
    address, outside = address_of(config)
    plaintext = str(secrets.randbelow(9 * 10**18) + 10**18)
    query = Envelope(wecom.token, wecom.encoding_aes_key, wecom.corp_id).seal_echo(plaintext, int(now.timestamp()))
    started = time.monotonic()
    try:
        with httpx.Client(trust_env=False, timeout=5.0) as http:
            answer = http.get(address, params=query)
    except httpx.HTTPError as error:
        text = f"{address} cannot be reached ({type(error).__name__})"
        if outside:
            yield bad("callback", text, "is a web process running; nginx, certificate, firewall; server.public_url")
        else:
            yield note("callback", text, "start `all` or `web`, then ask again")
        return
    took = time.monotonic() - started
    if answer.status_code == 403:
        do = f"restart every process after a change of secrets, and compare Token and EncodingAESKey with {CONSOLE}"
        yield bad("callback", f"{address} has other keys than this config (403)", do)
    elif answer.status_code != 200 or answer.content != plaintext.encode():
        text = f"{address} is not our callback (HTTP {answer.status_code})"
        yield bad("callback", text, "server.callback_path here, in nginx and in the console")
    elif took > WITHIN:
        yield bad("callback", f"answers after {took:.1f} s; WeCom waits one", "load of the machine, proxy in front")
    else:
        yield ok("callback", f"{address} answers with our keys; the same address belongs into {CONSOLE}")
    if not outside:
        yield note("server.public_url", "not set: replies hold no links, and the way from outside was not tried")
