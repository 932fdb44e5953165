"""Exactly once, whatever happens: web and scheduler processes on PostgreSQL and Redis, every kind of fault at once under load.

The surviving processes take over by themselves what the killed ones left. SOAK_SECONDS says for how long.
"""

import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.soak.processes import Fleet, free_ports
from tests.soak.proof import everything_is_there_once
from tests.soak.servers import OwnRedis, crash_postgres
from tests.soak.town import Town
from tests.soak.world import Strike

SECONDS = float(os.environ.get("SOAK_SECONDS", "60"))
TAKEN_OVER_WITHIN = 120.0  # seconds (design.md, timing), and as long again until what then waits has gone out


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_many_processes(database_url: str, tmp_path: Path) -> None:
    redis, dice = OwnRedis(free_ports(1)[0]), random.Random(4)

    def strikes(fleet: Fleet) -> Sequence[Strike]:
        return (
            Strike("frozen for some seconds", 3, lambda: fleet.freeze_one(dice, dice.uniform(2, 10))),
            Strike("frozen until taken for dead", 1, lambda: fleet.freeze_one(dice, 75)),
            Strike("PostgreSQL crashed", 1, lambda: crash_postgres(database_url)),
            Strike("Redis killed", 1, redis.crash),
        )

    try:
        everything_is_there_once(
            tmp_path, database_url, redis.url, Town(12, 120), webs=4, schedulers=4, seconds=SECONDS, between_blows=2.0,
            taken_over_within=2 * TAKEN_OVER_WITHIN, strikes=strikes,
        )  # fmt: skip
    finally:
        redis.stop()
