"""Words of change: what names the meeting, and what becomes of it; everything else is no change."""

from datetime import date, time

import pytest

from policy.notice.change import MeetingChange
from policy.notice.change_words import read_change
from policy.time.calendar import WorkCalendar
from tests.conftest import at

MONDAY = at("2026-11-16T09:00")


def change(words: str) -> MeetingChange | None:
    return read_change(words, MONDAY, WorkCalendar(()))


@pytest.mark.parametrize(
    ("words", "state", "reason"),
    [
        ("班子会开不成了，局长临时到市里汇报", "cancelled", "局长临时到市里汇报"),
        ("明天的党组会不开了", "cancelled", ""),
        ("因主要领导出差，周四党组会取消", "cancelled", "主要领导出差"),
        ("局长办公会暂时不开，材料没准备好", "postponed", "材料没准备好"),
        ("会往后推一推", "postponed", ""),
    ],
)
def test_called_off(words: str, state: str, reason: str) -> None:
    found = change(words)
    assert found is not None
    assert (found.called_off, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("words", "minutes", "days"),
    [
        ("会议推迟一个小时", 60, 0),
        ("提前半小时开", -30, 0),
        ("往后推一个半小时", 90, 0),
        ("党组会晚20分钟", 20, 0),
        ("会顺延一天", 0, 1),
        ("周四的会提前两天", 0, -2),
        ("会议延后一周", 0, 7),
    ],
)
def test_moved_by_so_much(words: str, minutes: int, days: int) -> None:
    found = change(words)
    assert found is not None
    assert (found.minutes, found.later) == (minutes, days)


def test_what_was_said_wrongly_names_the_meeting() -> None:
    found = change("不是周四，是周五上午十点")
    assert found is not None
    assert found.days == (date(2026, 11, 19),)
    assert found.starts_at == at("2026-11-20T10:00")


def test_an_hour_alone_is_of_the_meetings_own_day() -> None:
    found = change("周四的党组会改到上午8点半")
    assert found is not None
    assert (found.days, found.kind, found.hours) == ((date(2026, 11, 19),), "党组会议", (time(8, 30),))


@pytest.mark.parametrize(
    "words",
    [
        "会议换到机关二楼会议室",
        "不是三楼，是机关二楼会议室",
        "改地点：机关二楼会议室",
        "挪到机关二楼会议室开",
        "换个地方，机关二楼会议室",
        "换一下会议室，机关二楼会议室",
    ],
)
def test_another_place(words: str) -> None:
    found = change(words)
    assert found is not None
    assert found.place == "机关二楼会议室"


def test_the_agenda() -> None:
    found = change("党组会去掉第二项，再加一项：采购档案柜4万元")
    assert found is not None
    assert found.dropped == (2,)
    assert [(item.text, item.amount_yuan) for item in found.added] == [("采购档案柜4万元", 40_000)]


@pytest.mark.parametrize(
    "words",
    [
        "整改期限推迟到12月4日",
        "取消布置 水利局 自查报告",
        "延期 台账 11月 主要负责人外出",
        "会议还能提前吗",
        "会议改期怎么操作",
        "年度工作计划",
        "第2条写错了",
        "人数改成6人",
        "时间另行通知",
        "三楼会议室，时间另行通知",
        "昨天与2名同志谈话",
    ],
)
def test_no_change_of_a_meeting(words: str) -> None:
    assert change(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "周五的党组会开不成了，挪到11月24日上午九点半",
        "会不开了，改到11月24日上午九点半",
        "那个会得往后挪挪，局长定了11月24日上午九点半",
    ],
)
def test_what_is_called_off_to_a_time_is_moved(words: str) -> None:
    found = change(words)
    assert found is not None
    assert found.called_off is None
    assert found.starts_at == at("2026-11-24T09:30")


@pytest.mark.parametrize(
    "verb",
    ["改", "改个时间，", "换一下时间，", "换", "挪", "改到", "调整到", "会议时间变了，", "时间改了，改在", "党组会改"],
)
@pytest.mark.parametrize(
    ("new", "wanted"),
    [("下午三点", {"hours": (time(15, 0),)}), ("周五", {"day": date(2026, 11, 20)}), ("周五上午十点了", {"starts_at": at("2026-11-20T10:00")})],
)  # fmt: skip
def test_a_new_time_needs_no_preposition(verb: str, new: str, wanted: dict[str, object]) -> None:
    found = change(verb + new)
    assert found is not None
    assert {name: getattr(found, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "words", ["改三点意见", "改一下材料", "改周报", "换三个人", "改第二项", "调下午三点的课", "挪两天"]
)
def test_what_is_no_time_to_its_end_moves_no_meeting(words: str) -> None:
    assert change(words) is None


@pytest.mark.parametrize(
    "words", ["那个会没赶上提前三天，资金文件周一才到，特此说明", "会不推迟两天了", "这个会未能提前三天报"]
)
def test_what_did_not_happen_moves_nothing(words: str) -> None:
    found = change(words)
    assert found is None or (found.later, found.minutes, found.starts_at) == (0, 0, None)
