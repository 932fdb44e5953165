"""The assistant knows itself: how something is done, what it is, whom to phone (issue: it knows itself)."""

import pytest

from bot.config import Config, OfficeSettings
from tests.conftest import ON_ONE_ENGINE, Conversation, make_test_assistant

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize(
    ("userid", "words", "said"),
    [
        ("zhangwei", "怎么上传佐证", "佐证 编号"),
        ("wangmin", "改期怎么操作", "改期 编号"),
        ("wangmin", "怎么把刚才报的会撤掉", "取消 编号"),
        ("zhangwei", "编号忘记了怎么查", "我的待办"),
        ("yangxue", "怎么给领导补一条以前的台账", "记台账 ……"),
        ("zhangwei", "休假找人代一下怎么弄", "请假 张伟"),
        ("liqiang", "整改怎么登记", "整改 单位"),
        ("liangchen", "怎么把人员名单导进来", "import-members"),
        ("wangmin", "怎么撤回", "撤回"),
    ],
)
def test_it_is_said_how(bot: Conversation, userid: str, words: str, said: str) -> None:
    assert said in bot.say(userid, words)


@pytest.mark.parametrize(
    ("userid", "words"), [("wangmin", "你能干什么"), ("zhangwei", "我刚调来先干啥"), ("wangmin", "忘了格式")]
)
def test_help_is_found_in_any_words(bot: Conversation, userid: str, words: str) -> None:
    assert bot.say(userid, words).startswith("您可以这样说")


def test_help_by_a_word_of_ones_own(bot: Conversation) -> None:
    assert "整改 单位" in bot.say("zhaoli", "帮助 整改")


def test_how_is_no_order(bot: Conversation) -> None:
    bot.say("wangmin", "怎么报送台账")
    assert "没有" in bot.say("zhaoli", "待审核") or bot.pushes("zhaoli") == []


def test_an_answer_is_followed_by_how_it_is_done_here(bot: Conversation) -> None:
    reply = bot.say("zhangwei", "台账怎么记")
    assert reply.startswith("第8问")
    assert "在本助手办理：" in reply


def test_a_telephone_that_is_not_known_is_said_to_be_so(bot: Conversation) -> None:
    assert "电话尚未登记" in bot.say("yangxue", "综合科电话多少")


def test_a_telephone_that_is_known_is_said_and_nobody_is_troubled(bot: Conversation) -> None:
    config = Config(office=OfficeSettings(name="综合科", phone="0000-1234567"))
    called = Conversation(make_test_assistant(bot.assistant.database, bot.clock, config), bot.clock)
    assert "0000-1234567" in called.say("yangxue", "综合科电话多少")
    assert called.pushes("zhaoli") == []


def test_the_office_is_not_sent_to_itself(bot: Conversation) -> None:
    assert "请联系" not in bot.say("zhaoli", "转人工").replace("请联系系统管理员", "")


def test_an_open_question_stays_while_it_is_said_how(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "待您答复" in bot.say("wangmin", "改期怎么操作")
