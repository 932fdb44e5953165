"""A file that was sent to the robot: fetched from an address that lives five minutes, opened with its own key (wecom-contract.md §6.3, §6.6)."""

import base64
import json
import re
from dataclasses import dataclass
from pathlib import PurePath
from time import monotonic
from typing import Final
from urllib.parse import unquote

import httpx
import structlog
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from werkzeug.http import parse_options_header

from actions.common.errors import UserError
from documents.package import MOST_BYTES

log = structlog.get_logger()

DEADLINE: Final = 60.0  # seconds for the whole file
_BLOCK: Final = 32
_AGAIN: Final = "请重新发送；仍不行的，请上传到页面或送纸质件。"
_TOO_BIG: Final = f"文件超过{MOST_BYTES // 1024 // 1024} MB，未作接收，请压缩或分开后再发送，也可送纸质件。"
_EXPIRED: Final = f"文件未能取到：企业微信只保留五分钟，已经过期，未作接收。{_AGAIN}"
_AWAY: Final = f"文件未能取到，未作接收。{_AGAIN}"
_BROKEN: Final = f"文件未能解开，未作接收。{_AGAIN}"
_ENDING: Final = {"image": "图片.jpg"}


@dataclass(frozen=True)
class Place:
    """Where a file lies, the key of this one file, and of what kind the callback says that it is."""

    url: str
    key: str
    kind: str

    def kept(self) -> str:
        """As text."""
        return json.dumps([self.url, self.key, self.kind])

    @classmethod
    def of(cls, kept: str) -> "Place":
        """What `kept` gave."""
        return cls(*json.loads(kept))


def fetch(kept: str) -> tuple[str, bytes]:
    """Name and bytes of the file. Raises UserError with what its sender is to do."""
    place = Place.of(kept)
    try:
        name, sealed = _download(place)
    except httpx.HTTPError as error:
        log.warning("robot_file_not_fetched", reason=type(error).__name__)
        raise UserError(_AWAY) from error
    try:
        return name, _opened(sealed, place.key)
    except ValueError as error:
        log.warning("robot_file_not_opened")
        raise UserError(_BROKEN) from error


def _download(place: Place) -> tuple[str, bytes]:
    """What lies there, no further than we take; a server that drips is given up at the deadline."""
    until, held = monotonic() + DEADLINE, bytearray()
    with httpx.stream("GET", place.url, timeout=httpx.Timeout(10.0, connect=5.0), trust_env=False) as answer:
        if answer.status_code in (400, 403, 404, 410):
            raise UserError(_EXPIRED)
        if answer.status_code != 200 or "json" in answer.headers.get("content-type", ""):
            raise UserError(_AWAY)
        if int(answer.headers.get("content-length") or 0) > MOST_BYTES + _BLOCK:
            raise UserError(_TOO_BIG)
        for part in answer.iter_bytes():
            held += part
            if len(held) > MOST_BYTES + _BLOCK:
                raise UserError(_TOO_BIG)
            if monotonic() > until:
                raise UserError(_AWAY)
        return _name(answer.headers.get("content-disposition", ""), place.kind), bytes(held)


def _name(disposition: str, kind: str) -> str:
    """The file's name, without a path; what has none is named after its kind."""
    told = parse_options_header(disposition)[1].get("filename", "")
    name = PurePath(unquote(told).replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f]", "", name)[-120:] or _ENDING.get(kind, "文件")


def _opened(sealed: bytes, key: str) -> bytes:
    """AES-256-CBC, the key's first 16 bytes before, padded to 32; without a key it came open. Raises ValueError."""
    if not key:
        return sealed
    secret = base64.b64decode(key + "=" * (-len(key) % 4))
    decryptor = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).decryptor()
    padded = decryptor.update(sealed) + decryptor.finalize()
    pad = padded[-1] if padded else 0
    if not 1 <= pad <= _BLOCK or padded[-pad:] != bytes([pad]) * pad:
        raise ValueError("padding")
    return padded[:-pad]
