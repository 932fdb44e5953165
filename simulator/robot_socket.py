"""The robot's WebSocket, over TLS with a certificate of its own: subscribe first, one live line, every frame acknowledged (§6.6)."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import logging
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from simulator.limits import ApiError
from simulator.robot import Frame, Robot, event_body

WEEK = timedelta(days=7)


def make_context(folder: Path) -> ssl.SSLContext:
    """A server's TLS context; who trusts `folder`/ca.pem (SSL_CERT_FILE) trusts it."""
    folder.mkdir(parents=True, exist_ok=True)
    ca_key, ca_name = ec.generate_private_key(ec.SECP256R1()), _name("simulated 企业微信")
    ca = _certificate(ca_name, ca_name, ca_key, ca_key, [(x509.BasicConstraints(ca=True, path_length=0), True)])
    key = ec.generate_private_key(ec.SECP256R1())
    here = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    own = _certificate(_name("localhost"), ca_name, key, ca_key, [(x509.SubjectAlternativeName(here), False)])
    (folder / "ca.pem").write_bytes(ca.public_bytes(serialization.Encoding.PEM))
    chain = folder / "robot.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain.write_bytes(private + own.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return context


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, words)])


def _certificate(
    name: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    extensions: list[tuple[x509.ExtensionType, bool]],
) -> x509.Certificate:
    now = datetime.now(UTC)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    made = x509.CertificateBuilder(issuer, name, key.public_key(), x509.random_serial_number(), now - WEEK, now + WEEK)
    for extension, critical in [*extensions, (authority, False), (own, False)]:
        made = made.add_extension(extension, critical)
    return made.sign(signer, hashes.SHA256())


SILENT_SECONDS = 90.0  # «unconfirmed»: how long a connection may say nothing


class RobotSocket:
    """Listens while the `with` block runs; port 0 takes any free port. `ca` is what its clients have to trust."""

    def __init__(self, robot: Robot, folder: Path, host: str = "127.0.0.1", port: int = 0) -> None:
        self.robot = robot
        self.ca = folder / "ca.pem"
        self.away = False  # True: whoever connects is sent off
        self.sent_off = 0
        self.subscribed: list[str] = []  # one line for each success, in order
        self._lock = threading.RLock()
        self._live: ServerConnection | None = None
        self._deaf: set[ServerConnection] = set()
        logging.getLogger("websockets").setLevel(logging.CRITICAL)  # what breaks is what is being tested
        self._server = serve(self._handle, host, port, ssl=make_context(folder), ping_interval=None)
        self.url = f"wss://{host}:{self._server.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()
        self._server.shutdown()
        self._thread.join()

    def cut(self) -> None:
        """Break the line at once, without a word."""
        with self._lock:
            self.robot.connection = None
            line, self._live = self._live, None
        if line is not None:
            line.close_socket()

    def go_deaf(self) -> None:
        """Leave the line half open: it stands, and nothing passes any more."""
        with self._lock:
            if self._live is not None:
                self._deaf.add(self._live)
            self.robot.connection = None

    def _handle(self, line: ServerConnection) -> None:
        try:
            self.sent_off += self.away
            while not self.away:
                frame = json.loads(line.recv(timeout=SILENT_SECONDS))
                if line not in self._deaf:
                    line.send(json.dumps(self._answer(line, frame), ensure_ascii=False))
        except (ConnectionClosed, TimeoutError, ValueError, OSError):
            pass
        finally:
            with self._lock:
                if self._live is line:
                    self._live, self.robot.connection = None, None

    def _answer(self, line: ServerConnection, frame: Frame) -> Frame:
        """The acknowledgement: without cmd, the req_id as it came."""
        answer: Frame = {"headers": {"req_id": frame["headers"]["req_id"]}, "errcode": 0, "errmsg": "ok"}
        with self._lock:
            try:
                body = self._work(line, frame)
                answer |= {"body": body} if body else {}
            except ApiError as error:
                self.robot.refused.append(error.errcode)
                answer |= error.answer()
        return answer

    def _work(self, line: ServerConnection, frame: Frame) -> Frame | None:
        cmd, req_id, body = str(frame.get("cmd")), frame["headers"]["req_id"], frame.get("body") or {}
        robot = self.robot
        if cmd != "aibot_subscribe" and line is not self._live:
            raise ApiError(846609, "bot not subscribed")
        uploads = {
            "aibot_upload_media_init": robot.uploads.begin,
            "aibot_upload_media_chunk": robot.uploads.take,
            "aibot_upload_media_finish": robot.uploads.finish,
        }
        if cmd in uploads:
            return uploads[cmd](body)
        acts: dict[str, Callable[[], None]] = {
            "aibot_subscribe": lambda: self._subscribe(line, body),
            "ping": lambda: None,
            "aibot_respond_msg": lambda: robot.respond(req_id, body),
            "aibot_respond_welcome_msg": lambda: robot.welcome(req_id, body),
            "aibot_respond_update_msg": lambda: robot.change_card(req_id, body),
            "aibot_send_msg": lambda: robot.push(body),
        }
        if cmd not in acts:
            raise ApiError(40063, "some parameters are empty")
        acts[cmd]()
        return None

    def _subscribe(self, line: ServerConnection, body: Frame) -> None:
        settings = self.robot.settings
        if (body.get("bot_id"), body.get("secret")) != (settings.robot_id, settings.robot_secret):
            raise ApiError(853000, "invalid bot_id or secret")
        if self._live is line:
            raise ApiError(45009, "api freq out of limit")
        before, self._live = self._live, line
        self.robot.connection = lambda frame: line.send(json.dumps(frame, ensure_ascii=False))
        self.subscribed.append(str(body["bot_id"]))
        if before is not None:
            self._kick(before)

    def _kick(self, line: ServerConnection) -> None:
        """Whoever was connected is told, and its line is closed."""
        body: dict[str, Any] = {
            "msgid": "kick",
            "aibotid": self.robot.settings.robot_id,
            **event_body("disconnected_event"),
        }
        frame = {"cmd": "aibot_event_callback", "headers": {"req_id": "kick"}, "body": body}
        with contextlib.suppress(ConnectionClosed, OSError):
            line.send(json.dumps(frame))
        threading.Thread(target=line.close, daemon=True).start()  # its reader runs in another thread and must not wait
