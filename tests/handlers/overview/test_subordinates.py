"""«下属单位 谁没报»: the parent sees its own institutions, the desk those of its group, nobody another's."""

from tests.conftest import ON_ONE_ENGINE, Conversation


@ON_ONE_ENGINE
def test_the_parent_sees_what_its_institution_has(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20")
    asked = bot.say("wangmin", "下属单位 谁没报")
    assert "公路事务中心　随交通局报11月主体责任台账：暂无记录" in asked
    assert "水库管理所" not in asked
    bot.say("luming", "记台账 今天检查收费站窗口作风")
    assert "已有记录1条" in bot.say("wangmin", "下属单位情况")
    assert "水库管理所" in bot.say("zhaoli", "下属单位")
    assert "疾控中心" not in bot.say("zhaoli", "下属单位")
    assert "没有下属单位" in bot.say("yangxue", "下属单位 谁没报")
