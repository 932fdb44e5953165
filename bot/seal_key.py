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
        return _write_new(path, os.urandom(KEY_BYTES))
    except FileExistsError:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise ConfigError(f"security.key_file: {path}: {error.strerror}") from error


def _write_new(path: Path, key: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    text = base64.b64encode(key).decode()
    with os.fdopen(made, "w") as file:
        file.write(text + "\n")
    return text


def keep_key(config: Config, key: bytes) -> None:
    """Take over the key of a backup. Raises ConfigError when another one is in use here already."""
    path = Path(config.security.key_file)
    if (VARIABLE in os.environ or path.exists()) and seal_key(config) != key:
        raise ConfigError(
            f"security.key_file: {path}: another key than the backup's is in use here; move it away first"
        )
    if VARIABLE not in os.environ and not path.exists():
        _write_new(path, key)
