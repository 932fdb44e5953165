"""A stream under a passphrase: pieces of AES-GCM, each bound to its place, the last one marked, so that nothing can be cut off or moved."""

import os
from io import RawIOBase
from typing import IO, Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC: Final = b"LZBACKUP1"
_SALT, _PIECE, _TAG = 16, 1 << 20, 16  # bytes
_MORE, _LAST = b"more", b"last"


class SealError(Exception):
    """The passphrase is wrong, or the file was changed or cut off."""


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << 15, r=8, p=1).derive(passphrase.encode()))


class Sealing(RawIOBase):
    """Writes what it is given as sealed pieces into `file`; `close` writes the last one and leaves `file` open."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        salt = os.urandom(_SALT)
        file.write(MAGIC + salt)
        self._file, self._cipher, self._place, self._held = file, _cipher(passphrase, salt), 0, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        while len(self._held) > _PIECE:
            self._seal(bytes(self._held[:_PIECE]), _MORE)
            del self._held[:_PIECE]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._seal(bytes(self._held), _LAST)
        super().close()

    def _seal(self, piece: bytes, kind: bytes) -> None:
        self._file.write(self._cipher.encrypt(self._place.to_bytes(12, "big"), piece, kind))
        self._place += 1


class Unsealing(RawIOBase):
    """Reads the plain bytes of a sealed stream. Raises SealError for a wrong passphrase and for anything changed."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        file.seek(len(MAGIC))
        self._file, self._cipher, self._place, self._held = file, _cipher(passphrase, file.read(_SALT)), 0, b""
        self._next = file.read(_PIECE + _TAG)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held and self._next:
            piece, self._next = self._next, self._file.read(_PIECE + _TAG)
            try:
                self._held = self._cipher.decrypt(
                    self._place.to_bytes(12, "big"), piece, _MORE if self._next else _LAST
                )
            except InvalidTag as error:
                raise SealError("口令不对，或备份文件已被改动、截断") from error
            self._place += 1
        count = min(len(buffer), len(self._held))
        buffer[:count], self._held = self._held[:count], self._held[count:]
        return count


def is_sealed(file: IO[bytes]) -> bool:
    """Whether a file begins as a sealed one; the place in it is at its beginning afterwards."""
    begin = file.read(len(MAGIC))
    file.seek(0)
    return begin == MAGIC
