"""One connection to WeCom: subscribed, alive while its pings are answered, its frames handed on (wecom-contract.md §6.6)."""

import contextlib
import json
import ssl
import time
from collections import deque
from types import TracebackType
from typing import Final, Self

import structlog
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from bot.aibot.frames import EVENT, KICKED, PING, SUBSCRIBE, Frame, request

log = structlog.get_logger()

PING_SECONDS: Final = 10.0
SILENT_SECONDS: Final = 15.0  # from a ping that nothing came after: the line is dead, however open it looks
OPEN_SECONDS: Final = 5.0
FRAME_BYTES: Final = 1024 * 1024


class LinkError(Exception):
    """The connection cannot be used any more; says why, without texts or names."""


class KickedError(LinkError):
    """Somebody else has subscribed with this robot."""


class BadSecretError(LinkError):
    """WeCom does not know this robot, or its secret: an operator's matter."""


class Link:
    """An open connection. Frames are sent by any thread and received by one."""

    def __init__(self, socket_url: str, bot_id: str, secret: str) -> None:
        """Connect and subscribe; raises LinkError. What the machine trusts (SSL_CERT_FILE too) is trusted."""
        try:
            self._line: ClientConnection = connect(
                socket_url, ssl=ssl.create_default_context(), open_timeout=OPEN_SECONDS, close_timeout=1,
                ping_interval=None, max_size=FRAME_BYTES, compression=None, proxy=None,
            ).__enter__()  # fmt: skip
        except (OSError, WebSocketException, TimeoutError) as error:
            raise LinkError(type(error).__name__) from None
        self._heard = self._pinged = time.monotonic()
        self._early: deque[Frame] = deque()
        self._unanswered: float | None = None  # when the first ping went out after which nothing has come
        try:
            self._subscribe(bot_id, secret)
        except LinkError:
            self._line.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()

    def _subscribe(self, bot_id: str, secret: str) -> None:
        frame = request(SUBSCRIBE, {"bot_id": bot_id, "secret": secret})
        self.send(frame)
        answer, until = None, time.monotonic() + OPEN_SECONDS
        while answer is None or answer["headers"].get("req_id") != frame["headers"]["req_id"]:
            if answer is not None:  # a callback that was quicker than the acknowledgement
                self._early.append(answer)
            answer = self._take(until - time.monotonic())
            if answer is None and time.monotonic() >= until:
                raise LinkError("subscribe_unanswered")
        if code := answer.get("errcode"):
            raise BadSecretError(str(code)) if code in (853000, 846601) else LinkError(str(code))

    def send(self, frame: Frame) -> None:
        """Hand a frame over; raises LinkError."""
        try:
            self._line.send(json.dumps(frame, ensure_ascii=False))
        except (ConnectionClosed, OSError) as error:
            raise LinkError(type(error).__name__) from None

    def receive(self, seconds: float) -> Frame | None:
        """The next callback or acknowledgement, None when none comes in time; keeps the line alive. Raises LinkError."""
        now = time.monotonic()
        if now - self._pinged >= PING_SECONDS:
            self._pinged, self._unanswered = now, self._unanswered or now
            with contextlib.suppress(LinkError):  # a broken line says so below, behind what came before it broke
                self.send(request(PING))
        frame = self._early.popleft() if self._early else self._take(seconds)
        if self._unanswered and time.monotonic() - self._unanswered > SILENT_SECONDS:
            raise LinkError("silent")
        if frame is None or frame["headers"].get("req_id", "").startswith(PING):
            return None
        if frame.get("cmd") == EVENT and ((frame.get("body") or {}).get("event") or {}).get("eventtype") == KICKED:
            raise KickedError(KICKED)
        return frame

    def _take(self, seconds: float) -> Frame | None:
        try:
            frame = json.loads(self._line.recv(timeout=max(seconds, 0)))
        except TimeoutError:
            return None
        except ValueError:
            log.warning("robot_frame_unreadable")
            return None
        except (ConnectionClosed, OSError) as error:
            raise LinkError(type(error).__name__) from None
        self._heard, self._unanswered = time.monotonic(), None
        if not isinstance(frame, dict) or not isinstance(frame.get("headers"), dict):
            log.warning("robot_frame_unreadable")
            return None
        return frame

    @property
    def heard(self) -> float:
        """When the line last gave a sign of life (monotonic)."""
        return self._heard
