"""Who of the desk goes and who does not, in everyday words: a refusal is never taken for a consent (M1)."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

NOTICE = "我局12月4日上午十点开党组会，三楼会议室，研究2027年部门预算，1860万"


@pytest.fixture
def reported(bot: Conversation) -> Conversation:
    bot.at("2026-11-26T10:10").say("wangmin", NOTICE)
    return bot


def attending(bot: Conversation) -> str:
    return bot.say("wangmin", "派驻组谁来").split("：", 1)[1]


@pytest.mark.parametrize("place", ["", "4号交通局的会", "交通局那个会"])
@pytest.mark.parametrize("cannot", ["去不了", "去不成", "参加不了", "不去", "不参加", "来不了"])
def test_who_cannot_go_is_not_put_down(reported: Conversation, cannot: str, place: str) -> None:
    reported.say("zhaoli", f"我{cannot}{place}")
    assert "参会人员尚未确定" in attending(reported)


@pytest.mark.parametrize(
    "words",
    [
        "我去不了了",
        "那个会我走不开",
        "4号交通局那个会我去不成",
        "我4号去不了交通局",
        "那天我有事参加不了",
        "我估计去不了",
    ],
)
def test_the_only_one_is_asked_who_goes_instead(reported: Conversation, words: str) -> None:
    reported.say("liqiang", "我去")
    asked = reported.say("liqiang", words) if not words.startswith("那天") else reported.say("liqiang", words[2:])
    assert "请问改由哪位同志参会？\n1 赵丽\n2 不派员参会" in asked
    assert "李强" in attending(reported)  # nothing changed yet
    reported.say("liqiang", "赵丽")
    assert attending(reported) == "派驻组由赵丽同志参会。"


def test_nobody_may_be_sent(reported: Conversation) -> None:
    reported.say("liqiang", "我去")
    reported.say("liqiang", "我去不了")
    reported.say("liqiang", "2")
    assert attending(reported) == "派驻组不派员参会。"


@pytest.mark.parametrize("words", ["那我去不了，让赵丽去", "我走不开，赵丽去吧", "我不去了，派赵丽去", "换赵丽去"])
def test_another_goes_instead(reported: Conversation, words: str) -> None:
    reported.say("liqiang", "交通局那个会我去")
    assert "×××" not in reported.say("liqiang", words)
    assert attending(reported) == "派驻组由赵丽同志参会。"


def test_of_two_one_stays(reported: Conversation) -> None:
    reported.say("liqiang", "我和赵丽去")
    reported.say("liqiang", "我去不了了")
    assert attending(reported) == "派驻组由赵丽同志参会。"


def test_who_went_has_attended(reported: Conversation) -> None:
    reported.say("liqiang", "我去")
    assert "李强已参会" in reported.at("2026-12-04T14:00").say("liqiang", "2026-0001今天上午我列席了，登一下")


def test_nobody_went_to_a_meeting_that_is_still_to_come(reported: Conversation) -> None:
    assert "尚未召开" in reported.say("liqiang", "交通局那个会我去过了，没问题")
    assert "尚未确定" in attending(reported)
