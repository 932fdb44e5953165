"""The files of fitted models hold what was written, and every shipped one can be read as a whole."""

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ways import MODEL
from policy.notice import announce, clause_model
from policy.retrieval.ways import WayModel
from policy.screening import complaint, persons
from policy.text.fitted import Fitted
from policy.text.linear import Linear

SIGN = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1, max_size=3)
COLUMN = st.lists(st.integers(-(2**15), 2**15 - 1), max_size=9)


@given(st.lists(SIGN, min_size=1, max_size=9), st.lists(COLUMN, min_size=1, max_size=3))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, signs: list[str], columns: list[list[int]]):
    path = tmp_path_factory.getbasetemp() / "model.fit"
    written = Fitted({"bias": -0.5, "names": ["会议"]}, signs, [array("h", each) for each in columns])
    written.write(path)
    assert Fitted.read(path) == written


@pytest.mark.parametrize(
    "path",
    [complaint.WEIGHTS, announce.WEIGHTS, clause_model.WEIGHTS, persons.WEIGHTS],
    ids=lambda each: each.stem,
)
def test_a_shipped_model_weighs_every_sign_once(path: Path):
    model, signs = Linear.read(path), Fitted.read(path).signs
    assert signs == sorted(model.weights)
    assert all(model.weights.values())


def test_the_model_of_acts_speaks_of_its_own_names_alone():
    model = WayModel.read(MODEL)
    assert len(model.telling) == len(model.places) == len(model.starts) - 1
    assert model.starts[-1] == len(model.pairs)
    assert set(model.pairs[::2]) <= set(range(len(model.names)))
    assert len(model.bias) == len(model.names)
