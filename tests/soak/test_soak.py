"""Exactly once, whatever is killed: web and scheduler processes on PostgreSQL and Redis, SIGKILL at random under load.

The surviving processes take over by themselves what the killed ones left. SOAK_SECONDS says for how long.
"""

import os
from pathlib import Path

import pytest

from tests.soak.proof import everything_is_there_once
from tests.soak.town import Town

SECONDS = float(os.environ.get("SOAK_SECONDS", "60"))
TAKEN_OVER_WITHIN = 120.0  # seconds (design.md, timing), and as long again until what then waits has gone out


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_many_processes(database_url: str, redis_url: str, tmp_path: Path) -> None:
    everything_is_there_once(
        tmp_path, database_url, redis_url, Town(12, 120), webs=4, schedulers=4, seconds=SECONDS, between_kills=2.0,
        taken_over_within=2 * TAKEN_OVER_WITHIN,
    )  # fmt: skip
