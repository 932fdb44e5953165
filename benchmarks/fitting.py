"""Fitting the linear models of the program (policy/text/linear.py) on labelled texts, and writing their files."""

from array import array
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from policy.text.fitted import Fitted
from policy.text.linear import SCALE, Linear

LEAST = 2  # texts that a sign must stand in
Labelled = tuple[set[str], bool, float]  # what stands in a text, whether it is one of those that are sought, its weight


def write(model: Linear, path: Path, least: float = 0.0) -> None:
    """Make the file of a model; `least` is the score from which it finds what it seeks."""
    head = {"bias": round(model.bias - least, 4), "few": model.few}
    Fitted(head, [*model.weights], [array("h", model.weights.values())]).write(path)
    print(f"{path.name}: {len(model.weights)} signs, {path.stat().st_size // 1024} KiB")


def fit(data: Sequence[Labelled], *, strength: float, few: int = 0, small: int = 0) -> Linear:
    """A regression whose C is `strength`. Weights up to `small`, in the table's units, are left out."""
    counted = Counter(sign for held, _, _ in data for sign in held)
    place = {sign: at for at, sign in enumerate(s for s, count in counted.items() if count >= LEAST)}
    cells = [
        (row, place[sign], 1 / np.sqrt(len(held) + few))
        for row, (held, _, _) in enumerate(data)
        for sign in held
        if sign in place
    ]
    rows, columns, values = zip(*cells, strict=True)
    regression = LogisticRegression(C=strength, max_iter=5000, tol=1e-5, class_weight="balanced")
    matrix = csr_matrix((values, (rows, columns)), shape=(len(data), len(place)))
    regression.fit(matrix, [sought for _, sought, _ in data], sample_weight=[weight for _, _, weight in data])
    weights = np.round(regression.coef_[0] * SCALE).astype(int).tolist()
    told = {sign: weight for sign, weight in sorted(zip(place, weights, strict=True)) if abs(weight) > small}
    return Linear(told, float(regression.intercept_[0]), few)
