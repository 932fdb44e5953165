"""Start to ready, and the memory of `python -m bot all` after questions and notices were answered."""

import os
import statistics
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corp import fill_demo, free_port, running, sealed, text_of, write_config
from benchmarks.figures import Figure
from storage.engine import Database

STARTS = 5


def figures() -> list[Figure]:
    """Median of five starts on a prepared database, in time and in processor time, and the resident memory of the last."""
    seconds, busy, memory = [], [], 0.0
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        database = Database(f"sqlite:///{folder}/bench.db")
        fill_demo(database)
        database.close()
        for start in range(STARTS):
            port = free_port()
            write_config(folder, port)
            with running("bot", "all", ready=f"http://127.0.0.1:{port}/readyz", folder=folder) as (process, took):
                seconds.append(took)
                busy.append(processor_time(process.pid))
                for number in range(start * 100, start * 100 + 20):
                    _post(port, "chenfang", text_of("question", number), 2 * number)
                    _post(port, "wangmin", text_of("notice", number), 2 * number + 1)
                memory = resident(process.pid)
    median = statistics.median(seconds)
    each = ", ".join(f"{took:.1f}" for took in seconds)
    return [
        Figure(
            "`python -m bot all`, start to ready",
            f"{median:.2f} s ({each}), of it {statistics.median(busy):.2f} s of processor time",
            "< 1.5 s",
            median < 1.5,
        ),
        Figure("its resident memory, retrieval included", f"{memory:.0f} MiB", "< 150 MiB", memory < 150),
    ]


def _post(port: int, userid: str, text: str, msgid: int) -> None:
    http = HTTPConnection("127.0.0.1", port, timeout=30)
    path, body = sealed(userid, text, msgid)
    http.request("POST", path, body)
    answer = http.getresponse()
    if answer.status != 200 or not answer.read():
        raise RuntimeError(f"status {answer.status}")
    http.close()


def resident(pid: int) -> float:
    """MiB of a process's memory that are in RAM."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def processor_time(pid: int) -> float:
    """Seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
