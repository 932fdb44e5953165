"""The ways of saying acts, and the topics, that ship with the program: one file a room in knowledge/ways."""

from collections import Counter
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from handlers.talk.registry import Act, acts
from handlers.talk.ways import Topic, Ways
from policy.retrieval.ways import WayModel

WAYS = Path(__file__).parent.parent / "knowledge" / "ways"
MODEL = WAYS / "acts.fit"  # fitted by benchmarks/fit_ways.py
_ANSWERS = frozenset(
    {"ask_compilation", "qa_number", "qa_vote", "who_is", "overview", "department_meetings", "next_page"}
)  # their usage is an example


@cache
def load_ways() -> Ways:
    """Read once a process: act → what people say to mean it, how it is said where 帮助 does not list it, and topics."""
    rows = _read()
    topics = {
        name: Topic(each["say"], tuple(each["ways"]), frozenset(each.get("roles", ())))
        for name, each in rows["topics"].items()
    }
    shown = {each.name: _shown(each) for each in acts() if each.usage and each.name not in _ANSWERS}
    owners = Counter(way for source in (rows["ways"], shown) for ways in source.values() for way in set(ways))
    names = [*rows["ways"], *(name for name in shown if name not in rows["ways"])]
    said = {
        name: (*rows["ways"].get(name, ()), *(way for way in shown.get(name, ()) if owners[way] == 1)) for name in names
    }
    said = {name: ways for name, ways in said.items() if ways}
    return Ways(said, rows["forms"], topics, partial(WayModel.read, MODEL))


def _read() -> dict[str, dict[str, Any]]:
    """What all rooms say, together; an act stands in the file of its room, so that no two files have the same name."""
    rows: dict[str, dict[str, Any]] = {"forms": {}, "topics": {}, "ways": {}}
    for path in sorted(WAYS.glob("*.yaml")):
        for kind, own in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
            rows[kind].update(own)
    return rows


def _shown(act: Act) -> tuple[str, ...]:
    """What 帮助 shows of an act: its word, and what it does."""
    word = act.usage.split()[0].strip("：…")
    return tuple(each for each in (word, act.summary.split("；")[0].split("，")[0]) if len(each) > 1)
