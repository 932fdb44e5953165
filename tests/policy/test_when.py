"""Dates and times as people write them; «now» is a Sunday morning, 22 November 2026, unless a test says otherwise."""

from datetime import date, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.time.calendar import WorkCalendar
from policy.when import Ask, When, read_day, read_when

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar()
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=ZONE)


def read(text: str, now: datetime = SUNDAY) -> When:
    return read_when(text, now, CALENDAR)


def at(iso: str) -> datetime:
    return datetime.fromisoformat(iso).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("11月27日（周五）下午2:30", "2026-11-27T14:30"),
        ("12月2日上午9点", "2026-12-02T09:00"),
        ("改期 2026-0123 12月2日上午9点", "2026-12-02T09:00"),
        ("2026-11-28T15:00", "2026-11-28T15:00"),
        ("2026/5/7 9:30", None),
        ("2026.12.6下午15:00", "2026-12-06T15:00"),
        ("12.3下午三点", "2026-12-03T15:00"),
        ("会议通知：12.3下午三点", "2026-12-03T15:00"),
        ("时间：12/7 14:30", "2026-12-07T14:30"),
        ("12月1日下午三時", "2026-12-01T15:00"),
        ("本月最后一天下午5点召开党组会", "2026-11-30T17:00"),
        ("12点半开个短会，党组班子，明天，在食堂二楼", "2026-11-23T12:30"),
        ("明后天找个时间开党组会", None),
        ("下周五下午三点，党组会（就是放完假那个周五）", "2026-11-27T15:00"),
        ("二〇二六年十二月四日上午九时三十分", "2026-12-04T09:30"),
        ("１１月３０日下午３：００", "2026-11-30T15:00"),
        ("11 月 27 日 上午 9 : 00", "2026-11-27T09:00"),
        ("下午13:30，11月27日", "2026-11-27T13:30"),
        ("7月29日上午8时半", "2027-07-29T08:30"),
        ("1月6日上午9点", "2027-01-06T09:00"),
        ("元旦前最后一次党组会：12/31 9am，302", "2026-12-31T09:00"),
        ("中心组学习会暨党组会定于12月2日（周三）召开，8:30报到，9:00开始", "2026-12-02T09:00"),
        (
            "发件人：局办公室\n日期：2026-11-20 17:46\n主题：党组会通知\n\n12月1日（周二）9:00，召开党组会",
            "2026-12-01T09:00",
        ),
        ("元月6日上午9点", "2027-01-06T09:00"),
        ("下周一上午9点", "2026-11-23T09:00"),
        ("下周三14:30", "2026-11-25T14:30"),
        ("下周的周三14:30", "2026-11-25T14:30"),
        ("下下周一9:00", "2026-11-30T09:00"),
        ("周五上午九点", "2026-11-27T09:00"),
        ("星期五上午九点一刻", "2026-11-27T09:15"),
        ("明天上午九点", "2026-11-23T09:00"),
        ("明晚7点", "2026-11-23T19:00"),
        ("大后天上午十点", "2026-11-25T10:00"),
        ("三天后上午9点", "2026-11-25T09:00"),
        ("一周后下午两点", "2026-11-29T14:00"),
        ("三个工作日后上午9点", "2026-11-25T09:00"),
        ("25号下午3点", "2026-11-25T15:00"),
        ("2号上午9点", "2026-12-02T09:00"),
        ("下个月15号下午三点", "2026-12-15T15:00"),
        ("本月最后一个工作日下午3点", "2026-11-30T15:00"),
        ("下周第一个工作日上午9点", "2026-11-23T09:00"),
        ("节后第一个工作日上午9点", "2027-01-04T09:00"),
        ("元旦后第二个工作日上午9点", "2027-01-05T09:00"),
        ("上午8:45报到，9:00正式开会，11月27日", "2026-11-27T09:00"),
        ("11月27日上午8:45报到，9:00正式开会", "2026-11-27T09:00"),
        ("中午12点半，12月1日", "2026-12-01T12:30"),
        ("12月24日下午报到，25日上午9点开会", "2026-12-25T09:00"),
        ("12月30日下午报到，2日上午9点开会", "2027-01-02T09:00"),
        ("12月1日中午12点半", "2026-12-01T12:30"),
        ("12月1日7点", "2026-12-01T07:00"),
        ("12月1日12:00", "2026-12-01T12:00"),
    ],
)
def test_it_reads_a_start(text: str, start: str | None) -> None:
    if start is None:
        assert read(text).starts_at is None
    else:
        assert read(text).starts_at == at(start)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("12月3日3点", ("2026-12-03T15:00", "2026-12-03T03:00")),
        ("12月3日6点", ("2026-12-03T18:00", "2026-12-03T06:00")),
        ("12月3日2:30", ("2026-12-03T14:30", "2026-12-03T02:30")),
        ("11月27日（周四）14:30", ("2026-11-27T14:30", "2026-11-26T14:30")),
        ("11月27日（周四）", ("2026-11-27", "2026-11-26")),
        ("明天（11月24日）上午9点", ("2026-11-23T09:00", "2026-11-24T09:00")),
        ("本周五上午9点", ("2026-11-27T09:00",)),
        ("周日下午3点", ("2026-11-22T15:00", "2026-11-29T15:00")),
        ("5号上午9点", ("2026-12-05T09:00",)),
        ("11月20日上午9点", ("2026-12-20T09:00", "2027-11-20T09:00")),
        ("2025年12月2日上午9点", ("2026-12-02T09:00",)),
        ("2月30日", ("2026-02-28", "2026-03-01")),
        ("11月31日上午9点", ("2026-11-30T09:00", "2026-12-01T09:00")),
        ("13月5日上午9点", ()),
        ("11月27日25:00", ("2026-11-27",)),
        ("11月27日上午14:30", ("2026-11-27T14:30",)),
        ("今天上午9点", ("2026-11-22T09:00", "2026-11-23T09:00")),
        ("昨天下午3点", ("2026-11-23T15:00",)),
        ("下午3点", ("2026-11-22T15:00", "2026-11-23T15:00")),
        ("月底上午9点", ("2026-11-30T09:00", "2026-11-27T09:00")),
        ("节后上午9点", ("2027-01-04T09:00", "2027-01-05T09:00")),
        ("下周末上午9点", ("2026-11-28T09:00", "2026-11-29T09:00")),
        ("周三或周四上午9点", ("2026-11-25T09:00", "2026-11-26T09:00")),
        ("下周二上午9点或下午2点半", ("2026-11-24T09:00", "2026-11-24T14:30")),
        ("周三上午9点开党组会，周四下午3点开局长办公会", ("2026-11-25T09:00", "2026-11-26T15:00")),
        ("12月第二周周三上午9点", ()),
    ],
)
def test_it_asks_rather_than_guess(text: str, choices: tuple[str, ...]) -> None:
    when = read(text)
    assert when.starts_at is None
    assert when.day is None
    assert when.ask is not None
    assert when.ask.field == "starts_at"
    if text == "2月30日":  # neither is near; the question alone matters
        return
    assert when.ask.choices == choices


@given(
    wrong=st.integers(8, 11),
    right=st.integers(8, 11),
    slip=st.sampled_from(
        ["，不对，是", "不对是", "，说错了，应该是", "，错了，", "——哦不对，刚问了是", "，写错了，是"]
    ),
    between=st.sampled_from(["", "，四楼会议室", "，四楼会议室，研究除雪设备采购143万元"]),
    day=st.sampled_from(["", "11月27日", "周五", "11月27日（周五）"]),
    tail=st.sampled_from(["，三楼", "，上午会议室有人用。金额143万", ""]),
)
def test_an_hour_that_is_taken_back_is_none(
    wrong: int, right: int, slip: str, between: str, day: str, tail: str
) -> None:
    text = f"党组会11月27日上午{wrong}点{between}{slip}{day}上午{right}点半{tail}"
    assert read(text).starts_at == at(f"2026-11-27T{right:02}:30")


@given(
    wrong=st.integers(1, 30),
    right=st.integers(1, 30),
    slip=st.sampled_from(["，不对，是", "，哦写错了，是", "有误，应为"]),
)
def test_a_day_that_is_taken_back_is_none(wrong: int, right: int, slip: str) -> None:
    text = f"12月{wrong}日下午三点{slip}12月{right}日下午三点，三楼会议室，研究补助90万"
    assert read(text).starts_at == at(f"2026-12-{right:02}T15:00")


@pytest.mark.parametrize("other", ["前期会议：评审会（11月26日已报）", "12月1日已公示", "请列席。2026年11月25日"])
def test_a_day_of_something_done_is_not_the_meetings(other: str) -> None:
    assert read(f"11月27日上午9点在二楼召开党组会，研究采购。{other}").starts_at == at("2026-11-27T09:00")


def test_the_hour_of_the_meeting_before_is_not_this_ones() -> None:
    when = read("12月3日上午九点开完会后再开党组会，研究采购")
    assert (when.day, when.starts_at) == (date(2026, 12, 3), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [("下周三下午", date(2026, 11, 25)), ("明天上午", date(2026, 11, 23)), ("定于12月2日召开", date(2026, 12, 2))],
)
def test_a_day_without_an_hour_invents_none(text: str, day: date) -> None:
    when = read(text)
    assert (when.starts_at, when.day, when.ask) == (None, day, None)


@pytest.mark.parametrize(
    "text",
    [
        "机关五楼",
        "10月25日前报材料",
        "请于11月25日17:00前报送参会名单",
        "会议时间另行通知",
        "下周召开，具体时间另行通知",
        "原定于11月30日召开的会议延期召开，具体时间另行通知",
        "根据11月18日全市会议精神",
        "近期召开，讲三点意见，第3项工作",
        "领取17号文，地点3号会议室",
        "关于报送材料的通知\n交通局办公室\n2026年11月20日",
    ],
)
def test_what_is_no_start_gives_nothing(text: str) -> None:
    assert read(text) == When()


def test_a_moved_meeting_has_its_new_time() -> None:
    assert read("原定11月26日上午9点的党组会改至12月1日下午3点").starts_at == at("2026-12-01T15:00")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("原定明天下午2点的会推迟到下午4点", "2026-11-23T16:00"),
        ("会议由明天上午9点推迟到下午3点", "2026-11-23T15:00"),
        ("27日上午9点党组会改在四楼召开", "2026-11-27T09:00"),
        ("党组会时间由11月27日上午9点改为11月28日上午10点", "2026-11-28T10:00"),
        ("上周三的党组会没有形成决议，下周三上午9点再开", "2026-11-25T09:00"),
        ("定于12月1日-3日召开培训会，1日上午9点开班", "2026-12-01T09:00"),
        ("12月24日至25日在市委党校办班，24日上午8:30开班，23日下午报到", "2026-12-24T08:30"),
        ("请于28日下午5点前报材料，30日上午9点开党组会", "2026-11-30T09:00"),
    ],
)
def test_the_meetings_own_time_is_told_from_others(text: str, start: str) -> None:
    assert read(text).starts_at == at(start)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明天召开党组会下午三点去市里开会", date(2026, 11, 23)),
        ("请于明早8点50前到三楼会议室参加党组会", date(2026, 11, 23)),
        ("定于11月30日上午召开党组会，请于28日下午5点前报材料", date(2026, 11, 30)),
    ],
)
def test_an_hour_of_something_else_is_not_taken(text: str, day: date) -> None:
    assert (read(text).starts_at, read(text).day) == (None, day)


def test_a_day_number_far_behind_another_date_is_asked_about() -> None:
    ask = read("根据12月1日起全市统一执行的新的津贴标准，党组会27号上午9点开").ask
    assert ask is not None
    assert ask.choices == ("2026-11-27T09:00", "2026-12-27T09:00")


def test_two_sessions_begin_with_the_first() -> None:
    assert read("11月27日上午9:00、下午2:30分两场召开").starts_at == at("2026-11-27T09:00")
    opening = read("1月14日至15日召开，1月14日下午1:00到宾馆报到；1月15日上午8:00开幕；17日上午8:30闭幕")
    assert opening.starts_at == at("2027-01-15T08:00")


def test_it_reads_the_end() -> None:
    assert read("11月27日9:00-11:30").ends_at == at("2026-11-27T11:30")
    assert read("11月27日下午2点到4点").ends_at == at("2026-11-27T16:00")
    assert read("11月27日上午9点至28日下午5点").ends_at == at("2026-11-28T17:00")


def test_a_known_day_needs_only_the_hour() -> None:
    known = read_when("下午3点", SUNDAY, CALENDAR, day=date(2026, 12, 1))
    assert known.starts_at == at("2026-12-01T15:00")
    unclear = read_when("3点", SUNDAY, CALENDAR, day=date(2026, 12, 1)).ask
    assert unclear is not None
    assert unclear.choices == ("2026-12-01T15:00", "2026-12-01T03:00")


def test_shifted_working_days_count() -> None:
    friday = at("2026-02-27T18:20")  # Saturday the 28th is worked in exchange
    assert read("三个工作日后下午2点半", friday).starts_at == at("2026-03-03T14:30")
    before_national_day = at("2026-09-29T11:00")
    assert read("节后第一个工作日上午9点", before_national_day).starts_at == at("2026-10-08T09:00")
    on_holiday = at("2026-10-03T11:00")
    assert read("节后第一个工作日上午9点", on_holiday).starts_at == at("2026-10-08T09:00")


def test_every_result_is_in_the_zone_of_now() -> None:
    tokyo = datetime(2026, 11, 22, 11, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    start = read("明天上午九点", tokyo).starts_at
    assert start == datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天与规划科3名同志开展廉政谈话", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 21)),
        ("11月20日", date(2026, 11, 20)),
        ("12月30日", date(2025, 12, 30)),
        ("上周五", date(2026, 11, 13)),
        ("周五", date(2026, 11, 20)),
        ("本周三", date(2026, 11, 18)),
        ("5号", date(2026, 11, 5)),
        ("25号", date(2026, 10, 25)),
        ("三天前", date(2026, 11, 19)),
        ("规划科3名同志", None),
    ],
)
def test_a_ledger_looks_back(text: str, day: date | None) -> None:
    if text == "12月30日":
        assert isinstance(read_day(text, SUNDAY, CALENDAR), Ask)  # in 38 days: rather a slip than last year's
        return
    assert read_day(text, SUNDAY, CALENDAR) == day


@pytest.mark.parametrize("text", ["明天", "下周三", "11月25日", "2月30日"])
def test_a_ledger_asks_about_what_has_not_come(text: str) -> None:
    answer = read_day(text, SUNDAY, CALENDAR)
    assert isinstance(answer, Ask)
    assert answer.field == "date"


def test_a_command_looks_ahead() -> None:
    assert read_day("布置 各单位 12月5日前报 年度总结", SUNDAY, CALENDAR, "future") == date(2026, 12, 5)
    assert read_day("还能不能开 12月1日", SUNDAY, CALENDAR, "future") == date(2026, 12, 1)
    assert isinstance(read_day("11月20日", SUNDAY, CALENDAR, "future"), Ask)
    for begins in ("元旦起归第二组管", "从元旦开始", "元旦那天"):
        assert read_day(begins, SUNDAY, CALENDAR, "future") == date(2027, 1, 1)
    assert read_day("元旦开始前交齐", SUNDAY, CALENDAR, "future") is None


FRAGMENTS = """今天 明天 下 本 周 周三 星期日 2026年 13月 2月 30日 31号 二十九日 上午 下午 凌晨 25:00 9:75 3点 半 （ ） ， 、 或 至 - 前
节后 第一个工作日 三个工作日后 月底 最后一个 99天后 报到 召开 改至 原定 时间： 〇 O 0 零 十 百"""
WORDS = st.sampled_from(FRAGMENTS.split())


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map("".join)))
def test_no_text_breaks_it(text: str) -> None:
    when = read(text)
    assert when.starts_at is None or when.starts_at >= SUNDAY
    assert sum(value is not None for value in (when.starts_at, when.day, when.ask)) <= 1
    read_day(text, SUNDAY, CALENDAR)


LONG = [
    "1",
    "一",
    "二十",
    "：",
    "（",
    "，",
    "12月",
    "年",
    "12月1日",
    "上午",
    "9点",
    "下午3点",
    "差",
    "-",
    "至",
    "、",
    "周三",
    "第",
    "11/",
    "1.",
    "的",
    "每",
    "或",
    "3点至",
    "12月1日至",
    "12月1日、",
    "9点，",
    "党组会",
    "今天或",
]


@pytest.mark.parametrize("words", [" ", "\n", "12 ", *LONG])
def test_a_long_repetition_is_read_or_not_in_bounded_time(words: str) -> None:
    began = perf_counter()
    read(words * (100_000 // len(words)))
    assert perf_counter() - began < 2  # some 0.05 s on a quiet machine; unbounded it took minutes


NONSENSE = [
    "2月30日上午9点 13月5日 0月3日 11月31日9:00 12月1日25:00 12月1日9:75 32号上午 2026年2月29日 周八上午9点 12月0日 上午25点 差70分9点",
    "12.32下午3点 20261345 99点 12月1日-5点 2126年13月1日 上上上周八 零月零日 12月1日24:61 99天后 99999天后 -3天后 0小时后 1207月99日 0:0:0",
    "2026-02-30T09:00 2026/13/01 Feb 30 14h99 下午33点 第0季度第9个月40号 本月99日 12月1日至11月1日 31.12-32.12 正月三十五",
]


@pytest.mark.parametrize("text", [words for line in NONSENSE for words in line.split(" ")])
def test_nonsense_is_asked_about_or_left(text: str) -> None:
    when = read(f"党组会 {text} 三楼会议室")
    if when.starts_at is not None:
        assert when.starts_at >= SUNDAY
        assert text in ("99天后", "14h99", "12月1日-5点", "0:0:0", "-3天后"), when
