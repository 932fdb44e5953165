"""The key of what is stored as ciphertext: from the environment, or a file that is made at the first start."""

import base64
import binascii
import os
from pathlib import Path

from bot.config import Config, ConfigError
from storage.sealing import KEY_BYTES

VARIABLE = "ASSISTANT_KEY"


def seal_key(config: Config) -> bytes:
    """The key; made with mode 0600 when there is none. Raises ConfigError for a key of the wrong shape."""
    path = Path(config.security.key_file)
    text = os.environ.get(VARIABLE) or _written(path)
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise ConfigError(
            f"security.key_file: {path}: must hold {KEY_BYTES} bytes in base64, as «key export» prints them"
        )
    return key


def _written(path: Path) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise ConfigError(f"security.key_file: {path}: {error.strerror}") from error
    text = base64.b64encode(os.urandom(KEY_BYTES)).decode()
    with os.fdopen(made, "w") as file:
        file.write(text + "\n")
    return text
