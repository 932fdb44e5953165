"""No order of files decides: within a class of acts no two claim the same text, whatever the modules are called."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.ways import load_ways
from handlers.talk.message import Message
from handlers.talk.registry import FILES, acts, claims
from storage.models import Dialogue
from tests.conftest import NOW, ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
ROOT = Path(__file__).parents[2]
SPEAKERS = {"liaison": "wangmin", "leader": "zhangwei", "office": "zhaoli", "inspector": "liqiang"}
MEETING = (
    "会议通知：定于11月27日（周五）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
)
PROBLEM = "记整改 交通局 监督检查 会议记录要素不全 12月15日前"


def _said_in_tests() -> Iterator[tuple[str, str]]:
    """Everything that somebody says to the assistant in a test."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = (
                [each.value for each in node.args if isinstance(each, ast.Constant)]
                if isinstance(node, ast.Call)
                else []
            )
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "say"
                and len(said) > 1
            ):
                yield str(said[0]), str(said[1])


def _ways() -> Iterator[tuple[str, str]]:
    """One way of saying every act that is found by its meaning."""
    known = {each.name: each for each in acts()}
    for name, ways in load_ways().said.items():
        if name in known:
            yield from ((userid, ways[0]) for role, userid in SPEAKERS.items() if role in known[name].roles)


def _examples() -> Iterator[tuple[str, str]]:
    for each in acts():
        yield from ((SPEAKERS[role], text) for text in each.examples for role in SPEAKERS if role in each.roles)


def _on_file() -> Iterator[tuple[str, str]]:
    """Every text of tests/data: notices, questions, complaints, dialogues and whatever else people wrote."""
    data = ROOT / "tests" / "data"
    for path in sorted([*data.glob("*.tsv"), *data.glob("*.txt")]):
        yield from (("wangmin", line.split("\t")[0]) for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted(data.rglob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield from ((each["who"], each["say"]) for each in row.get("steps", ()) if "say" in each)
            if "text" in row:
                yield "wangmin", row["text"]


def _drawn() -> Iterator[tuple[str, str]]:
    """Two texts cut and joined anywhere: commands with the wrong tail, answers with a number, halves of notices."""
    draw, known = Random(20261120), [*_examples(), *_on_file()]
    for _ in range(400):
        (who, first), (_, second) = draw.sample(known, 2)
        yield who, first[: draw.randint(1, len(first))] + second[draw.randint(0, len(second)) :]


SHORT_AND_WHOLE = pytest.mark.parametrize(
    "sources", [(_examples,), pytest.param((_ways, _said_in_tests, _on_file), marks=pytest.mark.slow)]
)
Sources = tuple[Callable[[], Iterator[tuple[str, str]]], ...]


def texts(sources: Sources) -> list[tuple[str, str]]:
    """What is said, by whom, each once."""
    return [pair for pair in dict.fromkeys(each for source in sources for each in source()) if pair[0] != "stranger"]


@SHORT_AND_WHOLE
def test_no_two_acts_of_one_class_claim_the_same_text(bot: Conversation, sources: Sources) -> None:
    bot.say("wangmin", MEETING)
    bot.say("zhaoli", PROBLEM)
    twice = {}
    with bot.session() as session:
        for userid, text in texts(sources):
            desk = bot.assistant.desk(session, userid)
            if desk.context.actor is None:
                continue
            found = claims(desk, Message(userid, text, NOW))
            order, first = next((each.order, each.name) for each, _ in found)
            same = [each.name for each, _ in takewhile(lambda claim: claim[0].order is order, found)]  # noqa: B023
            if same:
                twice[text] = [first, *same]
    assert twice == {}


@pytest.mark.parametrize(
    "sources", [(_examples, _drawn), pytest.param((_ways, _said_in_tests, _on_file), marks=pytest.mark.slow)]
)
def test_who_is_not_asked_would_not_have_claimed_it(bot: Conversation, sources: Sources) -> None:
    """With questions open, too: one of a missing fact, one with choices and a list that lies over it."""
    bot.say("wangmin", MEETING.replace("在局三楼会议室", ""))
    bot.say("zhangwei", "报送")
    bot.say("zhaoli", PROBLEM)
    bot.say("zhaoli", "催办 全部 台账")
    missed = {}
    with bot.session() as session:
        assert set(session.scalars(select(Dialogue.userid_key))) == {"wangmin", "zhangwei", "zhaoli"}
        for userid, text in texts(sources):
            desk = bot.assistant.desk(session, userid)
            if desk.context.actor is None:
                continue
            message = Message(userid, text, NOW)
            found = [each.name for each, _ in claims(desk, message)]
            all_asked = [each.name for each in acts() if each.match(desk, message)]
            if found != all_asked:
                missed[text] = found, all_asked
    assert missed == {}


def test_a_notice_with_a_question_and_a_question_about_a_meeting_are_told_apart(bot: Conversation) -> None:
    """Both acts claimed such a text, and the order of their files decided."""
    asked = bot.say("wangmin", "我们下周四要开党组会研究一个项目那报告表最晚啥时候给你们")
    assert asked.startswith("第10问")
    told = bot.say("wangmin", "请问明天能来吗？我们9点在局里五楼开党组会，研究两个处级干部的任免")
    assert "编号 2026-0001" in told


ANSWERS = """
import json, sys
from handlers.talk import registry
from handlers.talk.message import Message
from storage.models import Dialogue
from tests.conftest import NOW, HandClock, make_test_assistant
from storage.engine import Database

database = Database(sys.argv[1])
assistant = make_test_assistant(database, HandClock())
said = json.load(sys.stdin)
names = []
with database.read() as session:
    for userid, text in said:
        desk = assistant.desk(session, userid)
        names.append(next(registry.claims(desk, Message(userid, text, NOW)))[0].name)
print(json.dumps({"file": registry.__file__, "order": registry.FILES, "names": names}))
"""


def _answers(folder: Path, database_url: str, said: list[tuple[str, str]]) -> dict[str, object]:
    """What each text reaches, asked of the handlers in this folder."""
    paths = os.pathsep.join([str(folder), str(ROOT)])
    run = subprocess.run(
        [sys.executable, "-P", "-c", ANSWERS, database_url],
        input=json.dumps(said), capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    found: dict[str, object] = json.loads(run.stdout.splitlines()[-1])
    return found


@SHORT_AND_WHOLE
def test_renamed_and_reordered_modules_give_the_same_answers(
    bot: Conversation, database_url: str, tmp_path: Path, sources: Sources
) -> None:
    """What the acts give as examples, and what lies in tests/data or is said in a test."""
    bot.say("wangmin", MEETING)
    bot.say("zhaoli", PROBLEM)
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "handlers", copy / "handlers", ignore=shutil.ignore_patterns("__pycache__"))
    renamed = {}
    for place, name in enumerate(FILES):
        room, module = name.split(".")
        renamed[name] = f"{room}.m{len(FILES) - place:02d}_{module[::-1]}"
        path = copy / "handlers" / room / f"{module}.py"
        path.rename(path.with_name(f"{renamed[name].split('.')[1]}.py"))
    pattern = re.compile(rf"\bhandlers\.({'|'.join(re.escape(name) for name in FILES)})\b")
    for path in copy.rglob("*.py"):
        text = pattern.sub(lambda found: f"handlers.{renamed[found[1]]}", path.read_text(encoding="utf-8"))
        if path.name == "registry.py":
            text = re.sub(
                r"\nFILES = \(.*?\n\)", f"\nFILES = {tuple(reversed(renamed.values()))!r}", text, flags=re.DOTALL
            )
        path.write_text(text, encoding="utf-8")
    said = texts(sources)
    before, after = _answers(ROOT, database_url, said), _answers(copy, database_url, said)
    assert str(after["file"]).startswith(str(copy))
    assert after["order"] == list(reversed(renamed.values()))
    differ = {
        text: pair
        for (_, text), *pair in zip(said, before["names"], after["names"], strict=True)  # type: ignore[call-overload]
        if pair[0] != pair[1]
    }
    assert differ == {}
