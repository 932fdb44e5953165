"""Before serving: tables of this version and the shipped compilation; and saying what is missing."""

from actions.qa import compilation
from bot.assistant import Assistant, make_assistant
from bot.config import Config, ConfigError, require_secrets
from bot.files import SHIPPED_COMPILATION, load_compilation
from storage.migrate import is_current, upgrade


def prepare(assistant: Assistant) -> None:
    """Bring the tables to this version, and load the shipped compilation while there is none. Safe to run again."""
    upgrade(assistant.database)
    with assistant.database.write() as session:
        if not compilation.items(session, assistant.clock.now().date(), compilation.SAMPLE):
            load_compilation(assistant.context(session), SHIPPED_COMPILATION)


def prepared_assistant(config: Config) -> Assistant:
    """An assistant that may serve beside others; raises ConfigError when a secret or `init-db` is missing."""
    require_secrets(config)
    assistant = make_assistant(config)
    if not is_current(assistant.database):
        raise ConfigError("database: tables missing or of another version; run python -m bot init-db")
    return assistant
