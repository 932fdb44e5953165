"""Three months of the demo organisation, played through the assistant's own doors before the demo begins."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from scheduler.deliver.channels import CHECK_SECONDS, SendResult
from scheduler.run.tick import Ticker

LIFE: Final = Path(__file__).parents[2] / "knowledge/demo/life.txt"
BEGINNING, MORNING = "2026-09-01T09:00", "2026-11-24T09:10"
"""When the demo organisation was imported, and when the demo begins: local times."""

_TICKS: Final = (time(9, 10), time(16, 50))  # when the plan of each day is made and delivered
_NUMBER: Final = re.compile(r"20\d\d-\d{4}")


class _Heard:
    """Channels of the past: what was sent then has arrived, and nobody's chat is filled with it."""

    def send(
        self, channel: str, targets: Sequence[str], text: str, check_seconds: int = CHECK_SECONDS, safe: bool = False
    ) -> SendResult:
        """It has arrived."""
        return SendResult("life")

    def make_chat(self, chatid: str, name: str, members: Sequence[str]) -> None:
        """It is there."""

    def upload(self, name: str, content: bytes) -> str:
        """It is there."""
        return "life"

    def download(self, media_id: str) -> bytes:
        """Nobody has sent a photo."""
        return b""

    def change_chat(self, chatid: str, added: Sequence[str], removed: Sequence[str]) -> None:
        """It is so."""

    def recall(self, msgid: str) -> None:
        """It is gone."""


def live(assistant: Assistant, clock: MovableClock, until: datetime) -> list[tuple[str, str]]:
    """Play the months up to this moment (aware): what was said and what came back."""
    ticker = Ticker(assistant.database, assistant.rules, clock, _Heard(), assistant.worker)
    dispatcher, kept, said = Dispatcher(assistant), dict[str, str](), list[tuple[str, str]]()
    for moment, who, words in sorted([*_ticks(clock.now(), until), *_lines(until)]):
        clock.set(moment)
        if not who:
            ticker.plan()
            ticker.deliver()
            continue
        name, _, rest = words.partition(" ") if words.startswith("@") else ("", "", words)
        reply = dispatcher.dispatch(Incoming(who, f"life-{len(said)}", "text", rest.format_map(kept)))
        said.append((words, reply))
        if name and (found := _NUMBER.search(reply)):
            kept[name.removeprefix("@")] = found[0]
    clock.set(until)
    return said


def _ticks(since: datetime, until: datetime) -> Iterator[tuple[datetime, str, str]]:
    for days in range((until.date() - since.date()).days):
        for at in _TICKS:
            yield datetime.combine(since.date() + timedelta(days=days), at, since.tzinfo), "", ""


def _lines(until: datetime) -> Iterator[tuple[datetime, str, str]]:
    for line in LIFE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            moment, who, words = line.split(" ", 2)
            yield datetime.fromisoformat(moment).replace(tzinfo=until.tzinfo), who, words
