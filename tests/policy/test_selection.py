"""Whom a few words behind a verb select, and whom they leave out."""

import pytest

from policy.text.selection import Selection, read_selection

FORMS = [
    "全部 {of} {but}除外",
    "全部{of}，{but}除外",
    "除{but}外 全部 {of}",
    "{but}单位除外 {of}",
    "除了{but}以外都 {of}",
]


@pytest.mark.parametrize("but", [("教育局",), ("教育局", "水利局"), ("发展和改革局", "教育局")])
@pytest.mark.parametrize("of", ["", "台账"])
@pytest.mark.parametrize("form", FORMS)
def test_whoever_is_left_out_is_no_part_of_a_name(form: str, of: str, but: tuple[str, ...]) -> None:
    assert read_selection(form.format(of=of, but="、".join(but))) == Selection(every=True, but=but, rest=of)
