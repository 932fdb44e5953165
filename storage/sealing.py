"""What people wrote is stored as ciphertext: file, WAL, dead rows and backups hold no plain text without the key."""

import base64
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

KEY_BYTES: Final = 32
_MARK: Final = "sealed1:"
_NONCE: Final = 12


class SealError(Exception):
    """The key is not the one that the row was written with."""


class Sealed(TypeDecorator[str]):
    """Text under AES-GCM with the key of the engine (`Database(url, key)`); without a key, and for older rows, plain."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        key: bytes | None = getattr(dialect, "seal_key", None)
        if not value or key is None:
            return value
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(key).encrypt(nonce, value.encode(), None)
        return _MARK + base64.b64encode(sealed).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        key: bytes | None = getattr(dialect, "seal_key", None)
        if not value or key is None or not value.startswith(_MARK):
            return value
        sealed = base64.b64decode(value.removeprefix(_MARK))
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
        except InvalidTag as error:
            raise SealError("security.key_file: not the key that this database was written with") from error
