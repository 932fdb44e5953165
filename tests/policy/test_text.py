"""Folding keeps places; Chinese numerals are numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.compare import chinese_number, clause, fold, tidy


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("320", 320),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三百二十", 320),
        ("两千零五", 2005),
        ("一万二千", 12_000),
        ("一亿二千万", 120_000_000),
        ("三千八百六十五万", 38_650_000),
        ("二〇二六", 2026),
        ("二OO八", 2008),
        ("元", 1),
        ("会议", None),
        ("", None),
    ],
)
def test_it_reads_chinese_numbers(words: str, number: int | None) -> None:
    assert chinese_number(words) == number


def test_it_folds_full_width_signs() -> None:
    assert fold("１１月３０日（周一）下午３：００，") == "11月30日(周一)下午3:00,"


def test_what_is_shown_keeps_chinese_punctuation() -> None:
    assert tidy("Ａ３楼１０２室（一楼），请：") == "A3楼102室（一楼），请："


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(tidy(text)) == len(text)


def test_a_clause_ends_at_commas_and_lines() -> None:
    text = "请报名,会议时间11月27日上午召开,谢谢"
    start = text.index("11月")
    assert clause(text, start, start + 6) == ("会议时间", "上午召开")
