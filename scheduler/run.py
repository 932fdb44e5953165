"""The clockwork: APScheduler ticks in threads of its own and holds no state (design: decision 6)."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

log = structlog.get_logger()


def start(jobs: Mapping[str, tuple[Callable[[], object], int]]) -> Callable[[], None]:
    """Run each job at once and then every so many seconds; the function returned stops after what is in hand."""
    clockwork = BackgroundScheduler(timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1})
    for name, (job, seconds) in jobs.items():
        clockwork.add_job(
            _safely(name, job),
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
