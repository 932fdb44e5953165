"""Calls of WeCom for the doctor: one try, the code as it is, and the time that the answer carries."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx

from bot.wecom.http import TIMEOUT

AWAY = -2  # in place of an errcode: nobody answered, or no WeCom


@dataclass(frozen=True)
class Answer:
    """What came back: errcode (0 is success, AWAY no answer), the body, and the time by WeCom's clock."""

    code: int
    data: dict[str, Any]
    date: datetime | None = None
    problem: str = ""


class Probe:
    """WeCom, asked once for each question. No token is shared: while one is valid WeCom gives the same again."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=f"{base_url.rstrip('/')}/cgi-bin/", timeout=TIMEOUT, trust_env=False)
        self._token = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def log_in(self, corp_id: str, secret: str) -> Answer:
        """gettoken; later calls carry the token."""
        answer = self._answer(lambda: self._http.get("gettoken", params={"corpid": corp_id, "corpsecret": secret}))
        self._token = str(answer.data.get("access_token", ""))
        return answer

    def get(self, path: str, **query: str) -> Answer:
        """A call with the token."""
        return self._answer(lambda: self._http.get(path, params={"access_token": self._token, **query}))

    def knock(self, webhook_key: str) -> Answer:
        """An empty text for a group's webhook: refused as empty (44004) where the key is good, and seen by nobody."""
        body = {"msgtype": "text", "text": {"content": ""}}
        return self._answer(lambda: self._http.post("webhook/send", params={"key": webhook_key}, json=body))

    @staticmethod
    def _answer(call: Any) -> Answer:
        try:
            response: httpx.Response = call()
            data = response.json()
            code = int(data.get("errcode", 0))
        except httpx.HTTPError as error:
            return Answer(AWAY, {}, problem=type(error).__name__)
        except (ValueError, AttributeError, TypeError):
            return Answer(AWAY, {}, problem=f"HTTP {response.status_code}, no answer of WeCom")
        return Answer(code, data, _date(response.headers.get("date", "")))


def _date(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found if found.tzinfo else None
