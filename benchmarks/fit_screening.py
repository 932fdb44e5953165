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

from benchmarks.fitting import fit, write
from bot.ways import load_ways
from handlers.talk.registry import acts
from policy.screening.complaint import WEIGHTS
from policy.screening.features import grams, stretches
from policy.screening.folding import spelt
from policy.text.linear import Linear

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"
AUTHORS = "abcdefghijklmnopqrstuvwxyz1234"
HARD = "chlmvw1234"  # wrote what was hard for the filter, or missed its edge on purpose: no measure of what comes in
WIDE = 0.25  # the weight of one text of the wide corpora, which are alike among themselves
STRENGTH = 384.0  # C of the regression
FEW = 12  # grams, about four characters: a word or two says little
SMALL = 2  # weights in tenths, up to which they are left out
INNOCENT_REFUSED = 0.015  # aimed at, of innocent texts near the subject by an author not seen
Text = tuple[str, bool, float]  # folded, to be refused, weight
Scores = tuple[np.ndarray, np.ndarray]  # of the texts to be refused, of the innocent ones


def author(name: str) -> list[Text]:
    """One author's complaints, cases and innocent texts; marks are told by a grammar, not by the model."""
    lines = (DATA / "screening" / f"author_{name}.tsv").read_text(encoding="utf-8").splitlines()
    labelled = (line.replace("\\n", "\n").split("\t", 1) for line in lines)
    return [text for label, said in labelled if label != "mark" for text in texts([said], label != "ok", 1.0)]


def texts(said: list[str], refused: bool, weight: float) -> list[Text]:
    """Innocent texts teach by each of their parts; of one to be refused nobody knows which part tells."""
    parts = [[part for part in stretches(spelt(each)) if part] for each in said]
    return [(part, refused, weight) for found in parts for part in (found[:1] if refused else found)]


def wide() -> list[Text]:
    """What the project holds beside: earlier complaints, and innocent questions, notices, entries, commands and everyday ways of them."""

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
    return (
        texts(lines("complaints.txt"), True, 1.0)
        + texts(lines("ordinary.txt"), False, 1.0)
        + texts(innocent, False, WIDE)
    )


def sentences(node: object) -> list[str]:
    """Every text of a file of knowledge: questions, answers, ways, what is sent before holidays, questionnaires."""
    if isinstance(node, dict):
        node = [*node.values()]
    if isinstance(node, list):
        return [said for each in node for said in sentences(each)]
    return [node] if isinstance(node, str) and node else []


def fitted(data: list[Text]) -> Linear:
    """The regression over grams."""
    held = [(grams(text), refused, weight) for text, refused, weight in data]
    return fit(held, strength=STRENGTH, few=FEW, small=SMALL)


def judged(train: list[Text], held_out: list[Text], title: str) -> Scores:
    """Print how well the held-out texts are told apart; gives the scores of those to be refused and of the innocent ones."""
    model = fitted(train)
    scores, refused = (
        np.array([model.score(grams(text)) for text, _, _ in held_out]),
        np.array([r for _, r, _ in held_out]),
    )
    innocent = np.sort(scores[~refused])
    figures = []
    for share in (0.01, 0.02, 0.03):
        threshold = innocent[int(np.ceil(len(innocent) * (1 - share))) - 1]
        figures.append(f"{(scores[refused] > threshold).mean():.1%} at {share:.1%}")
    print(f"{title}: AUC {roc_auc_score(refused, scores):.3f}; refused {', '.join(figures)} of the innocent")
    return scores[refused], innocent


def main() -> None:
    by, beside = {name: author(name) for name in AUTHORS}, wide()
    found: dict[str, Scores] = {}
    for name in AUTHORS:
        others = [text for other in AUTHORS if other != name for text in by[other]]
        found[name] = judged(others + beside, by[name], f"all but {name} → {name}")
    refused, innocent = (
        np.sort(np.concatenate([found[name][at] for name in AUTHORS if name not in HARD])) for at in (0, 1)
    )
    for share in (0.02, INNOCENT_REFUSED):
        threshold = float(innocent[int(np.ceil(len(innocent) * (1 - share))) - 1])
        print(
            f"threshold {threshold:.3f} at {share:.1%}: all but {HARD} {(refused > threshold).mean():.1%} refused;",
            ", ".join(
                f"{name} {(each > threshold).mean():.1%} ({(mine > threshold).mean():.1%})"
                for name, (each, mine) in found.items()
            ),
        )
    if "--write" in sys.argv:
        write(fitted([text for said in by.values() for text in said] + beside), WEIGHTS, threshold)


if __name__ == "__main__":
    main()
