"""A report with its template, in plain text by chat alone: asked, filled, shown, sent, returned, corrected, accepted."""

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry, Matter, Obligation, Submission
from tests.conftest import Conversation

OFFICE, LIAISON = "zhaoli", "wangmin"
DONE, MORE = "已于12月10日召开专题会", "已于12月10日召开专题会，研究全面从严治党2项议题"
ITEMS = ("责任内容：每半年专题研究全面从严治党工作", "责任内容：完善采购制度")


@pytest.fixture
def listed(bot: Conversation) -> Conversation:
    """Two items of the checklist, accepted."""
    bot.at("2026-12-18T09:00")
    for item in ITEMS:
        bot.say(LIAISON, f"记清单 责任主体：党组 {item} 措施：召开会议 完成时限：12月28日")
    for number in ("2026-0001", "2026-0002"):
        bot.say(OFFICE, f"审核通过 {number}")
    return bot


def report(bot: Conversation, kind: str) -> Obligation:
    with bot.session() as session:
        query = select(Obligation).where(Obligation.kind == kind, Obligation.submissions.any())
        row = session.scalars(query).one()
        assert row.submissions
        return row


def template(bot: Conversation, words: str) -> list[str]:
    """The lines that are copied, filled in and sent back, from the one that says what it is."""
    lines = bot.say(LIAISON, words).splitlines()
    return lines[next(place for place, line in enumerate(lines) if line.startswith("报送 ")) :]


def test_a_checklist_goes_through_all_its_states(listed: Conversation) -> None:
    head, first, second, rest = template(listed, "领取 清单模板")
    assert head == "报送 清单 四季度"
    assert first == "2026-0001 每半年专题研究全面从严治党工作："
    shown = listed.say(LIAISON, "\n".join([head, first + DONE, second + "纸质", rest]))
    assert f"1. 2026-0001 每半年专题研究全面从严治党工作：{DONE}（新填）" in shown
    assert "2. 2026-0002 完善采购制度：纸质（新填）" in shown
    assert "收悉，予以登记，编号 2026-0003" in listed.say(LIAISON, "确认")
    assert DONE in listed.say(OFFICE, "审核 交通局 清单 四季度")
    listed.say(OFFICE, "退回 交通局 清单 四季度 请写明议题")
    listed.say(OFFICE, "确认")

    head, first, second, rest = template(listed, "清单模板")
    assert first.endswith(f"：{DONE}")
    assert second.endswith("：纸质")
    shown = listed.say(LIAISON, f"{head}\n{first.replace(DONE, MORE)}")
    assert f"：{MORE}（原为：{DONE}）" in shown
    assert "（重报）" in listed.say(LIAISON, "确认")
    seen = listed.say(OFFICE, "审核 交通局 清单 四季度")
    assert f"：{MORE}" in seen
    assert f"：{DONE}\n" not in seen, "what was corrected is told once"
    listed.say(OFFICE, "审核通过 交通局 清单 四季度")
    assert report(listed, "checklist").state == "accepted"
    assert DONE in listed.say(LIAISON, "查看 2026-0001"), "the history keeps what stood before"


def test_nothing_is_on_record_before_it_is_confirmed(listed: Conversation) -> None:
    listed.say(LIAISON, f"报送 清单 四季度\n2026-0001 专题研究：{DONE}")
    assert "尚未填写：完善采购制度" in listed.say(LIAISON, f"报送 清单 四季度\n2026-0001：{DONE}")
    assert listed.say(LIAISON, "取消") == "好的，暂不报送，内容未登记。"
    assert DONE not in listed.say(LIAISON, "查看 2026-0001")


def test_last_period_stands_beside_this_one(listed: Conversation) -> None:
    listed.say(LIAISON, f"报送 清单 四季度\n2026-0001：{DONE}\n2026-0002：已修订")
    listed.say(LIAISON, "确认")
    listed.say(OFFICE, "审核通过 交通局 清单 四季度")
    listed.at("2027-03-18T09:00")
    for item in ITEMS:
        listed.say(LIAISON, f"记清单 责任主体：党组 {item} 措施：召开会议 完成时限：12月28日")
    assert template(listed, "领取 清单模板")[0] == "报送 清单 一季度"


def test_a_ledger_takes_entries_and_corrections(bot: Conversation) -> None:
    bot.at("2026-11-20T09:00").say("zhangwei", "记台账 11月16日 检查工地安全")
    head, _first, second, third, _rest = template(bot, "台账模板")
    assert (second, third) == ("高飞：", "刘建国：")
    talk = "11月18日 与养护科2名同志开展廉政谈话，提醒采购风险"
    shown = bot.say(
        LIAISON, f"{head}\n{second}{talk}\n2026-0001 张伟：11月16日 到工地检查安全生产，发现隐患2处\n{third}纸质"
    )
    assert f"高飞：{talk}（新填）" in shown
    assert "附：刘建国：纸质" in bot.say(LIAISON, "确认")
    with bot.session() as session:
        rows = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)).all()
        assert [(row.owner.name, row.text) for row in rows] == [
            ("张伟", "到工地检查安全生产，发现隐患2处"),
            ("高飞", "与养护科2名同志开展廉政谈话，提醒采购风险"),
        ]
        assert session.scalars(select(Submission)).one().entries == 2


@pytest.mark.parametrize("apart", ["；", "，", "。 "])
def test_lines_that_were_put_into_one_are_lines_still(bot: Conversation, apart: str) -> None:
    bot.at("2026-11-20T09:00")
    shown = bot.say(LIAISON, f"报送 台账 11月 张伟：11月16日 检查工地，安全措施到位{apart}高飞：纸质")
    assert "1. 张伟：11月16日 检查工地，安全措施到位（新填）\n2. 高飞：纸质（新填）" in shown


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("2026-0009 张伟：检查", "“2026-0009”：本期没有这一项"),
        ("高飞：下个月再说", "“高飞”："),
        ("高飞：12月30日 检查采购", "“高飞”："),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_nothing_is_sent(bot: Conversation, line: str, problem: str) -> None:
    reply = bot.at("2026-11-20T09:00").say(LIAISON, f"报送 台账 11月\n{line}")
    assert problem in reply
    assert "尚未报送" in reply
    with bot.session() as session:
        assert session.scalars(select(Submission)).all() == []


def test_matters_are_told_of_one_by_one(bot: Conversation) -> None:
    bot.at("2026-12-08T09:00").say(LIAISON, "动议 XX路改造项目")
    head, first, _rest = template(bot, "三重一大填报表")
    assert first == "2026-0001 XX路改造项目（动议）："
    bot.say(LIAISON, f"{head}\n{first}已完成招标")
    bot.say(LIAISON, "确认")
    assert report(bot, "matters").state == "submitted"
    with bot.session() as session:
        assert [note.text for note in session.scalars(select(Matter)).one().notes] == ["已完成招标"]


def test_a_task_is_one_text(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say(OFFICE, "布置 各单位 12月4日前报 年度总结（文字）")
    bot.say(OFFICE, "确认")
    assert template(bot, "年度总结模板") == ["报送 年度总结", "内容："]
    bot.say(LIAISON, "报送 年度总结\n内容：全年召开党组会12次，\n均已事前报告")
    assert "全年召开党组会12次，\n均已事前报告" in bot.say(LIAISON, "确认")


def test_whoever_owes_nothing_is_offered_no_template(bot: Conversation) -> None:
    assert "填报表" not in bot.at("2026-11-18T09:20").say(OFFICE, "领取")
    assert "已按登记情况预填" not in bot.say(OFFICE, "领取 台账模板")
