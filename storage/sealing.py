"""What people wrote is stored as ciphertext: file, WAL, dead rows and backups hold no plain text without the key.

The key is the engine's (`Database(url, key)`); without one, and in rows that are older than it, everything is plain.
"""

import base64
import hmac
import json
import os
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from sqlalchemy import Dialect, Text
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

KEY_BYTES: Final = 32
_MARK: Final = "sealed1:"
_ADDRESS: Final = "address1:"
_NONCE: Final = 12


class SealError(Exception):
    """The key is not the one that the row was written with."""

    def __init__(self) -> None:
        super().__init__(
            "security.key_file: not the key that this database was written with; put the exported one there (key export)"
        )


def _key_of(dialect: Dialect) -> bytes | None:
    return getattr(dialect, "seal_key", None)


class Sealed(TypeDecorator[str]):
    """Text under AES-GCM; equal texts give different ciphertexts, so that no query can look for one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        key = _key_of(dialect)
        return value if not value or key is None else _sealed(key, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        key = _key_of(dialect)
        return value if not value or key is None else _opened(key, value)


class SealedJSON(TypeDecorator[Any]):
    """What JSON can hold, sealed as a text is."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        key, text = _key_of(dialect), json.dumps(value, ensure_ascii=False)
        return text if key is None else _sealed(key, text)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        key = _key_of(dialect)
        return json.loads(value if key is None else _opened(key, value))


def _sealed(key: bytes, text: str) -> str:
    nonce = os.urandom(_NONCE)
    return _MARK + base64.b64encode(nonce + AESGCM(key).encrypt(nonce, text.encode(), None)).decode()


def _opened(key: bytes, stored: str) -> str:
    if not stored.startswith(_MARK):
        return stored
    sealed = base64.b64decode(stored.removeprefix(_MARK))
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
    except InvalidTag as error:
        raise SealError from error


def seal_address(session: Session, address: str) -> str:
    """An address that is a credential (a webhook's key), as rows hold it and queries compare it: equal ones stay equal (AES-SIV)."""
    key = _key_of(session.get_bind().dialect)
    return address if key is None else _ADDRESS + base64.b64encode(_siv(key).encrypt(address.encode(), None)).decode()


def open_address(session: Session, stored: str) -> str:
    """The address as WeCom wants it; whatever was never sealed comes back as it is."""
    key = _key_of(session.get_bind().dialect)
    if key is None or not stored.startswith(_ADDRESS):
        return stored
    try:
        return _siv(key).decrypt(base64.b64decode(stored.removeprefix(_ADDRESS)), None).decode()
    except InvalidTag as error:
        raise SealError from error


def _siv(key: bytes) -> AESSIV:
    return AESSIV(hmac.digest(key, b"addresses", "sha256"))
