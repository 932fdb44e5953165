"""报送: dialogues of a department with the assistant, and of the desk about what came in."""

import pytest
from sqlalchemy import select

from storage.models import Deadline, Department, LedgerEntry, Obligation, Submission
from tests.conftest import Conversation, at
from tests.handlers.people import add_member, give_post, names_of, userid_of


def obligation(bot: Conversation, department: str, kind: str, period: str) -> Obligation:
    with bot.session() as session:
        query = select(Obligation).where(
            Obligation.kind == kind, Obligation.period == period, Obligation.department.has(name=department)
        )
        row = session.scalars(query).one()
        _ = row.submissions
        return row


def ladder_of(bot: Conversation, row: Obligation) -> str:
    with bot.session() as session:
        query = select(Deadline).where(Deadline.kind == "obligation", Deadline.subject_id == row.id)
        return session.scalars(query).one().state


def fill_all(bot: Conversation, department: str = "交通局") -> int:
    """One entry for every leader of the department."""
    liaison = userid_of(bot, department, "liaison")
    names = names_of(bot, department, "leader", "principal")
    for name in names:
        assert "已登记" in bot.say(liaison, f"记台账 {department} {name} 今天到规划科检查")
    return len(names)


def test_entries_on_file_close_the_obligation(bot: Conversation) -> None:
    count = fill_all(bot)
    reply = bot.say("wangmin", "报送 台账 11月")
    number = f"2026-{count + 1:04d}"
    assert f"收悉，予以登记，编号 {number}。" in reply
    assert f"{count}条记录" in reply
    assert "按时报送（截止11月25日（周三），11月22日（周日）10:00收到）" in reply
    row = obligation(bot, "交通局", "ledger", "2026-11")
    assert (row.state, ladder_of(bot, row)) == ("submitted", "stopped")
    [receipt] = row.submissions
    assert (receipt.number, receipt.way, receipt.entries, receipt.on_time) == (number, "entries", count, True)
    with bot.session() as session:
        assert set(session.scalars(select(LedgerEntry.submission_id))) == {receipt.id}


def test_gaps_are_shown_and_confirmed(bot: Conversation) -> None:
    fill_all(bot)
    add_member(bot, "lina9", "李娜", "交通局", "leader")
    question = bot.say("wangmin", "报送 台账 11月")
    assert "李娜尚无记录" in question
    assert "请回复“确认”报送" in question
    assert obligation(bot, "交通局", "ledger", "2026-11").state == "open"
    assert "本周" in bot.say("wangmin", "本周会议")  # another command is served, the question stays
    assert "收悉" in bot.say("wangmin", "确认")
    assert obligation(bot, "交通局", "ledger", "2026-11").state == "submitted"


def test_gaps_can_be_filled_first(bot: Conversation) -> None:
    bot.say("zhangwei", "记台账 今天到规划科检查")
    bot.say("wangmin", "报送 台账 11月")
    assert "暂不报送" in bot.say("wangmin", "取消")
    assert obligation(bot, "交通局", "ledger", "2026-11").state == "open"


def test_nothing_on_file_is_asked_about(bot: Conversation) -> None:
    question = bot.say("wangmin", "报送台账")
    assert "暂无可报送的记录" in question
    assert bot.say("wangmin", "台账11月报送") == question
    assert question.endswith("1 零报告（无）\n2 纸质已送\n3 稍后报送")
    reply = bot.say("wangmin", "1")
    assert "零报告" in reply
    assert "编号 2026-0001" in reply
    assert obligation(bot, "交通局", "ledger", "2026-11").submissions[0].way == "zero"


@pytest.mark.parametrize(
    "words", ["报送 三重一大 四季度 无", "报送三重一大四季度无", "上报“三重一大”推进落实情况 四季度 零报告"]
)
def test_a_zero_report_is_on_time(bot: Conversation, words: str) -> None:
    assert "现在报送零报告提前33天" in bot.say("wangmin", words)
    reply = bot.say("wangmin", "确认")
    assert "交通局四季度“三重一大”推进落实情况：零报告。" in reply
    assert obligation(bot, "交通局", "matters", "2026Q4").submissions[0].on_time


def test_meetings_reported_are_what_matters_carry(bot: Conversation) -> None:
    bot.say("wangmin", "会议通知：定于11月27日下午2:30在局三楼会议室召开党组会议，研究2027年部门预算编制。")
    assert "1次“三重一大”会议报告" in bot.say("wangmin", "报送 三重一大 四季度")


def test_paper_waits_for_the_office_and_counts_by_its_day(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    assert "已转告" in bot.say("wangmin", "2")
    assert "代登 交通局 台账 11月 纸质" in bot.pushes("zhaoli")[-1]
    row = obligation(bot, "交通局", "ledger", "2026-11")
    assert (row.state, ladder_of(bot, row)) == ("announced", "open")
    assert "已记为纸质已送" in bot.say("wangmin", "报送 台账 11月")
    reply = bot.at("2026-11-27T09:00").say("zhaoli", "代登 交通局 台账 11月 纸质 11月24日")
    assert "按时报送" in reply
    assert "编号 2026-0001" in bot.pushes("wangmin")[-1]
    [receipt] = obligation(bot, "交通局", "ledger", "2026-11").submissions
    assert (receipt.way, receipt.submitted_by, receipt.on_time) == ("paper", "zhaoli", True)
    assert receipt.submitted_at == at("2026-11-24T17:30")


def test_paper_that_came_late_is_late(bot: Conversation) -> None:
    bot.say("wangmin", "我的待办")
    reply = bot.at("2026-11-30T09:00").say("zhaoli", "代登 交通局 台账 11月 纸质 11月27日")
    assert "晚于截止日期2天" in reply
    assert not obligation(bot, "交通局", "ledger", "2026-11").submissions[0].on_time


def test_only_the_office_records_paper(bot: Conversation) -> None:
    assert "由综合科使用" in bot.say("wangmin", "代登 交通局 台账 11月 纸质 11月20日")
    assert "不能晚于今天" in bot.say("zhaoli", "代登 交通局 台账 11月 纸质 2026年11月24日")


def test_a_late_report_says_by_how_many_days(bot: Conversation) -> None:
    bot.say("wangmin", "我的待办")
    reply = bot.at("2026-11-27T09:00").say("wangmin", "报送 台账 无")
    assert "交通局11月主体责任台账：零报告。" in reply
    assert "晚于截止日期2天" in reply


def test_the_last_minute_of_the_day_is_in_time(bot: Conversation) -> None:
    assert "按时报送" in bot.at("2026-11-25T23:59").say("wangmin", "报送 台账 11月 无")


def test_reported_twice_gets_the_first_number(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月 无")
    reply = bot.say("wangmin", "报送 台账 11月")
    assert "编号 2026-0001，无需重复报送" in reply
    assert "编号 2026-0001" in bot.at("2026-11-26T09:00").say("wangmin", "报送 台账")
    with bot.session() as session:
        assert len(session.scalars(select(Submission)).all()) == 1


def test_entries_of_the_days_after_fall_into_the_next_report(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月 无")
    bot.at("2026-11-28T09:00")
    assert "列入12月台账" in bot.say("zhangwei", "记台账 11月26日到规划科检查")
    bot.at("2026-12-20T09:00").say("wangmin", "报送 台账 12月")
    assert "1条记录（张伟1条）" in bot.say("wangmin", "确认")


def test_returned_after_confirmation_and_reported_again(bot: Conversation) -> None:
    bot.say("wangmin", "报送 清单 四季度 无")
    bot.say("wangmin", "确认")
    shown = bot.say("zhaoli", "退回 交通局 清单 第3、5项措施空泛，请具体到责任人和时限")
    assert "将发给交通局联络员" in shown
    assert "王敏" in shown
    row = obligation(bot, "交通局", "checklist", "2026Q4")
    assert (row.state, ladder_of(bot, row)) == ("submitted", "stopped")
    assert "已退回" in bot.say("zhaoli", "确认")
    row = obligation(bot, "交通局", "checklist", "2026Q4")
    assert (row.state, ladder_of(bot, row)) == ("returned", "open")
    assert "第3、5项措施空泛，请具体到责任人和时限" in bot.pushes("wangmin")[-1]
    assert "编号 2026-0002（重报）" in bot.say("wangmin", "报送 清单 无")
    assert "已登记审核通过" in bot.say("zhaoli", "审核通过 交通局 清单 四季度")
    row = obligation(bot, "交通局", "checklist", "2026Q4")
    assert (row.state, ladder_of(bot, row)) == ("accepted", "stopped")


def test_a_return_can_be_called_off(bot: Conversation) -> None:
    bot.say("wangmin", "报送 清单 四季度 无")
    bot.say("wangmin", "确认")
    bot.say("zhaoli", "退回 交通局 清单 措施空泛")
    assert bot.say("zhaoli", "取消") == "好的，未退回。"
    assert obligation(bot, "交通局", "checklist", "2026Q4").state == "submitted"
    assert bot.pushes("wangmin") == []


def test_nothing_to_return(bot: Conversation) -> None:
    assert "尚未报送，无需退回" in bot.say("zhaoli", "退回 交通局 清单 措施空泛")
    assert "尚未报送，暂不能审核" in bot.say("zhaoli", "审核通过 交通局 清单")


def test_several_posts_are_asked_which_department(bot: Conversation) -> None:
    give_post(bot, "wangmin", "水利局", "liaison")
    question = bot.say("wangmin", "报送 台账 11月 无")
    position = next(line.split()[0] for line in question.splitlines() if line.endswith(" 水利局"))
    assert "水利局11月主体责任台账：零报告" in bot.say("wangmin", position)


def test_a_subordinate_institution_is_no_second_choice(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        parent = session.scalars(select(Department).where(Department.name == "交通局")).one()
        session.add(Department(name="港航所", group_id=parent.group_id, parent=parent, imported_at=parent.imported_at))
    give_post(bot, "wangmin", "港航所", "liaison")
    assert "交通局11月主体责任台账：零报告" in bot.say("wangmin", "报送 台账 11月 无")


def test_another_department_is_refused_kindly(bot: Conversation) -> None:
    assert "水利局请由该单位联络员报送" in bot.say("wangmin", "报送 水利局 台账 11月 无")
    with bot.session() as session:
        assert session.scalars(select(Submission)).all() == []


def test_which_report_is_asked(bot: Conversation) -> None:
    question = bot.say("wangmin", "报送")
    assert question.endswith("1 11月台账\n2 四季度清单\n3 四季度三重一大\n（可回“稍后”）")
    assert "四季度主体责任清单推进情况暂无可报送的记录" in bot.say("wangmin", "清单")


def test_periods_out_of_reach(bot: Conversation) -> None:
    assert "无需在此报送" in bot.say("wangmin", "报送 台账 10月 无")
    assert "目前应报11月" in bot.say("wangmin", "报送 台账 12月 无")


def test_questions_are_no_reports(bot: Conversation) -> None:
    reply = bot.say("wangmin", "报送台账怎么写？")
    assert "零报告" not in reply
    with bot.session() as session:
        assert session.scalars(select(Submission)).all() == []


REVIEW = "会议通知：定于11月27日下午2:30在局三楼会议室召开项目评审会，评审：XX路改造项目初步设计。"


def test_the_quarterly_report_lists_the_matters_in_hand(bot: Conversation) -> None:
    bot.say("wangmin", REVIEW)
    reply = bot.say("wangmin", "报送 三重一大 四季度")
    assert "1次“三重一大”会议报告" in reply
    assert "在办事项1项：\n2026-0003 XX路改造项目初步设计（评审）" in reply
    assert "请回复“三重一大进展”逐项填报" in reply


def test_a_matter_of_an_earlier_quarter_without_progress_is_a_gap(bot: Conversation) -> None:
    bot.at("2026-09-10T10:00")
    bot.say("wangmin", REVIEW.replace("11月27日", "9月16日"))
    bot.say("wangmin", "事项")
    bot.at("2026-12-21T10:00")
    question = bot.say("wangmin", "报送 三重一大 四季度")
    assert "现有1项在办事项；2026-0002 XX路改造项目初步设计本期尚无进展" in question
    assert "暂不报送" in bot.say("wangmin", "2")
    bot.say("wangmin", "三重一大进展")
    bot.say("wangmin", "已完成招标")
    reply = bot.say("wangmin", "报送 三重一大 四季度")
    assert "交通局四季度“三重一大”推进落实情况：1项在办事项。" in reply
    assert "（评审）：12月21日 已完成招标" in reply


def test_a_zero_report_long_before_its_date_is_no_report_without_a_word(bot: Conversation) -> None:
    bot.say("wangmin", "报送 三重一大 四季度 无")
    assert bot.say("wangmin", "取消").startswith("好的，暂不报送")
    assert obligation(bot, "交通局", "matters", "2026Q4").submissions == []


def test_a_zero_report_that_was_returned_does_not_fix_the_verdict(bot: Conversation) -> None:
    assert "按时报送" in bot.say("wangmin", "报送 台账 11月 无")
    bot.say("zhaoli", "退回 交通局 台账 11月 应有记录")
    bot.say("zhaoli", "确认")
    bot.at("2026-12-10T09:00").say("zhangwei", "记台账 12月8日 检查工地安全")
    bot.say("wangmin", "报送 台账 11月")
    reply = bot.say("wangmin", "确认")
    assert "晚于截止日期15天" in reply
    assert not obligation(bot, "交通局", "ledger", "2026-11").submissions[-1].on_time
