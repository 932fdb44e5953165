"""Bytes of files in a folder, each under its SHA-256: equal files lie there once, a half-written one never."""

import hashlib
import os
import tempfile
from pathlib import Path


def write(folder: Path, content: bytes) -> str:
    """Keep the bytes; gives their hash, by which they are found again."""
    name = hashlib.sha256(content).hexdigest()
    there = place(folder, name)
    if not there.exists():
        there.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=there.parent, delete=False) as half:
            half.write(content)
        os.replace(half.name, there)
    return name


def read(folder: Path, name: str) -> bytes:
    """The bytes of this hash; raises FileNotFoundError."""
    return place(folder, name).read_bytes()


def remove(folder: Path, name: str) -> None:
    """Remove the bytes of this hash, if they are there."""
    place(folder, name).unlink(missing_ok=True)


def place(folder: Path, name: str) -> Path:
    """Where the bytes of this hash lie."""
    return folder / name[:2] / name
