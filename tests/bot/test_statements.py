"""How many statements a message costs: each one costs as much as understanding does (docs/performance.md)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

NOTICE = (
    "会议通知：定于12月{day}日下午2:30在局三楼会议室召开党组会议，研究：1.第{day}批部门预算编制；"
    "2.第{day}标段改造项目资金320万元的分配方案；3.两名科级干部任免事项。联系人：王敏 13800000000"
)


@contextmanager
def statements(bot: Conversation) -> Iterator[list[str]]:
    """Those of the block, but for where a transaction begins."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            found.append(statement)

    event.listen(bot.assistant.database.engine, "before_cursor_execute", note)
    yield found
    event.remove(bot.assistant.database.engine, "before_cursor_execute", note)


def test_a_question_and_a_notice(bot: Conversation) -> None:
    for day in (1, 2):  # the first greets, and builds the index
        bot.say("wangmin", "一岗双责是什么")
        bot.say("wangmin", NOTICE.format(day=day))
    bot.say("wangmin", "稍后")
    with statements(bot) as of_question:
        bot.say("wangmin", "一岗双责是什么")
    assert len(of_question) <= 3
    assert not [each for each in of_question if "FROM assignment" in each]  # nobody asks what is owed
    with statements(bot) as of_notice:
        assert "予以登记" in bot.say("wangmin", NOTICE.format(day=3))
    assert len(of_notice) <= 18


@pytest.mark.parametrize("words", ["谁没报", "逾期", "本周会议", "一岗双责是什么"])
def test_nobodys_posts_are_read_for_words_that_name_nobody(bot: Conversation, words: str) -> None:
    bot.say("zhaoli", "帮助")
    with statements(bot) as found:
        bot.say("zhaoli", words)
    own = "WHERE member.userid_key ="  # the one who writes
    assert not [each for each in found if "FROM holding" in each or ("JOIN holding" in each and own not in each)]
