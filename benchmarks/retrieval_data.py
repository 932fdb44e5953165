"""The compilation and the wordings that retrieval is tuned and measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import yaml

from policy.retrieval import QaText

ROOT = Path(__file__).parents[1]
SEED = "questions-2026"


class Question(NamedTuple):
    """A wording and the number of its answer; 0 when it must be refused."""

    text: str
    number: int


def compilation() -> list[QaText]:
    """The shipped questions and answers."""
    document = yaml.safe_load((ROOT / "knowledge" / "compilation.yaml").read_text(encoding="utf-8"))
    return [
        QaText(
            item["number"],
            item["question"],
            item["answer"],
            tuple(item["basis"]),
            tuple(item["keywords"]),
            tuple(item["ways"]),
        )
        for item in document["items"]
    ]


def questions(file: str = "questions.tsv") -> list[Question]:
    """Every wording of a file of tests/data; questions_blind.tsv is another author's and nothing is tuned on it."""
    lines = (ROOT / "tests" / "data" / file).read_text(encoding="utf-8").splitlines()
    return [Question(text, int(number)) for text, number in (line.split("\t") for line in lines)]


def held_out(question: Question) -> bool:
    """True for the half that nothing is tuned on; decided by the wording alone."""
    return hashlib.sha256(f"{SEED}:{question.text}".encode()).digest()[0] % 2 == 1
