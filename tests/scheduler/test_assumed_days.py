"""A year whose calendar is not published: nothing that time causes leaves on the days that are assumed free (domain.md)."""

from datetime import date, timedelta

import pytest

from scheduler.plan.preview import preview
from storage.engine import Database
from tests.conftest import at
from tests.scheduler.service import Service

YEAR = 2027
BY_TIME = {"daily", "escalation", "brief", "digest", "quarter"}
# 除夕 to 初三, 清明, 端午 and 中秋 of 2027 by the almanac.
FEASTS = [(2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (6, 9), (9, 15)]
FREE = {date(YEAR, 1, 1), date(YEAR, 5, 1), date(YEAR, 5, 2), *(date(YEAR, 10, day) for day in (1, 2, 3))}
FREE |= {date(YEAR, month, day) for month, day in FEASTS}


@pytest.mark.slow  # a whole year of plans
def test_nothing_leaves_on_a_day_that_is_assumed_free(database: Database) -> None:
    service = Service(database, since="2026-12-31T09:00")
    with service.database.read() as session:
        lines = list(preview(session, service.rules, at(f"{YEAR}-01-01T00:00"), at(f"{YEAR}-12-31T23:59")))
    days = {date.fromisoformat(line["at"][:10]) for line in lines if line["reason"] in BY_TIME}
    weekends = {date(YEAR, 1, 1) + timedelta(days=n) for n in range(365)}
    weekends = {day for day in weekends if day.weekday() > 4}
    assert len(days) > 40
    assert days & (FREE | weekends) == set()
