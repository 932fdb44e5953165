"""The clockwork itself."""

import time
from datetime import datetime, timedelta, tzinfo
from typing import Self

import pytest

import scheduler.run.clockwork
from scheduler.run.clockwork import start
from tests.waiting import wait_for


def test_a_job_that_fails_comes_again() -> None:
    ran: list[int] = []

    def fail() -> None:
        ran.append(1)
        raise RuntimeError("what somebody wrote")

    stop = start({"fail": (fail, 1)})
    wait_for(lambda: len(ran) >= 2)
    stop()


def test_what_is_in_hand_is_finished_before_it_stops() -> None:
    done: list[int] = []
    begun: list[int] = []

    def slow() -> None:
        begun.append(1)
        time.sleep(0.4)
        done.append(1)

    stop = start({"slow": (slow, 60)})
    wait_for(lambda: bool(begun))
    stop()
    assert done == [1]


def test_a_clock_set_back_does_not_stop_the_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    class SetBack(datetime):
        shift = timedelta()

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) - cls.shift

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", SetBack)
    monkeypatch.setattr(scheduler.run.clockwork, "datetime", SetBack)
    monkeypatch.setattr(scheduler.run.clockwork, "LOOK_SECONDS", 0.1)
    ran: list[int] = []
    stop = start({"tick": (lambda: ran.append(1), 1)})
    wait_for(lambda: bool(ran))
    SetBack.shift = timedelta(hours=1)
    seen = len(ran)
    wait_for(lambda: len(ran) >= seen + 2)
    stop()
