"""What people do on the pages, step by step, and what is left in the rows."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from urllib.parse import unquote

from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from storage.models import Count, Holding, LedgerEntry, Member, Submission
from tests.conftest import Conversation
from tests.dashboard.conftest import Pages, count
from tests.dashboard.test_exports import link


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
        assert "退回：第1条过于笼统，请写明对象" in liaison.text(report)  # stays in the history
        assert "审核通过" in desk.done(report.replace("reports", "review") + "/accept", report)
        assert "已审核" in liaison.text("/reports")

    def test_corrected_added_to_and_taken_back_until_accepted(self, pages: Pages, bot: Conversation) -> None:
        visit, report = pages.visit("yangxue"), f"/reports/{pages.obligation('教育局')}"
        assert "撤回报送" not in visit.text(report)
        visit.done(f"{report}/submit", report, way="zero")
        assert "已更正" in visit.done(f"{report}/amend", report, way="correct", words="本月无履责记录，已核对")
        assert "已补充" in visit.done(f"{report}/amend", report, way="add", words="下月起按周登记")
        assert "本月无履责记录，已核对\n下月起按周登记" in unescape(visit.text(report))
        assert any("教育局补充了11月主体责任台账" in text for text in bot.pushes("zhaoli"))
        assert "请写明更正或补充的内容" in visit.send(f"{report}/amend", report, way="add", words=" ").text
        assert "恢复为未报" in visit.send(f"{report}/withdraw", report).text
        assert count(pages, Submission) == 1, "not before it is confirmed"
        assert "请按期重报" in visit.done(f"{report}/withdraw", report, confirmed="yes")
        assert count(pages, Submission) == 0
        visit.done(f"{report}/submit", report, way="zero")
        bot.say("zhaoli", "审核通过 教育局 台账 11月")
        assert "撤回报送" not in visit.text(report)
        for act in ("amend", "withdraw"):
            answer = visit.send(f"{report}/{act}", token="t" * 32, words="改", confirmed="yes")
            assert answer.status_code == 422, act
            assert pages.visit("wangmin").send(f"{report}/{act}", token="t" * 32, words="改").status_code == 404

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

    def test_whoever_sees_it_by_another_post_does_not_review_it(self, story: Pages) -> None:
        with story.assistant.database.write() as session:
            member = session.scalar(select(Member).where(Member.userid == "wutao"))
            assert member is not None
            member.holdings.append(Holding(role="liaison", department_id=story.department("交通局")))
        visit, number = story.visit("wutao"), story.obligation("交通局")
        assert "审核通过" not in visit.text(f"/reports/{number}")
        assert visit.send(f"/review/{number}/accept", token="t" * 32).status_code == 403

    def test_what_is_dealt_with_is_not_dealt_with_again(self, story: Pages, bot: Conversation) -> None:
        desk, number = story.visit("zhaoli"), story.obligation("交通局")
        for token, code in (("a" * 32, 303), ("a" * 32, 303), ("b" * 32, 422)):
            assert desk.send(f"/review/{number}/accept", token=token).status_code == code
        assert sum("已审核通过" in text for text in bot.pushes("wangmin")) == 1


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

    def test_what_was_not_met_last_year_is_on_this_months_board(self, story: Pages, bot: Conversation) -> None:
        bot.at("2026-12-20T10:00").say("zhaoli", "谁没报")
        bot.at("2027-01-06T10:00").say("zhaoli", "谁没报")
        board = story.visit("zhaoli").text("/board")
        assert "12月主体责任台账" in board
        assert "四季度主体责任清单推进情况" in board
        assert "12月主体责任台账" not in story.visit("zhaoli").text("/board?month=2027-02")

    def test_states_in_words(self, story: Pages) -> None:
        board = story.visit("zhaoli").text("/board?month=2026-11")
        assert ">已报</a>" in board
        assert "财政局" not in board
        only = story.visit("zhaoli").text("/board?month=2026-11&only=red").partition("<tbody>")[2]
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
            **{"field.date": "2026-11-20", "field.content": "与高飞同志谈话，提醒规划科3名同志按时报送"},
        )
        assert "2026-0001" in shown
        assert "高飞" not in shown

    def test_a_liaison_fills_in_for_a_leader(self, pages: Pages) -> None:
        assert "（代填）" in pages.visit("wangmin").done(
            "/ledger/new",
            owner=owner(pages, "zhangwei"),
            **{"field.date": "2026-11-20", "field.content": "检查窗口作风"},
        )
        answer = pages.visit("gaofei").send(
            "/ledger/new", owner=owner(pages, "zhangwei"), **{"field.date": "2026-11-20", "field.content": "检查"}
        )
        assert answer.status_code == 422
        assert count(pages, LedgerEntry) == 1

    def test_a_day_to_come_is_refused(self, pages: Pages) -> None:
        answer = pages.visit("zhangwei").send(
            "/ledger/new", owner=owner(pages, "zhangwei"), **{"field.date": "2026-11-23", "field.content": "检查"}
        )
        assert "不晚于今天" in answer.text
        assert count(pages, LedgerEntry) == 0

    def test_a_cell_is_never_a_formula(self, pages: Pages) -> None:
        visit = pages.visit("zhangwei")
        visit.done(
            "/ledger/new",
            owner=owner(pages, "zhangwei"),
            **{"field.date": "2026-11-20", "field.content": "=1+2 检查窗口"},
        )
        sheet = load_workbook(BytesIO(visit.get("/exports/performance.xlsx?span=11月").data)).active
        assert sheet is not None
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        assert "'=1+2 检查窗口" in [cell.value for cell in cells]


def owner(pages: Pages, userid: str) -> str:
    with pages.assistant.database.read() as session:
        member = pages.assistant.context(session, userid).me.member
        return f"{pages.department('交通局')}.{member.id}"


def test_an_application_is_decided_by_its_own_desk(story: Pages, bot: Conversation) -> None:
    assert "周华" not in story.visit("zhenghui").text("/members")
    desk = story.visit("zhaoli")
    number = desk.text("/members").partition("/members/applications/")[2][:9]
    assert story.visit("zhenghui").send(f"/members/applications/{number}", token="t" * 32).status_code == 404
    assert "已同意" in desk.done(f"/members/applications/{number}", "/members", decision="approve")
    assert any("已同意" in text for text in bot.pushes("guizhou"))


def test_charts_show_a_department_itself_alone(story: Pages) -> None:
    own, desk = story.visit("wangmin").text("/charts"), story.visit("zhaoli").text("/charts")
    assert "各单位按时报送率" in desk
    assert "各单位" not in own
    assert "水利局" not in own
    assert story.visit("wangmin").get("/charts/departments.xlsx").status_code == 404
    assert desk.index("交通局") < desk.index("水利局") < desk.index("文旅局")
    assert "目前还没有" not in desk.partition('id="chart-departments"')[2].partition("</section>")[0]


def test_a_chart_says_that_there_is_nothing_yet(pages: Pages) -> None:
    drawn = pages.visit("zhaoli").text("/charts").split("<section")[1:]
    assert len(drawn) > 4
    assert all("目前还没有可以统计的数据" in each and "导出Excel" not in each for each in drawn)


def test_rectification_burns_down(story: Pages, bot: Conversation) -> None:
    bot.at("2026-10-12T10:00").say("zhaoli", "记整改 交通局 巡察 项目评审记录不完整 12月20日前")
    number = bot.say("zhaoli", "记整改 交通局 巡察 招标资料归档不及时 12月20日前").partition("编号 ")[2][:9]
    bot.at("2026-11-20T10:00").say("zhaoli", f"办结 {number} 已核实")
    bot.at("2026-11-26T10:00")
    text = story.visit("wangmin").text("/charts").partition('id="chart-rectification"')[2].partition("</table>")[0]
    cells = [part.partition("</td>")[0] for part in text.split('<td class="number">')[1:]]
    assert cells[-6:] == ["2", "0", "2", "0", "1", "1"]
    assert "项目评审" not in text
    assert (
        "1"
        not in story.visit("chenfang")
        .text("/charts")
        .partition('id="chart-rectification"')[2]
        .partition("<h2")[0][-40:]
    )


def test_work_statistics_year_on_year(story: Pages, bot: Conversation) -> None:
    with story.assistant.database.write() as session:
        year_ago = {"department_id": story.department("交通局"), "day": date(2025, 11, 20)}
        session.add(Count(register="talk_reminder", count=4, **year_ago))
    bot.at("2026-11-26T10:00").say("zhaoli", "记 谈话提醒 6人次 交通局")
    text = re.sub("</?a[^>]*>", "", story.visit("zhaoli").text("/statistics"))
    assert (
        '<th scope="row">谈话提醒</th><td class="unit">人次</td><td class="number">6</td><td class="number">4</td>'
        in text
    )
    assert "+2（+50%）" in text
    assert "谈话提醒" not in story.visit("wutao").text("/statistics")
    assert story.visit("wangmin").get("/statistics").status_code == 403
    sheet = load_workbook(BytesIO(story.visit("zhaoli").get("/statistics.xlsx?span=今年").data)).active
    assert sheet is not None
    assert any(row[0] == "谈话提醒" and row[2:4] == (6, 4) for row in sheet.iter_rows(values_only=True))


def test_every_figure_opens_what_it_counts(story: Pages, bot: Conversation) -> None:
    with story.assistant.database.write() as session:
        year_ago = {"department_id": story.department("交通局"), "day": date(2025, 11, 20)}
        session.add(Count(register="talk_reminder", count=4, **year_ago))
    bot.at("2026-11-26T10:00").say("zhaoli", "记 谈话提醒 6人次 交通局")
    bot.say("zhaoli", "记 谈话提醒 2人次 水利局")
    desk = story.visit("zhaoli")
    found = re.findall('<a href="(/statistics/rows[^"]+)">([^<]+)</a>', desk.text("/statistics"))
    assert len(found) > 5
    for address, said in found:
        shown = desk.text(unescape(address))
        assert "口径：" in shown
        total = re.search("共(\\d+)项</h1>", shown)
        by_hand = [int(each) for each in re.findall('data-label="内容">(\\d+)人次', shown)]
        assert total is not None
        assert int(said.partition("/")[2].rstrip("）") or said) == (sum(by_hand) or int(total[1])), address
    assert desk.get("/statistics/rows?of=信访").status_code == 404
    assert story.visit("wangmin").get("/statistics/rows?of=报告会议").status_code == 403


def test_the_months_of_a_chart_open_what_they_count(story: Pages) -> None:
    desk = story.visit("zhaoli")
    found = set(re.findall('<th scope="row"><a href="([^"]+)">', desk.text("/charts")))
    assert {each.partition("?")[0] for each in found} >= {
        "/board",
        "/meetings",
        f"/departments/{story.department('交通局')}",
    }
    for address in found:
        desk.text(address)
    assert "/board" not in story.visit("wangmin").text("/charts")


def test_the_profile_counts(story: Pages) -> None:
    text = re.sub("</?a[^>]*>", "", story.visit("zhaoli").text(f"/departments/{story.department('水利局')}"))
    assert (
        '<td>主体责任台账</td><td class="number">1</td><td class="number">0</td><td class="number">0</td><td class="number">1</td>'
        in text
    )
    assert "交通局" not in text


def test_every_figure_of_a_profile_opens_what_it_counts(story: Pages, bot: Conversation) -> None:
    """Reports in, late, missing and returned, meetings, items, entries: the list is as long as its number says."""
    bot.at("2026-11-26T10:00").say("zhaoli", "退回 交通局 台账 11月 请补充")
    bot.say("zhaoli", "确认")
    bot.say("yangxue", "报送 台账 11月 无")
    desk, seen = story.visit("zhaoli"), set()
    for name in ("交通局", "水利局", "教育局"):
        shown = desk.text(f"/departments/{story.department(name)}")
        for address, said in re.findall(r'<a href="(/departments/\d+/rows[^"]+)">(\d+)</a>', shown):
            found = desk.text(unescape(address))
            assert f"共{said}项</h1>" in found, (name, address, found[found.index("<h1>") : found.index("</h1>")])
            assert "口径：" in found
            seen.add(unquote(unescape(address)).partition("of=")[2])
    assert {each.partition(":")[0] for each in seen} == {
        "报送情况",
        "退回情况",
        "会议报告",
        "各月会议",
        "议题类别",
        "履责记录",
    }
    assert {"报送情况:主体责任台账:晚报", "报送情况:主体责任台账:逾期未报", "报送情况:主体责任台账:按时"} <= seen
    assert (
        story.visit("wangmin").get(f"/departments/{story.department('水利局')}/rows?of=会议报告::报告").status_code
        == 404
    )
    assert desk.get(f"/departments/{story.department('水利局')}/rows?of=信访::件").status_code == 404


def test_totals_for_the_commission(story: Pages, bot: Conversation) -> None:
    with story.assistant.database.write() as session:
        year_ago = {"department_id": story.department("交通局"), "day": date(2025, 11, 20)}
        session.add(Count(register="talk_reminder", count=4, **year_ago))
    bot.at("2026-11-26T10:00").say("zhaoli", "记 谈话提醒 6人次 交通局")
    text = story.visit("luojun").text("/totals")
    assert text.index("第一派驻纪检监察组") < text.index("第二派驻纪检监察组")
    assert "谈话提醒" in text
    assert "交通局" not in text
    assert "交通局" not in story.visit("luojun").text("/totals?span=去年")
    sheet = load_workbook(BytesIO(story.visit("luojun").get("/totals.xlsx?span=今年").data)).active
    assert sheet is not None
    (counted,) = [row for row in sheet.iter_rows(values_only=True) if row[0] == "谈话提醒"]
    assert counted[2] == "6（4）", "year on year"
    for path in ("/totals.docx?span=今年", link(bot, "luojun", "导出 各组汇总 2026年 Word")):
        document = Document(BytesIO(story.visit("luojun").get(path).data))
        assert document.paragraphs[0].text == "2026年各组汇总"
        assert "谈话提醒" in [row.cells[0].text for row in document.tables[1].rows]
        assert [row.cells[0].text for row in document.tables[0].rows][1:] == [
            "第一派驻纪检监察组",
            "第二派驻纪检监察组",
        ]
    assert "各组汇总" in bot.say("luojun", "导出 整改")
    assert story.visit("zhaoli").get("/exports/totals.docx").status_code == 403
