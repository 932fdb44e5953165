"""What of a report's text is new: clause by clause, whatever marks and blanks stand between."""

from hypothesis import given
from hypothesis import strategies as st

from policy.text.compare import difference

THEN = "本月开展廉政谈话3人次，检查工地2处。"


def test_a_clause_that_was_changed_is_new() -> None:
    assert difference("本月开展廉政谈话3人次；检查工地5处。", [THEN]) == [
        ("本月开展廉政谈话3人次；", False), ("检查工地5处。", True)
    ]  # fmt: skip


@given(st.text(alphabet="甲乙丙，。；\n 3", max_size=60))
def test_a_text_is_never_new_against_itself_and_nothing_is_lost(text: str) -> None:
    assert all(not new for _piece, new in difference(text, [text]))
    shown = "".join(piece for piece, _new in difference(text, [THEN]))
    assert shown == text.lstrip("，。；\n")
