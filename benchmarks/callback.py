"""The callback path with committed rows against a bare echo, both on waitress with 8 threads, in alternating rounds."""

import json
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corp import ROOT, fill_demo, free_port, running, write_config
from benchmarks.figures import Figure, percentile
from storage.engine import Database

ROUNDS, SECONDS, CONNECTIONS = 5, 3.0, 8
Rounds = list[list[float]]  # milliseconds of every answer, round by round


def figures() -> list[Figure]:
    """Throughput as a ratio, and latencies, of a question; a notice is told without a bar."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        database = Database(f"sqlite:///{folder}/bench.db")
        fill_demo(database)
        database.close()
        ours, echo = free_port(), free_port()
        write_config(folder, ours)
        web = running("benchmarks.unhurried", "web", ready=f"http://127.0.0.1:{ours}/readyz", folder=folder)
        bare = running(
            "benchmarks.echo_server", str(echo), "8", ready=f"http://127.0.0.1:{echo}/healthz", folder=folder
        )
        with web, bare:
            question = _alternate(echo, ours, "question")
            notice = _alternate(echo, ours, "notice")
    return [*_told("question", *question, barred=True), *_told("notice", *notice, barred=False)]


def _alternate(echo: int, ours: int, kind: str) -> tuple[Rounds, Rounds]:
    pairs = [
        [_round(port, kind, SECONDS if number else 0.5, number) for port in (echo, ours)]
        for number in range(ROUNDS + 1)
    ]
    return [pair[0] for pair in pairs[1:]], [pair[1] for pair in pairs[1:]]  # the first round only warms


def _round(port: int, kind: str, seconds: float, number: int) -> list[float]:
    options = [str(port), str(seconds), str(CONNECTIONS), kind, str(number * 1000)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", *options], cwd=ROOT, capture_output=True, check=True
    )
    took: list[float] = json.loads(done.stdout)
    return took


def _told(what: str, echo: Rounds, ours: Rounds, barred: bool) -> list[Figure]:
    ratio = statistics.median(len(mine) / len(bare) for bare, mine in zip(echo, ours, strict=True))
    all_ours, all_echo = [ms for each in ours for ms in each], [ms for each in echo for ms in each]
    p99 = percentile(all_ours, 0.99)
    rates = [statistics.median(len(each) for each in rounds) / SECONDS for rounds in (ours, echo)]
    return [
        Figure(
            f"callback, a {what}: throughput against the echo",
            f"{ratio:.2f} ({rates[0]:.0f}/s : {rates[1]:.0f}/s)",
            ">= 0.5" if barred else "",
            ratio >= 0.5 if barred else None,
        ),
        Figure(
            f"callback, a {what}: p50, p99 at {CONNECTIONS} connections",
            f"{percentile(all_ours, 0.5):.1f}, {p99:.1f} ms (echo {percentile(all_echo, 0.5):.1f}, "
            f"{percentile(all_echo, 0.99):.1f} ms)",
            "p99 < 100 ms" if barred else "",
            p99 < 100 if barred else None,
        ),
    ]
