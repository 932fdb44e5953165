"""What people do on the pages, step by step, and what is left in the rows."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from storage.models import LedgerEntry, MeetingNotice, RefusalCount, Submission
from tests.conftest import Conversation
from tests.dashboard.conftest import Pages


def count(pages: Pages, model: type) -> int:
    with pages.assistant.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def meeting(pages: Pages, **changes: str) -> dict[str, str]:
    fields = {
        "department": str(pages.department("交通局")), "type": "党组会议", "day": "2026-11-27", "time": "14:30",
        "place": "局三楼会议室", "item1": "2027年部门预算编制", "item2": "XX路改造项目资金分配方案", "kind2": "funds", "amount2": "320",
        "contact": "王敏 13800000000",
    }  # fmt: skip
    return {**fields, **changes}


class TestMeeting:
    def test_in_time(self, pages: Pages, bot: Conversation) -> None:
        visit = pages.visit("wangmin")
        shown = visit.done("/meetings/new", **meeting(pages))
        assert "收悉，予以登记，编号 2026-0001" in shown
        assert "距会议5天，符合" in shown
        assert "大额资金使用，320万元" in shown
        assert any("会议报告【按时】 2026-0001" in text for text in bot.pushes("zhaoli"))
        assert "2026-0001" not in pages.visit("wutao").text("/meetings")

    def test_a_late_date_asks_for_its_reason(self, pages: Pages) -> None:
        visit = pages.visit("wangmin")
        answer = visit.send("/meetings/new", **meeting(pages, day="2026-11-24"))
        assert answer.status_code == 422
        assert "距会议2天，少于规定的3日，请说明原因" in answer.text
        assert 'value="局三楼会议室"' in answer.text
        assert count(pages, MeetingNotice) == 0
        shown = visit.done("/meetings/new", **meeting(pages, day="2026-11-24", reason="上级临时部署"))
        assert "少于规定时间" in shown
        assert "上级临时部署" in shown

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"day": ""}, "请选择会议日期"),
            ({"day": "2026-11-01"}, "会议日期已过"),
            ({"item1": "", "item2": ""}, "请填写至少一项议题"),
            ({"amount2": "三百万"}, "请填写以万元为单位的数字"),
            ({"department": "5"}, "请选择本人任职的单位"),
        ],
    )
    def test_what_must_be_mended_is_said_beside_its_field(
        self, pages: Pages, changes: dict[str, str], said: str
    ) -> None:
        answer = pages.visit("wangmin").send("/meetings/new", **meeting(pages, **changes))
        assert answer.status_code == 422
        assert said in answer.text
        assert 'aria-invalid="true"' in answer.text or "department" in changes
        assert count(pages, MeetingNotice) == 0

    def test_sent_twice_is_one_record(self, pages: Pages) -> None:
        visit = pages.visit("wangmin")
        first = visit.send("/meetings/new", token="t" * 32, **meeting(pages))
        again = visit.send("/meetings/new", token="t" * 32, **meeting(pages, place="别处"))
        assert first.headers["Location"] == again.headers["Location"] == "/meetings/2026-0001"
        assert count(pages, MeetingNotice) == 1
        assert "别处" not in visit.text("/meetings/2026-0001")

    def test_anothers_token_is_of_no_use(self, pages: Pages) -> None:
        pages.visit("wangmin").send("/meetings/new", token="t" * 32, **meeting(pages))
        fields = meeting(pages, department=str(pages.department("教育局")))
        answer = pages.visit("yangxue").send("/meetings/new", token="t" * 32, **fields)
        assert answer.status_code == 422
        assert "2026-0001" not in answer.text

    def test_the_report_form_is_filled_field_by_field(self, pages: Pages) -> None:
        visit = pages.visit("wangmin")
        visit.done("/meetings/new", **meeting(pages))
        shown = visit.done(
            "/meetings/2026-0001/form", "/meetings/2026-0001", **{"2.source": "财政预算", "1.basis": "预算法"}
        )
        assert "已保存报告表2项，还缺" in shown
        assert ">财政预算</textarea>" in shown
        assert visit.send("/meetings/2026-0001/form", "/meetings/2026-0001").status_code == 422
        assert pages.visit("yangxue").send("/meetings/2026-0001/form", token="t" * 32).status_code in (403, 404)

    def test_what_must_not_be_kept_is_refused_and_forgotten(self, pages: Pages) -> None:
        answer = pages.visit("wangmin").send("/meetings/new", **meeting(pages, item1="机密★ 部署方案"))
        assert answer.status_code == 422
        assert "涉密不上网" in answer.text
        assert "部署方案" not in answer.text
        assert (count(pages, MeetingNotice), count(pages, RefusalCount)) == (0, 1)

    def test_names_in_personnel_matters_are_masked(self, pages: Pages) -> None:
        shown = pages.visit("wangmin").done("/meetings/new", **meeting(pages, item1="研究任命李建国同志为规划科科长"))
        assert "李建国" not in shown
        assert "×××" in shown


class TestReports:
    def test_return_resubmit_accept(self, story: Pages, bot: Conversation) -> None:
        report = f"/reports/{story.obligation('交通局')}"
        desk, liaison = story.visit("zhaoli"), story.visit("wangmin")
        assert "交通局 11月主体责任台账" in desk.text("/review")
        preview = desk.send(
            report.replace("reports", "review") + "/return", report, reasons="第1条过于笼统，请写明对象"
        )
        assert preview.status_code == 200
        assert "将发给交通局联络员王敏" in preview.text
        assert "退回" not in "".join(bot.pushes("wangmin"))
        desk.done(
            report.replace("reports", "review") + "/return",
            report,
            reasons="第1条过于笼统，请写明对象",
            confirmed="yes",
        )
        assert any("第1条过于笼统" in text for text in bot.pushes("wangmin"))
        assert "已退回" in liaison.text("/todo")
        assert "第1条过于笼统，请写明对象" in liaison.text(report)
        assert "收悉，予以登记" in liaison.done(f"{report}/submit", report, way="entries")
        assert "重报待审" in desk.text("/review")
        assert "审核通过" in desk.done(report.replace("reports", "review") + "/accept", report)
        assert "已审核" in liaison.text("/reports")

    def test_zero_and_paper(self, pages: Pages) -> None:
        visit, report = pages.visit("yangxue"), f"/reports/{pages.obligation('教育局')}"
        assert visit.send(f"{report}/submit", report, way="entries").status_code == 422
        assert "纸质在途" in visit.done(f"{report}/submit", report, way="paper")
        assert "零报告" in visit.done(f"{report}/submit", report, way="zero")
        assert count(pages, Submission) == 1

    def test_only_the_department_sends_and_only_its_desk_reviews(self, story: Pages) -> None:
        number = story.obligation("教育局")
        for userid, path in (("zhaoli", "submit"), ("wangmin", "submit"), ("zhuting", "submit")):
            assert story.visit(userid).send(f"/reports/{number}/submit", token="t" * 32).status_code in (403, 404), path
        reviewed = story.obligation("交通局")
        for userid in ("wutao", "wangmin", "luojun"):
            for act in ("accept", "return"):
                answer = story.visit(userid).send(
                    f"/review/{reviewed}/{act}", token="t" * 32, reasons="x", confirmed="yes"
                )
                assert answer.status_code in (403, 404)


class TestBoard:
    def test_from_a_red_cell_to_the_reminder_in_three_clicks(self, story: Pages, bot: Conversation) -> None:
        desk, cell = story.visit("zhaoli"), f"/board/{story.obligation('教育局')}"
        board = desk.text("/board")
        assert f'class="badge missing" href="{cell}">逾期未报' in board
        assert "王敏" not in board
        assert "将发给教育局联络员杨雪" in desk.text(cell)
        shown = desk.done(f"{cell}/remind", cell)
        assert "将发给杨雪" in shown
        assert ">催办<" in shown
        assert any("请办理：教育局尚有" in text for text in bot.pushes("yangxue"))

    def test_states_in_words(self, story: Pages) -> None:
        board = story.visit("zhaoli").text("/board?month=2026-11")
        assert ">已报</a>" in board
        assert "财政局" not in board
        only = story.visit("zhaoli").text("/board?month=2026-11&only=missing")
        assert "教育局" in only
        assert "交通局" not in only

    def test_the_same_press_reminds_once(self, story: Pages, bot: Conversation) -> None:
        desk, cell = story.visit("zhaoli"), f"/board/{story.obligation('教育局')}"
        for _ in range(2):
            assert desk.send(f"{cell}/remind", token="t" * 32).status_code == 303
        assert sum("请办理" in text for text in bot.pushes("yangxue")) == 1


class TestLedger:
    def test_an_entry_is_filed_without_names(self, pages: Pages) -> None:
        visit = pages.visit("zhangwei")
        shown = visit.done(
            "/ledger/new",
            owner=owner(pages, "zhangwei"),
            day="2026-11-20",
            content="与高飞同志谈话，提醒规划科3名同志按时报送",
        )
        assert "2026-0001" in shown
        assert "高飞" not in shown

    def test_a_liaison_fills_in_for_a_leader(self, pages: Pages) -> None:
        assert "（代填）" in pages.visit("wangmin").done(
            "/ledger/new", owner=owner(pages, "zhangwei"), day="2026-11-20", content="检查窗口作风"
        )
        answer = pages.visit("gaofei").send(
            "/ledger/new", owner=owner(pages, "zhangwei"), day="2026-11-20", content="检查"
        )
        assert answer.status_code == 422
        assert count(pages, LedgerEntry) == 1

    def test_a_day_to_come_is_refused(self, pages: Pages) -> None:
        answer = pages.visit("zhangwei").send(
            "/ledger/new", owner=owner(pages, "zhangwei"), day="2026-11-23", content="检查"
        )
        assert "不晚于今天" in answer.text
        assert count(pages, LedgerEntry) == 0

    def test_a_cell_is_never_a_formula(self, pages: Pages) -> None:
        visit = pages.visit("zhangwei")
        visit.done("/ledger/new", owner=owner(pages, "zhangwei"), day="2026-11-20", content="=cmd|'/c calc'!A1")
        sheet = load_workbook(BytesIO(visit.get("/ledger.xlsx?month=2026-11").data)).active
        assert sheet is not None
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        assert "'=cmd|'/c calc'!A1" in [cell.value for cell in cells]


def owner(pages: Pages, userid: str) -> str:
    with pages.assistant.database.read() as session:
        member = pages.assistant.context(session, userid).me.member
        return f"{pages.department('交通局')}.{member.id}"


def test_an_application_is_decided_by_its_own_desk(story: Pages, bot: Conversation) -> None:
    assert "周华" not in story.visit("zhenghui").text("/members")
    desk = story.visit("zhaoli")
    number = desk.text("/members").partition("/members/applications/")[2][:9]
    assert story.visit("zhenghui").send(f"/members/applications/{number}", token="t" * 32).status_code == 422
    assert "已同意" in desk.done(f"/members/applications/{number}", "/members", decision="approve")
    assert any("已同意" in text for text in bot.pushes("guizhou"))


def test_charts_show_a_department_itself_alone(story: Pages) -> None:
    own, desk = story.visit("wangmin").text("/charts"), story.visit("zhaoli").text("/charts")
    assert "各单位按时报送率" in desk
    assert "各单位" not in own
    assert "水利局" not in own
    assert story.visit("wangmin").get("/charts/departments.xlsx").status_code == 404
    assert desk.index("交通局") < desk.index("水利局") < desk.index("文旅局")


def test_the_profile_counts(story: Pages) -> None:
    text = story.visit("zhaoli").text(f"/departments/{story.department('水利局')}")
    assert (
        '<td>主体责任台账</td><td class="number">1</td><td class="number">0</td><td class="number">0</td><td class="number">1</td>'
        in text
    )
    assert "交通局" not in text


def test_totals_for_the_commission(story: Pages) -> None:
    text = story.visit("luojun").text("/totals")
    assert "第一派驻纪检监察组" in text
    assert "交通局" not in text
