"""«记台账» before words that name neither a day nor a way of performing a duty: nothing of them is kept while they are asked about."""

import pytest

from tests.conftest import Conversation
from tests.leaks import in_rows


@pytest.mark.parametrize("who", ["wangmin", "zhangwei"])
def test_what_is_hardly_an_entry_is_not_kept_to_ask_about(bot: Conversation, who: str) -> None:
    reply = bot.say(who, "记台账 给科里买了十本廉政书")
    assert "本条尚未登记" in reply
    assert "请写明：日期" in reply
    assert "廉政书" not in "".join(in_rows(bot.assistant.database).values())


def test_an_entry_that_lacks_its_day_is_asked_for_it(bot: Conversation) -> None:
    assert "哪一天" in bot.say("zhangwei", "记台账 到收费站检查安全")
    assert "已登记" in bot.say("zhangwei", "今天")
