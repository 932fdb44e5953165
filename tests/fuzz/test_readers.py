"""The readers take any text at any moment: what they cannot read they leave, or ask about."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from actions.common.numbers import read_number
from bot.assistant import make_rules
from bot.config import Config
from policy.notice.reader import read_notice
from policy.report.report_words import read_report_words
from policy.screening.screen import screen
from policy.when import read_day, read_days, read_deadline
from tests.conftest import SHANGHAI
from tests.fuzz.harness import fuzz

RULES = make_rules(Config())
PIECES = st.sampled_from([
    "会议通知", "定于", "原定", "改到", "推迟", "11月27日", "2月30日", "13月1日", "二〇二六年", "2026-11-27", "27号", "下周五", "大后天", "月底", "明年", "除夕",
    "下午3点半", "25:61", "十五时", "上午", "凌晨零点", "三楼会议室", "党组会", "研究", "审议", "1.", "（一）", "①", "320万元", "三百二十万", "0.00亿", "9" * 40, "-1元",
    "前", "以前", "至", "到", "—", "每月25日", "联系人", "王敏", "13800000000", "，", "。", "；", "：", "、", "（", "）", "\n", " ", "\u3000", "\u202e", "²", "Ⅻ", "𠀀", "🌟",
])  # fmt: skip
TEXT = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=200))
HOURS = st.integers(0, 24 * 366 * 30)


def check(said: list[str | int]) -> None:
    text, hours = str(said[0]), int(said[1])
    now = datetime(2026, 1, 1, tzinfo=SHANGHAI) + timedelta(hours=hours)
    notice = read_notice(text, now, RULES.calendar)
    assert all(item.amount_yuan is None or item.amount_yuan >= 0 for item in notice.items)
    read_day(text, now, RULES.calendar, "future")
    read_days(text, now, RULES.calendar)
    read_deadline(text, now, RULES.calendar)
    read_report_words(text, RULES.obligations)
    read_number(text)
    screen(text)


def test_any_text_at_any_moment_is_no_fault_of_a_reader() -> None:
    fuzz("reader", st.tuples(TEXT, HOURS).map(list), check)
