"""待办 of the desk: everything that waits for it stands there, oldest first, until it is settled."""

import pytest

from tests.conftest import Conversation, at

OFFICE, OTHER_OFFICE = "zhaoli", "zhenghui"


def todo(bot: Conversation, userid: str = OFFICE) -> str:
    return bot.say(userid, "我的待办")


def test_a_request_for_an_extension_waits(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say("wangmin", "延期 台账 11月 主要负责人外出学习")
    assert "延期申请 交通局11月主体责任台账" in todo(bot)
    assert "“同意延期 交通局 台账 11月 日期”" in todo(bot)
    assert "延期" not in todo(bot, OTHER_OFFICE)
    bot.say(OFFICE, "不同意延期 交通局 台账 11月")
    assert "延期" not in todo(bot)


def test_a_checklist_item_waits_for_its_review(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(
        "wangmin", "记清单 责任主体：党组 责任内容：每半年专题研究全面从严治党工作 措施：召开专题会 完成时限：12月20日"
    )
    assert "登记待审 主体责任清单 2026-0001 交通局" in todo(bot)
    bot.say(OFFICE, "审核通过 2026-0001")
    assert "清单" not in todo(bot)


def test_a_report_waits_for_its_review_and_paper_for_its_receipt(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say("wangmin", "报送 台账 11月 无")
    bot.at("2026-11-18T09:30").say("yangxue", "报送 台账 11月 纸质已送")
    lines = todo(bot).splitlines()
    assert lines[1].startswith("报送待审 交通局11月主体责任台账")
    assert lines[2].startswith("纸质在途 教育局11月主体责任台账")
    bot.say(OFFICE, "审核通过 交通局 台账 11月")
    bot.say(OFFICE, "代登 教育局 台账 11月 纸质 11月18日")
    assert "报送待审 教育局" in todo(bot)
    bot.say(OFFICE, "审核通过 教育局 台账 11月")
    assert todo(bot) == "暂无待办事项。"


@pytest.mark.parametrize(
    ("who", "words", "waits", "settled"),
    [
        ("wangmin", "转人工", "请回电 2026-0001：交通局王敏同志", "已回电 2026-0001"),
        ("wangmin", "领取 17号文", "材料申领 2026-0001：交通局王敏申领“17号文”", "可领 2026-0001"),
        ("stranger", "申请 交通局 联络员 王小敏", "申请 2026-0001 交通局王小敏", "不同意 2026-0001"),
        ("wangmin", "征求廉政意见 5人 12月1日前", "廉政意见 2026-0001 交通局 5人", "答复 2026-0001"),
    ],
)
def test_what_is_asked_of_the_desk_waits(bot: Conversation, who: str, words: str, waits: str, settled: str) -> None:
    bot.at("2026-11-18T09:20").say(who, words)
    assert waits in todo(bot)
    assert waits not in todo(bot, OTHER_OFFICE)
    bot.say(OFFICE, settled)
    assert waits not in todo(bot)


def test_a_wish_for_a_call_is_settled_once_and_by_its_own_desk(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say("wangmin", "转人工")
    assert "没有待回电的" in bot.say(OTHER_OFFICE, "已回电 2026-0001")
    assert bot.say(OFFICE, "已回电 2026-0001") == "已登记：2026-0001 已回电。"
    assert "没有待回电的" in bot.say(OFFICE, "已回电 2026-0001")


def test_the_oldest_comes_first(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say("wangmin", "转人工")
    bot.at("2026-11-18T09:21").say("yangxue", "延期 台账 11月 主要负责人外出学习")
    bot.at("2026-11-18T09:22").say("chenfang", "领取 17号文")
    assert [line.split()[0] for line in todo(bot).splitlines()[1:]] == ["请回电", "延期申请", "材料申领"]


def test_who_is_away_with_a_deputy_who_has_left_waits(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, "请假 唐岚 11月18日至11月27日 代理 韩冰")
    assert "请假无人代理" not in todo(bot)
    bot.say(OFFICE, "停用 韩冰")
    bot.say(OFFICE, "确认")
    assert "请假无人代理 唐岚同志" in todo(bot)
    assert "请假无人代理" not in todo(bot, OTHER_OFFICE)
    bot.say(OFFICE, "销假 唐岚")
    assert "请假无人代理" not in todo(bot)


def test_who_is_on_leave_with_nobody_in_the_place(bot: Conversation) -> None:
    bot.say("zhaoli", "请假 交通局 王敏 11月23日至11月27日")
    bot.say("zhangwei", "请假 张伟 年假 开始：11月23日 返岗：11月27日")
    waits = "请假无人代理 交通局王敏同志11月27日（周五）前请假，没有代理人"
    assert waits not in bot.say("zhaoli", "我的待办"), "not before the first day"
    bot.clock.time = at("2026-11-24T09:00")
    said = bot.say("zhaoli", "我的待办")
    assert waits in said
    assert "张伟同志11月27日（周五）前请假" in said
    assert "请假 王敏 今天至11月27日 代理 姓名" in said
    assert "王敏" not in bot.say("zhenghui", "我的待办")
    assert "已登记" in bot.say("zhaoli", "请假 王敏 今天至11月27日 代理 周洁")
    bot.clock.time = at("2026-11-24T09:05")
    assert waits not in bot.say("zhaoli", "我的待办")
    bot.clock.time = at("2026-11-28T09:00")
    assert "没有代理人" not in bot.say("zhaoli", "我的待办")
