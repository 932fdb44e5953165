"""What was seen in every chat, in one order, kept in a file so that a restarted demo keeps its chats."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

Source = Literal["mine", "reply", "push"]


@dataclass(frozen=True)
class Shown:
    """One bubble: `chat` is a userid, an appchat's chatid, or a webhook's room; `mine` is what the member wrote."""

    chat: str
    source: Source
    kind: str
    text: str
    at: datetime
    msgid: str = ""
    truncated: bool = False
    media_id: str = ""
    mentions: tuple[str, ...] = ()
    recalled: bool = False
    card: dict[str, Any] | None = None
    changed: bool = False  # a card in the place of an earlier one
    seq: int = 0


class Timeline:
    """Append-only; a recall or a changed card appends the bubble once more, marked, and takes the place of the first."""

    def __init__(self, data_dir: Path | None) -> None:
        self._rows: list[Shown] = []
        self._by_chat: dict[str, list[Shown]] = defaultdict(list)
        self._lock = threading.Lock()
        self._file = data_dir / "transcript.jsonl" if data_dir else None
        if self._file and self._file.exists():
            text = self._file.read_text(encoding="utf-8", errors="replace")
            whole = text[: text.rfind("\n") + 1]  # a process that was killed may leave half a line
            if whole != text:
                self._file.write_text(whole, encoding="utf-8")
            self._keep(replace(_from_json(line), seq=i) for i, line in enumerate(whole.splitlines(), start=1))

    def _keep(self, rows: Iterable[Shown]) -> None:
        for row in rows:
            self._rows.append(row)
            self._by_chat[row.chat].append(row)

    def append(self, shown: Iterable[Shown]) -> None:
        """Number the bubbles and keep them."""
        with self._lock:
            first = len(self._rows) + 1
            new = [replace(row, seq=first + i) for i, row in enumerate(shown)]
            self._keep(new)
            if self._file and new:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("a", encoding="utf-8") as out:
                    out.writelines(_to_json(row) + "\n" for row in new)

    def since(self, seq: int, most: int = 2000) -> list[Shown]:
        """Return up to `most` rows after number `seq`, oldest first."""
        with self._lock:
            return self._rows[seq : seq + most]

    def chat(self, chat: str) -> list[Shown]:
        """Return what one chat shows now, recalled bubbles marked in their old place."""
        with self._lock:
            rows = list(self._by_chat.get(chat, ()))
        recalled = {row.msgid for row in rows if row.recalled}
        now = {row.msgid: row for row in rows if row.changed}
        first = [now.get(row.msgid, row) if row.card else row for row in rows if not row.recalled and not row.changed]
        return [replace(row, recalled=row.msgid in recalled) for row in first]

    def with_msgid(self, msgid: str) -> list[Shown]:
        """Return the bubbles of one push, one for each who got it."""
        with self._lock:
            return [row for row in self._rows if row.msgid == msgid and not (row.recalled or row.changed)]


def _to_json(row: Shown) -> str:
    return json.dumps({**asdict(row), "at": row.at.isoformat()}, ensure_ascii=False)


def _from_json(line: str) -> Shown:
    values = json.loads(line)
    values["at"] = datetime.fromisoformat(values["at"])
    values["mentions"] = tuple(values["mentions"])
    return Shown(**values)
