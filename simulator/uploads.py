"""Files that the robot's program hands over piece by piece, to be sent afterwards (contract §6.6)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from simulator.limits import HOUR, MINUTE, ApiError, RateWindow
from simulator.media import MediaStore

MOST_CHUNKS, CHUNK_BYTES = 100, 512 * 1024
LIVES = timedelta(minutes=30)
Frame = dict[str, Any]


@dataclass
class Upload:
    """One that was begun, and the pieces that have come, in any order; index from 0 (C12)."""

    kind: str
    filename: str
    size: int
    many: int
    md5: str
    at: datetime
    chunks: dict[int, bytes] = field(default_factory=dict)


class Uploads:
    """The uploads of one robot; they go on over a new line."""

    def __init__(self, media: MediaStore, now: Callable[[], datetime]) -> None:
        self._media, self._now = media, now
        self._begun: dict[str, Upload] = {}
        self._rate = RateWindow((30, MINUTE), (1000, HOUR))

    def begin(self, body: Frame) -> Frame:
        """aibot_upload_media_init; raises ApiError 846697 for a kind that is none, 846612 for too many pieces."""
        if body.get("type") not in ("file", "image", "voice", "video"):
            raise ApiError(846697, "invalid file type")
        if not 1 <= int(body.get("total_chunks") or 0) <= MOST_CHUNKS:
            raise ApiError(846612, "invalid total_chunks")
        if not self._rate.admit("", self._now()):
            raise ApiError(45009, "api freq out of limit")  # «unconfirmed» code
        upload_id = secrets.token_hex(12)
        self._begun[upload_id] = Upload(
            body["type"], str(body.get("filename") or ""), int(body.get("total_size") or 0),
            int(body["total_chunks"]), str(body.get("md5") or ""), self._now(),
        )  # fmt: skip
        return {"upload_id": upload_id}

    def take(self, body: Frame) -> Frame:
        """aibot_upload_media_chunk: one piece; the same again changes nothing."""
        upload, place = self._upload(body), body.get("chunk_index")
        if not isinstance(place, int) or not 0 <= place < upload.many:
            raise ApiError(846612, "invalid chunk_index")
        try:
            data = base64.b64decode(str(body.get("base64_data") or ""), validate=True)
        except binascii.Error as error:
            raise ApiError(846613, "invalid chunk") from error
        if not 0 < len(data) <= CHUNK_BYTES:
            raise ApiError(846613, "invalid chunk size")
        upload.chunks.setdefault(place, data)
        return {}

    def finish(self, body: Frame) -> Frame:
        """aibot_upload_media_finish: the media_id under which it can be sent for three days."""
        upload = self._upload(body)
        data = b"".join(upload.chunks[place] for place in sorted(upload.chunks))
        if len(upload.chunks) < upload.many or len(data) != upload.size:
            raise ApiError(846616, "upload incomplete")
        if hashlib.md5(data, usedforsecurity=False).hexdigest() != upload.md5.lower():
            raise ApiError(301019, "md5 not match")
        media = self._media.upload(upload.kind, upload.filename, data)
        del self._begun[str(body["upload_id"])]
        created = str(int(media.created_at.timestamp()))
        return {"type": upload.kind, "media_id": media.media_id, "created_at": created}

    def _upload(self, body: Frame) -> Upload:
        found = self._begun.get(str(body.get("upload_id")))
        if found is None or self._now() - found.at > LIVES:
            raise ApiError(846611, "invalid upload_id")
        return found
