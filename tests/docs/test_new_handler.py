"""docs/new-handler.md: its code is taken out of the page, put where the registry looks, and talked to."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from handlers import talk
from handlers.talk import registry
from handlers.talk.message import Message
from handlers.talk.registry import Order, claims
from tests.conftest import NOW, Conversation

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/new-handler.md").read_text(encoding="utf-8")
FILES: dict[str, str] = {
    path: f"# {path}\n{code}" for path, code in re.findall(r"```python\n# (\S+)\n(.*?)```", PAGE, re.S)
}
HANDLER, DIALOGUES = "handlers/talk/parcel.py", "tests/handlers/talk/test_parcel.py"


@pytest.fixture
def parcel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page's handler, found by the registry beside those of the program."""
    registry.acts()
    (tmp_path / "parcel.py").write_text(FILES[HANDLER], encoding="utf-8")
    monkeypatch.setattr(talk, "__path__", [*talk.__path__, str(tmp_path)])
    monkeypatch.setattr(registry, "_ACTS", [*registry._ACTS])
    monkeypatch.setattr(registry, "FILES", (*registry.FILES, "talk.parcel"))
    registry.acts.cache_clear()
    yield
    monkeypatch.undo()
    sys.modules.pop("handlers.talk.parcel", None)
    registry.acts.cache_clear()


@pytest.mark.parametrize("name", re.findall(r"def (test_\w+)", FILES[DIALOGUES]))
def test_a_dialogue_comes_out_as_written(parcel: None, bot: Conversation, name: str) -> None:
    page: dict[str, Any] = {}
    exec(FILES[DIALOGUES], page)
    dialogue: Callable[[Conversation], None] = page[name]
    dialogue(bot)


def test_the_handler_keeps_the_contract_of_all_handlers(parcel: None, bot: Conversation) -> None:
    (act,) = [each for each in registry.acts() if each.name == "announce_parcel"]
    with bot.session() as session:
        desk = bot.assistant.desk(session, "wangmin")
        for example in act.examples:
            claimed = [each for each, _found in claims(desk, Message("wangmin", example, NOW))]
            assert [each.name for each in claimed if each.order < Order.LAST] == [act.name]
    shown = bot.say("wangmin", "帮助 其他")
    while "回复“续”" in shown[-120:]:
        shown += bot.say("wangmin", "续")
    assert f"· {act.usage}　{act.summary}" in shown


@pytest.mark.parametrize("path", FILES)
def test_the_code_is_clean(path: str) -> None:
    for check in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *check, "--stdin-filename", str(ROOT / path), "-"]
        done = subprocess.run(ruff, input=FILES[path], capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
