"""Several meetings in one message: each with its own number, judged by itself, and merged when they are one."""

from datetime import datetime

import pytest
from sqlalchemy import select

from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation, at

TWO = "下周一上午9点党组会，下午3点民主生活会，都在三楼会议室，党组会研究年度考核"


def meetings(bot: Conversation) -> list[tuple[str, str, str, str | None, list[str]]]:
    with bot.session() as session:
        rows = session.scalars(select(MeetingNotice).order_by(MeetingNotice.id))
        return [
            (row.number, row.type, f"{at_local(row):%m-%d %H:%M}", row.place, [item.text for item in row.items])
            for row in rows
            if row.state == "registered"
        ]


def at_local(row: MeetingNotice) -> datetime:
    assert row.starts_at is not None
    return row.starts_at.astimezone(at("2026-11-18T09:20").tzinfo)


def test_each_meeting_has_its_own_number_and_nothing_is_mixed(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20")
    reply = bot.say("wangmin", TWO)
    assert "已按2次会议登记；如为同一次请回复“合并”。" in reply
    assert "党组会议，11月23日（周一）09:00，三楼会议室" in reply
    assert "民主生活会，11月23日（周一）15:00，三楼会议室" in reply
    assert meetings(bot) == [
        ("2026-0001", "党组会议", "11-23 09:00", "三楼会议室", ["年度考核"]),
        ("2026-0002", "民主生活会", "11-23 15:00", "三楼会议室", []),
    ]
    assert len(bot.pushes("zhaoli")) == 2
    assert "民主生活会，11月23日（周一）09:00" not in bot.say("wangmin", "1")


def test_merging_keeps_the_first_and_calls_off_the_other(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20")
    bot.say("wangmin", TWO)
    reply = bot.say("wangmin", "合并")
    assert "已合并为 2026-0001" in reply
    assert "2026-0002 不再保留" in reply
    assert [number for number, *_ in meetings(bot)] == ["2026-0001"]
    assert "与 2026-0001 为同一次会议" in bot.pushes("zhaoli")[-1]
    assert "没有一起登记的会议" in bot.say("wangmin", "合并")


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本周有两个会：1、周三上午10:00局长办公会，五楼会议室，研究车辆维修；2、周四下午3:00党组会，三楼会议室，研究年度考核",
            [("局长办公会", "11-18 10:00", "五楼会议室", ["车辆维修"]), ("党组会议", "11-19 15:00", "三楼会议室", ["年度考核"])],
        ),
        (
            "党组会：11月25日上午9点，三楼会议室，研究年度预算\n局长办公会：11月26日下午3点，五楼会议室，研究车辆维修",
            [("党组会议", "11-25 09:00", "三楼会议室", ["年度预算"]), ("局长办公会", "11-26 15:00", "五楼会议室", ["车辆维修"])],
        ),
        (
            "会议通知：11月24日、26日上午9点在三楼会议室召开局长办公会，研究年度预算",
            [("局长办公会", "11-24 09:00", "三楼会议室", ["年度预算"]), ("局长办公会", "11-26 09:00", "三楼会议室", ["年度预算"])],
        ),
        (
            "下周有三个会：周一上午9点党组会研究预算，周三下午2点半项目评审会评审路灯改造，周五上午10点局长办公会研究值班",
            [("党组会议", "11-23 09:00", None, ["预算"]), ("项目评审会", "11-25 14:30", None, ["评审路灯改造"]), ("局长办公会", "11-27 10:00", None, ["值班"])],
        ),
        (
            "11月25日上午9点在三楼会议室召开党组会，研究预算。会后10点半召开局长办公会，研究采购",
            [("党组会议", "11-25 09:00", "三楼会议室", ["预算"]), ("局长办公会", "11-25 10:30", None, ["采购"])],
        ),
        (
            "定于11月25日上午9点在三楼会议室召开党组会，研究：1.11月30日上午9点年度总结会筹备工作；2.12月3日下午3点召开的廉政教育会方案",
            [("党组会议", "11-25 09:00", "三楼会议室", None)],
        ),
        (
            "11月25日至26日上午9点在三楼会议室召开党组会，研究年度预算",
            [("党组会议", "11-25 09:00", "三楼会议室", ["年度预算"])],
        ),
    ],
)  # fmt: skip
def test_pairs_of_kind_and_time_are_as_many_meetings(
    bot: Conversation, text: str, expected: list[tuple[str, str, str | None, list[str] | None]]
) -> None:
    bot.at("2026-11-16T09:00")
    bot.say("wangmin", text)
    found = [(kind, when, place, items) for _, kind, when, place, items in meetings(bot)]
    assert [each[:3] for each in found] == [each[:3] for each in expected]
    assert all(want is None or got == want for (*_, got), (*_, want) in zip(found, expected, strict=True))


@ON_ONE_ENGINE
def test_each_meeting_is_of_the_department_that_it_names(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(
        "chenfang",
        "水利局11月26日上午九点党组会，局二楼，研究河道采砂权出让；水库管理所11月26日下午三点办公会，研究大坝监测设备",
    )
    with bot.session() as session:
        rows = session.scalars(select(MeetingNotice).order_by(MeetingNotice.id))
        assert [(row.department.name, row.place) for row in rows] == [("水利局", "局二楼"), ("水库管理所", None)]


@ON_ONE_ENGINE
def test_the_desk_is_told_to_record_the_meetings_of_two_departments_one_by_one(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20")
    reply = bot.say(
        "zhaoli", "水利局11月26日上午九点党组会，局二楼，研究采砂；教育局11月27日下午三点党组会，三楼，研究校车"
    )
    assert "“代登 教育局 会议、代登 水利局 会议”" in reply
    assert meetings(bot) == []
