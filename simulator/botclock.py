"""The demo bot's clock, read and moved over HTTP; the corp's clock follows it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import chinese_calendar
import httpx

from simulator.corp import Corp
from simulator.settings import SHANGHAI, MovableClock

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
MORNING = time(8, 50)


def read(corp: Corp) -> datetime | None:
    """Return the bot's time, None when it has no clock to show; let the corp have the same time."""
    if corp.settings.bot_url is None:
        return None
    try:
        answer = httpx.get(f"{corp.settings.bot_url}/demo/clock", timeout=5, trust_env=False)
        now = datetime.fromisoformat(answer.raise_for_status().json()["now"])
    except (httpx.HTTPError, ValueError, KeyError):
        return None
    return _followed(corp, now)


def move(corp: Corp, wanted: datetime) -> datetime | None:
    """Ask the bot to let it be `wanted`; return its time then, None when it refused or is away."""
    if corp.settings.bot_url is None:
        return None
    try:
        body = {"now": _aware(wanted).isoformat()}
        httpx.post(f"{corp.settings.bot_url}/demo/clock", json=body, timeout=30, trust_env=False).raise_for_status()
    except httpx.HTTPError:
        return None
    return read(corp)


def target(now: datetime, step: str) -> datetime:
    """Return where a step leads from `now`: `hour`, `day`, or `workday` (08:50 of the next working day)."""
    if step in STEPS:
        return now + STEPS[step]
    day = now.date() + timedelta(days=1)
    while not _is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, now.tzinfo)


def _is_workday(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # that year's calendar is not published
        return day.weekday() < 5


def _followed(corp: Corp, now: datetime) -> datetime:
    aware = _aware(now)
    if isinstance(corp.clock, MovableClock):
        corp.clock.move_to(aware)
    return aware


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
