"""The State Council's notice of holidays as it is pasted: every day is understood, or what is wrong is said."""

from datetime import date, timedelta

import pytest

from policy.time.calendar import WorkCalendar
from policy.time.holiday_notice import HolidayNotice, looks_like_notice, read_notice

NOTICE_2026 = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日"""
SHORT_2027 = (
    "2027年放假安排 元旦：1月1日至3日放假，共3天；春节：2月5日至11日放假调休，共7天，1月31日、2月20日上班；"
    "清明节：4月3日至5日放假，共3天；劳动节：5月1日至5日放假调休，共5天，4月25日（周日）、5月8日上班；"
    "端午节：6月9日（周三）放假1天；中秋节：9月15日（周三）放假；国庆节：10月1日至7日放假调休，共7天，9月26日、10月9日上班。"
)


def read(text: str) -> HolidayNotice:
    found = read_notice(text)
    assert isinstance(found, HolidayNotice), found
    return found


def test_the_notice_of_a_known_year_is_the_known_calendar() -> None:
    known, notice = WorkCalendar(), read(NOTICE_2026)
    assert {day: worked for day, worked in notice.worked().items() if known.is_workday(day) != worked} == {}
    assert len(notice.worked()) == 365


def test_a_year_that_was_assumed_becomes_known() -> None:
    calendar, notice = WorkCalendar(), read(SHORT_2027)
    assert calendar.is_assumed(date(2027, 2, 8))
    calendar.learn(notice.worked())
    assert calendar.is_published(2027)
    assert not calendar.is_assumed(date(2027, 2, 8))
    assert not calendar.is_workday(date(2027, 2, 11))
    assert calendar.is_workday(date(2027, 1, 31)), "a Sunday that is worked"
    assert calendar.is_workday(date(2027, 2, 12))
    holiday = calendar.next_holiday(date(2027, 1, 20))
    assert holiday is not None
    assert (holiday.first, holiday.last) == (date(2027, 2, 5), date(2027, 2, 11))


def test_what_the_configuration_writes_wins() -> None:
    calendar = WorkCalendar({date(2027, 2, 8): True})
    calendar.learn(read(SHORT_2027).worked())
    assert calendar.is_workday(date(2027, 2, 8))


def test_full_width_and_other_marks_read_the_same() -> None:
    wide = SHORT_2027.replace("2", "２").replace("：", ":").replace("；", "。\n").replace("至", "—")
    assert read(wide) == read(SHORT_2027)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("端午节：6月9日（周三）放假1天；", "", "没有读到端午节"),
        ("共7天，1月31日", "共8天，1月31日", "日期和天数对不上"),
        ("6月9日（周三）", "6月9日（周四）", "6月9日是周三，文中写的是周四"),
        ("2月5日至11日", "2月30日至11日", "没有读懂日期"),
        ("春节：2月5日至11日放假调休", "春节：放假调休", "没有读"),
        ("2027年放假安排 ", "2026年放假安排、2027年放假安排 ", "几个年份"),
        ("，4月25日（周日）、5月8日上班", "，5月3日上班", "既写放假又写上班"),
        ("国庆节：10月1日至7日放假", "国庆节：10月1日至28日放假", "对不上"),
        ("6月9日（周三）放假1天", "6月9日（周三）休息", "没有读懂"),
    ],
)
def test_what_cannot_be_right_is_said(old: str, new: str, said: str) -> None:
    assert old in SHORT_2027
    found = read_notice(SHORT_2027.replace(old, new))
    assert isinstance(found, str)
    assert said in found


@pytest.mark.parametrize(
    "text",
    [
        "会议通知：2027年1月5日上午9点在三楼会议室召开党组会议，研究放假值班安排",
        "2027年放假安排什么时候公布？",
        "节后几天报台账",
        "",
    ],
)
def test_other_texts_are_no_notice(text: str) -> None:
    assert not looks_like_notice(text)


def test_a_long_text_is_read_at_once() -> None:
    text = "2027年放假安排" + "1月1日（周五）至" * 5000
    assert isinstance(read_notice(text), str)


def test_every_day_of_the_year_is_decided() -> None:
    days = read(SHORT_2027).worked()
    assert all(date(2027, 1, 1) + timedelta(days=n) in days for n in range(365))
