"""What the office is told of its compilation: few ways, one keyword for two, near pairs, long answers."""

from policy.retrieval import QaText
from policy.retrieval.review import ENOUGH_WAYS, PHONE, review

WAYS = ("甲", "乙", "丙")


def test_each_kind_is_found_and_nothing_else() -> None:
    items = [
        QaText(1, "出差人员伙食补助标准是多少？", "每天100元。", keywords=("补助", "伙食"), ways=WAYS),
        QaText(2, "出差人员市内交通补助标准是多少？", "每天80元。", keywords=("补助",), ways=WAYS),
        QaText(3, "印章由谁保管？", "办" * (PHONE + 1), keywords=("印章",), ways=WAYS[: ENOUGH_WAYS - 1]),
    ]
    seen = review(items)
    assert seen.few == (3,)
    assert seen.shared == (("补助", (1, 2)),)
    assert seen.near == ((1, "伙食", 2, "市内交通"),)
    assert seen.long == ((3, PHONE + 1),)


def test_an_empty_compilation_has_nothing_to_look_at() -> None:
    assert review([]) == review([QaText(1, "甲？", "乙", ways=WAYS)])
