"""The clockwork: APScheduler ticks in threads of its own and holds no state (design: decision 6)."""

from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from scheduler.tick import Ticker

log = structlog.get_logger()

EVERY = {"beat": 10, "plan": 10, "deliver": 3}  # seconds


def start(ticker: Ticker) -> Callable[[], None]:
    """Tick at once and from then on; the function returned stops after what is in hand is finished."""
    clockwork = BackgroundScheduler(timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1})
    for name, seconds in EVERY.items():
        clockwork.add_job(
            _safely(name, getattr(ticker, name)),
            "interval",
            id=name,
            seconds=seconds,
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
        )
    clockwork.start()
    return lambda: clockwork.shutdown(wait=True)


def _safely(name: str, job: Callable[[], object]) -> Callable[[], None]:
    """A tick that fails is logged without its words, which may quote a text, and comes again."""

    def run() -> None:
        try:
            job()
        except Exception as error:
            log.exception("tick_failed", tick=name, kind=type(error).__name__, exc_info=False)

    return run
