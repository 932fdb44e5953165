"""What was found for a text is remembered without the text, for as long as it is among the last, and changes no answer."""

from rapidfuzz import fuzz, process

from bot.ways import load_ways
from policy.retrieval.ways import WayIndex
from policy.text import remembered
from policy.text.remembered import Remembered


def test_the_last_are_remembered_and_the_first_forgotten() -> None:
    worked_out: list[str] = []
    kept = Remembered[int]()

    def find(text: str, beside: object = None) -> int:
        return kept.find(text, beside, lambda: len(worked_out.append(text) or worked_out))

    first = find("甲")
    assert find("甲") == first
    assert find("甲", "其他") != first
    for number in range(remembered.MOST):
        find("甲")  # asked again and again, it stays
        find(str(number))
    assert find("甲") == first
    assert find("0") != worked_out.index("0") + 1  # this one had to go


def test_no_text_is_kept() -> None:
    kept = Remembered[int]()
    kept.find("王敏请假三天", None, lambda: 1)
    assert "王敏" not in repr(vars(kept))


def test_ways_of_other_lengths_are_never_near() -> None:
    """Only ways of like length are compared: the others could not have been found."""
    ways = load_ways()
    index = WayIndex(ways.all_said(), ways.model())
    everything = list(index._owners)
    for way in everything[::97]:
        text = f"{way[1:]}了"
        near = process.extract(text, everything, scorer=fuzz.ratio, score_cutoff=86, limit=3)
        like = process.extract(text, index._of_like_length(len(text)), scorer=fuzz.ratio, score_cutoff=86, limit=3)
        assert [found[:2] for found in near] == [found[:2] for found in like]
