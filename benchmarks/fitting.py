"""Fitting the linear models of the program (policy/text/fitted.py) on labelled texts, and writing their files."""

from array import array
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from policy.text.fitted import SCALE, Fitted, Linear

LEAST = 2  # texts that a sign must stand in
Labelled = tuple[set[str], bool, float]  # what stands in a text, whether it is one of those that are sought, its weight


def write(model: Linear, path: Path, least: float = 0.0) -> None:
    """Make the file of a model; `least` is the score from which it finds what it seeks."""
    head = {"bias": round(model.bias - least, 4), "few": model.few}
    Fitted(head, [*model.weights], [array("h", model.weights.values())]).write(path)
    print(f"{path.name}: {len(model.weights)} signs, {path.stat().st_size // 1024} KiB")


class Table:
    """Labelled texts as numbers: a row for each text, a column for each sign that stands in at least LEAST of them."""

    def __init__(self, data: Sequence[Labelled], few: int = 0) -> None:
        counted = Counter(sign for held, _, _ in data for sign in held)
        self.few = few
        self.place = {sign: at for at, sign in enumerate(s for s, count in counted.items() if count >= LEAST)}
        self.cells = self.row([held for held, _, _ in data])
        self.sought = np.array([sought for _, sought, _ in data])
        self.weight = np.array([weight for _, _, weight in data])

    def row(self, texts: Sequence[set[str]]) -> csr_matrix:
        """Texts as rows of this table."""
        cells = [
            (row, self.place[sign], 1 / np.sqrt(len(held) + self.few))
            for row, held in enumerate(texts)
            for sign in held
            if sign in self.place
        ]
        rows, columns, values = zip(*cells, strict=True)
        return csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.place)))

    def regression(
        self, rows: np.ndarray, strength: float, scale: np.ndarray | None = None
    ) -> tuple[np.ndarray, float]:
        """The weight of each sign and the bias, from these rows; a sign counts as much as its `scale` says, C is `strength`."""
        cells = self.cells[rows] if scale is None else self.cells[rows] @ diags(scale)
        regression = LogisticRegression(C=strength, max_iter=5000, tol=1e-5, class_weight="balanced")
        regression.fit(cells, self.sought[rows], sample_weight=self.weight[rows])
        return regression.coef_[0] * (1 if scale is None else scale), float(regression.intercept_[0])

    def model(self, weights: np.ndarray, bias: float, small: int) -> Linear:
        """As the program reads it. Weights up to `small`, in the file's units, are left out."""
        whole = np.round(weights * SCALE).astype(int).tolist()
        told = {sign: weight for sign, weight in sorted(zip(self.place, whole, strict=True)) if abs(weight) > small}
        return Linear(told, bias, self.few)


def fit(data: Sequence[Labelled], *, strength: float, few: int = 0, small: int = 0) -> Linear:
    """A regression whose C is `strength`. Weights up to `small`, in the file's units, are left out."""
    table = Table(data, few)
    return table.model(*table.regression(np.arange(len(data)), strength), small)
