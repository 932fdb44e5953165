"""«除了文旅局都催一下»: whoever is left out is never reminded; whom it goes to is shown first."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize(
    ("words", "shown", "left_out"),
    [
        ("除了文旅局都催一下", ("交通局", "水利局", "教育局"), "文旅局"),
        ("11月台账没交的都催下，文旅局先别催", ("交通局", "水利局", "教育局"), "文旅局"),
        ("催一下没报的，除文旅局、教育局外", ("交通局", "水利局"), "教育局"),
        ("先不催水利局，其他没报的都催", ("交通局", "教育局", "文旅局"), "水利局"),
        ("催交通局和水利局的台账，教育局不用催", ("交通局", "水利局"), "教育局"),
    ],
)
def test_who_is_left_out_is_not_reminded(bot: Conversation, words: str, shown: tuple[str, ...], left_out: str) -> None:
    reply = bot.at("2026-11-26T10:00").say("zhaoli", words)
    assert "已提醒" not in reply
    for each in shown:
        assert each in reply
    assert left_out not in reply.replace(f"除{left_out}", "")
    assert "已提醒" in bot.say("zhaoli", "确认")


@pytest.mark.parametrize("words", ["催 11月台账", "催办 全部 11月台账", "11月台账没交的都催一下"])
def test_only_those_whose_period_is_missing_are_reminded(bot: Conversation, words: str) -> None:
    bot.at("2026-11-20T10:00").say("wangmin", "报送 台账 11月 无")
    bot.say("wangmin", "确认")
    bot.at("2026-12-08T10:00").say("yangxue", "报送 台账 11月 无")
    bot.say("yangxue", "确认")
    reply = bot.say("zhaoli", words)
    assert "水利局" in reply
    assert "交通局" not in reply
    assert "教育局" not in reply


def test_a_period_that_is_in_everywhere_has_nobody_to_remind(bot: Conversation) -> None:
    assert "无需催办" in bot.at("2026-11-20T10:00").say("zhaoli", "催 7月台账")


def test_one_department_is_reminded_of_the_period_alone(bot: Conversation) -> None:
    bot.at("2026-11-20T10:00").say("zhaoli", "帮助")
    bot.at("2026-12-22T10:00").say("zhaoli", "催办 水利局 11月台账")
    assert "11月主体责任台账" in bot.pushes("chenfang")[-1]
    assert "12月主体责任台账" not in bot.pushes("chenfang")[-1]


@pytest.mark.parametrize(
    "words",
    ["没交台帐的你都给催一遍吧", "把没交台账的都催催", "还没报台账的几家你帮我都催一催", "台账没交的统统催一遍"],
)
def test_those_who_lag_are_shown_before_they_are_reminded(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-26T10:00").say("zhaoli", words)
    assert reply.startswith("将提醒4个单位的联络员报送台账")
    assert "确认" in reply
    assert "已提醒4个单位" in bot.say("zhaoli", "确认")
