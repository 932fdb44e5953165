"""Looking for words where none may be: in the bytes of every file of a database, and in every row as the program reads it."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

from sqlalchemy import select, text

from storage.engine import Database
from storage.models import Base


def files_of(database: Database) -> list[Path]:
    """Every file in which the engine keeps anything: the database with -wal and -shm, or PostgreSQL's tables and pg_wal."""
    if database.is_sqlite:
        path = Path(database.engine.url.database or "")
        return sorted(path.parent.glob(f"{path.name}*"))
    with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = Path(connection.scalar(text("SHOW data_directory")) or "")
        own = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    found = [*(folder / "base" / str(own)).iterdir(), *(folder / "pg_wal").iterdir()]
    return [each for each in found if each.is_file()]


def spellings(words: str) -> Iterable[bytes]:
    """The bytes by which the words may stand in a file: UTF-8, UTF-16 of both orders, GBK, and as JSON escapes."""
    for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        yield words.encode(code)
    yield words.encode("unicode_escape")


def bytes_of(path: Path) -> bytes:
    """What a file holds; of Word, Excel and other packed files what is packed in them, too."""
    held = path.read_bytes()
    if not held.startswith(b"PK\x03\x04"):
        return held
    with ZipFile(path) as packed:
        return held + b"".join(map(packed.read, packed.namelist()))


def in_files(paths: Iterable[Path], words: Iterable[str]) -> list[tuple[str, str]]:
    """(file, words) for all words that stand in one of the files."""
    wanted = [(each, spelt) for each in words for spelt in spellings(each)]
    found = []
    for path in paths:
        with suppress(FileNotFoundError):  # PostgreSQL lets a file of its own go meanwhile
            held = bytes_of(path)
            found += [(path.name, each) for each, spelt in wanted if spelt in held]
    return found


def in_rows(database: Database) -> dict[str, str]:
    """Column → everything that its rows say, opened with the key: what somebody who has the key could read."""
    held: dict[str, list[str]] = {}
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)).mappings():
                for name, value in row.items():
                    if isinstance(value, str | dict | list):
                        held.setdefault(f"{table.name}.{name}", []).append(str(value))
    return {name: "\n".join(values) for name, values in held.items()}
