"""Our own small client of the WeCom API (wecom-contract.md §3, §5): time limits on every call, one shared token."""

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import httpx
import structlog
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from bot.errors_wecom import CHAT_EXISTS, MINUTE, STALE_TOKEN, error_of
from bot.token import TokenStore
from scheduler.channels import CHECK_SECONDS, LostError, RefusedError, RetryError, SendError, SendResult, WaitError

log = structlog.get_logger()

MOST_TARGETS = 1000  # of one message/send (D:90236)
TRIES = 3  # system busy: at most three times (D:90313)
TIMEOUT = httpx.Timeout(5.0, connect=3.0)  # seconds
T = TypeVar("T")
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class WecomClient:
    """Calls of one self-built app. Every method raises SendError alone; texts, tokens and userids are never logged."""

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
        # An address in front of WeCom is configured as base_url, never picked up from the environment.
        self._http = httpx.Client(base_url=f"{base_url.rstrip('/')}/cgi-bin/", timeout=timeout, trust_env=False)
        self._credentials = {"corpid": corp_id, "corpsecret": secret}
        self._agent_id = agent_id
        self._pause = pause
        self._tokens = TokenStore(self._fetch_token, f"{base_url}|{corp_id}|{agent_id}", redis_url)

    def close(self) -> None:
        """Close every connection."""
        self._http.close()
        self._tokens.close()

    def send_text(
        self, userids: Sequence[str], text: str, *, safe: int = 0, check_seconds: int = CHECK_SECONDS
    ) -> SendResult:
        """Push a text of at most 2,048 bytes to at most 1,000 members (§3.2).

        The same arguments make the same bytes: WeCom recognises a repeat within `check_seconds` and shows it once.
        """
        return self._send(userids, "text", {"content": text}, safe, check_seconds)

    def send_file(
        self, userids: Sequence[str], media_id: str, *, safe: int = 0, check_seconds: int = CHECK_SECONDS
    ) -> SendResult:
        """Push an uploaded file; repeats are recognised as a text's are. `safe` is for the types of §3.2 alone."""
        return self._send(userids, "file", {"media_id": media_id}, safe, check_seconds)

    def _send(
        self, userids: Sequence[str], kind: str, payload: dict[str, str], safe: int, check_seconds: int
    ) -> SendResult:
        if not 0 < len(userids) <= MOST_TARGETS:
            raise RefusedError(f"接收人数 {len(userids)} 超出范围")
        body = {
            "touser": "|".join(userids),
            "msgtype": kind,
            "agentid": self._agent_id,
            kind: payload,
            "safe": safe,
            "enable_duplicate_check": 1,
            "duplicate_check_interval": check_seconds,
        }
        answer = self._repeat(lambda: self._post("message/send", body), (RetryError, LostError))
        return SendResult(answer.get("msgid"), _names(answer, "invaliduser"), _names(answer, "unlicenseduser"))

    def send_webhook(self, key: str, text: str, mentioned: Sequence[str] = ()) -> SendResult:
        """Post a text into the group of a webhook (§3.7); a lost answer is not repeated, for it would show twice."""
        content = {"content": text, "mentioned_list": list(mentioned)} if mentioned else {"content": text}
        body = {"msgtype": "text", "text": content}
        self._repeat(lambda: self._call("POST", "webhook/send", {"key": key}, body), (RetryError,))
        return SendResult()

    def create_appchat(self, chatid: str, name: str, members: Sequence[str]) -> None:
        """Make a group of 2 to 2,000 members, its owner first (§3.6). `chatid` is ours: one that exists was made before."""
        body = {"chatid": chatid, "name": name, "owner": members[0], "userlist": list(members)}
        self._repeat(lambda: self._post("appchat/create", body), (RetryError, LostError))

    def send_appchat(self, chatid: str, text: str, mentioned: Sequence[str] = ()) -> SendResult:
        """Post a text into a group that the app made (§3.6); a lost answer is not repeated."""
        content = {"content": text, "mentioned_list": list(mentioned)} if mentioned else {"content": text}
        body = {"chatid": chatid, "msgtype": "text", "text": content, "safe": 0}
        self._repeat(lambda: self._post("appchat/send", body), (RetryError,))
        return SendResult()

    def recall(self, msgid: str) -> None:
        """Take back a message of the last 24 hours (§3.5); a repeat does no harm."""
        self._repeat(lambda: self._post("message/recall", {"msgid": msgid}), (RetryError, LostError))

    def create_menu(self, buttons: Sequence[dict[str, Any]]) -> None:
        """Put the menu of the app's chat in place of the one before (§3.9)."""
        query = {"agentid": str(self._agent_id)}
        self._repeat(lambda: self._post("menu/create", {"button": list(buttons)}, query), (RetryError, LostError))

    def get_user(self, userid: str) -> dict[str, Any]:
        """What the app may know of a member (§3.10); DroppedError for one who has left or is not visible."""
        return self._repeat(lambda: self._get("user/get", {"userid": userid}).json(), (RetryError, LostError))

    def get_login(self, code: str) -> str | None:
        """Whose login code it is (§3.11); None for somebody outside the corp, who comes with errcode 0 all the same.

        A code counts once: it is not sent again when the answer is lost.
        """
        found = self._repeat(lambda: self._get("auth/getuserinfo", {"code": code}).json(), (RetryError,))
        return str(found["userid"]) if found.get("userid") else None

    def download_media(self, media_id: str) -> bytes:
        """The file behind a media_id (§3.8); an error arrives as JSON with status 200 and is raised, never saved."""
        found = self._repeat(lambda: self._get("media/get", {"media_id": media_id}), (RetryError, LostError))
        return bytes(found.content)

    def upload_file(self, name: str, content: bytes) -> str:
        """Upload a file of 6 bytes to 20 MiB; its media_id is good for 3 days (§3.8)."""
        query, files = {"type": "file"}, {"media": (name, content, "application/octet-stream")}

        def upload(token: str) -> httpx.Response:
            return self._call("POST", "media/upload", {"access_token": token, **query}, files=files)

        answer = self._repeat(lambda: self._with_token(upload).json(), (RetryError, LostError))
        if not answer.get("media_id"):  # an empty success is none (§7.3)
            raise RetryError("企业微信未返回文件标识")
        return str(answer["media_id"])

    def _fetch_token(self) -> tuple[str, int]:
        try:
            data = self._call("GET", "gettoken", self._credentials).json()
        except LostError as error:  # whatever wanted the token has not been sent
            raise RetryError(error.reason) from None
        return str(data["access_token"]), int(data.get("expires_in", 0))

    def _get(self, path: str, query: dict[str, str]) -> httpx.Response:
        return self._with_token(lambda token: self._call("GET", path, {"access_token": token, **query}))

    def _post(self, path: str, body: dict[str, Any], query: dict[str, str] | None = None) -> dict[str, Any]:
        more = query or {}
        answer = self._with_token(lambda token: self._call("POST", path, {"access_token": token, **more}, body))
        return dict(answer.json())

    def _with_token(self, call: Callable[[str], httpx.Response]) -> httpx.Response:
        """Call; a token that died early is replaced once, and a second refusal is the caller's to bear."""
        token = self._tokens.get()
        try:
            return call(token)
        except _StaleTokenError:
            log.info("token_stale")
        return call(self._tokens.get(stale=token))

    def _call(
        self,
        method: str,
        path: str,
        query: dict[str, str],
        body: dict[str, Any] | None = None,
        files: dict[str, tuple[str, bytes, str]] | None = None,
    ) -> httpx.Response:
        """One request. ensure_ascii off: WeCom refuses \\uXXXX (40033)."""
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        try:
            answer = self._http.request(method, path, params=query, content=content, files=files)
        except _NOT_SENT as error:
            raise RetryError(f"无法连接企业微信（{type(error).__name__}）") from None
        except httpx.HTTPError as error:
            raise LostError(f"未收到企业微信的回音（{type(error).__name__}）") from None
        if answer.status_code not in (200, 206):
            raise LostError(f"企业微信返回 HTTP {answer.status_code}")
        _check(answer, path)
        return answer

    def _repeat(self, call: Callable[[], T], on: tuple[type[SendError], ...]) -> T:
        """Up to three tries. Once an answer was lost the whole is lost, even if the last try was surely refused."""
        lost = False
        retrying = Retrying(
            retry=retry_if_exception_type(on),
            stop=stop_after_attempt(TRIES),
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
    if code == 0 or (path == "appchat/create" and code == CHAT_EXISTS):
        return
    error = error_of(code, str(data.get("errmsg", "")))
    log.warning("wecom_refused", path=path, errcode=code)
    if code in STALE_TOKEN and path != "gettoken":
        raise _StaleTokenError(error.reason, MINUTE, alert=True)
    raise error


def _names(answer: dict[str, Any], field: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in str(answer.get(field) or "").split("|") if name)
