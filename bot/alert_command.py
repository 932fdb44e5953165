"""`alert_command`: an alert's way out that does not need WeCom, for WeCom may be what is down."""

import subprocess
from collections.abc import Sequence

import structlog

log = structlog.get_logger()

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
