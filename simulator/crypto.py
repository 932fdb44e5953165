"""The callback envelope (contract §1.4, §1.5), written apart from the bot's library so that each checks the other."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32  # PKCS#7 pads to 32 bytes here, not to AES's own 16


class EnvelopeError(ValueError):
    """The ciphertext is not an envelope sealed with this key."""


def signature(token: str, timestamp: str, nonce: str, encrypted: str) -> str:
    """Return the lower-case SHA-1 over the four values in byte order (§1.4)."""
    parts = sorted(part.encode() for part in (token, timestamp, nonce, encrypted))
    return hashlib.sha1(b"".join(parts)).hexdigest()  # noqa: S324 - WeCom fixes the algorithm


def seal_file(data: bytes) -> tuple[bytes, str]:
    """A file as a robot gets it (§6.3, §6.6): sealed with a key of its own, without a header; the key in base64."""
    key, pad = secrets.token_bytes(32), BLOCK - len(data) % BLOCK
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return encryptor.update(data + bytes([pad]) * pad) + encryptor.finalize(), base64.b64encode(key).decode()


class Envelope:
    """Seals and opens texts with one EncodingAESKey."""

    def __init__(self, aes_key: str) -> None:
        self._key = base64.b64decode(aes_key + "=")

    def _cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16]))

    def seal(self, text: str, receiveid: str, random16: bytes | None = None) -> str:
        """Return base64 of the encrypted block; `random16` is fixed only by known-answer tests."""
        message = text.encode()
        head = (random16 or secrets.token_bytes(16)) + struct.pack(">I", len(message))
        block = head + message + receiveid.encode()
        pad = BLOCK - len(block) % BLOCK
        encryptor = self._cipher().encryptor()
        return base64.b64encode(encryptor.update(block + bytes([pad]) * pad) + encryptor.finalize()).decode()

    def open(self, encrypted: str) -> tuple[str, str]:
        """Return (text, receiveid); raise EnvelopeError for anything malformed."""
        try:
            cipher_text = base64.b64decode(encrypted, validate=True)
            decryptor = self._cipher().decryptor()
            block = decryptor.update(cipher_text) + decryptor.finalize()
            pad = block[-1]
            if not 1 <= pad <= BLOCK or block[-pad:] != bytes([pad]) * pad:
                raise EnvelopeError("padding is not PKCS#7 of 32 bytes")
            content = block[20:-pad]
            (length,) = struct.unpack(">I", block[16:20])
            if length > len(content):
                raise EnvelopeError("length field points past the end")
            return content[:length].decode(), content[length:].decode()
        except (binascii.Error, struct.error, IndexError, UnicodeDecodeError) as error:
            raise EnvelopeError(str(error)) from error
        except ValueError as error:  # cryptography: not a whole number of blocks
            raise EnvelopeError(str(error)) from error
