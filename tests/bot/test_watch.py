"""What each process looks out for, and the ways by which the operator is told."""

import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from actions.running import alerts
from bot.assistant import Assistant
from bot.background import Pulse
from bot.watch import DATABASE_PATIENCE, Watch, run_alert_command
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Outage
from tests.bot.wire import wire_config
from tests.conftest import Conversation, HandClock, at, make_test_assistant


def command(folder: Path, after: str = "") -> tuple[str, ...]:
    """An operator's program that keeps what it is told in `told.txt`."""
    program = (
        f"import sys, time, os\nopen({str(folder / 'told.txt')!r}, 'ab').write(sys.stdin.buffer.read())\n{after}\n"
    )
    return (sys.executable, "-c", program)


def told(folder: Path) -> list[str]:
    path = folder / "told.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.fixture
def assistant(database: Database, clock: HandClock, tmp_path: Path) -> Assistant:
    return make_test_assistant(database, clock, wire_config(alert_command=list(command(tmp_path))))


def test_an_alert_goes_to_the_command_once_and_its_end_too(bot: Conversation, tmp_path: Path) -> None:
    first, second = Watch(bot.assistant), Watch(bot.assistant)
    with bot.assistant.database.write() as session:
        alerts.note(session, "wecom", "企业微信返回 60020。", bot.clock.time)
    bot.at("2026-11-22T10:05")
    for watch in (first, second, first):
        watch.look()
    with bot.assistant.database.write() as session:
        alerts.end(session, ["wecom"], bot.clock.time)
    for watch in (second, first):
        watch.look()
    assert told(tmp_path) == [
        "运行告警：企业微信拒绝本应用的调用。企业微信返回 60020。",
        "告警解除：企业微信拒绝本应用的调用，已于11月22日（周日）10:05恢复。",
    ]
    assert bot.pushes("liangchen") == told(tmp_path)


def test_without_the_database_the_command_alone_is_told(assistant: Assistant, tmp_path: Path) -> None:
    ticks = [0.0]
    away = make_test_assistant(Database("postgresql+psycopg://nobody@127.0.0.1:9/none"), HandClock(), assistant.config)
    watch = Watch(away, lambda: ticks[0])
    for moment in (0.0, DATABASE_PATIENCE - 1, DATABASE_PATIENCE + 1, 2 * DATABASE_PATIENCE):
        ticks[0] = moment
        with pytest.raises(SQLAlchemyError):
            watch.look()
        assert len(told(tmp_path)) == (moment > DATABASE_PATIENCE)
    away.database.close()
    watch._assistant = assistant
    watch.look()
    watch.look()
    assert [line.partition("：")[0] for line in told(tmp_path)] == ["运行告警", "告警解除"]


@pytest.mark.parametrize(
    "argv",
    [
        ("/no/such/program",),
        (sys.executable, "-c", "raise SystemExit(3)"),
        ("/tmp",),
        ("a\0b",),
    ],
)
def test_a_command_that_fails_is_logged_and_no_more(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    run_alert_command(argv, "文" * 100_000)
    assert "alert_command_failed" in capsys.readouterr().out


def test_a_command_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bot.watch.TIMEOUT", 1.0)
    started = time.monotonic()
    run_alert_command(command(tmp_path, "time.sleep(60)"), "运行告警\n")
    assert time.monotonic() - started < 20
    assert told(tmp_path) == ["运行告警"]


def test_no_shell_reads_the_command_or_the_text(tmp_path: Path) -> None:
    run_alert_command([*command(tmp_path), "; touch", str(tmp_path / "made")], "$(touch made)\n")
    assert told(tmp_path) == ["$(touch made)"]
    assert not (tmp_path / "made").exists()


def test_a_web_process_notes_the_time_for_which_nobody_took_messages(bot: Conversation) -> None:
    def pulse(*, web: bool) -> Pulse:
        client = WecomClient("http://127.0.0.1:9", "ww", 1, "")
        made = bot.assistant
        ticker = Ticker(made.database, made.rules, made.clock, WecomChannels(client), f"w{bot.clock.time:%d%H%M}")
        return Pulse(made, ticker, takes_messages=web)

    def outages() -> int:
        with bot.session() as session:
            return session.query(Outage).count()

    before = pulse(web=True)
    before.beat()
    bot.at("2026-11-22T12:00")
    before.beat()
    assert outages() == 0, "the clock was set; the process went on"
    bot.at("2026-11-22T15:00")
    pulse(web=False).beat()
    assert outages() == 0, "a scheduler takes no messages"
    pulse(web=True).beat()
    assert outages() == 1
    with bot.session() as session:
        row = session.query(Outage).one()
    assert (row.began_at, row.ended_at) == (at("2026-11-22T12:00"), at("2026-11-22T15:00"))
