"""The ways of saying acts that ship with the program: knowledge/ways.yaml."""

from functools import cache
from pathlib import Path

import yaml

from handlers.talk.ways import Ways

WAYS = Path(__file__).parent.parent / "knowledge" / "ways.yaml"


@cache
def load_ways() -> Ways:
    """Read once a process: act → what people say to mean it, and how it is said where 帮助 does not list it."""
    rows = yaml.safe_load(WAYS.read_text(encoding="utf-8"))
    return Ways({name: tuple(said) for name, said in rows["ways"].items()}, rows["forms"])
