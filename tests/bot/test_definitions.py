"""Definitions that change while the program runs: in force without a restart, and a wrong file changes nothing."""

from pathlib import Path

import pytest

from bot.config import Config
from bot.definitions import Watched
from scheduler.run.alerts import Lookout
from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, make_test_assistant
from tests.ledgers.test_new_register import GIFTS

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ledgers" / "gifts.yaml"
    path.parent.mkdir()
    path.write_text(GIFTS, encoding="utf-8")
    return path


@pytest.fixture
def bot(database: Database, clock: HandClock, file: Path) -> Conversation:
    return Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(file.parent))), clock)


def look(bot: Conversation) -> None:
    """What happens at the latest after five seconds."""
    watched = bot.assistant.rules.ledgers_now
    assert isinstance(watched, Watched)
    watched.look()


def found(bot: Conversation) -> tuple[str, bool]:
    """What the lookout says of the definitions: what is wrong, and whether surely nothing is."""
    with bot.session() as session:
        seen = Lookout().look(session, bot.clock.now(), bot.assistant.rules)
    return seen.bad.get("definitions", ""), "definitions" in seen.well


def test_a_changed_file_is_in_force_without_a_restart(bot: Conversation, file: Path) -> None:
    file.write_text(GIFTS.replace("title: 估价", "title: 估计价值"), encoding="utf-8")
    (file.parent / "visits.yaml").write_text(
        GIFTS.replace("key: gifts", "key: visits").replace("礼品", "走访"), encoding="utf-8"
    )
    look(bot)
    assert "走访登记" in bot.say("zhangwei", "记走访 11月19日到养护科，用去800元")
    assert "还缺估计价值" in bot.say("zhangwei", "记礼品 11月19日收到茶叶两盒")
    assert found(bot) == ("", True)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("type: money", "type: yuan", "gifts.yaml:11: fields.2.type"), ("close: [office]", "close: [", "not valid YAML")],
)
def test_a_wrong_file_changes_nothing_and_the_operator_is_told(
    bot: Conversation, file: Path, old: str, new: str, part: str
) -> None:
    file.write_text(GIFTS.replace(old, new), encoding="utf-8")
    look(bot)
    assert "还缺估价" in bot.say("zhangwei", "记礼品 11月19日收到茶叶两盒")
    wrong, _well = found(bot)
    assert part in wrong
    file.write_text(GIFTS, encoding="utf-8")
    look(bot)
    assert found(bot) == ("", True)


def test_a_folder_that_goes_away_takes_no_register_with_it(bot: Conversation, file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    look(bot)
    assert "还缺估价" in bot.say("zhangwei", "记礼品 11月19日收到茶叶两盒")
    assert "no such folder" in found(bot)[0]
