"""Every act does what its own ways of being said ask for, or asks for one thing; it never answers how it is commanded."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest

from bot.ways import load_ways
from handlers.talk.commands import kinds_of
from handlers.talk.registry import Act, acts
from policy.text.asking import asked_how, is_question
from tests.cases.everyday import NOW, SPEAKERS
from tests.cases.explainer import Explainer
from tests.conftest import at

DEPARTMENTS = ("交通局", "水利局", "教育局", "文旅局")
READING = [each for each in acts() if each.meant is not None or kinds_of(each.name)]


@cache
def a_day() -> Explainer:
    """A working day of the demo organisation with a meeting and entries on file."""
    made = Explainer()
    made.begin_a_day(at(NOW), settled=True)
    return made


def said(chosen: Act) -> Iterator[tuple[str, str]]:
    """Who says it and in which words, in any order: its ways that ask nothing, with a department drawn where one is named."""
    draw = random.Random(chosen.name)  # the same each time
    ways = [each for each in load_ways().said.get(chosen.name, ()) if not asked_how(each) and not is_question(each)]
    roles = [each for each in sorted(chosen.roles) if each in SPEAKERS]
    for way in draw.sample(ways, len(ways)):
        yield SPEAKERS[draw.choice(roles)], way.replace("某局", draw.choice(DEPARTMENTS))


def test_every_act_with_a_usage_reads_what_it_needs() -> None:
    assert [each.name for each in acts() if each.usage and each not in READING] == []


@pytest.mark.parametrize("chosen", READING, ids=lambda each: each.name)
def test_its_own_ways_are_done_or_ask_one_thing(chosen: Act) -> None:
    for userid, words in islice(said(chosen), 1):
        check(userid, words)


@pytest.mark.slow
@pytest.mark.parametrize("chosen", READING, ids=lambda each: each.name)
def test_all_of_its_own_ways(chosen: Act) -> None:
    for userid, words in said(chosen):
        check(userid, words)


def check(userid: str, words: str) -> None:
    """A reply, with at most one question in it."""
    reply = a_day().answer(NOW, words, userid)["reply"]
    assert not reply.startswith("请这样说"), f"{userid}: {words}"
    assert reply.count("请问") <= 1, f"{userid}: {words}: {reply}"
