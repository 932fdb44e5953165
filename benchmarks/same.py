"""Whether a change of the machinery changes nothing else: python -m benchmarks.same > FILE, before and after it; then diff.

330 wordings of questions and 93 notices by eight liaisons, who all write once a minute: every reply, and every row of every table.
With «together» they write at once (bot/together.py); it must make no difference.
"""

import json
import logging
import sys
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
from bot.together import Together, Waiting
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


def take(database: Database, dispatcher: Dispatcher, sent: list[Incoming]) -> list[str]:
    """The replies, one after the other or together."""
    if sys.argv[1:] != ["together"]:
        return [dispatcher.dispatch(each) for each in sent]
    waiting = [Waiting(each) for each in sent]
    Together(database, dispatcher).answer(waiting)
    return [each.reply.result() for each in waiting]


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
        texts = messages()
        for clock.passed, first in enumerate(range(0, len(texts), len(PEOPLE))):
            sent = [Incoming(who, text, "text", text) for who, text in zip(PEOPLE, texts[first:], strict=False)]
            for each, reply in zip(sent, take(database, dispatcher, sent), strict=True):
                print(json.dumps([each.text, reply], ensure_ascii=False))
        for row in _rows(database):
            print(json.dumps(row, ensure_ascii=False, default=str))
        database.close()


if __name__ == "__main__":
    main()
