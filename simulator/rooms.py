"""App-made group chats, kept in a small file beside the transcript."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass
class Room:
    """One appchat."""

    chatid: str
    name: str
    owner: str
    members: list[str]


class Rooms:
    """All appchats of the app, by chatid."""

    def __init__(self, data_dir: Path | None) -> None:
        self._file = data_dir / "rooms.json" if data_dir else None
        self.by_id: dict[str, Room] = {}
        if self._file and self._file.exists():
            for values in json.loads(self._file.read_text(encoding="utf-8")):
                self.by_id[values["chatid"]] = Room(**values)

    def save(self, room: Room) -> None:
        """Keep a new or changed room."""
        self.by_id[room.chatid] = room
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            rooms = [asdict(known) for known in self.by_id.values()]
            self._file.write_text(json.dumps(rooms, ensure_ascii=False), encoding="utf-8")
