"""Fit the model that finds acts in everyday words on all ways of saying them, and say how it does on ways left out.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.fit_ways [--write]. It learns from
knowledge/ways, from the wordings of authors whose sets have been scored (everyday_N.tsv), and from questions that mean no act:
those of the compilation, and of other fields (tests/data/questions.tsv).
"""

import sys
from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.ways import MODEL, load_ways
from handlers.talk.ways import NO_ACT
from policy.retrieval.ways import SCALE, WayModel, bare, signs
from policy.text.fitted import Fitted
from tests.cases.everyday import Day, rows

ROOT = Path(__file__).parents[1]
FOREIGN = ROOT / "tests" / "data" / "questions.tsv"
NONE = {"question", "none"}  # what a set calls that which means no act
EVERYDAY = sorted((ROOT / "tests" / "data" / "cases").glob("everyday*.tsv"))
STRENGTH = 1.0  # C of the machine
SURENESS = 7.0  # what a margin counts in a likelihood: the least surprised by ways left out
LEAST = 2  # ways that a sign must stand in
SMALL = 6  # weights up to this (in tenths) are left out
Said = tuple[str, str]  # name, way


def known(without: Path | None = None) -> list[Said]:
    """Every way with the name of its act or topic, what authors wrote but for one of them, and the questions that mean none."""
    said = [(name, way) for name, ways in load_ways().all_said().items() for way in ways]
    compilation = yaml.safe_load((ROOT / "knowledge" / "compilation.yaml").read_text(encoding="utf-8"))
    asked = [each for item in compilation["items"] for each in (item["question"], *item["ways"])]
    questions = (line.split("\t") for line in FOREIGN.read_text(encoding="utf-8").splitlines())
    foreign = [row[0] for row in questions if row[1] == "0"][::2]
    heard = [row for path in EVERYDAY[1:] if path != without for row in rows(path)]
    said += [(NO_ACT if row.acts[0] in NONE else row.acts[0], row.text) for row in heard]
    return said + [(NO_ACT, each) for each in (*asked, *foreign)]


def fit(said: list[Said]) -> Fitted:
    """The content of the model's file."""
    held = [signs(bare(way)) for _, way in said]
    counted = Counter(sign for each in held for sign in each)
    kept = {sign: place for place, sign in enumerate(s for s, count in counted.items() if count >= LEAST)}
    idf = {sign: round(SCALE * np.log(len(said) / counted[sign])) for sign in counted}
    strange = max(idf[sign] for sign in kept)
    rows, columns, values = [], [], []
    for row, each in enumerate(held):
        telling = {sign: count * (idf[sign] if sign in kept else strange) for sign, count in each.items()}
        length = np.sqrt(sum(value * value for value in telling.values()))
        for sign in each.keys() & kept.keys():
            rows.append(row), columns.append(kept[sign]), values.append(telling[sign] / length)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(said), len(kept)))
    machine = LinearSVC(C=STRENGTH, random_state=0).fit(matrix, [name for name, _ in said])
    counts = SURENESS * SCALE
    head = {"names": machine.classes_.tolist(), "bias": np.round(machine.intercept_ * counts).astype(int).tolist()}
    telling, found, pairs = array("h"), array("h"), array("h")
    for sign, place in sorted(kept.items()):
        weights = machine.coef_[:, place] * counts
        names = np.flatnonzero(abs(weights) > SMALL).tolist()
        telling.append(idf[sign]), found.append(len(names))
        pairs.extend(each for name in names for each in (name, round(weights[name])))
    return Fitted(head, sorted(kept), [telling, found, pairs])


def main() -> None:
    """Write the model to its file; or fit it without every fifth way and print how many of these are found."""
    said = known()
    if "--write" in sys.argv:
        fit(said).write(MODEL)
        print(f"{MODEL.name}: {len(said)} ways, {MODEL.stat().st_size // 1024} KiB")
        return
    model = WayModel.of(fit([each for place, each in enumerate(said) if place % 5]))
    left_out = said[::5]
    best = [max(zip(model.scores(bare(way)), model.names, strict=True))[1] for _, way in left_out]
    print(
        f"found {sum(a == b for a, (b, _) in zip(best, left_out, strict=True)) / len(left_out):.1%} of {len(left_out)}"
    )
    ways = load_ways()
    for path in EVERYDAY:
        apart = WayModel.of(fit(known(without=path)))
        for title, each in (
            ("left out of the fit", replace(ways, model=lambda apart=apart: apart)),
            ("as shipped", ways),
        ):
            day = Day(each)
            print(f"{path.stem}, {title}: {dict(Counter(day.verdict(row).kind for row in rows(path)))}")


if __name__ == "__main__":
    main()
