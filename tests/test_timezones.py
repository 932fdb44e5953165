"""A machine in any zone behaves as one in Shanghai (design: decision 10). `make zones` runs far more in three zones."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.explain import StoppedClock, explain, explaining_assistant
from storage.engine import Database
from tests.bot.wire import wire_config
from tests.conftest import Conversation, at
from tests.scheduler.service import Service
from tests.test_meeting_life import walk

ROOT = Path(__file__).parent.parent
WORDS = (
    "会议通知：定于明天上午九点在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。",
    "我们局后天晚上11点半开局长办公会研究采购办公设备的事，大概50多万",
    "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险",
    "谁没报",
    "本周会议",
)


@pytest.fixture(params=["America/New_York", "Pacific/Kiritimati"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """This machine, and every session with PostgreSQL, is half a day behind or ahead."""
    monkeypatch.setenv("TZ", request.param)
    monkeypatch.setenv("PGTZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_a_meeting_lives_its_life(bot: Conversation) -> None:
    walk(bot)


@pytest.mark.usefixtures("elsewhere")
def test_the_ladder_keeps_its_days_and_hours(database: Database) -> None:
    service = Service(database, since="2026-11-16T09:00")
    seen = [
        (moment[5:], userid)
        for hour in ("08:46", "23:50")
        for moment in service.days("2026-11-20", "2026-11-26", hour)
        for userid, _ in service.at(moment)
        if userid in ("wangmin", "zhangwei")
    ]
    liaison = [(f"11-{day}T08:46", "wangmin") for day in (20, 24, 25, 26)]
    assert sorted(seen) == sorted([*liaison, ("11-26T08:46", "zhangwei")])
    assert "晚于截止日期1天" in service.say("wangmin", "报送 台账 11月 无", "2026-11-26T00:00")


def test_a_report_of_the_last_minute_is_on_time(database: Database, elsewhere: str) -> None:
    service = Service(database)
    assert elsewhere == os.environ["TZ"]
    assert "按时报送" in service.say("wangmin", "报送 台账 11月 无", "2026-11-25T23:59")


def test_explain_says_the_same_on_a_machine_in_new_york(tmp_path: Path) -> None:
    now = "2026-11-22T23:40"
    config = tmp_path / "config.yaml"
    config.write_text(f"ledgers_folder: {ROOT / 'ledgers'}", encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "-m", "bot", "--config", str(config), "explain", "--now", now],
        input="\n".join(WORDS), capture_output=True, encoding="utf-8", cwd=tmp_path,
        env={**os.environ, "TZ": "America/New_York", "PYTHONPATH": str(ROOT)}, timeout=120, check=True,
    )  # fmt: skip
    assistant = explaining_assistant(wire_config(), StoppedClock(at(now)))
    here = list(explain(assistant, "wangmin", WORDS))
    assistant.database.close()
    there = [json.loads(line) for line in process.stdout.splitlines()]
    assert there == json.loads(json.dumps(here, ensure_ascii=False))
    assert here[0]["meeting"]["starts_at"] == "2026-11-23T09:00"
