"""找: what is on file with these words, within one's scope, newest first."""

from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；2.XX路改造项目资金320万元的分配方案。联系人：王敏"


def filled(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:20").say("wangmin", NOTICE)
    bot.at("2026-11-18T09:21").say("zhaoli", "记整改 交通局 监督检查 XX路改造项目评审记录不全 12月20日前")
    bot.at("2026-11-18T09:22").say("zhaoli", "记立项监督 交通局 XX路改造物业招标 12月20日前")
    return bot


def test_meetings_and_entries_newest_first(bot: Conversation) -> None:
    lines = filled(bot).say("zhaoli", "找 XX路").splitlines()
    assert lines[0] == "含“XX路”的共3项，最近的在前："
    assert [line.split()[0] for line in lines[1:]] == ["登记", "登记", "会议"]
    assert "XX路改造项目资金320万元的分配方案" in lines[3]


def test_what_is_only_watched_is_not_found_by_its_department(bot: Conversation) -> None:
    reply = filled(bot).say("wangmin", "找 XX路")
    assert "共2项" in reply
    assert "立项监督" not in reply


def test_others_find_nothing(bot: Conversation) -> None:
    filled(bot)
    assert "没有找到含“XX路”" in bot.say("chenfang", "找 XX路")
    assert "没有找到含“XX路”" in bot.say("zhenghui", "搜索 XX路")


def test_wildcards_are_words(bot: Conversation) -> None:
    filled(bot)
    assert "没有找到含“%”" in bot.say("zhaoli", "找 %")
