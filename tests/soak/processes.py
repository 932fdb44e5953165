"""Web and scheduler processes that are killed at random; each is forked from one that has the program in memory."""

import multiprocessing
import os
import random
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import yaml

REFUSED_TO_START = 2  # the exit code of a command that cannot do its work
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.soak.preload"])


def run_bot(folder: str, config: str, command: str) -> None:
    """What a process does: `python -m bot --config … web`, its log in the folder, named after its pid."""
    from bot.commands.cli import cli

    log = os.open(f"{folder}/{os.getpid()}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    os.chdir(Path(__file__).parent.parent.parent)
    cli(["--config", config, command], standalone_mode=False)


class Fleet:
    """N web and M scheduler processes; a killed one is replaced at once."""

    def __init__(self, folder: Path, settings: dict[str, object], *, webs: int, schedulers: int) -> None:
        self._folder = folder
        self._ports = free_ports(webs)
        self._running: dict[str, ForkServerProcess] = {}
        self._waking: list[threading.Timer] = []
        for number, port in enumerate(self._ports):
            path = folder / f"web{number}.yaml"
            path.write_text(yaml.safe_dump({**settings, "server": {"port": port}}), encoding="utf-8")
            self._start(f"web{number}")
        for number in range(schedulers):
            path = folder / f"scheduler{number}.yaml"
            path.write_text(yaml.safe_dump(settings), encoding="utf-8")
            self._start(f"scheduler{number}")

    @property
    def urls(self) -> list[str]:
        """Where the web processes answer callbacks."""
        return [f"http://127.0.0.1:{port}/wecom/callback" for port in self._ports]

    def wait_until_ready(self) -> None:
        """Return when every process that runs now has come up, and nobody is frozen any more."""
        self._thaw()
        for name, process in self._running.items():
            log = self._folder / f"{process.pid}.log"
            for _ in range(1200):
                if log.exists() and '"ready"' in log.read_text(encoding="utf-8", errors="replace"):
                    break
                assert process.exitcode is None, f"{name} ended by itself, see {log}"
                time.sleep(0.05)
            else:
                raise AssertionError(f"{name} is not ready in time, see {log}")

    def kill_one(self, dice: random.Random) -> None:
        """SIGKILL for one of them, and another in its place."""
        name = dice.choice(sorted(self._running))
        process = self._running[name]
        process.kill()
        process.join()
        self._start(name)

    def freeze_one(self, dice: random.Random, seconds: float) -> None:
        """SIGSTOP for one of them, and it goes on after so many seconds as if nothing had happened."""
        process = self._running[dice.choice(sorted(self._running))]
        os.kill(process.pid or 0, signal.SIGSTOP)
        waking = threading.Timer(seconds, _wake, [process.pid or 0])
        waking.start()
        self._waking.append(waking)

    def revive(self) -> int:
        """Whoever ended by itself, as a process does that starts while the database is away, is started again, as systemd would."""
        ended = [name for name, process in self._running.items() if process.exitcode is not None]
        assert all(self._running[name].exitcode == REFUSED_TO_START for name in ended), ended
        for name in ended:
            self._start(name)
        return len(ended)

    def stop(self) -> list[int | None]:
        """SIGTERM for all; gives their exit codes."""
        self._thaw()
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.join(timeout=30)
        codes = [process.exitcode for process in self._running.values()]
        for process in self._running.values():
            process.kill()
        self._running = {}
        return codes

    def _thaw(self) -> None:
        for waking in self._waking:
            waking.join()
        self._waking = []

    def _start(self, name: str) -> None:
        command = name.rstrip("0123456789")
        arguments = (str(self._folder), str(self._folder / f"{name}.yaml"), command)
        process = _FORKS.Process(target=run_bot, args=arguments, name=name)
        process.start()
        self._running[name] = process


def _wake(pid: int) -> None:
    with suppress(ProcessLookupError):  # killed meanwhile
        os.kill(pid, signal.SIGCONT)


def free_ports(number: int) -> list[int]:
    """Ports on which nobody listens."""
    probes = [socket.socket() for _ in range(number)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
