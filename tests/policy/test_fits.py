"""An answer fills only a field that it fits."""

import pytest

from policy.notice.fits import fits, is_no_answer
from policy.notice.place_words import looks_like_place
from policy.time.calendar import WorkCalendar
from tests.conftest import at

NOW, CALENDAR = at("2026-11-16T09:00"), WorkCalendar(())


@pytest.mark.parametrize(
    "words", ["五楼", "在机关四楼东侧", "局党组会议室", "市民中心B座305", "县委党校", "水务大厦12层会议室", "腾讯会议"]
)
def test_a_place(words: str) -> None:
    assert looks_like_place(words)


@pytest.mark.parametrize(
    "words", ["上级临时安排的", "局长出差了", "大概一百万", "明天下午", "推迟到五楼", "研究年度预算", "还没有", "第2项"]
)
def test_no_place(words: str) -> None:
    assert not looks_like_place(words)


@pytest.mark.parametrize("words", ["市政府昨天才部署", "因防汛任务紧急", "主要领导临时外出"])
def test_a_reason(words: str) -> None:
    assert fits("late_reason", words, NOW, CALENDAR)


@pytest.mark.parametrize("words", ["三楼会议室", "三十万左右", "明天上午九点", "13800000000"])
def test_no_reason(words: str) -> None:
    assert not fits("late_reason", words, NOW, CALENDAR)


@pytest.mark.parametrize("words", ["下午三点", "11月20日上午9点", "定在周五上午十点开"])
def test_a_time(words: str) -> None:
    assert fits("starts_at", words, NOW, CALENDAR)


@pytest.mark.parametrize("words", ["今天局长和科长谈话了", "评审上个月20号开过了", "四楼"])
def test_no_time(words: str) -> None:
    assert not fits("starts_at", words, NOW, CALENDAR)


@pytest.mark.parametrize(
    "words", ["报送 台账 11月", "这个怎么填", "有人吗", "会议推迟半小时", "先不填了", "撤回 2026-0001", "要交哪些材料"]
)
def test_no_answer_to_anything(words: str) -> None:
    assert is_no_answer(words, NOW, CALENDAR)
