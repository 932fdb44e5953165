"""What a department says of a report that came back, or that went on paper, in its own words."""

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


def test_mended_and_sent_again_is_the_report_that_came_back(bot: Conversation) -> None:
    bot.at("2026-11-24T09:20").say("gaofei", "记台账 11月19日开展廉政教育")
    bot.say("wangmin", "报送 台账 11月")
    bot.say("wangmin", "确认")
    bot.say("zhaoli", "退回 交通局 台账 内容过简")
    bot.say("zhaoli", "确认")
    assert "请问报送哪一项" in bot.say("wangmin", "改好了，重新报")
    assert bot.say("wangmin", "我们11月台账现在是什么状态").startswith("已退回")


def test_words_of_the_ledger_that_are_no_list(bot: Conversation) -> None:
    assert "未找到单位" not in bot.at("2026-11-24T09:20").say("zhangwei", "我之前记的台账怎么办")
    assert "随交通局一并报送" in bot.say("sunjing", "公路中心台账 11月 无")


def test_paper_that_was_sent_asks_for_no_call(bot: Conversation) -> None:
    reply = bot.at("2026-11-24T09:20").say("wangmin", "局里的纸质已经送综合科了")
    assert "回电" not in reply
    assert "请问报送哪一项" in reply


def test_that_somebody_else_is_to_report_sends_nothing(bot: Conversation) -> None:
    assert "本条未报送" in bot.at("2026-11-24T09:20").say("liujianguo", "那就提醒王敏把台账报了")
