"""`python -m tests.cases FILE [id …]`: what of a file of cases does not hold, and how many do.

FILE is one of reading.jsonl (values of `explain`), dialogues.jsonl (replies; the states in words are for the reader to check) or
everyday.tsv (the act that a message means: done, asked for, or offered first).
"""

import json
import logging
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import structlog

from bot.commands.plainly import say
from storage.engine import Database
from tests.cases.dialogue import Dialogue
from tests.cases.everyday import Day, rows
from tests.cases.explainer import Explainer
from tests.cases.reading import failures
from tests.conftest import fill_demo


def score_reading(path: Path, chosen: set[str]) -> None:
    """Each row against what `explain` says."""
    explainer, right, lines = Explainer(), 0, path.read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if not chosen or case["id"] in chosen]
    for case in cases:
        wrong = failures(
            explainer.answer(case["now"], case["text"].replace("\\n", "\n").replace("\\t", "\t"), case.get("as")),
            case["want"],
        )
        right += not wrong
        if wrong:
            say("\n    ".join([case["id"], case["kind"], case["text"], *wrong]))
    say(f"{right} of {len(cases)} hold")


def score_dialogues(path: Path, chosen: set[str]) -> None:
    """Each row played on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.db")
        database = Database(f"sqlite:///{template}")
        fill_demo(database)
        database.close()
        right, lines = 0, path.read_text(encoding="utf-8").splitlines()
        cases = [case for case in map(json.loads, lines) if not chosen or case["id"] in chosen]
        for case in cases:
            own = shutil.copy(template, Path(folder, f"{case['id']}.db"))
            database = Database(f"sqlite:///{own}")
            wrong = Dialogue(database, case["now"]).play(case["steps"])
            database.close()
            right += not wrong
            if wrong:
                say("\n    ".join([case["id"], case["issue"], case["kind"], *wrong]))
        say(f"{right} of {len(cases)} hold")


def score_everyday(path: Path, chosen: set[str]) -> None:
    """Each row's act; `chosen` are acts. Once with nothing asked, once while the assistant's question about the meeting is open."""
    for settled in (True, False):
        day, counted = Day(settled=settled), Counter[str]()
        for row in rows(path):
            if not chosen or chosen & set(row.acts):
                said = day.verdict(row)
                counted[said.kind] += 1
                if said.kind == "taken as an answer" or (settled and said.kind != "right"):
                    say(
                        f"{said.kind} {'|'.join(row.acts)} ← {row.role}: {row.text} → {said.action}: {said.reply[:70]!r}"
                    )
        say(f"{'nothing asked' if settled else 'a question open'}: {dict(counted)}")


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    name, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    score = {"dialogues": score_dialogues, "everyday": score_everyday}.get(name.stem.split("_")[0], score_reading)
    score(name, wanted)
