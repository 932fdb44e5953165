"""Each process looks out for what stands still, and tells the admins, the log and the operator's own command, which does not need WeCom."""

import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Final

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from actions.running import alerts
from actions.running.alerts import Notice
from bot.assistant import Assistant
from scheduler.run.alerts import Lookout, keep
from storage.models import Alert

log = structlog.get_logger()

DATABASE_PATIENCE: Final = 120.0  # seconds without the database before the command is told


class Watch:
    """One process's lookout; `look` is called about twice a minute."""

    def __init__(self, assistant: Assistant, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._assistant = assistant
        self._monotonic = monotonic
        self._lookout = Lookout(monotonic)
        self._away_since: float | None = None
        self._away_told = False

    def look(self) -> None:
        """Find, note and tell. Without the database only the log and the command can be told, by every process."""
        try:
            notices = self._notices()
        except SQLAlchemyError:
            self._database_away()
            raise
        self._database_back()
        for notice in notices:
            self._tell(notice)

    def _notices(self) -> list[Notice]:
        assistant = self._assistant
        now = assistant.clock.now()
        with assistant.database.read() as session:
            found = self._lookout.look(session, now, assistant.rules)
            quiet = not found.bad and session.scalar(select(Alert.cause).limit(1)) is None
        if quiet:
            return []
        with assistant.database.write() as session:
            keep(session, found, now)
            return alerts.announce(assistant.context(session))

    def _database_away(self) -> None:
        now = self._monotonic()
        self._away_since = now if self._away_since is None else self._away_since
        if not self._away_told and now - self._away_since >= DATABASE_PATIENCE:
            self._away_told = True
            self._tell(
                Notice("database", "运行告警：数据库无法访问，请检查数据库服务和 config.yaml 的 database。", False)
            )

    def _database_back(self) -> None:
        if self._away_told:
            self._tell(Notice("database", "告警解除：数据库已恢复访问。", True))
        self._away_since, self._away_told = None, False

    def _tell(self, notice: Notice) -> None:
        if notice.over:
            log.warning("alert_over", cause=notice.cause)
        else:
            log.error("alert", cause=notice.cause)
        run_alert_command(self._assistant.config.alert_command, f"{notice.text}\n")


TIMEOUT = 10.0  # seconds; less than systemd waits for a stop


def run_alert_command(argv: Sequence[str], text: str) -> None:
    """Start the operator's program without a shell, the text on its stdin. Never raises: what fails is logged."""
    if not argv:
        return
    try:
        done = subprocess.run(argv, input=text.encode(), capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603  (the operator's own)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        log.error("alert_command_failed", kind=type(error).__name__)
        return
    if done.returncode:
        log.error("alert_command_failed", code=done.returncode)
