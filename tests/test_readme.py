"""What the READMEs say can be said holds on any day."""

import re
from pathlib import Path

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

ROOT = Path(__file__).parent.parent
MEMBERS = {
    "liaison": "wangmin", "leader": "zhangwei", "office": "zhaoli", "inspector": "liqiang",
    "联络员": "wangmin", "班子成员": "zhangwei", "综合科": "zhaoli", "派驻组": "liqiang",
}  # fmt: skip
ROW = re.compile(r"^\| `?([^|`]+?)`? \| `([^`]+)` \| ([^|]+) \|$", re.MULTILINE)
LOST = re.compile(r"没有看懂|没有找到|未能识别|已经过去|尚未到|请核对|暂未办理|请写明|不适用")
EXAMPLES = [
    (name, role, words)
    for name in ("README.md", "README.zh-CN.md")
    for role, words, _outcome in ROW.findall((ROOT / name).read_text(encoding="utf-8"))
    if role in MEMBERS
]


def test_there_are_examples_in_both() -> None:
    assert {name for name, _role, _words in EXAMPLES} == {"README.md", "README.zh-CN.md"}
    assert len(EXAMPLES) == 18


@ON_ONE_ENGINE
@pytest.mark.parametrize("moment", ["2026-11-24T09:10", "2027-02-28T20:00", "2027-07-07T11:30"])
def test_each_is_understood_on_any_day(bot: Conversation, moment: str) -> None:
    bot.at(moment)
    for _name, role, words in EXAMPLES:
        reply = bot.say(MEMBERS[role], words)
        assert reply, words
        assert not LOST.search(reply), f"{words}: {reply}"
        assert "（周五）14:30" in reply or not words.startswith("会议通知")
