"""Compilations of other fields with wordings to answer and to refuse, written by people who had not seen the engine.

benchmarks/data/compilations/NAME.jsonl: number, question, answer, keywords, basis, eight ways of asking; NAME.tsv:
«number TAB wording», or «none TAB wording» for one that must be refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.retrieval_data import ROOT, Question
from policy.retrieval import QaText

FOLDER = ROOT / "benchmarks" / "data" / "compilations"
NAMES = ("travel", "personnel", "procurement", "archives", "union")


def foreign_compilation(name: str) -> list[QaText]:
    """The questions and answers of one of NAMES."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        QaText(
            row["number"], row["question"], row["answer"], (row["basis"],), tuple(row["keywords"]), tuple(row["ways"])
        )
        for row in rows
    ]


def foreign_questions(name: str) -> list[Question]:
    """Its wordings; number 0 for one that must be refused."""
    rows = (line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines())
    return [Question(text, 0 if number == "none" else int(number)) for number, text in rows]


def with_ways(items: Sequence[QaText], ways: int) -> list[QaText]:
    """The items with their first so many ways of asking."""
    return [replace(item, ways=item.ways[:ways]) for item in items]
