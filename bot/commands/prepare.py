"""Before serving: tables of this version and the shipped compilation; and saying what is missing."""

import os
from collections.abc import Callable
from pathlib import Path

from actions.qa import compilation
from bot.assistant import Assistant, make_assistant
from bot.config import Config, ConfigError, require_secrets
from bot.files import SHIPPED_COMPILATION, load_compilation
from bot.seal_key import check_key
from storage.migrate import is_current, upgrade


def prepare(assistant: Assistant) -> None:
    """Bring the tables to this version, and load the shipped compilation while there is none. Safe to run again."""
    upgrade(assistant.database)
    check_key(assistant.config, assistant.database, assistant.clock.now())
    with assistant.database.write() as session:
        if not compilation.items(session, assistant.clock.now().date(), compilation.SAMPLE):
            load_compilation(assistant.context(session), SHIPPED_COMPILATION)


def require_servable(config: Config) -> None:
    """Serving needs the app's secrets and a place for files. Raises ConfigError naming the key that is missing or wrong."""
    require_secrets(config)
    folder = Path(config.files_folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"files_folder: {folder}: {error.strerror}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ConfigError(f"files_folder: {folder}: cannot be written to")


def require_current(assistant: Assistant) -> None:
    """Raises ConfigError when the database has not the tables of this version."""
    if not is_current(assistant.database):
        raise ConfigError("database: tables missing or of another version; run python -m bot init-db")


def prepared_assistant(config: Config, require: Callable[[Config], None] | None = None) -> Assistant:
    """An assistant that may serve beside others; raises ConfigError when a secret or `init-db` is missing."""
    (require or require_servable)(config)
    assistant = make_assistant(config)
    require_current(assistant)
    check_key(config, assistant.database, assistant.clock.now())
    return assistant
