"""What the auditor's and the desk's pages list is said in Chinese: every act of the trail, every reason of a push."""

import re
from pathlib import Path

from actions.overview.trail import ACTS
from actions.sending.delivery_ledger import REASONS

ROOT = Path(__file__).parent.parent.parent
SOURCES = [path.read_text(encoding="utf-8") for path in (ROOT / "actions").rglob("*.py")]


def test_every_act_of_the_trail_has_its_word() -> None:
    recorded = {name for text in SOURCES for name in re.findall(r'record\(context, "([a-z_]+)"', text)}
    assert len(recorded) > 50
    assert sorted(recorded - ACTS.keys()) == []


def test_every_reason_of_a_push_has_its_word() -> None:
    given = {name for text in SOURCES for name in re.findall(r'^REASON(?:: Final)? = "([a-z_]+)"', text, re.MULTILINE)}
    given |= {name for text in SOURCES for name in re.findall(r'"([a-z]+_[a-z_]+)", subject=', text)}
    assert len(given) > 8
    assert sorted(given - REASONS.keys()) == []
