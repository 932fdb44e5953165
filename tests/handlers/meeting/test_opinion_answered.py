"""An opinion is answered in plain words, which are asked about before they go to the desk (M1)."""

import pytest
from sqlalchemy import select

from storage.models import Opinion
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def told(bot: Conversation) -> Conversation:
    bot.at("2026-11-24T10:10").say("wangmin", "我局12月4日上午10点开党组会，三楼会议室，研究春节慰问经费18万元")
    bot.say("wangmin", "纸质已送")
    bot.say("liqiang", "意见 2026-0001 慰问经费应从财政列支，请核实工会账户列支依据")
    bot.say("liqiang", "确认")
    return bot


def answer(bot: Conversation) -> str | None:
    with bot.session() as session:
        return session.scalars(select(Opinion)).one().answer


@pytest.mark.parametrize(
    "words", ["已经核实，改由财政列支", "列支依据已补上，见附件", "工会账户的依据我们已核实", "列支依据已附上"]
)
def test_what_seems_to_answer_is_asked_about(told: Conversation, words: str) -> None:
    assert told.say("wangmin", words).startswith("是否作为对意见 2026-0002 的答复？")
    assert answer(told) is None
    told.say("wangmin", "是")
    assert answer(told) == words


def test_the_opinion_goes_before_what_was_sent_out(told: Conversation) -> None:
    told.say("zhaoli", "发通知 各单位 周五前核对联络员名单")
    told.say("zhaoli", "确认")
    assert "对意见 2026-0002 的答复" in told.say("wangmin", "那条意见，列支依据已附上")


@pytest.mark.parametrize("words", ["改由谁列支", "食堂修改了菜单", "列支依据"])
def test_a_question_and_other_matters_are_no_answer(told: Conversation, words: str) -> None:
    assert "是否作为对意见" not in told.say("wangmin", words)


def test_no_meeting_before_it_is_the_form_s_answer(bot: Conversation) -> None:
    bot.at("2026-11-24T10:10").say("wangmin", "我局12月4日上午10点开党组会，三楼会议室，研究春节慰问经费18万元")
    assert "第1项前期会议情况：前期没开过会" in bot.say("wangmin", "前期没开过会")
