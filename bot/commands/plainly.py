"""How every command ends: exit code 0, or 2 with one clear line on stderr, never a traceback for a user's mistake."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from actions.common.errors import UserError
from actions.ledger.file_rows import ImportRowsError
from actions.people.members import RowError
from bot.backup.archive import BackupError
from bot.clock import SystemClock
from bot.config import Config, ConfigError
from documents.compilation_file import CompilationFileError
from documents.list_xlsx import ListFileError
from documents.tables import TableError
from storage.migrate import NewerDatabaseError
from storage.sealing import SealError

MISTAKES = (
    BackupError,
    CompilationFileError,
    ConfigError,
    ImportRowsError,
    ListFileError,
    NewerDatabaseError,
    RowError,
    SealError,
    TableError,
    UserError,
)


def fail(message: str) -> None:
    """End with exit code 2 and one line on stderr."""
    warn(message)
    sys.exit(2)


def plainly(command: Callable[..., None]) -> Callable[..., None]:
    """A user's mistake ends a command with one line, never with a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except MISTAKES as error:
            fail(str(error))
        except SQLAlchemyError as error:
            fail(f"database: {type(error).__name__}: {str(error.__cause__ or error).splitlines()[0]}")
        except OSError as error:
            fail(": ".join(str(part) for part in (error.filename, error.strerror or type(error).__name__) if part))

    return run


def read_moment(config: Config, text: str | None, option: str) -> datetime:
    """An ISO time of an option; without an offset it is local; raises ConfigError naming the option."""
    if text is None:
        return SystemClock(config.zone).now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"{option}: not a time such as 2026-11-22T10:00: {text}") from error
    return moment.astimezone(config.zone) if moment.tzinfo else moment.replace(tzinfo=config.zone)


def say(line: str) -> None:
    """One line on stdout, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def warn(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{line}\n")
