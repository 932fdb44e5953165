"""Outages: found at a start, noted once, and not counted against a department."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.common import outages
from scheduler.run import liveness
from storage.engine import Database
from storage.models import Outage
from tests.conftest import NOW, Conversation, at

MINUTE = timedelta(minutes=1)


def seen(database: Database, worker: str, moment: str, *, web: bool = True) -> None:
    with database.write() as session:
        liveness.beat(session, worker, at(moment), takes_messages=web)


def start(database: Database, moment: str) -> bool:
    with database.write() as session:
        return outages.note_gap(session, at(moment))


def forget(database: Database, *workers: str) -> None:
    with database.write() as session:
        liveness.forget(session, set(workers))


def noted(database: Database) -> list[tuple[str, str]]:
    with database.read() as session:
        rows = session.scalars(select(Outage).order_by(Outage.began_at))
        return [
            (f"{row.began_at.astimezone(NOW.tzinfo):%dT%H:%M}", f"{row.ended_at.astimezone(NOW.tzinfo):%dT%H:%M}")
            for row in rows
        ]


def test_the_first_start_and_a_restart_are_no_outage(database: Database) -> None:
    assert not start(database, "2026-11-25T10:00")
    seen(database, "web-1", "2026-11-25T10:00")
    assert not start(database, "2026-11-25T10:02")
    assert noted(database) == []


def test_a_gap_is_noted_by_the_first_to_come_back(database: Database) -> None:
    seen(database, "web-1", "2026-11-25T16:00")
    seen(database, "scheduler-1", "2026-11-26T08:59", web=False)
    assert start(database, "2026-11-26T09:00")
    assert not start(database, "2026-11-26T09:00"), "two that start together"
    seen(database, "web-2", "2026-11-26T09:00")
    assert not start(database, "2026-11-26T09:01"), "one that comes later"
    assert noted(database) == [("25T16:00", "26T09:00")]


def test_a_scheduler_that_forgets_the_dead_keeps_when_they_were_seen(database: Database) -> None:
    seen(database, "web-1", "2026-11-25T15:00")
    seen(database, "web-2", "2026-11-25T16:00")
    forget(database, "web-2")
    forget(database, "web-1")
    assert start(database, "2026-11-26T09:00")
    assert noted(database) == [("25T16:00", "26T09:00")]


def test_one_web_process_that_lives_is_no_outage(database: Database) -> None:
    seen(database, "web-1", "2026-11-25T15:00")
    seen(database, "web-2", "2026-11-25T16:00")
    forget(database, "web-1")
    assert not start(database, "2026-11-25T16:01")


def test_a_clock_set_back_is_no_outage(database: Database) -> None:
    seen(database, "web-1", "2026-11-25T15:00")
    assert not start(database, "2026-11-25T14:00")


@pytest.mark.parametrize(
    ("ended", "until"),
    [
        ("2026-11-25T23:59:30", "2026-11-25T23:59"),  # back before the due moment
        ("2026-11-26T07:00", "2026-11-26T23:59"),
        ("2026-11-26T17:29", "2026-11-26T23:59"),
        ("2026-11-26T17:30", "2026-11-27T23:59"),
        ("2026-11-27T18:00", "2026-11-30T23:59"),  # a Friday evening
    ],
)
def test_how_long_a_report_is_in_time_after_an_outage(bot: Conversation, ended: str, until: str) -> None:
    due = at("2026-11-25T23:59:59")
    with bot.assistant.database.write() as session:
        outages.record(session, at("2026-11-25T23:00"), at(ended))
        context = bot.assistant.context(session)
        assert outages.extended(context, due).strftime("%Y-%m-%dT%H:%M") == until
        assert outages.extended(context, due - timedelta(days=1)) == due - timedelta(days=1)


def test_a_report_in_the_morning_after_is_in_time_and_says_why(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        outages.record(session, at("2026-11-25T18:00"), at("2026-11-26T08:40"))
    bot.at("2026-11-26T09:30")
    reply = bot.say("wangmin", "报送 台账 11月 无")
    assert "截止时本系统停用（11月25日（周三）18:00至11月26日（周四）08:40），顺延期内收到，不计逾期。" in reply
    assert "晚于" not in reply
    bot.at("2026-11-27T09:30")
    assert "晚于截止日期2天" in bot.say("yangxue", "报送 台账 11月 无")


def test_paper_received_in_the_morning_after_is_in_time_too(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        outages.record(session, at("2026-11-25T18:00"), at("2026-11-26T08:40"))
    bot.at("2026-11-27T09:30")
    assert "不计逾期" in bot.say("zhaoli", "代登 交通局 台账 11月 纸质 11月26日")


def test_a_meeting_whose_last_moment_fell_into_an_outage_is_in_time(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        outages.record(session, at("2026-11-23T20:00"), at("2026-11-24T08:40"))
    notice = "会议通知：定于11月26日下午2:30在局三楼会议室召开党组会议，研究：1.部门预算编制。"
    reply = bot.at("2026-11-24T09:00").say("wangmin", notice)
    assert "距会议2天，符合会议日前3日（自然日）（系统停用，顺延）报告的要求" in reply
    reply = bot.at("2026-11-25T09:00").say("yangxue", notice)
    assert "少于规定的3日" in reply
