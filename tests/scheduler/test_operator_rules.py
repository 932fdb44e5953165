"""What an operator sets and the clock keeps: a trial, other working hours, a holiday of the place."""

from collections import defaultdict

from bot.config import Config, parse_config
from storage.engine import Database
from tests.scheduler.service import Service
from tests.scheduler.test_tick import steps_of


def told_days(service: Service, first: str, last: str, hour: str = "09:10") -> dict[str, list[str]]:
    """On which days everybody is told something by time, tick by tick."""
    seen = defaultdict(list)
    for moment in service.days(first, last, hour):
        for userid, _ in service.at(moment):
            seen[userid].append(moment[5:10])
    return seen


def config(**more: object) -> Config:
    return parse_config(more)


def test_a_trial_reminds_liaisons_alone_and_makes_nothing_up_afterwards(database: Database) -> None:
    service = Service(database, config(reminders={"trial_until": "2026-11-26"}))
    seen = told_days(service, "2026-11-14", "2026-12-04")
    assert seen["wangmin"] == ["11-16", "11-20", "11-24", "11-25", "11-26"]
    assert seen["zhangwei"] == [], "his step fell on the last day of the trial"
    assert service.talk.pushes("zhangwei") == []
    assert ["您好" in text for text in service.talk.pushes("liujianguo")] == [True, False], (
        "after the trial a draft waits for the office again"
    )
    assert steps_of(database)["+1:leader"] == "unsent"
    assert steps_of(database)["+3:principal"] == "drafted"


def test_preview_knows_the_trial(database: Database) -> None:
    service = Service(database, config(reminders={"trial_until": "2026-11-26"}))
    reply = service.say("zhaoli", "预览 11月26日", "2026-11-23T10:00")
    assert "王敏" in reply
    assert "张伟" not in reply


def test_other_working_hours(database: Database) -> None:
    service = Service(database, config(hours={"start": "09:20", "end": "11:00"}))
    assert service.at("2026-11-20T09:19") == []
    early = service.told("2026-11-20T09:26")
    assert "zhaoli" in early
    assert "wangmin" not in early
    assert "wangmin" in service.told("2026-11-20T09:36")
    assert service.at("2026-11-24T11:01") == []
    assert service.at("2026-11-24T17:00") == []


def test_a_holiday_of_the_place_moves_the_reminding_not_the_verdict(database: Database) -> None:
    service = Service(database, config(holidays={"2026-11-25": False, "2026-11-21": True}))
    seen = told_days(service, "2026-11-14", "2026-11-27")
    assert seen["wangmin"] == ["11-16", "11-20", "11-23", "11-24", "11-26"]
    assert "11-25" not in {day for days in seen.values() for day in days}
    assert "按时报送" in service.say("chenfang", "报送 台账 11月 无", "2026-11-25T20:00")
