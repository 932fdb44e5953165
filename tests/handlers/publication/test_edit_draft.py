"""A draft on the screen is changed in words before it leaves; what leaves is what was shown last."""

import pytest

from tests.conftest import Conversation

DRAFT = "发通报 各单位 11月台账报送总体及时，请继续保持。"


@pytest.mark.parametrize(
    "said",
    [
        "水利局那边别发",
        "水利局不用发了",
        "别发给水利局",
        "去掉水利局",
        "除了水利局都发",
        "先不发给水利局",
        "等下，水利局不用发",
    ],
)
def test_whoever_is_taken_out_gets_nothing(bot: Conversation, said: str) -> None:
    bot.say("zhaoli", DRAFT)
    shown = bot.say("zhaoli", said)
    assert "3人" in shown
    assert "陈芳" not in shown
    bot.say("zhaoli", "确认")
    assert bot.pushes("wangmin")
    assert not bot.pushes("chenfang")


@pytest.mark.parametrize("said", ["再加上张伟", "也发给张伟", "张伟也发一份"])
def test_whoever_is_added_gets_it(bot: Conversation, said: str) -> None:
    bot.say("zhaoli", DRAFT)
    assert "5人" in bot.say("zhaoli", said)
    bot.say("zhaoli", "确认")
    assert bot.pushes("zhangwei")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("正文末尾加一句，12月仍按25日报", "请继续保持。12月仍按25日报"),
        ("把总体及时改成基本及时", "11月台账报送基本及时，请继续保持。"),
        ("等下，加上放假注意事项：严禁公车私用", "请继续保持。放假注意事项：严禁公车私用"),
        ("再注明联系电话83210000", "请继续保持。联系电话83210000"),
        ("正文改成：请于月底前报送12月台账", "请于月底前报送12月台账"),
    ],
)
def test_the_text_is_as_it_was_said_last(bot: Conversation, said: str, text: str) -> None:
    bot.say("zhaoli", DRAFT)
    assert text in bot.say("zhaoli", said)
    assert not bot.pushes("wangmin")
    bot.say("zhaoli", "确认")
    assert text in bot.pushes("wangmin")[0]


def test_one_change_after_another(bot: Conversation) -> None:
    bot.say("zhaoli", DRAFT)
    for said in ("水利局那边别发", "加一句：请互相转告", "水利局也发"):
        shown = bot.say("zhaoli", said)
    assert "4人" in shown
    assert "请互相转告" in shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("收件人只要班子成员", "各单位班子成员"),
        ("只发给水利局", "水利局1人：水利局陈芳"),
        ("接收人改成各单位主要负责人", "各单位主要负责人4人"),
    ],
)
def test_whom_it_is_for_is_changed_as_a_whole(bot: Conversation, said: str, shown: str) -> None:
    bot.say("zhaoli", "给各单位发个春节前的廉政提醒")
    assert "将发给各单位4人" in bot.say("zhaoli", "2")
    assert f"将发给{shown}" in bot.say("zhaoli", said)


@pytest.mark.parametrize("said", ["别发给水利局", "不要给水利局发通知"])
def test_what_is_not_to_be_sent_is_no_wish_to_send(bot: Conversation, said: str) -> None:
    assert "将发给" not in (reply := bot.say("zhaoli", said))
    assert "请写明要发给" not in reply


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("写错了，账号是wangxming", "联络员王小明（账号wangxming）"),
        ("名字应该是王晓明", "联络员王晓明（账号wangxm）"),
        ("岗位改成班子成员", "班子成员王小明（账号wangxm）"),
    ],
)
def test_a_newcomer_is_put_right_before_being_added(bot: Conversation, said: str, shown: str) -> None:
    bot.say("zhaoli", "增加 水利局 联络员 王小明 wangxm")
    assert shown in bot.say("zhaoli", said)
    assert shown in bot.say("zhaoli", "确认")
