"""Temporary media: three days, bound to the kind it was uploaded as (contract §3.8)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from simulator.limits import DAY, ApiError

MIB = 1024 * 1024
SIZE_CAPS = {"image": 10 * MIB, "voice": 2 * MIB, "video": 10 * MIB, "file": 20 * MIB}  # C7: the larger text
VOICE_HEAD = b"#!AMR"
IMAGE_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True)
class Media:
    """One uploaded file; `key` is the webhook it belongs to, empty for the app's own."""

    media_id: str
    kind: str
    filename: str
    created_at: datetime
    key: str = ""


class MediaStore:
    """Keeps uploads in memory, and under `data_dir`/media when there is one."""

    def __init__(self, data_dir: Path | None, now: Callable[[], datetime]) -> None:
        self._folder = data_dir / "media" if data_dir else None
        self._now = now
        self._bytes: dict[str, bytes] = {}
        self._known: dict[str, Media] = {}
        for note in sorted(self._folder.glob("*.json")) if self._folder else []:
            values = json.loads(note.read_text(encoding="utf-8"))
            values["created_at"] = datetime.fromisoformat(values["created_at"])
            self._known[values["media_id"]] = Media(**values)

    def add(self, kind: str, filename: str, data: bytes, key: str = "") -> str:
        """Keep a file and return its media_id."""
        media = Media(secrets.token_urlsafe(32), kind, filename, self._now(), key)
        self._known[media.media_id] = media
        if self._folder is None:
            self._bytes[media.media_id] = data
        else:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{media.media_id}.bin").write_bytes(data)
            note = {**asdict(media), "created_at": media.created_at.isoformat()}
            (self._folder / f"{media.media_id}.json").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        return media.media_id

    def upload(self, kind: str | None, filename: str, data: bytes, key: str = "") -> Media:
        """Check an upload as WeCom does and keep it; raise ApiError 40004, 40006, 40123, 44001 or 45001."""
        if kind not in SIZE_CAPS:
            raise ApiError(40004, "invalid media type")
        if not data:
            raise ApiError(44001, "empty media data")
        if len(data) <= 5:
            raise ApiError(40006, "invalid media size")
        if len(data) > SIZE_CAPS[kind]:
            raise ApiError(45001, "media size exceed limit")
        if kind == "image" and not data.startswith(IMAGE_HEADS):
            raise ApiError(40123, "invalid image format")
        if kind == "voice" and not data.startswith(VOICE_HEAD):
            raise ApiError(301017, "voice file only support amr")
        return self._known[self.add(kind, filename, data, key)]

    def get(self, media_id: object, kind: str | None = None, key: str = "") -> Media:
        """Return a file that may be used now, as this kind; raise ApiError 40007 otherwise."""
        media = self._known.get(media_id) if isinstance(media_id, str) else None
        expired = media is not None and self._now() - media.created_at > 3 * DAY
        if media is None or expired or media.key != key or kind not in (None, media.kind):
            raise ApiError(40007, "invalid media_id")
        return media

    def peek(self, media_id: str) -> tuple[Media, bytes] | None:
        """Return a file for the page, however old; None when there is none."""
        media = self._known.get(media_id)
        if media is None:
            return None
        return media, self.content(media)

    def content(self, media: Media) -> bytes:
        """Return the bytes of a file."""
        if self._folder is None:
            return self._bytes[media.media_id]
        return (self._folder / f"{media.media_id}.bin").read_bytes()
