"""Callbacks to the bot as WeCom makes them, and the check of what the bot answers (contract §1)."""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import httpx

from simulator.crypto import Envelope, signature
from simulator.events import cdata, element
from simulator.replies import Delivery, read_reply
from simulator.settings import SimulatorSettings

VERIFY_SECONDS = 1.0


@dataclass
class CallbackClient:
    """Sends what the corp's members do to `url`, with WeCom's deadline, retries and re-encryption."""

    settings: SimulatorSettings
    dice: random.Random
    now: Callable[[], datetime]
    violations: list[str]

    def __post_init__(self) -> None:
        self.url = self.settings.callback_url
        self.envelope = Envelope(self.settings.aes_key)
        self._failures = 0
        deadline = self.settings.callback_deadline_seconds
        # Loopback or intranet only: a proxy of the environment must not see it.
        self._http = httpx.Client(timeout=deadline, trust_env=False, limits=httpx.Limits(max_connections=200))

    def deliver(self, plaintext: str, userid: str, *, replyable: bool) -> Delivery:
        """Try until the bot answers in time; return its reply as the member would see it."""
        limit = self.settings.drop_after_failures
        if limit and self._failures >= limit:
            return Delivery(delivered=False)
        plaintext = self._padded(plaintext)  # once: every attempt carries the same plaintext, sealed anew
        for _ in range(self.settings.callback_attempts):
            answer, retry = self._attempt(plaintext)
            if answer is not None:
                self._failures = 0
                if self.dice.random() < self.settings.duplicate_rate:
                    self._attempt(plaintext)
                return read_reply(self, answer, userid) if replyable else Delivery(delivered=True)
            if not retry:
                break
        self._failures += 1
        return Delivery(delivered=False)

    def _attempt(self, plaintext: str) -> tuple[str | None, bool]:
        """Return (body of an answer in time with status 200, whether a failure may be tried again)."""
        started = time.monotonic()
        try:
            answer = self.post(plaintext)
        except httpx.TransportError:  # no connection, a lost one, or no answer in time
            return None, True
        if time.monotonic() - started > self.settings.callback_deadline_seconds:
            return None, True
        if answer.status_code != 200:
            return None, self.settings.retry_on_status
        return answer.text, False

    def post(self, plaintext: str, **overrides: str) -> httpx.Response:
        """Seal and POST once.

        Overrides: `receiveid`, `encrypt`, `timestamp`, `nonce`, `msg_signature`, `body` (the whole raw body), `omit`
        (names of query parameters to leave out, comma-separated).
        """
        if not self.url:
            raise RuntimeError("the simulator has no callback_url yet")
        receiveid = overrides.get("receiveid", self.settings.corp_id)
        encrypted = overrides.get("encrypt") or self.envelope.seal(plaintext, receiveid)
        query = self._signed(encrypted, overrides)
        body = overrides.get("body") or self._outer(encrypted)
        return self._http.post(self.url, params=query, content=body.encode())

    def _signed(self, encrypted: str, overrides: dict[str, str]) -> dict[str, str]:
        timestamp = overrides.get("timestamp") or str(int(self.now().timestamp()))
        nonce = overrides.get("nonce") or secrets.token_hex(8)
        signed = overrides.get("msg_signature") or signature(self.settings.token, timestamp, nonce, encrypted)
        query = {"msg_signature": signed, "timestamp": timestamp, "nonce": nonce}
        return {name: value for name, value in query.items() if name not in overrides.get("omit", "").split(",")}

    def _outer(self, encrypted: str) -> str:
        parts = [
            f"<ToUserName>{cdata(self.settings.corp_id)}</ToUserName>",
            f"<AgentID>{cdata(str(self.settings.agent_id))}</AgentID>",
            element("Encrypt", encrypted),
        ]
        self.dice.shuffle(parts)
        return "<xml>" + "".join(parts) + "</xml>"

    def _padded(self, plaintext: str) -> str:
        """Add line breaks before the end, so that every length of padding occurs."""
        head, end, tail = plaintext.rpartition("</xml>")
        return head + "\n" * self.dice.randrange(32) + end + tail if end and not tail else plaintext

    def verify_url(self) -> str | None:
        """Make the console's GET check (§1.2); return what is wrong with the answer, None when nothing is."""
        plain = str(self.dice.getrandbits(60) | 1 << 60)
        echo = self.envelope.seal(plain, self.settings.corp_id)
        query = {**self._signed(echo, {}), "echostr": echo}
        if not self.url:
            return "no callback URL"
        started = time.monotonic()
        try:
            answer = self._http.get(self.url, params=query)
        except httpx.TransportError as error:
            return f"no answer: {type(error).__name__}"
        if time.monotonic() - started > VERIFY_SECONDS:
            return "answered later than 1 s"
        if answer.status_code != 200:
            return f"status {answer.status_code}"
        return None if answer.content == plain.encode() else "the body is not the bare plaintext"

    def close(self) -> None:
        """Close the connections."""
        self._http.close()
