"""Of a department that is another group's nothing is shown, and nothing of one's own in its place."""

import pytest

from tests.conftest import Conversation

OUT = "不在您可办理的范围内"


@pytest.mark.parametrize(
    "said", ["{}11月台账交了没", "{}报了没", "{}情况", "看看{}的会", "{}也催一催", "催办 {}", "{}联络员是谁"]
)
@pytest.mark.parametrize(("who", "name", "own"), [("wutao", "交通局", "财政局"), ("zhaoli", "住建局", "水利局")])
def test_it_is_said_to_be_out_of_view(bot: Conversation, said: str, who: str, name: str, own: str) -> None:
    reply = bot.say(who, said.format(name))
    assert OUT in reply or own not in reply
    assert "未报" not in reply
    assert not bot.pushes("caiyun")


def test_a_department_of_ones_own_beside_it_is_shown(bot: Conversation) -> None:
    assert OUT not in bot.say("wutao", "财政局和交通局报了没")


def test_what_is_no_look_may_name_whomever_it_will(bot: Conversation) -> None:
    assert OUT not in bot.say("zhaoli", "发通知 各单位 请与住建局对接")
