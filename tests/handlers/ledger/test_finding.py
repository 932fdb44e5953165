"""A finding has two sides: the department reports it done or asks for time, the group closes it or gives it back."""

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import Deadline, LedgerEntry
from tests.conftest import Conversation
from tests.scheduler.service import Service

OFFICE, LIAISON = "zhaoli", "wangmin"
FILED = "记整改 交通局 监督检查 会议记录要素不全 11月27日前"


@pytest.fixture
def found(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:20").say(OFFICE, FILED)
    return bot


def state(bot: Conversation) -> tuple[str, str, str]:
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry)).one()
        deadline = session.scalars(select(Deadline).where(Deadline.kind == "entry")).one()
        return row.state.value, deadline.state.value, str(row.due_on)


def test_an_extension_is_asked_of_the_office(found: Conversation) -> None:
    reply = found.say(LIAISON, "延期 2026-0001 材料未齐，请延到12月4日")
    assert "申请延期（材料未齐，请延到12月4日）。答复前仍按11月27日（周五）办理。" in reply
    assert "申请延期：材料未齐" in found.pushes(OFFICE)[-1]
    assert "延期申请 问题整改 2026-0001 交通局（11月27日（周五）到期）：材料未齐" in found.say(OFFICE, "待办")
    assert state(found) == ("open", "open", "2026-11-27")


def test_the_office_grants_the_day_that_was_asked_for(found: Conversation) -> None:
    found.say(LIAISON, "延期 2026-0001 材料未齐，请延到12月4日")
    assert "延期至12月4日（周五）" in found.say(OFFICE, "同意延期 2026-0001")
    assert state(found) == ("open", "open", "2026-12-04")
    assert "已同意延期至12月4日（周五）" in found.pushes(LIAISON)[-1]
    assert found.say(OFFICE, "待办") == "暂无待办事项。"


def test_the_office_refuses(found: Conversation) -> None:
    found.say(LIAISON, "延期 2026-0001 材料未齐")
    found.say(OFFICE, "不同意延期 2026-0001")
    assert "暂不延期，请仍于11月27日（周五）前办理" in found.pushes(LIAISON)[-1]
    assert state(found)[2] == "2026-11-27"
    assert found.say(OFFICE, "待办") == "暂无待办事项。"


def test_a_department_grants_itself_nothing(found: Conversation) -> None:
    found.say(LIAISON, "延期 2026-0001 材料未齐，请延到12月4日")
    assert "使用" in found.say(LIAISON, "同意延期 2026-0001 12月4日")
    assert state(found)[2] == "2026-11-27"


def test_reported_done_with_what_was_done_it_stops_and_waits_for_the_group(found: Conversation) -> None:
    assert "请写明办理情况" in found.say(LIAISON, "报请销号 2026-0001")
    assert state(found)[0] == "open"
    assert "已报请销号，提醒停止" in found.say(LIAISON, "报请销号 2026-0001 已补充完善会议记录")
    assert state(found) == ("reported", "stopped", "2026-11-27")
    assert "报请销号：已补充完善会议记录" in found.pushes(OFFICE)[-1]
    assert "报请销号 问题整改 2026-0001 交通局" in found.say(OFFICE, "待办")
    assert "此前" in found.say(LIAISON, "报请销号 2026-0001 再报一次") or "已报请" in found.say(
        LIAISON, "办结 2026-0001"
    )


def test_the_group_closes_it(found: Conversation) -> None:
    found.say(LIAISON, "销号 2026-0001 已补充完善会议记录")
    assert state(found)[0] == "reported", "a department does not close what the group has found"
    found.say(OFFICE, "办结 2026-0001 已现场核实")
    assert state(found)[0] == "closed"
    assert found.say(OFFICE, "待办") == "暂无待办事项。"


def test_the_group_closes_several_with_one_word(found: Conversation) -> None:
    found.say(OFFICE, "记整改 水利局 监督检查 台账补录较多 11月27日前")
    found.say(LIAISON, "报请销号 2026-0001 已补充完善会议记录")
    found.say("chenfang", "报请销号 2026-0002 已建立每周登记")
    assert "将办结2项" in found.say(OFFICE, "办结 全部")
    assert found.say(OFFICE, "确认") == "已办结2项。"


def test_the_group_gives_it_back_and_the_ladder_goes_on(found: Conversation) -> None:
    found.say(LIAISON, "报请销号 2026-0001 已补充完善会议记录")
    assert "暂不销号：缺11月12日的记录" in found.say(OFFICE, "退回 2026-0001 缺11月12日的记录")
    found.say(OFFICE, "确认")
    assert state(found)[:2] == ("returned", "open")
    assert "请继续办理，完成后回复“报请销号 2026-0001 办理情况”" in found.pushes(LIAISON)[-1]
    assert "2026-0001" in found.say(LIAISON, "我的待办")
    found.say(LIAISON, "报请销号 2026-0001 已补全")
    assert state(found)[:2] == ("reported", "stopped")


def test_another_department_says_nothing_of_it(found: Conversation) -> None:
    found.say("chenfang", "报请销号 2026-0001 已完成")
    assert state(found)[0] == "open"


def entry(bot: Conversation) -> LedgerEntry:
    with bot.session() as session:
        return session.scalars(select(LedgerEntry)).one()


def test_the_department_says_how_and_who(found: Conversation) -> None:
    said = found.say(LIAISON, "措施 2026-0001 补齐会议记录并建立登记本，责任人：高飞")
    assert "措施：补齐会议记录并建立登记本" in said
    assert (entry(found).fields["measures"], entry(found).fields["person"]) == ("补齐会议记录并建立登记本", "高飞")
    assert "由您负责：高飞 会议记录要素不全，11月27日（周五）前" in found.pushes("gaofei")[-1]
    assert "2026-0001" in found.say("gaofei", "我的待办")
    assert "责任人：张伟" in found.say("liujianguo", "责任人 2026-0001 张伟")


@pytest.mark.parametrize("userid", [LIAISON, "gaofei", "liujianguo"])
@pytest.mark.parametrize("said", ["更正 2026-0001 问题：无", "更正 2026-0001 整改期限：12月30日", "撤回 2026-0001"])
def test_what_the_group_wrote_is_not_the_departments_to_change(found: Conversation, userid: str, said: str) -> None:
    """Nor of whoever answers for it: a date is asked for, a finding is reported done."""
    found.say(LIAISON, "责任人 2026-0001 高飞")
    assert "您可填写措施、责任人" in found.say(userid, said)
    assert state(found) == ("open", "open", "2026-11-27")
    assert entry(found).fields["problem"] == "会议记录要素不全"


def test_another_departments_measures_are_nobodys_here(found: Conversation) -> None:
    found.say("chenfang", "措施 2026-0001 无")
    assert "measures" not in entry(found).fields


def test_what_was_closed_is_done_again_when_the_group_says_so(found: Conversation) -> None:
    found.say(OFFICE, "办结 2026-0001 已核实")
    found.at("2026-12-01T09:00")
    assert "不由您重新办理" in found.say(LIAISON, "重新办理 2026-0001 没办好")
    assert "请写明原因和今后的期限" in found.say(OFFICE, "重新办理 2026-0001 又出现同类问题")
    shown = found.say(OFFICE, "重新整改 2026-0001 又出现同类问题，12月20日前")
    assert "将发给交通局王敏" in shown
    assert state(found)[0] == "closed", "nothing before the word"
    assert "已重新办理" in found.say(OFFICE, "确认")
    assert state(found) == ("open", "open", "2026-12-20")
    assert "需重新办理：又出现同类问题" in found.pushes(LIAISON)[-1]
    assert entry(found).closed_at is None
    assert "重新办理：又出现同类问题" in found.say(LIAISON, "查看 2026-0001")
    assert "尚未办结" in found.say(OFFICE, "重新办理 2026-0001 再来，12月25日前")


def test_done_again_it_is_reminded_of_by_its_new_date(database: Database) -> None:
    service = Service(database)
    service.say(OFFICE, FILED, "2026-11-18T09:20")
    service.say(OFFICE, "办结 2026-0001 已核实", "2026-11-19T09:20")
    service.say(OFFICE, "重新办理 2026-0001 又出现同类问题，12月9日前", "2026-12-01T10:00")
    service.say(OFFICE, "确认", "2026-12-01T10:00")
    told = [
        (moment[:10], userid)
        for moment in service.days("2026-12-02", "2026-12-10")
        for userid, text in service.at(moment)
        if "问题整改2026-0001" in text
    ]
    assert told == [("2026-12-04", LIAISON), ("2026-12-09", LIAISON), ("2026-12-10", "zhangwei")]


def test_an_answer_to_a_recommendation_stops_its_ladder(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, "记建议书 交通局 市纪建〔2026〕5号 完善招标管理制度 12月20日前答复")
    assert "提醒停止" in bot.say(LIAISON, "答复 2026-0001 已修订招标管理办法")
    assert state(bot)[:2] == ("reported", "stopped")
    assert "已修订招标管理办法" in bot.say(OFFICE, "待办")
    bot.say(OFFICE, "办结 2026-0001")
    assert state(bot)[0] == "closed"


def test_what_the_group_hands_to_a_department_is_closed_by_the_group(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, "督办 交通局 12月15日前报送招标整改方案")
    bot.say(LIAISON, "措施 2026-0001 召开专题会")
    assert "由派驻组核实后销号" in bot.say(LIAISON, "办结 2026-0001 已报送")
    assert state(bot) == ("reported", "stopped", "2026-12-15")
    bot.say(OFFICE, "办结 2026-0001")
    assert state(bot)[0] == "closed"


WATCHED = "记立项监督 交通局 物业招标采购监督 12月20日前"


def test_what_is_watched_is_told_after_confirmation(bot: Conversation) -> None:
    reply = bot.at("2026-11-18T09:20").say(OFFICE, WATCHED)
    assert "如需告知其联络员请回复“确认”" in reply
    assert bot.pushes(LIAISON) == []
    assert "没有找到" in bot.say(LIAISON, "查看 2026-0001")
    assert "暂无记录" in bot.say(LIAISON, "立项监督")
    bot.say(OFFICE, "确认")
    assert "立项监督 2026-0001（交通局）已登记" in bot.pushes(LIAISON)[-1]
    assert "物业招标采购监督" in bot.say(LIAISON, "查看 2026-0001")


def test_it_may_be_told_later_and_once(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, WATCHED)
    assert bot.say(OFFICE, "取消") == "好的，暂不告知。"
    assert "已将 2026-0001 告知交通局联络员" in bot.say(OFFICE, "告知 2026-0001")
    assert "无需再告知" in bot.say(OFFICE, "告知 2026-0001")
    assert len(bot.pushes(LIAISON)) == 1


def test_as_long_as_it_is_only_watched_time_tells_its_writer_alone(database: Database) -> None:
    service = Service(database)
    service.say(OFFICE, WATCHED, "2026-11-18T09:20")
    told = {
        userid
        for moment in service.days("2026-11-19", "2026-12-31")
        for userid, text in service.at(moment)
        if "2026-0001" in text
    }
    assert told == {OFFICE}


def test_a_leader_is_told_of_a_withdrawal_and_brings_it_back(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(LIAISON, "记台账 张伟 11月16日 检查工地安全")
    bot.say("zhangwei", "确认代填")
    bot.say(LIAISON, "撤回 2026-0001")
    assert "王敏同志撤回了记在您名下的" in bot.pushes("zhangwei")[-1]
    assert "“恢复 2026-0001”" in bot.pushes("zhangwei")[-1]
    assert "已恢复" in bot.say("zhangwei", "恢复 2026-0001")
    assert "恢复了此前撤回的" in bot.pushes(LIAISON)[-1]
    with bot.session() as session:
        assert session.scalars(select(LedgerEntry)).one().state == "filed"
    assert "未撤回，无需恢复" in bot.say("zhangwei", "恢复 2026-0001")


def test_one_s_own_withdrawal_tells_nobody(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say("zhangwei", "记台账 11月16日 检查工地安全")
    before = bot.pushes("zhangwei")
    bot.say("zhangwei", "撤回 2026-0001")
    assert bot.pushes("zhangwei") == before
