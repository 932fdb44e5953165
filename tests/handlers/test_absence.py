"""请假 in chat: who may record it, for whom, and which days; what is refused says why."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.models import Absence, Department, Holding, Member
from tests.conftest import Conversation

SAID = "请假 张伟 11月23日至11月27日 代理 高飞"


def rows(bot: Conversation) -> list[tuple[str, str, date, date]]:
    with bot.session() as session:
        found = session.scalars(select(Absence).order_by(Absence.id))
        return [(row.member.name, row.deputy.name, row.first, row.last) for row in found]


def test_the_liaison_records_it_and_everybody_concerned_is_told(bot: Conversation) -> None:
    reply = bot.say("wangmin", "请假 王敏 11月23日至27日 代理 周洁")
    assert reply.startswith("已登记：王敏同志11月23日（周一）至11月27日（周五）请假，由周洁同志代理，已告知代理人。")
    assert rows(bot) == [("王敏", "周洁", date(2026, 11, 23), date(2026, 11, 27))]
    assert "请您代理" in bot.pushes("zhoujie")[0]
    (leader,) = bot.pushes("zhangwei")
    assert leader == "王敏同志11月23日（周一）至11月27日（周五）请假，由周洁同志代理，其间提醒发给代理人。"
    assert len(leader) <= 60
    assert bot.pushes("wangmin") == [], "who says it is not told"
    assert bot.pushes("liujianguo") == [], "a principal's first contact is something else"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (SAID, "2026-11-23", "2026-11-27"),
        ("请假：张伟同志，明天至周五，由高飞同志代理。", "2026-11-23", "2026-11-27"),
        ("请假 交通局 张伟 11月24日 代理人：高飞", "2026-11-24", "2026-11-24"),
        ("请假 张伟 2026-11-30至2026-12-04 代理高飞", "2026-11-30", "2026-12-04"),
        ("请假 张伟 12月28日到1月5日 代理 高飞", "2026-12-28", "2027-01-05"),
        ("请假 张伟 11月20日至11月25日 代理 高飞", "2026-11-20", "2026-11-25"),
        ("请假 张伟 11月23-27日 代理 高飞", "2026-11-23", "2026-11-27"),
        ("登记请假 张伟 今天-11月25日 代理 高飞", "2026-11-22", "2026-11-25"),
    ],
)
def test_days_as_people_write_them(bot: Conversation, words: str, first: str, last: str) -> None:
    assert bot.say("zhaoli", words).startswith("已登记：张伟同志")
    assert rows(bot) == [("张伟", "高飞", date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("请假 张伟 代理 高飞", "请写明请假的起止日期"),
        ("请假 11月23日至11月27日 代理 高飞", "请写明请假同志的姓名"),
        ("请假 张伟 11月23日 11月27日 代理 高飞", "请写明请假的起止日期"),
        ("请假 张伟 11月27日至11月23日 代理 高飞", "结束日期早于开始日期"),
        ("请假 张伟 11月16日至11月20日 代理 高飞", "请假日期已过"),
        ("请假 张伟 11月23日至31日 代理 高飞", "11月没有31日"),
        ("请假 张伟 2026-11-23至2028-11-27 代理 高飞", "请假时间超过一年"),
        ("请假 张伟 2月30日 代理 高飞", "没有“2月30日”这一天"),
        ("请假 张卫 11月23日 代理 高飞", "没有找到“张卫”"),
        ("请假 张伟 11月23日 代理 高非", "没有找到与张伟同志同一单位的“高非”"),
        ("请假 张伟 11月23日 代理 陈芳", "没有找到与张伟同志同一单位的“陈芳”"),
        ("请假 张伟 11月23日 代理 张伟", "代理人须是另一位同志"),
        ("请假 张伟 11月23日 代理 周洁", "须是同一单位的班子成员、主要负责人或联络员"),
        ("请假 朱婷 11月23日 代理 何军", "没有找到“朱婷”"),
    ],
)
def test_what_cannot_be_recorded_says_why(bot: Conversation, words: str, why: str) -> None:
    assert why in bot.say("zhaoli", words)
    assert rows(bot) == []


def test_the_own_leave_goes_without_a_name(bot: Conversation) -> None:
    assert "张伟同志11月23日" in bot.say("zhangwei", "请假 11月23日至11月27日 代理 高飞")
    bot.say("zhangwei", "确认")
    assert rows(bot) == [("张伟", "高飞", date(2026, 11, 23), date(2026, 11, 27))]


@pytest.mark.parametrize(
    ("words", "last"), [("假期延到12月2号", date(2026, 12, 2)), ("我再请三天假", date(2026, 11, 30))]
)
def test_a_longer_leave_follows_the_first_and_both_end_together(bot: Conversation, words: str, last: date) -> None:
    bot.say("zhaoli", SAID)
    bot.say("zhangwei", words)
    assert len(rows(bot)) == 1  # shown, not done
    bot.say("zhangwei", "确认")
    assert rows(bot)[1:] == [("张伟", "高飞", date(2026, 11, 28), last)]
    bot.say("zhangwei", "我提前回来了，销假")
    assert rows(bot) == []


@pytest.mark.parametrize("words", ["张伟什么时候回来", "我替张伟到哪天", "张伟的假到几号"])
def test_who_asks_about_a_leave_does_not_end_it(bot: Conversation, words: str) -> None:
    bot.say("zhaoli", SAID)
    assert "11月27日" in bot.say("gaofei", words)
    assert len(rows(bot)) == 1


def test_overlaps_and_chains_are_refused(bot: Conversation) -> None:
    bot.say("zhaoli", SAID)
    assert "已登记请假（高飞代理）" in bot.say("zhaoli", "请假 张伟 11月27日至11月30日 代理 王敏")
    assert "也已登记请假，请另定代理人" in bot.say("zhaoli", "请假 王敏 11月25日 代理 张伟")
    assert "正为张伟同志代理" in bot.say("zhaoli", "请假 高飞 11月26日至11月27日 代理 王敏")
    assert len(rows(bot)) == 1
    assert "已登记" in bot.say("zhaoli", "请假 高飞 11月30日 代理 张伟"), "afterwards it may be"


def test_the_same_twice_is_recorded_once(bot: Conversation) -> None:
    bot.say("zhaoli", SAID)
    assert "如需调整请先回复“销假 张伟”" in bot.say("wangmin", SAID)
    assert len(rows(bot)) == 1
    assert len(bot.pushes("gaofei")) == 1


def test_only_the_own_department_and_only_its_liaison(bot: Conversation) -> None:
    assert "没有找到“张伟”" in bot.say("chenfang", SAID)
    assert "使用" in bot.say("zhoujie", SAID)
    assert "没有找到“张伟”" in bot.say("gaofei", SAID), "a leader speaks for himself alone"
    assert "没有找到“张伟”" in bot.say("zhenghui", SAID)
    assert rows(bot) == []


def test_a_liaison_does_not_redirect_what_another_department_sends(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        water = session.scalars(select(Department).where(Department.name == "水利局")).one()
        zhoujie = session.scalars(select(Member).where(Member.userid == "zhoujie")).one()
        session.add(Holding(member_id=zhoujie.id, role="liaison", department_id=water.id))
    said = "请假 周洁 11月23日 代理 王敏"
    assert "另有其他单位的职务" in bot.say("wangmin", said)
    assert "已登记" in bot.say("zhaoli", said), "both are the office's"


def test_back_early_and_the_list(bot: Conversation) -> None:
    bot.at("2026-11-22T10:00").say("zhaoli", SAID)
    bot.say("zhaoli", "请假 陈芳 12月1日 代理 胡强")
    text = bot.at("2026-11-24T10:00").say("zhaoli", "请假名单")
    assert "张伟 11月23日（周一）至11月27日（周五），高飞代理，请假中" in text
    assert "陈芳 12月1日（周二），胡强代理" in text
    assert "陈芳" not in bot.say("wangmin", "请假名单")
    assert bot.say("wangmin", "销假 张伟") == "张伟同志已销假，提醒照常发给本人，已告知代理人高飞同志。"
    assert rows(bot)[0][3] == date(2026, 11, 23)
    assert "已销假" in bot.pushes("gaofei")[-1]
    assert "没有找到“张伟”的请假登记" in bot.say("wangmin", "销假 张伟")
    bot.say("zhaoli", "销假 陈芳")
    assert len(rows(bot)) == 1, "one that never began leaves no row"


def test_a_manual_reminder_reaches_the_deputy(bot: Conversation) -> None:
    bot.say("wangmin", "请假 王敏 今天至11月27日 代理 周洁")
    assert "周洁" in bot.say("zhaoli", "催办 交通局")
    assert "请办理：交通局" in bot.pushes("zhoujie")[-1]
    assert bot.pushes("wangmin") == []


def test_the_leave_register_is_something_else(bot: Conversation) -> None:
    assert "11月30日（周一）到期" in bot.say("wangmin", "请假 高飞 年假 返岗：11月30日")
    assert rows(bot) == []


def test_a_liaison_s_deputy_reports_while_it_lasts(bot: Conversation) -> None:
    assert "您的岗位暂不能办理" in bot.say("zhoujie", "报送 台账 11月 无")
    bot.say("wangmin", "请假 王敏 11月23日至11月24日 代理 周洁")
    assert "您的岗位暂不能办理" in bot.say("zhoujie", "报送 台账 11月 无"), "not yet"
    assert "编号 2026-" in bot.at("2026-11-24T23:59").say("zhoujie", "报送 台账 11月 无")
    assert "您的岗位暂不能办理" in bot.at("2026-11-25T00:00").say("zhoujie", "报送 清单 四季度 无"), "no more"
    with bot.session() as session:
        posts = select(Holding.role).join(Member).where(Member.userid == "zhoujie", Holding.on(bot.clock.now().date()))
        assert session.scalars(posts).all() == ["staff"], "lent, not given"
