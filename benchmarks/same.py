"""Whether a change of the machinery changes nothing else: python -m benchmarks.same > FILE, before and after it; then diff.

330 wordings of questions and 93 notices, by the liaisons in turn, a minute apart: every reply, and every row of every table.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from sqlalchemy import select

from benchmarks.corp import NOW, ROOT, fill_demo
from benchmarks.load import PEOPLE
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from storage.base import Base
from storage.engine import Database

NOTICES = 93
MADE_AT_RANDOM = {("inbox_message", "claimed_by"), ("version", "number")}


class Minutes:
    """A clock that is a minute later with every message."""

    def __init__(self) -> None:
        self.passed = 0

    def now(self) -> datetime:
        return NOW + timedelta(minutes=self.passed)


def messages() -> list[str]:
    """The texts, in their order."""
    data = ROOT / "tests" / "data"
    asked = [line.split("\t")[0] for line in (data / "questions_blind.tsv").read_text(encoding="utf-8").splitlines()]
    told = [json.loads(line)["text"] for line in (data / "notices_blind.jsonl").open(encoding="utf-8")]
    return [*asked, *told[:NOTICES]]


def _rows(database: Database) -> Iterator[list[object]]:
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            columns = [each for each in table.columns if (table.name, each.name) not in MADE_AT_RANDOM]
            for row in session.execute(select(*columns).order_by(*table.primary_key)):
                yield [table.name, *row]


def main() -> None:
    """Print every reply, then every row, a line of JSON each."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with TemporaryDirectory(prefix="same-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'same.db'}")
        clock = Minutes()
        dispatcher = Dispatcher(replace(fill_demo(database), clock=clock))
        for clock.passed, text in enumerate(messages()):
            reply = dispatcher.dispatch(Incoming(PEOPLE[clock.passed % len(PEOPLE)], str(clock.passed), "text", text))
            print(json.dumps([text, reply], ensure_ascii=False))
        for row in _rows(database):
            print(json.dumps(row, ensure_ascii=False, default=str))
        database.close()


if __name__ == "__main__":
    main()
