"""The files of fitted models hold what was written, and every shipped one can be read as a whole."""

from array import array
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ways import MODEL
from policy.notice import announce, clauses
from policy.retrieval.ways import WayModel
from policy.screening import complaint, person_signs, persons
from policy.screening.lexicon import words_at
from policy.text.fitted import Fitted, Linear

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
    [complaint.WEIGHTS, announce.WEIGHTS, clauses.WEIGHTS, persons.WEIGHTS],
    ids=lambda each: each.stem,
)
def test_a_shipped_model_weighs_every_sign_once(path: Path):
    model, signs = Linear.read(path), Fitted.read(path).signs
    assert signs == sorted(model.weights)
    assert all(model.weights.values())


def test_what_stands_around_a_name_weighs_what_its_signs_weigh():
    model = Linear.read(persons.WEIGHTS)
    read, rng = persons.summed(model), Random(1)
    for _ in range(30):
        bounded = person_signs.bound(
            "".join(rng.choices("拟任命李建国同志为规划科副科长，免去张伟的职务、3名调研员。", k=40))
        )
        words = words_at(bounded)
        before, behind = read.before(bounded, words), read.behind(bounded, words)
        for place in range(4, len(bounded) - 4):
            ahead = sum(model.weights.get(sign, 0) for sign in person_signs.before_of(bounded, words, place))
            after = sum(model.weights.get(sign, 0) for sign in person_signs.behind_of(bounded, words, place))
            assert (before[place], behind[place]) == (pytest.approx(ahead + read.bias), after)


def test_the_model_of_acts_speaks_of_its_own_names_alone():
    model = WayModel.read(MODEL)
    assert len(model.telling) == len(model.places) == len(model.starts) - 1
    assert model.starts[-1] == len(model.pairs)
    assert set(model.pairs[::2]) <= set(range(len(model.names)))
    assert len(model.bias) == len(model.names)
