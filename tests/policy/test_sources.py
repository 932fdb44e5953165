"""From where the values of a notice were read, and what of it was not used."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from policy.notice import Notice, read_notice
from policy.notice.sources import weighty
from policy.time.calendar import WorkCalendar

NOW = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def read(text: str) -> Notice:
    """The notice as read on 30 November 2026."""
    return read_notice(text, NOW, WorkCalendar())


def test_every_value_says_where_it_stands() -> None:
    text = "定于12月10日上午9点在三楼会议室召开党组会，研究：1.年度计划；2.车辆维修8万元。联系人：王敏 13800000000"
    said = {source.key: text[source.start : source.end] for source in read(text).sources}
    assert said == {
        "starts_at": "12月10日上午9点",
        "place": "三楼会议室",
        "items.1": "年度计划；",
        "items.2": "车辆维修8万元",
        "contact": "王敏 13800000000",
    }


@pytest.mark.parametrize(
    ("more", "unused"),
    [
        ("另：周五的会取消。", ("周五的会取消",)),
        ("11月25日的会推迟到下周。", ("11月25日的会推迟到下周",)),
        ("请提前10分钟到场。", ()),
        ("参会人员：班子成员。", ()),
        ("材料另附，共3份。", ()),
    ],
)
def test_what_may_change_a_record_is_never_passed_over(more: str, unused: tuple[str, ...]) -> None:
    notice = read("定于12月10日上午9点在三楼会议室召开党组会，研究年度计划。" + more)
    assert weighty(notice.unused) == unused
