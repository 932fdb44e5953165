"""Two schedulers on one SQLite file, by accident: nothing goes out twice."""

from pathlib import Path

import pytest

from tests.soak.proof import everything_is_there_once
from tests.soak.town import Town


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_two_schedulers_by_accident(database_url: str, tmp_path: Path) -> None:
    everything_is_there_once(
        tmp_path, database_url, None, Town(4, 24), webs=1, schedulers=2, seconds=3.0, between_blows=1.0
    )
