"""One file per backup: a tar with the database, the files that people handed in, and last of all a manifest of checksums.

Under a passphrase the whole tar is sealed, and only then does it hold the key of what is stored as ciphertext.
"""

import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from bot.backup.dump import count_dumped, dump
from bot.backup.sealed import SealError, Sealing, Unsealing, is_sealed
from bot.seal_key import fingerprint
from storage.engine import Database
from storage.migrate import newest

MANIFEST: Final = "manifest.json"
DATABASE: Final = "database"
KEY: Final = "key"
FILES: Final = "files/"
_PLAIN, _SEALED = ".tar", ".tar.sealed"


class BackupError(Exception):
    """What is wrong with a backup, in one line."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: when, of which tables, rows per table, the SHA-256 of each part by name, the key's fingerprint."""

    made_at: str
    revision: str
    rows: dict[str, int]
    parts: dict[str, str]
    key: str = ""  # of a backup that is older than fingerprints


def make(database: Database, files: Path, folder: Path, now: datetime, passphrase: str | None, key: bytes) -> Path:
    """Write a backup into `folder` (made when missing, 0700); returns its path. It has its name only once it is whole."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"backup-{now:%Y%m%d-%H%M%S}{_SEALED if passphrase else _PLAIN}"
    unfinished = path.with_suffix(".part")
    with tempfile.TemporaryDirectory(dir=folder) as work, _writing(unfinished, passphrase) as tar:
        dumped = Path(work, DATABASE)
        rows = dump(database, dumped)
        parts = {DATABASE: _add(tar, DATABASE, dumped)}
        for file in sorted(each for each in files.rglob("*") if each.is_file()) if files.is_dir() else ():
            name = FILES + file.relative_to(files).as_posix()
            parts[name] = _add(tar, name, file)
        if passphrase:
            parts[KEY] = _add_bytes(tar, KEY, key)
        manifest = Manifest(now.isoformat(), newest(), rows, parts, fingerprint(key))
        _add_bytes(tar, MANIFEST, json.dumps(manifest.__dict__, ensure_ascii=False).encode())
    unfinished.rename(path)
    return path


@contextmanager
def _writing(path: Path, passphrase: str | None) -> Iterator[tarfile.TarFile]:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        sealing = Sealing(file, passphrase) if passphrase else None
        with tarfile.open(fileobj=sealing or file, mode="w|") as tar:
            yield tar
        if sealing:
            sealing.close()


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    tar.add(path, name)
    return found


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> str:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o600
    tar.addfile(member, BytesIO(data))
    return hashlib.sha256(data).hexdigest()


def unpack(path: Path, folder: Path, passphrase: str | None) -> Manifest:
    """Write the parts of a backup under `folder` and check every one. Raises BackupError naming the first that does not hold."""
    found: dict[str, str] = {}
    try:
        with path.open("rb") as file, tarfile.open(fileobj=_plain(file, passphrase), mode="r|") as tar:
            for member in tar:
                found[member.name] = _write(tar, member, folder)
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except SealError as error:
        raise BackupError(f"{path}：{error}") from error
    except (OSError, tarfile.TarError, ValueError, TypeError) as error:
        raise BackupError(f"{path}：不是完整的备份文件") from error
    found.pop(MANIFEST)
    wrong = [
        name for name in sorted(manifest.parts.keys() | found.keys()) if manifest.parts.get(name) != found.get(name)
    ]
    if wrong:
        raise BackupError(f"{path}：{wrong[0]} 与清单不符")
    counted = count_dumped(folder / DATABASE)
    if counted is not None and counted != manifest.rows:
        raise BackupError(f"{path}：数据库的行数与清单不符")
    return manifest


def _plain(file: IO[bytes], passphrase: str | None) -> Any:
    if not is_sealed(file):
        return file
    if not passphrase:
        raise SealError("备份设有口令，请用 --passphrase-file 指明口令文件")
    return Unsealing(file, passphrase)


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    source = tar.extractfile(member) if member.isfile() else None
    target = (folder / member.name).resolve()
    if source is None or not target.is_relative_to(folder.resolve()):
        raise ValueError(member.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("wb") as file:
        while piece := source.read(1 << 20):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def newest_of(folder: Path) -> Path:
    """The newest backup of a folder, or the file itself. Raises BackupError when there is none."""
    if folder.is_file():
        return folder
    found = sorted(folder.glob(f"backup-*{_PLAIN}*")) if folder.is_dir() else []
    if not found:
        raise BackupError(f"{folder}：没有备份文件")
    return found[-1]


def thin(folder: Path, keep: int) -> list[Path]:
    """Remove all but the newest `keep` backups; returns what went."""
    gone = sorted(folder.glob(f"backup-*{_PLAIN}*"))[:-keep]
    for path in gone:
        path.unlink()
    return gone
