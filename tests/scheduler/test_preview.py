"""`preview` against the rows, and against what a scheduler really does."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from actions.common.context import Context, Rules
from actions.common.deadlines import stop_deadline
from actions.report.obligations import open_periods
from scheduler.plan.preview import notes, preview
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Attendance, Base, Department, MeetingNotice, Member
from tests.conftest import HandClock, at
from tests.scheduler.outside import RecordingChannels
from tests.scheduler.test_tick import traffic


def planned(database: Database, rules: Rules, first: str, last: str) -> list[dict[str, Any]]:
    with database.read() as session:
        return list(preview(session, rules, at(first), at(last)))


def rows_of(database: Database) -> dict[str, int | None]:
    with database.read() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables
        }


def days_of(lines: list[dict[str, Any]], userid: str) -> list[str]:
    return [line["at"][5:16] for line in lines if userid in line["to"]]


def test_the_november_ladder(database: Database, rules: Rules) -> None:
    before = rows_of(database)
    lines = planned(database, rules, "2026-11-14T00:00", "2026-12-02T00:00")
    assert rows_of(database) == before, "it writes nothing"
    assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
    assert days_of(lines, "wangmin") == [f"11-{day}T08:45" for day in (16, 20, 24, 25, 26)]
    assert days_of(lines, "zhangwei") == ["11-26T08:45"]
    assert "11-30T08:35" in days_of(lines, "zhaoli")
    assert days_of(lines, "liujianguo") == [], "the office releases it"
    assert lines[0]["at"].endswith("+08:00")
    assert {"at", "to", "reason", "text"} == set(lines[0])


def test_a_past_range_does_not_mind_the_import(database: Database, rules: Rules) -> None:
    lines = planned(database, rules, "2026-05-01T00:00", "2026-05-31T00:00")
    assert days_of(lines, "wangmin") == [f"05-{day}T08:45" for day in (14, 20, 22, 25, 26)]


def test_nothing_is_due_before_the_duties_begin(database: Database, rules: Rules) -> None:
    assert planned(database, rules, "2026-01-01T00:00", "2026-01-31T00:00") == []


def test_a_report_stops_the_ladder_from_its_moment_on(database: Database, rules: Rules) -> None:
    with database.write() as session:
        context = Context(session, at("2026-11-24T10:00"), rules)
        open_periods(context)
        row = traffic(session)
        row.state = "submitted"
        stop_deadline(context, "obligation", row.id)
    lines = planned(database, rules, "2026-11-14T00:00", "2026-12-04T00:00")
    assert days_of(lines, "wangmin") == [f"11-{day}T08:45" for day in (16, 20, 24)]
    late = [line for line in lines if line["at"] > "2026-11-24T10"]
    assert not any("交通局" in line["text"] for line in late)


def test_it_begins_in_the_middle_of_a_ladder(database: Database, rules: Rules) -> None:
    lines = planned(database, rules, "2026-11-26T00:00", "2026-11-30T23:00")
    assert days_of(lines, "wangmin") == ["11-26T08:45"]
    assert not any("（补发）" in line["text"] for line in lines)
    assert any("此前已于11月16日" in line["text"] for line in lines if "zhaoli" in line["to"])


def test_the_brief_names_today_s_meetings(database: Database, rules: Rules) -> None:
    with database.write() as session:
        department = session.scalars(select(Department).where(Department.name == "水利局")).one()
        starts_at = at("2026-11-17T14:30")
        session.add(
            MeetingNotice(
                number="2026-0001",
                department_id=department.id,
                type="党组会议",
                starts_at=starts_at,
                day=starts_at.date(),
                reported_at=at("2026-11-12T09:00"),
                reported_by="chenfang",
                dated_at=at("2026-11-12T09:00"),
                text="…",
            )
        )
    (line,) = planned(database, rules, "2026-11-17T00:00", "2026-11-17T23:00")
    assert "14:30 水利局 党组会议" in line["text"]
    assert line["to"] == ["zhaoli", "liqiang"]
    assert line["reason"] == "brief"


def planned_meeting(database: Database) -> None:
    """交通局 meets on Friday 27 November at 14:30; 李强 attends."""
    with database.write() as session:
        department = session.scalars(select(Department).where(Department.name == "交通局")).one()
        starts_at = at("2026-11-27T14:30")
        notice = MeetingNotice(
            number="2026-0001", department_id=department.id, type="党组会议", starts_at=starts_at,
            day=starts_at.date(), reported_at=at("2026-11-20T09:00"), reported_by="wangmin",
            dated_at=at("2026-11-20T09:00"), text="…",
        )  # fmt: skip
        member = session.scalars(select(Member).where(Member.userid == "liqiang")).one()
        notice.attendances.append(Attendance(member=member, state="planned", decided_at=at("2026-11-23T09:00")))
        session.add(notice)


def test_a_meeting_s_reminders_are_planned_and_sent(database: Database, rules: Rules) -> None:
    planned_meeting(database)
    lines = planned(database, rules, "2026-11-26T12:00", "2026-11-27T23:00")
    expected = [(line["at"][:16], line["to"]) for line in lines if line["reason"] == "meeting_reminder"]
    assert expected == [("2026-11-26T16:10", ["liqiang"]), ("2026-11-27T13:30", ["liqiang"])]
    clock, channels = HandClock(), RecordingChannels()
    tickers = [Ticker(database, rules, clock, channels, name) for name in ("w1", "w2")]
    seen = []
    for moment in ("2026-11-26T16:09", "2026-11-26T16:10", "2026-11-26T23:00", "2026-11-27T13:31", "2026-11-27T14:40"):
        clock.time = at(moment)
        for ticker in tickers:
            ticker.plan()
            ticker.deliver()
        seen += [(moment, userid) for userid, text in channels.shown if "参会提醒" in text]
        channels.shown.clear()
    assert seen == [("2026-11-26T16:10", "liqiang"), ("2026-11-27T13:31", "liqiang")]


def test_it_says_what_a_scheduler_does(database: Database, rules: Rules) -> None:
    expected = sorted(
        (line["at"][:10], userid, line["text"].replace("编号", "2026-"))
        for line in planned(database, rules, "2026-11-10T00:00", "2026-12-31T00:00")
        for userid in line["to"]
        if "请审定" not in line["text"]
    )
    clock, channels = HandClock(), RecordingChannels()
    ticker = Ticker(database, rules, clock, channels, "w1")
    done = []
    for moment in mornings("2026-11-10T00:00", "2026-12-31T00:00"):
        clock.time = at(moment)
        seen = len(channels.shown)
        ticker.plan()
        while ticker.deliver():
            pass
        done += [
            (moment[:10], userid, text)
            for userid, text in channels.shown[seen:]
            if "请审定" not in text and "主要负责人您好" not in text
        ]
    proposed = {
        (day, userid) for day, userid, text in done if "廉政提醒" in text
    }  # made on their morning, not foreseen
    assert sorted(each for each in done if each[:2] not in proposed) == [
        each for each in expected if each[:2] not in proposed
    ]
    assert len(done) > 100


def mornings(first: str, last: str) -> Iterator[str]:
    day = at(first)
    while day < at(last):
        yield f"{day.date()}T09:10"
        day += timedelta(days=1)


def test_nothing_leaves_on_a_day_that_an_unpublished_year_is_assumed_to_free(database: Database, rules: Rules) -> None:
    # 除夕 to 初三, 清明, 端午 and 中秋 of 2027, and what the regulation fixes by date; ladders of the 25ths go around them.
    free = {f"2027-{day}" for day in ("01-01", "02-05", "02-08", "04-05", "05-01", "06-09", "09-15", "10-01", "10-02")}
    lines = planned(database, rules, "2027-01-01T00:00", "2027-12-31T23:59")
    days = {line["at"][:10] for line in lines}
    assert len(days) > 60
    assert not days & free


@pytest.mark.parametrize(("year", "count"), [(2026, 0), (2090, 2)])
def test_an_unpublished_year_is_named(rules: Rules, year: int, count: int) -> None:
    found = notes(rules, at(f"{year}-06-01T00:00"), at(f"{year}-11-20T00:00"))
    assert len(found) == count + (0 if rules.calendar.is_published(2027) or year != 2026 else 1)
