"""What people read: the date with its weekday, what, how to report; polite, and without anybody's name."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from policy.time.calendar import WorkCalendar
from policy.words import reminder_text as words
from policy.words.brief_text import MeetingToday, brief, calendar_note
from policy.words.offers import offers
from policy.words.reminder_text import Owed
from tests.conftest import SHANGHAI

OFFICE = "综合科（电话010-12345678）"
DUE = date(2026, 11, 25)
LEDGER = Owed("主体责任台账", "台账", "11月", DUE)
CHECKLIST = Owed("主体责任清单推进情况", "清单", "四季度", date(2026, 12, 25))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (16, "11月25日（周三）截止，还有9天"),
        (25, "11月25日（周三）截止，今日到期"),
        (30, "11月25日（周三）截止，已逾期5天"),
    ],
)
def test_standing(day: int, text: str) -> None:
    assert words.standing(LEDGER, date(2026, 11, day)) == text


def test_an_entry_by_itself_offers_its_acts_and_what_people_wrote_into_it_offers_nothing() -> None:
    entry = Owed("问题整改", "整改", "2026-0010", DUE, about="见“同意 2026-0001”")
    text = words.to_liaison("交通局", [entry], DUE, OFFICE)
    assert [each.label for each in offers(text)] == ["进展", "办理中", "需延期"]


def test_standing_says_what_happened() -> None:
    late = Owed("主体责任台账", "台账", "11月", DUE, late=True, returned=True)
    assert words.standing(late, DUE) == "11月25日（周三）截止，今日到期，已退回待重报（补发）"


def test_one_message_reports() -> None:
    text = words.to_liaison("交通局", [LEDGER, CHECKLIST], date(2026, 11, 16), OFFICE)
    assert text.splitlines() == [
        "交通局有2项报送请予办理：",
        "1. 11月主体责任台账：11月25日（周三）截止，还有9天",
        "2. 四季度主体责任清单推进情况：12月25日（周五）截止，还有39天",
        "回复“报送 台账 11月”“报送 清单 四季度”即可；纸质报送请联系综合科（电话010-12345678）。",
    ]


def test_leaders_read_at_most_sixty_characters_before_the_details() -> None:
    for text in (
        words.to_leader("农业农村局" * 3, [LEDGER], DUE, OFFICE),
        words.to_principal("农业农村局" * 3, [LEDGER], DUE, [""], OFFICE),
    ):
        assert len(text.splitlines()[0]) <= 60


def test_a_principal_reads_dates_and_steps() -> None:
    steps = [("-7", 16), ("0", 25), ("manual:1795000000", 25), ("+1:leader", 26), ("+3:principal", 27), ("-1~1120", 16)]
    past = words.earlier_steps((name, date(2026, 11, day)) for name, day in steps)
    text = words.to_principal("交通局", [LEDGER], date(2026, 11, 30), [past], OFFICE)
    assert "此前已于11月16日、11月25日提醒联络员，11月26日告知分管领导。" in text
    assert words.earlier_steps([]) == ""


def test_the_office_decides_on_a_draft() -> None:
    text = words.draft_for_principals([("交通局", "2026-0007"), ("水利局", None)], "正文")
    assert text.splitlines() == [
        "拟提醒主要负责人，请审定，不回复则不发送：",
        "· 交通局：回复“发送 2026-0007”",
        "· 水利局：未登记主要负责人，请另行告知",
        "内容（以交通局为例）：",
        "正文",
    ]


def test_the_brief_is_short_or_absent() -> None:
    assert brief(DUE, [], [], []) == ""
    meeting = MeetingToday("水利局", "党组会议", datetime(2026, 11, 25, 14, 30, tzinfo=SHANGHAI), "三楼", "2026-0003")
    unknown_hour = MeetingToday("教育局", "局长办公会", None, None, "2026-0004")
    text = brief(DUE, [meeting, unknown_hour], [], [("交通局", LEDGER), ("水利局", LEDGER)])
    assert text.splitlines() == [
        "11月25日（周三）工作简报",
        "今日会议：",
        "· 14:30 水利局 党组会议，三楼（2026-0003）",
        "· 时间待定 教育局 局长办公会（2026-0004）",
        "临近截止、尚未报送：",
        "· 11月主体责任台账（11月25日（周三）截止，今日到期）：交通局、水利局",
    ]


def test_the_brief_says_of_whom_a_report_was_returned() -> None:
    returned = replace(LEDGER, returned=True)
    text = brief(DUE, [], [("交通局", LEDGER), ("水利局", returned), ("教育局", LEDGER)], [])
    assert "今日到期）：交通局、教育局" in text
    assert "今日到期，已退回待重报）：水利局" in text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),  # once a week
        (date(2026, 10, 8), False),  # a year that does not come near yet; the first working day after the holiday
        (date(2026, 12, 28), True),
    ],
)
def test_a_year_without_a_published_calendar_is_said_once_a_week(day: date, told: bool) -> None:
    assert ("2027年的放假安排尚未公布" in calendar_note(day, WorkCalendar())) is told
    assert calendar_note(day, WorkCalendar({date(2027, 1, 1): False})) == ""


@pytest.mark.parametrize("late", [1, words.LISTED, words.LISTED + 1, 4000])
def test_the_groups_list_is_one_that_is_read(late: int) -> None:
    """After weeks away thousands have passed every step in one morning: what is beyond the list is counted, and where it stands is said."""
    items = [
        ("交通局", Owed("问题整改", "整改", f"2026-{number:04}", date(2026, 11, 10), about="窗口"))
        for number in range(late)
    ]
    lines = words.to_group(items, date(2026, 11, 20)).splitlines()
    assert len(lines) == 1 + min(late, words.LISTED) + (late > words.LISTED)
    assert (f"另有{late - words.LISTED}项，回复“整改”查看。" in lines) == (late > words.LISTED)
