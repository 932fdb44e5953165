"""Nonsense is answered at once: 20,000 characters of anything, impossible days, hours and sums, signs that nobody sees."""

import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from policy.money import read_sum
from policy.notice import looks_like_notice, read_notices, tells_of_past
from policy.notice.change_words import read_change
from policy.screening.screen import MOST_BYTES, screen
from policy.text.dressing import clean, undress
from policy.time.calendar import WorkCalendar
from policy.when import read_days, read_deadline

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CALENDAR = WorkCalendar()
HEAD = "定于11月27日上午9点在三楼会议室召开党组会，研究"
REPEATED = [
    "1", "一", "会", "会议室", "，", "、", "。", "\n", " ", "\t", "(", "（1）", "1.", "①", "在", "局", "点", "上午", "9点", "12月1日", "议题", "研究，",
    "预算、", "和", "5万元", "A", "-", "：", "一、", "三楼会议室，", "地点：", "联系人：", "请", "元", "一是", "|", "“", "《", "第", "召开", "\u200b", "請",
]  # fmt: skip
# 50 ms are wanted; what else the machine does must not fail the test.
MOST_SECONDS = 1.0

READERS: dict[str, Callable[[str], object]] = {
    "notice": lambda text: read_notices(text, NOW, CALENDAR),
    "looks": looks_like_notice,
    "past": tells_of_past,
    "change": lambda text: read_change(text, NOW, CALENDAR),
    "dressing": lambda text: undress(clean(text)),
}


@pytest.mark.parametrize("unit", REPEATED)
@pytest.mark.parametrize("head", ["", HEAD])
def test_twenty_thousand_characters_are_read_at_once(head: str, unit: str) -> None:
    text = head + (unit * 20_000)[:20_000]
    for name, read in READERS.items():
        before = time.process_time()
        read(text)
        assert time.process_time() - before < MOST_SECONDS, name


@pytest.mark.parametrize("text", ["1" * (MOST_BYTES + 1), "（" * (MOST_BYTES // 3 + 1), "一" * 100_000])
def test_what_is_longer_than_64_kib_is_refused_before_any_pattern_runs(text: str) -> None:
    before = time.process_time()
    assert screen(text).refusal == "too_long"
    assert time.process_time() - before < 0.05


@pytest.mark.parametrize(
    "words",
    [
        "2月30日上午9点", "13月1日上午9点", "11月31日9点", "0月5日9点", "12月0日9点", "11月27日25点", "11月27日9点75分", "2026年2月29日9点", "32号上午9点",
        "周八上午9点", "2月30号", "11月27日下午25:00", "1月1日26:61", "99月99日99点", "去年11月27日9点", "1926年11月27日9点",
    ],
)  # fmt: skip
def test_an_impossible_time_is_never_taken(words: str) -> None:
    notices = read_notices(f"定于{words}在三楼会议室召开党组会，研究预算", NOW, CALENDAR)
    assert all(each.starts_at is None for each in notices)


@pytest.mark.parametrize(
    "words",
    ["-5万元", "0元", "0万元", "0.001元", "元0", "万元", "××万元", "1..2万元", "1，2，3万元", "1、2、3万元"],
)
def test_an_impossible_sum_is_never_taken(words: str) -> None:
    read = read_sum(f"设备款：{words}")
    assert read.amount is None


@pytest.mark.parametrize("words", ["五天后又三天前", "32日前", "2月30日前", "0天内"])
def test_an_impossible_deadline_is_never_taken(words: str) -> None:
    for read in (read_deadline(words, NOW, CALENDAR), read_days(words, NOW, CALENDAR)):
        assert read is None or not hasattr(read, "first") or read.first >= NOW.date()


def test_signs_that_nobody_sees_and_traditional_characters_change_nothing() -> None:
    plain, other = (
        read_notices(clean(text), NOW, CALENDAR)[0]
        for text in (
            "定于11月27日上午9点在三楼会议室召开党组会，研究设备采购5万元",
            "定于11月\u200b27日\u202e上午9點在三樓會議室召開黨組會，研究設備採購5萬元",
        )
    )
    assert other.starts_at == plain.starts_at
    assert [item.amount_yuan for item in other.items] == [item.amount_yuan for item in plain.items] == [50_000]
