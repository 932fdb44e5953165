"""The key of what is stored as ciphertext: from the environment, or a file that is made at the first start."""

import base64
import binascii
import hmac
import os
from datetime import datetime
from pathlib import Path

from bot.config import Config, ConfigError
from storage.base import insert_if_absent
from storage.engine import Database
from storage.models import Setting
from storage.sealing import KEY_BYTES

VARIABLE = "ASSISTANT_KEY"
_ROW = "seal_key"  # the setting that holds the fingerprint of the key that a database is written with


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


def has_key(config: Config) -> bool:
    """Whether there is a key already, in the environment or in the file."""
    return VARIABLE in os.environ or Path(config.security.key_file).exists()


def keep_key(config: Config, key: bytes) -> None:
    """Take over the key of a backup. Raises ConfigError when another one is in use here already."""
    path = Path(config.security.key_file)
    if has_key(config) and seal_key(config) != key:
        raise ConfigError(
            f"security.key_file: {path}: another key than the backup's is in use here; move it away first"
        )
    if not has_key(config):
        _write_new(path, key)


def fingerprint(key: bytes) -> str:
    """What tells one key from another, and nothing of the key."""
    return hmac.digest(key, b"fingerprint", "sha256").hex()[:16]


def note_export(config: Config) -> None:
    """The key was printed for safe keeping: `doctor` asks for it no more, until it is another one."""
    _mark(config).write_text(fingerprint(seal_key(config)) + "\n", encoding="ascii")


def is_exported(config: Config) -> bool:
    """Whether somebody keeps this key elsewhere: it came from the environment, or «key export» printed it."""
    if VARIABLE in os.environ:
        return True
    mark = _mark(config)
    return mark.exists() and mark.read_text(encoding="ascii", errors="replace").strip() == fingerprint(seal_key(config))


def _mark(config: Config) -> Path:
    return Path(f"{config.security.key_file}.exported")


def check_key(config: Config, database: Database, now: datetime) -> None:
    """Note the key of a database without one. Raises ConfigError when it is written with another."""
    mine = fingerprint(seal_key(config))
    with database.write() as session:
        insert_if_absent(session, Setting(key=_ROW, value={"fingerprint": mine}, changed_at=now))
        if session.get_one(Setting, _ROW).value["fingerprint"] != mine:
            raise ConfigError(another_key(config))


def another_key(config: Config) -> str:
    """What to say to whoever starts or restores with another key than the one that the database was written with."""
    return (
        f"security.key_file: {config.security.key_file}: the database was written with another key;"
        " put the exported one there (what «key export» printed), and start again"
    )
