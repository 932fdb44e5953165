"""What the office changes is live at once in every process: the other one here is a real one."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Conversation

ROOT = Path(__file__).parents[2]
OTHER = """
import json, sys
from storage.engine import Database
from tests.conftest import Conversation, HandClock, make_test_assistant

clock = HandClock()
talk = Conversation(make_test_assistant(Database(sys.argv[1]), clock), clock)
for line in sys.stdin:
    print("said:" + json.dumps(talk.say("zhangwei", line.strip())), flush=True)
"""
NEW_WAY = "红头文件字号用几号"


class Other:
    """A process with an assistant of its own on the same database; 张伟 talks to it."""

    def __init__(self, url: str) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [sys.executable, "-c", OTHER, url], cwd=ROOT, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
        )

    def say(self, words: str) -> str:
        """What comes back there."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("said:"):
                return str(json.loads(line.removeprefix("said:")))
        raise AssertionError(f"the other process ended: {self.process.wait()}")


@pytest.fixture
def other(bot: Conversation, database_url: str) -> Iterator[Other]:
    process = Other(database_url)
    yield process
    process.process.communicate()


def test_every_change_is_live_in_the_other_process(bot: Conversation, other: Other) -> None:
    assert not other.say(NEW_WAY).startswith("第7问")
    bot.say("zhaoli", f"补充问法 7 {NEW_WAY}")
    assert other.say(NEW_WAY).startswith("第7问")
    bot.say("zhaoli", "修改问答 7 新的答案。")
    assert "新的答案。" not in other.say("第7问")
    bot.say("zhaoli", "确认")
    assert "新的答案。" in other.say(NEW_WAY)
    bot.say("zhaoli", "启用汇编")
    assert "示范汇编" not in other.say("第7问")
    bot.say("zhaoli", "停用问答 7")
    bot.say("zhaoli", "确认")
    assert "已停止使用" in other.say("第7问")
    assert "新的答案。" not in other.say(NEW_WAY)


def test_what_the_other_process_did_not_find_is_offered_here(bot: Conversation, other: Other) -> None:
    other.say(NEW_WAY)
    assert NEW_WAY in bot.say("zhaoli", "没找到的问题")
    assert "即时生效" in bot.say("zhaoli", "用这些问法补充第7问")
    assert other.say(NEW_WAY).startswith("第7问")
