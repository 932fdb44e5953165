"""What an answer rests on: short on the phone, every article behind «依据», a stopped question no relation."""

from tests.conftest import ON_ONE_ENGINE, Conversation


@ON_ONE_ENGINE
def test_a_long_list_of_articles_stands_behind_its_word(bot: Conversation) -> None:
    said = bot.say("wangmin", "第16问")
    assert "依据：《纪检监察机关派驻机构工作规则》（2022年）；" in said
    assert "第四十四条" not in said
    assert "条目请回复“依据 第16问”" in said
    assert "第四十四条" in bot.say("wangmin", "依据 第16问")


@ON_ONE_ENGINE
def test_a_short_one_is_shown_whole(bot: Conversation) -> None:
    assert "第十一条、第十二条；派驻组要求（" in bot.say("wangmin", "第6问")


@ON_ONE_ENGINE
def test_a_number_that_is_not_there(bot: Conversation) -> None:
    assert "汇编中没有第99问" in bot.say("wangmin", "依据 第99问")


@ON_ONE_ENGINE
def test_a_stopped_question_is_no_related_one(bot: Conversation) -> None:
    assert "第13问" in bot.say("wangmin", "第14问").split("相关问题：")[1]
    bot.say("zhaoli", "停用问答 13")
    bot.say("zhaoli", "确认")
    assert "第13问" not in bot.say("wangmin", "第14问").split("相关问题：")[1]
