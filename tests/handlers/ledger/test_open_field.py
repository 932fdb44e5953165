"""What a ledger has asked for takes what fits, and nothing else; what was known of the entry stays."""

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


def filed(bot: Conversation) -> list[LedgerEntry]:
    with bot.session() as session:
        return list(session.scalars(select(LedgerEntry)))


@pytest.mark.parametrize("words", ["这个还待定", "目前不清楚。", "现在还没定"])
def test_what_says_nothing_fills_no_text(bot: Conversation, words: str) -> None:
    assert "请回复问题" in bot.say("zhaoli", "记整改 水利局 来源：审计 期限：12月20日")
    assert "已登记" not in bot.say("zhaoli", words)
    assert filed(bot) == []
    assert "已登记" in bot.say("zhaoli", "合同台账登记不全")
    assert [row.text for row in filed(bot)] == ["合同台账登记不全"]


def test_a_sentence_is_no_day(bot: Conversation) -> None:
    assert "请问日期是哪一天" in bot.say("zhangwei", "记台账 到建设科检查廉政风险防控落实情况")
    bot.say(
        "zhangwei",
        "上次说的那件事已经和建设科、规划科、财务科的几位同志都沟通过了，昨天下午形成了一致看法，过几天再汇总给大家",
    )
    assert filed(bot) == []
    assert "已登记" in bot.say("zhangwei", "昨天")
    assert filed(bot)[0].happened_on.isoformat() == "2026-11-21"


@pytest.mark.parametrize(
    "said", ["昨天那个会详细情况给我看看", "帮我查下昨天的记录", "今天的台账发我一份", "周五党组会我去不了，要出差"]
)
def test_a_request_that_names_a_day_is_no_answer_to_when(bot: Conversation, said: str) -> None:
    assert "请问日期是哪一天？" in bot.at("2026-11-23T09:00").say("zhangwei", "记台账 检查客运站安全")
    assert "已登记，编号" not in bot.say("zhangwei", said)


@pytest.mark.parametrize("said", ["昨天", "11月22日", "就是昨天上午", "昨天去的客运站"])
def test_a_day_and_little_else_is(bot: Conversation, said: str) -> None:
    bot.at("2026-11-23T09:00").say("zhangwei", "记台账 检查客运站安全")
    assert "日期：11月22日" in bot.say("zhangwei", said)
