"""Several turns played as a case writes them: who says what and when, what time does until then, what is wanted of each reply."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from actions.people.members import RowError
from bot.config import ConfigError
from bot.files import load_members
from storage.engine import Database
from tests.conftest import at
from tests.scheduler.service import Service

_NUMBER = re.compile(r"20\d\d-\d{4}")
_TOLD_DAILY = ("09:10", "16:50")  # when time is let do its work on each day that passes
_CONFIRMABLE = "请回复“确认”"
_QUIET = tempfile.TemporaryDirectory(prefix="quiet-")
_lived: dict[tuple[str, str], Path] = {}  # the demo organisation after days on which nobody spoke: from, until


class Dialogue:
    """One case on a database of the demo organisation."""

    def __init__(self, database: Database, now: str) -> None:
        self.database, self.now = database, now
        self.service = Service(database, since=now)
        self.number: str | None = None  # the first one given; a case calls it 2026-0001

    def play(self, steps: list[Mapping[str, Any]]) -> list[str]:
        """What does not hold of the replies, a line each; the states of rows are for the caller to look at."""
        wrong = []
        for position, step in enumerate(steps):
            if "at" in step:
                (self._pass_time if position else self._pass_quiet_time)(step["at"])
            reply = self._say(step, steps[position + 1 :]) if "say" in step else ""
            wrong += [f"step {position} {each}: {reply!r}" for each in unmet(reply, step.get("want", {}))]
        return wrong

    def _say(self, step: Mapping[str, Any], later: list[Mapping[str, Any]]) -> str:
        if step["who"] == "operator":
            return self._operate(step["file"])
        reply = self.service.say(step["who"], self._named(step["say"]))
        self._note(reply)
        confirms = any(each.get("who") == step["who"] and each.get("say") in {"确认", "1", "是"} for each in later)
        if "want" not in step and _CONFIRMABLE in reply and not confirms:
            reply = self.service.say(step["who"], "确认")
            self._note(reply)
        return reply

    def _note(self, reply: str) -> None:
        found = _NUMBER.search(reply)
        if self.number is None and found:
            self.number = found.group()

    def _named(self, words: str) -> str:
        return words.replace("2026-0001", self.number or "2026-0001")

    def _operate(self, rows: str) -> str:
        path = Path(self.service.database.engine.url.database or "members").with_suffix(".csv")
        path.write_text(rows, encoding="utf-8")
        try:
            with self.service.database.write() as session:
                load_members(self.service.assistant.context(session), path)
        except (ConfigError, RowError) as error:
            return str(error)
        return ""

    def _pass_quiet_time(self, until: str) -> None:
        """Days before anybody speaks are lived once for all cases that begin on the same."""
        path = Path(self.database.engine.url.database or "")
        before = max((end for begin, end in _lived if begin == self.now and end <= until), default=None)
        if before is not None:
            self.database.close()
            shutil.copy(_lived[self.now, before], path)
            self.service = Service(self.database, since=before)
        self._pass_time(until)
        self.database.close()  # the last connection writes the WAL back into the file
        _lived[self.now, until] = Path(shutil.copy(path, Path(_QUIET.name, f"{len(_lived)}.db")))

    def _pass_time(self, until: str) -> None:
        day, end = self.service.clock.time, at(until)
        while day.date() <= end.date():
            for hour in _TOLD_DAILY:
                moment = f"{day.date()}T{hour}"
                if self.service.clock.time < at(moment) <= end:
                    self.service.at(moment)
            day += timedelta(days=1)
        self.service.at(until)


def unmet(reply: str, want: Mapping[str, Any]) -> list[str]:
    """What a case wants of a reply and does not find in it."""
    wrong = []
    if "reply_has" in want and not any(each in reply for each in want["reply_has"]):
        wrong.append(f"has none of {want['reply_has']}")
    wrong += [f"has «{each}»" for each in want.get("reply_lacks", []) if each in reply]
    return wrong
