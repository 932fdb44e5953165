"""Registers on the page: a problem from its entry to its closing, a checklist item by item, corrections with history."""

import re

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import Conversation
from tests.dashboard.conftest import Pages, count

PROBLEM = {"field.source": "巡察", "field.problem": "项目评审记录不完整", "field.due": "2026-12-20"}
ITEM = {
    "field.list": "班子成员",
    "field.duty": "每季度研究一次廉政工作",
    "field.measures": "列入党组会议题",
    "field.person": "张伟",
}


def number(pages: Pages) -> str:
    with pages.assistant.database.read() as session:
        found = session.scalar(select(LedgerEntry.number).order_by(LedgerEntry.id.desc()))
        assert found is not None
        return found


def file_problem(pages: Pages) -> str:
    where = str(pages.department("交通局"))
    pages.visit("zhaoli").done("/registers/rectification/new", department=where, **PROBLEM)
    return f"/entries/{number(pages)}"


class TestRectification:
    def test_from_entry_to_closing(self, pages: Pages, bot: Conversation) -> None:
        entry = file_problem(pages)
        liaison, desk = pages.visit("wangmin"), pages.visit("zhaoli")
        assert "项目评审记录不完整" in liaison.text("/todo")
        assert any("问题整改" in text for text in bot.pushes("wangmin"))
        assert "已补齐评审记录" in liaison.done(f"{entry}/progress", entry, words="已补齐评审记录")
        assert "办结" not in liaison.text(entry).partition("办理经过")[2]
        assert liaison.send(f"{entry}/close", entry, words="").status_code == 422
        assert "已办结" in desk.done(f"{entry}/close", entry, words="现场核实")
        assert "已办结（1）" in desk.text("/registers/rectification")
        assert "项目评审记录不完整" not in liaison.text("/todo")

    def test_what_is_missing_is_said_and_nothing_is_saved(self, pages: Pages) -> None:
        fields = {**PROBLEM, "field.due": "2026-01-01", "field.problem": ""}
        where = str(pages.department("交通局"))
        path = "/registers/rectification/new"
        shown = pages.visit("zhaoli").done(path, department=where, back=path, **fields)
        assert "请填写问题" in shown
        assert "已过，请核对" in shown
        assert '<option value="巡察" selected>' in shown
        assert count(pages, LedgerEntry) == 0

    def test_another_groups_department_is_no_choice(self, pages: Pages) -> None:
        where = str(pages.department("财政局"))
        answer = pages.visit("zhaoli").send("/registers/rectification/new", department=where, **PROBLEM)
        assert answer.status_code == 422
        assert "请选择单位" in answer.text

    def test_the_department_does_not_file_it_and_the_other_group_sees_none(self, pages: Pages) -> None:
        entry = file_problem(pages)
        assert pages.visit("wangmin").get("/registers/rectification/new").status_code == 403
        for userid in ("wutao", "chenfang"):
            visit = pages.visit(userid)
            assert visit.get(entry).status_code == 404
            assert visit.send(f"{entry}/progress", token="t" * 32, words="x").status_code == 404
            assert "项目评审" not in visit.text("/registers/rectification")

    def test_the_same_press_files_once(self, pages: Pages) -> None:
        where = str(pages.department("交通局"))
        for _ in range(2):
            fields = {**PROBLEM, "department": where, "token": "t" * 32}
            assert pages.visit("zhaoli").send("/registers/rectification/new", **fields).status_code == 303
        assert count(pages, LedgerEntry) == 1


class TestChecklist:
    def test_reviewed_corrected_and_filled_item_by_item(self, pages: Pages, bot: Conversation) -> None:
        liaison, desk = pages.visit("wangmin"), pages.visit("zhaoli")
        shown = liaison.done("/registers/checklist/new", department=str(pages.department("交通局")), **ITEM)
        assert "待审核" in shown
        entry = f"/entries/{number(pages)}"
        assert "待审核（1）" in desk.text("/registers/checklist")
        preview = desk.send(f"{entry}/return", entry, words="措施请具体到时限")
        assert "将发给交通局王敏" in preview.text
        assert not any("措施请具体到时限" in text for text in bot.pushes("wangmin"))
        desk.done(f"{entry}/return", entry, words="措施请具体到时限", confirmed="yes")
        assert "措施请具体到时限" in liaison.text(entry)
        assert "已退回" in liaison.text("/todo")
        again = {**ITEM, "field.measures": "每季度首月列入党组会议题"}
        shown = liaison.done(f"{entry}/correct", entry, **again)
        assert "原措施：列入党组会议题" in shown
        assert "审核通过" in desk.done(f"{entry}/accept", entry)

    def test_progress_item_by_item(self, pages: Pages) -> None:
        liaison = pages.visit("wangmin")
        numbers = []
        for duty in ("研究部署廉政工作", "开展廉政谈话"):
            fields = {**ITEM, "field.duty": duty, "department": str(pages.department("交通局"))}
            liaison.done("/registers/checklist/new", **fields)
            numbers.append(number(pages))
        page = liaison.text("/checklist")
        assert page.index("研究部署廉政工作") < page.index("开展廉政谈话")
        assert "还有1项待填" in liaison.done("/checklist", **{f"item.{numbers[0]}": "11月已研究"})
        assert "11月已研究" in liaison.text(f"/entries/{numbers[0]}")
        assert "研究部署廉政工作" not in liaison.text("/checklist")
        assert liaison.send("/checklist").status_code == 422
        assert pages.visit("zhaoli").get("/checklist").status_code == 403


class TestCorrection:
    def test_an_entry_of_the_ledger_is_corrected_and_both_versions_stay(self, story: Pages) -> None:
        visit = story.visit("zhangwei")
        entry = "/entries/" + visit.text("/ledger").partition("/entries/")[2][:9]
        fields = {
            "field.date": "2026-11-19",
            "field.way": "廉政谈话",
            "field.content": "与规划科3名同志谈话，提醒招标环节的风险",
        }
        shown = visit.done(f"{entry}/correct", entry, **fields)
        assert "提醒招标环节的风险" in shown
        assert "原内容：" in shown
        assert "没有变化" in visit.done(f"{entry}/correct", entry, **fields)
        assert story.visit("gaofei").send(f"{entry}/correct", token="t" * 32, **fields).status_code == 422

    def test_what_was_reported_is_not_withdrawn(self, story: Pages) -> None:
        visit = story.visit("zhangwei")
        entry = "/entries/" + visit.text("/ledger").partition("/entries/")[2][:9]
        assert "撤回本条" not in visit.text(entry)
        assert "不能撤回" in visit.send(f"{entry}/withdraw", entry, words="误记").text

    def test_names_are_not_kept(self, story: Pages) -> None:
        visit = story.visit("zhangwei")
        entry = "/entries/" + visit.text("/ledger").partition("/entries/")[2][:9]
        fields = {"field.date": "2026-11-19", "field.way": "廉政谈话", "field.content": "与高飞同志谈话，提醒按时报送"}
        assert "高飞" not in visit.done(f"{entry}/correct", entry, **fields)


def test_a_finding_has_two_sides_on_its_page(pages: Pages, bot: Conversation) -> None:
    """Measures and owner, an extension, 报请销号, 退回, 办结, 重新办理: each side sees its own acts, and no other."""
    bot.say("zhaoli", "记整改 交通局 巡察 项目评审记录不完整 12月10日前")
    desk, liaison, entry = pages.visit("zhaoli"), pages.visit("wangmin"), "/entries/2026-0001"
    shown = liaison.text(entry)
    assert "填写措施、责任人" in shown
    assert "撤回本条" not in shown
    shown = liaison.done(f"{entry}/correct", entry, **{"field.measures": "补齐评审记录", "field.person": "高飞"})
    assert "补齐评审记录" in shown
    liaison.send(f"{entry}/correct", entry, **{"field.problem": "无", "field.due": "2027-01-10"})
    assert "项目评审记录不完整" in liaison.text(entry)
    assert "12月10日" in liaison.done(f"{entry}/extend", entry, words="材料未齐，请延到12月18日")
    assert liaison.send(f"{entry}/grant", entry, due="2026-12-18").status_code == 422
    assert "12月18日" in desk.done(f"{entry}/grant", entry, due="2026-12-18")
    assert "同意延期" not in desk.text(entry).partition("<h2>办结")[2]
    liaison.done(f"{entry}/report", entry, words="已补齐")
    desk.done(f"{entry}/return", entry, words="缺11月12日的记录", confirmed="yes")
    liaison.done(f"{entry}/report", entry, words="已补全")
    assert "已办结" in desk.done(f"{entry}/close", entry)
    assert "重新办理" not in liaison.text(entry)
    again = {"words": "又出现同类问题", "due": "2026-12-25"}
    assert "将发给交通局王敏" in desk.send(f"{entry}/reopen", entry, **again).text
    assert "办理中" in desk.done(f"{entry}/reopen", entry, **again, confirmed="yes")
    assert "需重新办理：又出现同类问题" in bot.pushes("wangmin")[-1]


@pytest.mark.parametrize("userid", ["zhoujie", "maliang"])
def test_tasks_inside_a_department(pages: Pages, userid: str) -> None:
    visit = pages.visit(userid)
    assert visit.get("/").headers["Location"] == "/registers"
    assert "交办任务" in visit.text("/registers")
    assert visit.get("/registers/rectification").status_code == 404


def test_registers_in_use_stand_first_with_their_counts(pages: Pages, bot: Conversation) -> None:
    bot.at("2026-11-20T09:00").say("zhaoli", "记整改 交通局 巡察 项目评审记录不完整 12月20日前")
    bot.say("zhaoli", "记整改 水利局 巡察 窗口无人值守 12月20日前")

    def shown(userid: str) -> tuple[list[str], list[str]]:
        often, _, others = pages.visit(userid).text("/registers").partition("<h2>其他</h2>")
        read = re.compile('class="what">([^<]+)</span><span class="when">([^，<]+)')
        return ["".join(each) for each in read.findall(often)], ["".join(each) for each in read.findall(others)]

    often, others = shown("zhaoli")
    assert "问题整改今年2条" in often
    assert "问题整改今年1条" in shown("wangmin")[0]
    assert any(each.endswith("今年0条") for each in others)
    assert not any(each.startswith("问题整改") for each in others)
