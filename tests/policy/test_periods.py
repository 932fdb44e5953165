from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from policy.time.period_words import read_period
from policy.time.periods import Period, periods
from policy.time.settings import ObligationSettings, default_obligations

SHANGHAI = ZoneInfo("Asia/Shanghai")
LEDGER, CHECKLIST, MATTERS = default_obligations()
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=SHANGHAI)


def obligation(rrule: str, effective_from: str = "2026-02") -> ObligationSettings:
    return ObligationSettings(
        kind="summary", title="年度总结", short="总结", rrule=rrule, effective_from=effective_from
    )


def test_a_month_is_named_after_its_due_date() -> None:
    assert periods(LEDGER, date(2026, 11, 1), date(2026, 12, 31)) == [
        Period("ledger", "2026-11", "11月", date(2026, 11, 25)),
        Period("ledger", "2026-12", "12月", date(2026, 12, 25)),
    ]


def test_both_ends_belong_to_the_range() -> None:
    assert len(periods(LEDGER, date(2026, 11, 25), date(2026, 12, 25))) == 2
    assert periods(LEDGER, date(2026, 11, 26), date(2026, 12, 24)) == []


def test_quarterly_duties_fall_due_in_the_last_month_of_the_quarter() -> None:
    found = periods(MATTERS, date(2026, 1, 1), date(2026, 12, 31))
    assert [(period.key, period.label, period.due_on.month) for period in found] == [
        ("2026Q1", "一季度", 3),
        ("2026Q2", "二季度", 6),
        ("2026Q3", "三季度", 9),
        ("2026Q4", "四季度", 12),
    ]


def test_nothing_is_due_before_the_month_of_effect() -> None:
    assert periods(LEDGER, date(2025, 1, 1), date(2026, 3, 1))[0].key == "2026-02"


@pytest.mark.parametrize(
    ("rrule", "key", "label"),
    [
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", "2026", "2026年"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2026Q1", "一季度"),
        ("FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=25", "2026Q2", "二季度"),
        ("FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11;BYMONTHDAY=25", "2026-02", "2月"),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-02-06", "2月6日"),
    ],
)
def test_a_period_is_as_long_as_the_rule_allows(rrule: str, key: str, label: str) -> None:
    first = periods(obligation(rrule), date(2026, 1, 1), date(2026, 12, 31))[0]
    assert (first.key, first.label) == (key, label)


@pytest.mark.parametrize(
    "rrule",
    ["", "每月25日", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=0", "FREQ=DAILY", "BYMONTHDAY=25",
     "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=25,30", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-31",
     "FREQ=MONTHLY;COUNT=0", "FREQ=MONTHLY;BYMONTHDAY=25;BYHOUR=9", "FREQ=MONTHLY;UNTIL=20270101T000000Z"],
)  # fmt: skip
def test_a_rule_that_gives_no_dates_is_refused_by_its_key(rrule: str) -> None:
    with pytest.raises(ValidationError, match="rrule"):
        obligation(rrule)


def test_a_rule_that_would_skip_months_is_told_the_last_day() -> None:
    with pytest.raises(ValidationError, match="BYMONTHDAY=-1 for the last day"):
        obligation("FREQ=MONTHLY;BYMONTHDAY=30")
    for rule in ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=3,12;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=28"):
        assert obligation(rule).rrule == rule


@pytest.mark.parametrize("month", ["2026-13", "2026", "1999-01", "2026-2"])
def test_a_wrong_month_of_effect_is_refused_by_its_key(month: str) -> None:
    with pytest.raises(ValidationError, match="effective_from"):
        obligation("FREQ=MONTHLY;BYMONTHDAY=25", month)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("报送 台账 11月", "2026-11"),
        ("报送 台账", "2026-11"),
        ("台账 本月 还差谁", "2026-11"),
        ("台账 当月", "2026-11"),
        ("我的台账 十一月份", "2026-11"),
        ("上个月台账", "2026-10"),
        ("台账 上上个月", "2026-09"),
        ("台账 上月", "2026-10"),
        ("台账 下个月", "2026-12"),
        ("台账 12月", "2026-12"),
        ("台账 3月", "2026-03"),
        ("台账 2月", "2026-02"),
        ("台账 1月", "2027-01"),
        ("台账 2027年3月", "2027-03"),
        ("台账 明年3月", "2027-03"),
        ("台账 26年９月", "2026-09"),
        ("代登 交通局 台账 11月 纸质 10月24日", "2026-11"),
        ("代登 交通局 台账 纸质 10月24日", "2026-11"),
        ("上期台账", "2026-10"),
        ("本期台账", "2026-11"),
        ("下一期台账", "2026-12"),
        ("今年台账", "2026-11"),
        ("台账 13月", None),
        ("台账 2025年11月", None),
        ("台账 四季度", None),
        ("去年台账", None),
    ],
)
def test_words_for_a_month(text: str, key: str | None) -> None:
    found = read_period(text, LEDGER, NOW)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("报送 三重一大 四季度 无", "2026Q4"),
        ("报送 三重一大", "2026Q4"),
        ("报送 三重一大 第四季度", "2026Q4"),
        ("报送 三重一大 4季度", "2026Q4"),
        ("报送 三重一大 Q3", "2026Q3"),
        ("报送 清单 12月", "2026Q4"),
        ("报送 清单 11月", "2026Q4"),
        ("清单 本季度", "2026Q4"),
        ("清单 这个季度", "2026Q4"),
        ("清单 上季度", "2026Q3"),
        ("清单 上个月", "2026Q4"),
        ("清单 下季度", "2027Q1"),
        ("清单 今年三季度", "2026Q3"),
        ("清单 一季度", "2026Q1"),
        ("清单 明年一季度", "2027Q1"),
        ("清单 五季度", None),
        ("清单 13月", None),
    ],
)
def test_words_for_a_quarter(text: str, key: str | None) -> None:
    found = read_period(text, MATTERS, NOW)
    assert (found.key if found else None) == key


def test_the_turn_of_the_year() -> None:
    january = datetime(2027, 1, 4, 9, 0, tzinfo=SHANGHAI)
    expected = {"12月": "2026-12", "上个月": "2026-12", "本月": "2027-01", "": "2027-01"}
    assert {text: period.key for text in expected if (period := read_period(text, LEDGER, january))} == expected
    quarter = read_period("四季度", MATTERS, january)
    assert quarter is not None
    assert quarter.key == "2026Q4"


def test_on_the_due_day_no_word_means_today() -> None:
    for day, key in ((25, "2026-11"), (26, "2026-12")):
        period = read_period("报送 台账", LEDGER, datetime(2026, 11, day, 23, 0, tzinfo=SHANGHAI))
        assert period is not None
        assert period.key == key


def test_a_yearly_report_is_asked_for_by_its_year() -> None:
    yearly = obligation("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5")
    found = [read_period(text, yearly, NOW) for text in ("总结", "今年总结", "2027年总结", "2025年总结")]
    assert [period.key if period else None for period in found] == ["2026", "2026", "2027", None]
