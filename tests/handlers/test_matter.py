"""Matters through their stages, links between meetings, decisions and progress."""

import pytest
from sqlalchemy import select

from bot.config import parse_config
from storage.engine import Database
from storage.models import Matter, MeetingItem
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, make_test_assistant

REVIEW = "会议通知：定于11月25日上午9点在局二楼会议室召开项目评审会，评审：XX路改造项目初步设计。"
DECISION = "会议通知：定于11月30日上午9点在局三楼会议室召开党组会议，研究：1.XX路改造项目资金320万元的分配方案；2.年度工作要点。"


def stages(bot: Conversation) -> dict[str, str]:
    with bot.session() as session:
        return {row.title: row.stage for row in session.scalars(select(Matter).order_by(Matter.id))}


def test_a_decision_without_a_preparatory_meeting_is_shown_to_both_sides(bot: Conversation) -> None:
    said = "第1、2项未查到前期会议（评估、评审、可研）报告"
    assert said in bot.say("wangmin", DECISION)
    assert said in bot.pushes("liqiang")[-1]


def test_a_preparatory_meeting_is_proposed_and_confirmed(bot: Conversation) -> None:
    first = bot.say("wangmin", REVIEW)
    assert "报告表" not in first
    reply = bot.say("wangmin", DECISION)
    assert "第1项与事项" in reply
    assert "是否为同一事项" in reply
    assert "1 是，同一事项" in reply
    assert "第2项未查到前期会议" in reply
    answer = bot.say("wangmin", "是")
    assert "第1项已关联事项 2026-0003" in answer
    assert "前期会议情况" not in answer
    assert list(stages(bot).values()) == ["meeting"]
    assert "第1项事项 2026-0003，上会：项目评审会（2026-0001，11月25日（周三））" in bot.say(
        "liqiang", "会议 2026-0002"
    )


@pytest.mark.parametrize("words", ["2", "否", "不是"])
def test_another_matter_stands_alone(bot: Conversation, words: str) -> None:
    bot.say("wangmin", REVIEW)
    bot.say("wangmin", DECISION)
    assert "第1项已另立事项" in bot.say("wangmin", words)
    assert len(stages(bot)) == 2


def test_neither_yes_nor_no_is_asked_again(bot: Conversation) -> None:
    bot.say("wangmin", REVIEW)
    bot.say("wangmin", DECISION)
    assert "是否为同一事项" in bot.say("wangmin", "不太清楚")
    assert "已关联" in bot.say("wangmin", "1")


def test_another_departments_matter_is_never_proposed(bot: Conversation) -> None:
    bot.say("zhuting", REVIEW)
    assert "是否为同一事项" not in bot.say("wangmin", DECISION)


def test_decisions_move_the_matter_on(bot: Conversation) -> None:
    bot.say("wangmin", DECISION)
    assert "尚未召开" in bot.say("wangmin", "决定 2026-0001 第1项 通过 9票同意")
    bot.at("2026-11-30T12:00")
    reply = bot.say("wangmin", "决定 2026-0001 第1项 通过 9票同意 纪要〔2026〕12号")
    assert "第1项 通过，9票同意，纪要〔2026〕12号" in reply
    assert "执行" in reply
    assert "第2项结论尚未登记" in reply
    with bot.session() as session:
        item = session.scalars(select(MeetingItem).where(MeetingItem.position == 1)).one()
    assert (item.conclusion, item.votes, item.minutes) == ("通过", "9票同意", "纪要〔2026〕12号")
    bot.say("wangmin", "决定 2026-0001 第2项 未通过")
    assert stages(bot) == {"XX路改造项目资金320万元的分配方案": "execution", "年度工作要点": "rejected"}
    assert "第1项结论：通过，9票同意，纪要〔2026〕12号" in bot.say("liqiang", "会议 2026-0001")


def test_which_item_is_asked(bot: Conversation) -> None:
    bot.say("wangmin", DECISION)
    bot.at("2026-11-30T12:00")
    reply = bot.say("wangmin", "决定 2026-0001 通过")
    assert "3 各项" in reply
    assert "第2项 通过" in bot.say("wangmin", "3")
    assert "没有第5项" in bot.say("wangmin", "决定 2026-0001 第5项 通过")
    assert "请写明结论" in bot.say("wangmin", "决定 2026-0001 第1项 议了一下")


def test_matters_of_a_department_and_their_progress(bot: Conversation) -> None:
    assert "事项编号 2026-0001" in bot.say("wangmin", "动议 城区公交站亭更新")
    bot.say("wangmin", DECISION)
    listed = bot.say("liqiang", "事项 交通局")
    assert "2026-0001 城区公交站亭更新（动议）" in listed
    assert "2026-0003 XX路改造项目资金320万元的分配方案（上会）" in listed
    assert listed == bot.say("liqiang", "事项 交通局")
    assert "11月22日 已完成招标" in bot.say("wangmin", "进展 2026-0003 已完成招标")
    assert "（完成）" in bot.say("wangmin", "进展 2026-0003 完成")
    assert "没有找到编号 2026-0003" in bot.say("zhuting", "进展 2026-0003 已完成招标")
    assert "未找到" in bot.say("zhuting", "事项 交通局")


def test_progress_is_told_item_by_item(bot: Conversation) -> None:
    bot.say("wangmin", DECISION)
    assert "（1/2）" in bot.say("wangmin", "三重一大进展")
    assert "（2/2）" in bot.say("wangmin", "已完成招标")
    assert "报送 三重一大" in bot.say("wangmin", "完成")
    assert list(stages(bot).values()) == ["meeting", "done"]
    assert "（1/1）" in bot.say("wangmin", "三重一大进展")


def test_a_corrected_agenda_keeps_its_matters(bot: Conversation) -> None:
    bot.say("wangmin", DECISION)
    bot.say("liqiang", "事项 交通局")
    bot.say("wangmin", DECISION.replace("2.年度工作要点", "2.年度工作要点；3.干部培训计划"))
    assert len(bot.say("liqiang", "事项 交通局").splitlines()) == 4


def test_a_matter_goes_with_the_item_that_is_withdrawn(bot: Conversation) -> None:
    bot.say("wangmin", DECISION)
    bot.say("liqiang", "事项 交通局")
    reply = bot.say("wangmin", "更正 2026-0001 议题：1.XX路改造项目资金350万元的分配方案")
    assert "320万元） → XX路改造项目资金350万元" in reply
    assert "删去议题：年度工作要点" in reply
    assert "删去" in reply
    assert "2026-0002 XX路改造项目资金320万元的分配方案（上会）" in bot.say("liqiang", "事项 交通局")
    assert list(stages(bot)) == ["XX路改造项目资金320万元的分配方案"]


def test_another_kind_of_meeting_has_its_own_lead_time_and_materials(bot: Conversation) -> None:
    reply = bot.say("wangmin", "会议通知：定于11月27日上午9点在局三楼会议室召开2026年度民主生活会。")
    assert "少于规定的7日" in reply
    assert "议题" not in reply
    assert "材料还缺：会议方案、征求意见情况、对照检查材料" in reply
    bot.say("wangmin", "市委组织部统一安排")
    assert "材料还缺：征求意见情况、对照检查材料" in bot.say("wangmin", "会议方案：已附")
    assert "已补齐" in bot.say("wangmin", "纸质已送")


def test_a_group_sets_its_own_kinds_of_meetings(database: Database, clock: HandClock) -> None:
    kinds = [{"name": "支部大会", "words": ["支部"], "lead_time": {"days": 10}, "materials": []}]
    own = Conversation(make_test_assistant(database, clock, parse_config({"meeting_kinds": kinds})), clock)
    assert "少于规定的10日" in own.say("wangmin", "会议通知：定于11月27日上午9点在局三楼会议室召开支部党员大会。")
    plain = own.say("wangmin", "会议通知：定于11月26日上午9点在局三楼会议室召开2026年度民主生活会。")
    assert "距会议4天，符合" in plain
    assert "还缺：研究议题" in plain


def test_a_decision_is_recorded_as_it_is_told(bot: Conversation) -> None:
    bot.say("wangmin", DECISION)
    reply = bot.at("2026-11-30T18:00").say("wangmin", "2026-0001 已开完，第1项一致通过")
    assert "第1项 通过，一致通过" in reply


@ON_ONE_ENGINE
def test_a_matter_without_a_name_is_asked_for_it(bot: Conversation) -> None:
    assert "请问事项名称是" in bot.say("wangmin", "有个新项目打算启动")
    assert "村道拓宽工程" in bot.say("wangmin", "村道拓宽工程")
