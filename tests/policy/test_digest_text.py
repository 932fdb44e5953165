"""A digest's words: who is named where and when, and that a long list is never cut inside a mention."""

from datetime import date

import pytest

from policy.text.write import split_bytes
from policy.words.digest_text import Missing, Progress, digest, draft
from policy.words.mentions import take_mentions

DUE = date(2026, 11, 25)
LEDGER = Progress("11月主体责任台账", 4, 1, 1, (Missing("水利局", ("chenfang",)), Missing("教育局")))


def worded(day: int, named: bool = True, report: Progress = LEDGER) -> str:
    return digest(DUE, date(2026, 11, day), [report], named=named, office="综合科", unpublished=False)


def test_before_the_date_there_are_counts_alone() -> None:
    assert worded(20) == (
        "报送进度：11月25日（周三）截止，还有5天。\n· 11月主体责任台账：应报4家，已报1家，纸质待确认1家\n"
        "尚未报送的单位请及时办理，已报送的请忽略；如有困难请联系综合科。"
    )
    assert "今日到期" in worded(25)


@pytest.mark.parametrize(("named", "shown"), [(True, True), (False, False)])
def test_after_the_date_names_stand_where_the_kind_allows(named: bool, shown: bool) -> None:
    text = worded(26, named)
    assert ("尚未报送：水利局 <@chenfang>、教育局\n" in text) is shown
    assert "已过截止日期" in text


def test_marks_become_a_list_and_leave_the_words() -> None:
    text, mentioned = take_mentions(worded(26))
    assert mentioned == ["chenfang"]
    assert "尚未报送：水利局、教育局" in text


def test_a_title_that_somebody_wrote_mentions_nobody() -> None:
    report = Progress("年度总结<@zhangwei>", 4, 1, 0, (Missing("水<@liujianguo>局", ("chenfang",)),))
    assert take_mentions(worded(26, report=report))[1] == ["chenfang"]


def test_a_long_list_is_never_cut_inside_a_mention() -> None:
    missing = tuple(Missing(f"某某市某某区某某街道办事处{n}", (f"{n:064d}",)) for n in range(52))
    pieces = list(split_bytes(worded(26, report=Progress("11月台账", 52, 0, 0, missing)), 2048))
    assert len(pieces) > 1
    found = [name for piece in pieces for name in take_mentions(piece)[1]]
    assert found == [f"{n:064d}" for n in range(52)]
    assert "<@" not in "".join(take_mentions(piece)[0] for piece in pieces)


def test_the_office_sees_who_would_be_mentioned() -> None:
    text = draft("联络员群", "2026-0131", "报送进度", ["陈芳"])
    assert text.startswith("拟在群“联络员群”发布，请审定，回复“发送 2026-0131”发出，不回复则不发布：")
    assert text.endswith("（将提醒：陈芳）")
    assert "将提醒" not in draft("综合群", "2026-0132", "报送进度", [])
