"""A report is what was written: kept, shown to who reviews it, corrected until it is accepted, listed for its sender."""

import pytest
from sqlalchemy import select

from storage.models import Assignment, LedgerEntry, Obligation, Submission
from tests.conftest import Conversation

OFFICE, LIAISON = "zhaoli", "yangxue"
TEXT = "12月5日至6日由局办公室2人值班，电话80000009"


@pytest.fixture
def assigned(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:20").say(OFFICE, "布置 教育局 12月4日前报 值班安排")
    bot.say(OFFICE, "确认")
    return bot


def sent(bot: Conversation) -> Submission:
    with bot.session() as session:
        return session.scalars(select(Submission).order_by(Submission.id.desc())).first()


def state(bot: Conversation, department: str = "教育局", kind: str = "task") -> str:
    with bot.session() as session:
        rows = session.scalars(select(Obligation).where(Obligation.kind.startswith(kind)).order_by(Obligation.due_on))
        return next(row.state.value for row in rows if row.department.name == department)


def test_the_text_is_the_report(assigned: Conversation) -> None:
    reply = assigned.say(LIAISON, f"报送 值班安排 {TEXT}")
    assert "收悉，予以登记，编号 2026-0002。" in reply
    assert TEXT in reply
    assert (sent(assigned).way, sent(assigned).text) == ("text", TEXT)
    assert state(assigned) == "submitted"


def test_whoever_reviews_it_reads_it(assigned: Conversation) -> None:
    assigned.say(LIAISON, f"报送 值班安排 {TEXT}")
    assert f"1 教育局值班安排：{TEXT}（未打开）" in assigned.say(OFFICE, "待审核")
    assert f"内容：{TEXT}" in assigned.say(OFFICE, "审核 教育局 值班安排")
    assert "未打开" not in assigned.say(OFFICE, "待审核")


def test_quotes_in_it_are_kept(assigned: Conversation) -> None:
    assigned.say(LIAISON, "报送 值班安排：已印发《值班通知》，要求“双人双岗”")
    assert sent(assigned).text == "已印发《值班通知》，要求“双人双岗”"


@pytest.mark.parametrize(("words", "way"), [("报送 值班安排 无", "zero"), ("报送 值班安排", None)])
def test_short_words_say_how_it_comes(assigned: Conversation, words: str, way: str | None) -> None:
    assigned.at("2026-12-01T09:00").say(LIAISON, words)
    row = sent(assigned)
    assert (row.way if row else None) == way


def test_a_word_of_paper_inside_a_long_text_is_no_paper(assigned: Conversation) -> None:
    assigned.say(LIAISON, "报送 值班安排 已书面通知各科室12月5日起双人值班")
    assert sent(assigned).way == "text"


def test_corrected_and_added_to_until_it_is_accepted(assigned: Conversation) -> None:
    assigned.say(LIAISON, f"报送 值班安排 {TEXT}")
    assert "现内容：12月5日由局办公室3人值班" in assigned.say(LIAISON, "更正 2026-0002 12月5日由局办公室3人值班")
    assigned.say(LIAISON, "补充 2026-0002 带班领导李梅")
    assert sent(assigned).text == "12月5日由局办公室3人值班\n带班领导李梅"
    assert "补充了值班安排" in assigned.pushes(OFFICE)[-1]
    assigned.say(OFFICE, "审核通过 教育局 值班安排")
    assert "不能再更正或补充" in assigned.say(LIAISON, "更正 2026-0002 改动")
    assert sent(assigned).text == "12月5日由局办公室3人值班\n带班领导李梅"


def test_another_department_changes_nothing_of_it(assigned: Conversation) -> None:
    assigned.say(LIAISON, f"报送 值班安排 {TEXT}")
    assigned.say("wangmin", "更正 2026-0002 别的内容")
    assert sent(assigned).text == TEXT


def test_a_duty_takes_text_as_well(bot: Conversation) -> None:
    bot.at("2026-11-23T10:00").say("wangmin", "报送 三重一大 四季度 本季度共研究项目资金事项2项，均按程序办理")
    assert sent(bot).text == "本季度共研究项目资金事项2项，均按程序办理"


def test_it_may_be_said_how_it_is_to_be_answered(bot: Conversation) -> None:
    shown = bot.at("2026-11-18T09:20").say(OFFICE, "布置 教育局 12月4日前报 值班安排（文件、纸质）")
    assert "请于12月4日（周五）前报送值班安排。报送方式：文件、纸质。" in shown
    bot.say(OFFICE, "确认")
    assert "请以文件、纸质方式报送" in bot.say(LIAISON, f"报送 值班安排 {TEXT}")
    assert state(bot) == "open"


@pytest.mark.parametrize(
    ("tail", "ways"),
    [
        ("，可文字可纸质", "文字、纸质"), ("，文字或者文件均可", "文字、文件"), ("，只收纸质", "纸质"), (" 用文件报送", "文件"),
        ("（文字/文件）", "文字、文件"), ("和制度文件", ""), ("（含文件清单）", ""),
    ],
)  # fmt: skip
def test_how_it_is_to_be_answered_stands_behind_the_title(bot: Conversation, tail: str, ways: str) -> None:
    shown = bot.at("2026-11-18T09:20").say(OFFICE, f"布置 教育局 12月4日前报 值班安排{tail}")
    title = "值班安排" if ways else f"值班安排{tail}"
    assert f"前报送{title}。{f'报送方式：{ways}。' if ways else ''}可直接回复" in shown


def test_corrected_added_to_and_taken_back_by_its_name(assigned: Conversation) -> None:
    assigned.say(LIAISON, f"报送 值班安排 {TEXT}")
    assert "现内容：节日值班改为局办公室3人" in assigned.say(LIAISON, "更正 值班安排 节日值班改为局办公室3人")
    assert "另有1人备勤" in assigned.say(LIAISON, "补充 值班安排 另有1人备勤")
    assert sent(assigned).text == "节日值班改为局办公室3人\n另有1人备勤"
    assert "恢复为未报" in assigned.say(LIAISON, "撤回 值班安排")
    assigned.say(LIAISON, "确认")
    assert state(assigned) == "open"


def test_a_report_named_within_the_content_is_not_what_is_reported(bot: Conversation) -> None:
    """A part of the title stands ahead; where it is none, it is asked which report this is."""
    bot.at("2026-11-18T09:20").say(OFFICE, "布置 教育局 12月4日前报 年度工作总结")
    bot.say(OFFICE, "确认")
    text = "全年召开党组会12次，研究“三重一大”事项21项"
    assert "请问报送哪一项" in bot.say(LIAISON, f"报送 工作小结 {text}")
    bot.say(LIAISON, "稍后")
    assert f"教育局年度工作总结：{text}" in bot.say(LIAISON, f"报送 年度总结 {text}")


@pytest.mark.parametrize("tail", ["全年整改问题8项", "违规吃喝、公车私用各项 全部完成整改", "交函〔2026〕12号"])
def test_what_paper_says_is_kept_and_selects_nothing(assigned: Conversation, tail: str) -> None:
    assert "已代登（纸质）" in assigned.say(OFFICE, f"代登 教育局 值班安排 纸质 11月18日 {tail}")
    assert (sent(assigned).text, sent(assigned).way) == (tail, "paper")


def test_all_but_one_department(bot: Conversation) -> None:
    shown = bot.at("2026-11-18T09:20").say(OFFICE, "布置 除交通局外各单位 12月4日前报 值班安排")
    assert "将向3个单位布置：水利局、教育局、文旅局" in shown


def test_an_assignment_is_cancelled_after_confirmation(assigned: Conversation) -> None:
    assert "将取消布置值班安排（2026-0001），已报的保留，告知1个单位联络员：教育局" in assigned.say(
        OFFICE, "取消布置 教育局 值班安排"
    )
    assert state(assigned) == "open"
    assert "已取消布置值班安排：教育局无需报送" in assigned.say(OFFICE, "确认")
    assert state(assigned) == "excused"
    assert assigned.pushes(LIAISON)[-1] == "值班安排的布置已取消，无需报送。"
    with assigned.session() as session:
        assert session.scalars(select(Assignment)).one().cancelled_at is not None
    assert "没有找到名为“值班安排”的布置" in assigned.say(OFFICE, "取消布置 值班安排")


def test_what_came_in_stays_when_the_rest_is_cancelled(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, "布置 各单位 12月4日前报 值班安排")
    bot.say(OFFICE, "确认")
    bot.say(LIAISON, f"报送 值班安排 {TEXT}")
    assert "告知3个单位联络员：交通局、水利局、文旅局" in bot.say(OFFICE, "取消布置 值班安排")
    bot.say(OFFICE, "确认")
    assert (state(bot), state(bot, "交通局")) == ("submitted", "excused")


def test_a_leader_s_entry_told_to_the_office_is_asked_about_and_closes_nothing(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, "谁没报")
    asked = bot.say(OFFICE, "代登 交通局 台账 今天高飞与养护科2名同志开展廉政谈话")
    assert "请问记在哪位同志名下（不影响本期台账报送）" in asked
    assert "高飞" in asked
    done = bot.say(OFFICE, "高飞")
    assert "已代登，责任人高飞同志。\n已登记，编号 2026-0001（代填）" in done
    assert state(bot, "交通局", "ledger") == "open"
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry)).one()
        assert (row.owner.name, row.fields["marks"]) == ("高飞", ["代填"])


def test_whose_entry_it_is_stands_before_the_ledger(bot: Conversation) -> None:
    words = "代登 交通局 张伟 台账 今天与养护科2名同志开展廉政谈话"
    assert "已代登，责任人张伟同志" in bot.at("2026-11-18T09:20").say(OFFICE, words)


@pytest.mark.parametrize("words", ["11月 纸质 11月17日", "11月 纸质", "11月 昨天收到", "11月 书面材料 今天送来"])
def test_paper_is_still_paper(bot: Conversation, words: str) -> None:
    assert "已代登（纸质）" in bot.at("2026-11-18T09:20").say(OFFICE, f"代登 交通局 台账 {words}")
    assert state(bot, "交通局", "ledger") == "submitted"


def test_my_reports_of_the_year(assigned: Conversation) -> None:
    assigned.say(LIAISON, f"报送 值班安排 {TEXT}")
    assigned.say(LIAISON, "报送 台账 11月 无")
    assigned.say(OFFICE, "审核通过 教育局 台账 11月")
    assigned.say(OFFICE, "退回 教育局 值班安排 请写明带班领导")
    assigned.say(OFFICE, "确认")
    reply = assigned.say(LIAISON, "我的报送")
    assert reply.startswith("今年已收2项：通过1项、退回1项\n")
    assert "值班安排（编号 2026-0002）：11月18日（周三）09:20收到，退回：请写明带班领导" in reply
    assert assigned.say("chenfang", "我的报送") == "今年尚无报送记录。"
