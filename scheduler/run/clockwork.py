"""The clockwork: APScheduler ticks in threads of its own and holds no state (design: decision 6)."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

log = structlog.get_logger()

LOOK_SECONDS = 1.0  # between two looks at the wall clock


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
    stopping = threading.Event()
    watch = threading.Thread(target=_follow_clock, args=(clockwork, stopping), daemon=True)
    watch.start()

    def stop() -> None:
        stopping.set()
        watch.join()
        clockwork.shutdown(wait=True)

    return stop


def _follow_clock(clockwork: BackgroundScheduler, stopping: threading.Event) -> None:
    """APScheduler waits for the wall clock: set back by an hour, it would rest for an hour. So every job is due then."""
    before = datetime.now(UTC)
    while not stopping.wait(LOOK_SECONDS):
        now = datetime.now(UTC)
        if now < before:
            log.warning("clock_set_back", seconds=round((before - now).total_seconds()))
            for job in clockwork.get_jobs():
                job.modify(next_run_time=now)
        before = now


def _safely(name: str, job: Callable[[], object]) -> Callable[[], None]:
    """A tick that fails is logged without its words, which may quote a text, and comes again."""

    def run() -> None:
        try:
            job()
        except Exception as error:
            log.exception("tick_failed", tick=name, kind=type(error).__name__, exc_info=False)

    return run
