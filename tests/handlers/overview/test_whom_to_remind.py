"""催办 in a few words beside a list, a question or what is shown: those who lag, without those who are excepted."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

LISTS = ("台账还差哪几家", "谁没报 台账", "今天谁还没交")
EXCEPTS = ("水利局别催，他们打过电话了", "都提醒一遍，水利局不用，陈芳说下班前送", "其他没交台账的催一下，水利局除外", "剩下的都催，水利局先不用")  # fmt: skip
LEFT = "交通局、教育局、文旅局"


@pytest.fixture
def clerk(bot: Conversation) -> Conversation:
    return bot.at("2026-11-25T16:40")


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("words", ["催一下", "剩下的催", "都催一遍"])
def test_after_a_list_those_are_meant(clerk: Conversation, listed: str, words: str) -> None:
    clerk.say("zhaoli", listed)
    assert "将提醒4个单位" in clerk.say("zhaoli", words)


@pytest.mark.parametrize("words", EXCEPTS)
def test_who_is_excepted_is_not_reminded(clerk: Conversation, words: str) -> None:
    clerk.say("zhaoli", "催办")
    shown = clerk.say("zhaoli", words)
    assert LEFT in shown
    assert "水利局" not in shown
    assert "您未答复" not in shown
    assert "已提醒3个" in clerk.say("zhaoli", "好，发吧")


def test_one_more_is_excepted_of_those_shown(clerk: Conversation) -> None:
    clerk.say("zhaoli", "催办 全部 台账")
    assert "交通局、教育局、文旅局。" in clerk.say("zhaoli", "水利局别催，他们打过电话了")
    assert "将提醒2个单位的联络员：交通局、文旅局。" in clerk.say("zhaoli", "教育局也先不催")
    assert "未发出" in clerk.say("zhaoli", "算了别催了，我打电话")
    assert "没有等您答复" in clerk.say("zhaoli", "确认")
