"""Faults that are ours: the log gets the trace and a reference number, never what people wrote."""

import secrets
import traceback

import structlog

log = structlog.get_logger()


def note_fault(error: BaseException, row_id: int | None = None) -> str:
    """Log a fault without its message (which may quote a text) and return the reference for the user."""
    reference = secrets.token_hex(3).upper()
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    log.error("fault", reference=reference, row=row_id, kind=type(error).__name__, trace=frames[-12:])
    return reference
