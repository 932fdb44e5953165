"""The words of report commands, and the months of lists."""

from datetime import date

import pytest

from policy.report.report_words import read_report_words
from policy.time.months import Span, month_of, read_span
from policy.time.settings import default_obligations

OBLIGATIONS = default_obligations()
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "before", "kind", "period", "rest"),
    [
        ("台账 11月", "", "ledger", "11月", ""),
        ("清单 四季度", "", "checklist", "四季度", ""),
        ("“三重一大” 四季度 无", "", "matters", "四季度", "无"),
        ("三重一大四季度无", "", "matters", "四季度", "无"),
        ("11月份台账", "", "ledger", "11月份", ""),
        ("台账落实情况 上个月", "", "ledger", "上个月", ""),
        ("主体责任清单推进情况 2026年四季度", "", "checklist", "2026年四季度", ""),
        ("交通局 台账 11月 纸质 11月24日", "交通局", "ledger", "11月", "纸质 11月24日"),
        ("交通局 台账 纸质 11月24日", "交通局", "ledger", "", "纸质 11月24日"),
        ("交通局 清单 第3、5项措施空泛，请具体到责任人和时限", "交通局", "checklist", "", "第3、5项措施空泛，请具体到责任人和时限"),
        ("全部 台账", "全部", "ledger", "", ""),
        ("水利局", "水利局", None, "", ""),
    ],
)  # fmt: skip
def test_commands(text: str, before: str, kind: str | None, period: str, rest: str) -> None:
    words = read_report_words(text, OBLIGATIONS)
    assert (words.before, words.settings and words.settings.kind, words.period, words.rest) == (
        before,
        kind,
        period,
        rest,
    )


@pytest.mark.parametrize(
    ("text", "first", "label", "rest"),
    [
        ("11月", "2026-11-01", "11月", ""), ("上个月", "2026-10-01", "10月", ""), ("本月 还差谁", "2026-11-01", "11月", "还差谁"),
        ("十月份", "2026-10-01", "10月", ""), ("12月", "2025-12-01", "2025年12月", ""), ("2025年3月", "2025-03-01", "2025年3月", ""),
    ],
)  # fmt: skip
def test_months(text: str, first: str, label: str, rest: str) -> None:
    span, left = read_span(text, TODAY)
    assert span is not None
    assert (span.first.isoformat(), span.label, left) == (first, label, rest)


def test_a_year_and_no_span() -> None:
    assert read_span("今年", TODAY) == (Span(date(2026, 1, 1), date(2026, 12, 31), "2026年"), "")
    assert read_span("13月", TODAY) == (None, "13月")
    assert month_of(date(2028, 2, 9)).last == date(2028, 2, 29)
