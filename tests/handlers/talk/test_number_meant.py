"""What the number is decides which acts the words about it may mean: done, asked about, or said not to be understood."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = "定于11月27日（周五）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"


@pytest.fixture
def both(bot: Conversation) -> Conversation:
    """2026-0001 is a meeting, with a finding beside it."""
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "算了")
    bot.say("zhaoli", "记整改 交通局 监督检查 会议记录要素不全 12月15日前")
    return bot


@pytest.mark.parametrize("words", ["2026-0001不开了，局长出差", "领导出差，0001那个会取消吧", "0001那个会不开了"])
def test_a_number_may_stand_anywhere_and_without_its_year(both: Conversation, words: str) -> None:
    assert "会议已取消：2026-0001" in both.say("wangmin", words)


def test_the_kind_of_the_thing_decides(both: Conversation) -> None:
    finding = both.say("zhaoli", "记整改 交通局 监督检查 接待费超标 12月20日前").partition("编号 ")[2][:9]
    reply = both.say("wangmin", f"{finding}那条我们改到位了，麻烦组里核一下给销掉")
    assert f"{finding} 已报请销号" in reply


def test_what_asks_is_not_carried_out(both: Conversation) -> None:
    for words in ("2026-0001这个会要不要取消", "0001取消了吗", "2026-0001是不是可以不开"):
        assert "已取消" not in both.say("wangmin", words)
    assert "可回复“参会 2026-0001 姓名”" in both.say("zhaoli", "2026-0001")


def test_words_that_mean_nothing_do_nothing(both: Conversation) -> None:
    for words in ("2026-0001 知道了", "2026-0001 天气不错", "2026-0001 按老规矩走起"):
        assert "会议已" not in both.say("wangmin", words)
    assert "可回复“参会 2026-0001 姓名”" in both.say("zhaoli", "2026-0001")
