"""Fit the weights of policy/screening on the labelled texts, and say how an author whom the model has not seen is judged.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.fit_screening [--write]. A file of
tests/data/screening is one author's texts: label (complaint, case, mark, ok), tabulator, text.
"""

import json
import sys
from pathlib import Path

import numpy as np
import yaml
from sklearn.metrics import roc_auc_score

from benchmarks.compilations import NAMES, foreign_questions
from benchmarks.fitting import Table, write
from bot.ways import load_ways
from handlers.talk.registry import acts
from policy.screening.complaint import WEIGHTS
from policy.screening.features import grams, stretches
from policy.screening.folding import spelt

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"
AUTHORS = "abcdefghijklmnopqrstuvwxyz1234567890"
HARD = (
    "chlmvw123456780"  # wrote what was hard for the filter, or missed its edge on purpose: no measure of what comes in
)
WIDE = 0.25  # the weight of one text of the wide corpora, which are alike among themselves
STRENGTHS = (384.0, 96.0, 1000.0)  # C of each of the three regressions
FEW = 12  # grams, about four characters: a word or two says little
SMALL = 2  # weights in tenths, up to which they are left out
INNOCENT_REFUSED = 0.01  # aimed at, of innocent texts near the subject by an author not seen
Text = tuple[str, bool, float]  # folded, to be refused, weight


def author(name: str) -> list[Text]:
    """One author's complaints, cases and innocent texts; marks are told by a grammar, not by the model."""
    lines = (DATA / "screening" / f"author_{name}.tsv").read_text(encoding="utf-8").splitlines()
    labelled = (line.replace("\\n", "\n").split("\t", 1) for line in lines)
    return [text for label, said in labelled if label != "mark" for text in texts([said], label != "ok", 1.0)]


def asked(name: str) -> list[Text]:
    """What people asked of a compilation of another field: a rule is asked about, however much money or which superior is named."""
    return texts([each.text for each in foreign_questions(name) if each.number], False, 1.0)


def texts(said: list[str], refused: bool, weight: float) -> list[Text]:
    """Innocent texts teach by each of their parts; of one to be refused nobody knows which part tells."""
    parts = [[part for part in stretches(spelt(each)) if part] for each in said]
    return [(part, refused, weight) for found in parts for part in (found[:1] if refused else found)]


def wide() -> list[Text]:
    """What the project holds beside: earlier complaints, and innocent questions, notices, appointments, commands and everyday ways of them."""

    def lines(name: str) -> list[str]:
        return (
            (DATA / name)
            .read_text(encoding="utf-8")
            .replace("\\n", "\n" if name.endswith("txt") else "\\n")
            .splitlines()
        )

    innocent = [line.split("\t")[0] for name in ("questions.tsv", "talk_names.tsv") for line in lines(name)]
    notices = lines("notices.jsonl") + lines("notices_sloppy.jsonl")
    innocent += [json.loads(line)["text"] for line in notices]
    innocent += [said for act in acts() for said in (act.usage, *act.examples) if said]
    innocent += [way for ways in load_ways().all_said().values() for way in ways]
    innocent += [
        said for file in (ROOT / "knowledge").glob("*.yaml") for said in sentences(yaml.safe_load(file.open()))
    ]
    appointed = [
        json.loads(line)["text"] for file in sorted(DATA.glob("names/*.jsonl")) for line in file.open(encoding="utf-8")
    ]
    return (
        texts(lines("complaints.txt"), True, 1.0)
        + texts(lines("ordinary.txt") + appointed, False, 1.0)
        + texts(innocent, False, WIDE)
    )


def sentences(node: object) -> list[str]:
    """Every text of a file of knowledge: questions, answers, ways, what is sent before holidays, questionnaires."""
    if isinstance(node, dict):
        node = [*node.values()]
    if isinstance(node, list):
        return [said for each in node for said in sentences(each)]
    return [node] if isinstance(node, str) and node else []


def mean(table: Table, rows: np.ndarray) -> tuple[np.ndarray, float]:
    """The mean of three regressions: over the signs as they stand, by how unevenly they are spread over the two kinds of text, and by how rare they are."""
    held, sought, weight = table.cells[rows] > 0, table.sought[rows], table.weight[rows]
    here, there = (np.asarray(held.T @ (weight * kind)).ravel() + 1 for kind in (sought, ~sought))
    uneven = np.abs(np.log(here / here.sum() / (there / there.sum())))
    rare = 1 - np.log(np.maximum(np.asarray(held.sum(axis=0)).ravel(), 1)) / np.log(len(rows))
    found = [
        table.regression(rows, strength, scale) for strength, scale in zip(STRENGTHS, (None, uneven, rare), strict=True)
    ]
    spread = [np.std(table.cells[rows] @ weights) for weights, _ in found]
    weights, bias = (
        sum(each[at] / wide for each, wide in zip(found, spread, strict=True)) / len(found) * spread[0] for at in (0, 1)
    )
    return weights, float(bias)


def main() -> None:
    said = [(name, text) for name in AUTHORS for text in author(name)] + [("", text) for text in wide()]
    said += [(name, text) for name in NAMES for text in asked(name)]
    by = np.array([name for name, _ in said])
    table = Table([(grams(text), refused, weight) for _, (text, refused, weight) in said], FEW)
    scores = np.zeros(len(said))
    for name in (*AUTHORS, *NAMES):
        weights, bias = mean(table, np.flatnonzero(by != name))
        scores[by == name] = table.cells[by == name] @ weights + bias
    for name in AUTHORS:
        told = roc_auc_score(table.sought[by == name], scores[by == name])
        print(f"{name}: AUC {told:.3f} where a model judges that has seen all others")
    unaware = ~np.isin(by, ["", *HARD, *NAMES])
    innocent, refused = (np.sort(scores[unaware & (table.sought == sought)]) for sought in (False, True))
    for share in (0.02, 0.015, INNOCENT_REFUSED):
        threshold = float(innocent[int(np.ceil(len(innocent) * (1 - share))) - 1])
        each = [
            f"{name} {(scores[(by == name) & table.sought] > threshold).mean():.1%} ({(scores[(by == name) & ~table.sought] > threshold).mean():.1%})"
            for name in AUTHORS
        ] + [f"{name} ({(scores[by == name] > threshold).mean():.1%})" for name in NAMES]
        print(
            f"threshold {threshold:.3f} at {share:.2%}: all but {HARD} {(refused > threshold).mean():.1%} refused;",
            ", ".join(each),
        )
    if "--write" in sys.argv:
        write(table.model(*mean(table, np.arange(len(said))), SMALL), WEIGHTS, threshold)


if __name__ == "__main__":
    main()
