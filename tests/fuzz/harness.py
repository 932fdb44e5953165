"""Generated inputs for some seconds, after those that were kept: a failing one is added to corpus/TARGET.jsonl, and the next run begins with it.

FUZZ_SECONDS says for how long each target is tried (`make test`: 5, `make slow`: 60).
"""

import base64
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

SECONDS = float(os.environ.get("FUZZ_SECONDS", "2"))
CORPUS = Path(__file__).parent / "corpus"
_ROUND = settings(
    max_examples=100, deadline=None, database=None, phases=[Phase.explicit, Phase.generate, Phase.target, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


def fuzz(target: str, inputs: SearchStrategy[Any], check: Callable[[Any], None]) -> None:
    """Hold what was kept, then fresh draws, against `check`; the same rounds come in the same order each time."""
    for each in kept(target):
        check(each)
    tried: list[Any] = []

    def run(drawn: Any) -> None:
        tried.append(drawn)
        check(drawn)

    end, rounds, count = time.monotonic() + SECONDS, 0, 0
    while time.monotonic() < end:
        tried.clear()
        try:
            seed(rounds)(_ROUND(given(inputs)(run)))()
        except BaseException:
            _keep(target, tried[-1])  # the smallest that fails is tried last
            raise
        rounds += 1
        count += len(tried)
    sys.stdout.write(f"fuzz {target}: {count} inputs in {SECONDS:g} s\n")


def kept(target: str) -> Iterator[Any]:
    """The inputs of a target that once failed, or stand for a kind of hostility; bytes as base64."""
    path = CORPUS / f"{target}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        found = json.loads(line)
        yield base64.b64decode(found["bytes"]) if isinstance(found, dict) and found.keys() == {"bytes"} else found


def _keep(target: str, value: Any) -> None:
    kept_as = {"bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
    CORPUS.mkdir(exist_ok=True)
    with (CORPUS / f"{target}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(kept_as, ensure_ascii=True) + "\n")
