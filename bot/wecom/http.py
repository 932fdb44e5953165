"""Requests to the WeCom API (wecom-contract.md §3, §5): time limits on every call, one shared token, repeats where safe."""

import json
import logging
from collections.abc import Callable
from typing import Any, TypeVar

import httpx
import structlog
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, stop_when_event_set, wait_exponential_jitter

from bot.wecom.calls import Calls, StoppedError
from bot.wecom.errors import DONE_BEFORE, MINUTE, STALE_TOKEN, error_of
from bot.wecom.token import TokenStore
from scheduler.deliver.channels import LostError, RetryError, SendError, WaitError

log = structlog.get_logger()

TRIES = 3  # system busy: at most three times (D:90313)
TIMEOUT = httpx.Timeout(5.0, connect=3.0)  # seconds
DEADLINE = 10.0  # seconds from the first byte sent to the last byte of the answer
FILE_DEADLINE = 60.0  # the same, where a file of up to 20 MiB goes up or comes down
T = TypeVar("T")
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class WecomHttp:
    """Requests in the name of one self-built app. Raises SendError alone; texts, tokens and userids are never logged."""

    def __init__(
        self,
        base_url: str,
        corp_id: str,
        agent_id: int,
        secret: str,
        redis_url: str | None = None,
        *,
        timeout: httpx.Timeout = TIMEOUT,
        pause: float = 0.5,
    ) -> None:
        """`base_url` without /cgi-bin; `pause` in seconds before the first repeat of a call that failed."""
        logging.getLogger("httpx").setLevel(logging.WARNING)  # its INFO lines hold the secret and the token
        self._calls = Calls(f"{base_url.rstrip('/')}/cgi-bin/", timeout)
        self._credentials = {"corpid": corp_id, "corpsecret": secret}
        self.agent_id = agent_id
        self._pause = pause
        self._tokens = TokenStore(self._fetch_token, f"{base_url}|{corp_id}|{agent_id}", redis_url)

    def stop(self, patience: float) -> None:
        """The process stops: no call is begun any more, and those under way end within `patience` seconds."""
        self._calls.stop(patience)

    def close(self) -> None:
        """Close every connection."""
        self._calls.close()
        self._tokens.close()

    def _fetch_token(self) -> tuple[str, int]:
        try:
            data = self.call("GET", "gettoken", self._credentials).json()
        except LostError as error:  # whatever wanted the token has not been sent
            raise RetryError(error.reason) from None
        return str(data["access_token"]), int(data.get("expires_in", 0))

    def get(self, path: str, query: dict[str, str]) -> httpx.Response:
        """A GET with the token."""
        return self.with_token(lambda token: self.call("GET", path, {"access_token": token, **query}))

    def post(self, path: str, body: dict[str, Any], query: dict[str, str] | None = None) -> dict[str, Any]:
        """A POST of JSON with the token; gives what WeCom answered."""
        more = query or {}
        answer = self.with_token(lambda token: self.call("POST", path, {"access_token": token, **more}, body))
        return dict(answer.json())

    def with_token(self, call: Callable[[str], httpx.Response]) -> httpx.Response:
        """Call; a token that died early is replaced once, and a second refusal is the caller's to bear."""
        token = self._tokens.get()
        try:
            return call(token)
        except _StaleTokenError:
            log.info("token_stale")
        return call(self._tokens.get(stale=token))

    def call(
        self,
        method: str,
        path: str,
        query: dict[str, str],
        body: dict[str, Any] | None = None,
        files: dict[str, tuple[str, bytes, str]] | None = None,
    ) -> httpx.Response:
        """One request. ensure_ascii off: WeCom refuses \\uXXXX (40033)."""
        within = FILE_DEADLINE if path.startswith("media/") else DEADLINE
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        try:
            answer = self._calls.request(method, path, within, params=query, content=content, files=files)
        except _NOT_SENT as error:
            raise RetryError(f"无法连接企业微信（{type(error).__name__}）") from None
        except StoppedError:
            raise RetryError("本机正在停止") from None
        except httpx.HTTPError as error:
            raise LostError(f"未收到企业微信的回音（{type(error).__name__}）") from None
        if answer.status_code not in (200, 206):
            raise LostError(f"企业微信返回 HTTP {answer.status_code}")
        _check(answer, path)
        return answer

    def repeat(self, call: Callable[[], T], on: tuple[type[SendError], ...]) -> T:
        """Up to three tries. Once an answer was lost the whole is lost, even if the last try was surely refused."""
        lost = False
        retrying = Retrying(
            retry=retry_if_exception_type(on),
            stop=stop_after_attempt(TRIES) | stop_when_event_set(self._calls.stopping),
            wait=wait_exponential_jitter(multiplier=self._pause, max=3, jitter=self._pause),
            reraise=True,
        )
        try:
            for attempt in retrying:
                with attempt:
                    try:
                        return call()
                    except LostError:
                        lost = True
                        raise
        except RetryError as error:
            raise LostError(error.reason) if lost else error from None
        raise AssertionError("unreachable: the last try returns or raises")


class _StaleTokenError(WaitError):
    """40014 or 42001: answered by one refresh, then it waits like any other refusal."""


def _check(answer: httpx.Response, path: str) -> None:
    """Raise what an errcode stands for; a file has none, and some calls leave it out on success (§0)."""
    if path == "media/get" and "json" not in answer.headers.get("content-type", ""):
        return
    try:
        data = answer.json()
        code = int(data.get("errcode", 0))
    except (ValueError, AttributeError, TypeError):
        raise LostError("企业微信的回音无法读取") from None
    if code == 0 or (path, code) in DONE_BEFORE:
        return
    error = error_of(code, str(data.get("errmsg", "")))
    log.warning("wecom_refused", path=path, errcode=code)
    if code in STALE_TOKEN and path != "gettoken":
        raise _StaleTokenError(error.reason, MINUTE, alert=True)
    raise error
