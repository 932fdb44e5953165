"""What a meeting concluded, as people write it."""

import pytest

from policy.meeting.decision_words import ALL, Decision, read_decisions


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("第2项 通过 9票同意 纪要〔2026〕12号", [Decision(2, "通过", "9票同意", "纪要〔2026〕12号")]),
        ("第二项原则通过", [Decision(2, "原则通过", None, None)]),
        ("通过 7票同意，1票反对，1票弃权", [Decision(None, "通过", "7票同意，1票反对，1票弃权", None)]),
        ("全部通过 一致同意", [Decision(ALL, "通过", "一致同意", None)]),
        ("第1项未通过 3票同意，5票反对", [Decision(1, "未通过", "3票同意，5票反对", None)]),
        (
            "第1项通过；第2项暂缓 党组会纪要〔2026〕12号",
            [Decision(1, "通过", None, "党组会纪要〔2026〕12号"), Decision(2, "暂缓", None, "党组会纪要〔2026〕12号")],
        ),
        ("第1项 修改后再议", [Decision(1, "修改后再议", None, None)]),
        ("第1项 议了一下", []),
        ("", []),
    ],
)
def test_conclusions(text: str, decisions: list[Decision]) -> None:
    assert list(read_decisions(text)) == decisions
