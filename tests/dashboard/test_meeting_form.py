"""The meeting form: in time, late, wrong, sent twice, and what must not be kept."""

from datetime import timedelta

import pytest

from storage.models import MeetingNotice, RefusalCount
from tests.conftest import Conversation, HandClock
from tests.dashboard.conftest import Pages, count


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

    def test_a_sum_keeps_its_cents(self, pages: Pages) -> None:
        shown = pages.visit("wangmin").done("/meetings/new", **meeting(pages, amount2="12,345.67元"))
        assert "大额资金使用，12,345.67元" in shown
        assert "10.01元" in pages.visit("wangmin").done(
            "/meetings/new", **meeting(pages, day="2026-11-30", amount2="0.001001")
        )

    def test_a_late_date_asks_for_its_reason(self, pages: Pages) -> None:
        visit = pages.visit("wangmin")
        shown = visit.done("/meetings/new", **meeting(pages, day="2026-11-24"))
        assert "距会议2天，少于规定的3日，请说明原因" in shown
        assert 'value="局三楼会议室"' in shown
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
            ({"amount2": "1到2"}, "请写明金额，如320、8.5（按万元计）或五十万元"),
            ({"department": "5"}, "请选择本人任职的单位"),
        ],
    )
    def test_what_must_be_mended_is_said_beside_its_field(
        self, pages: Pages, changes: dict[str, str], said: str
    ) -> None:
        shown = pages.visit("wangmin").done("/meetings/new", **meeting(pages, **changes))
        assert said in shown
        assert 'aria-invalid="true"' in shown or "department" in changes
        assert count(pages, MeetingNotice) == 0

    def test_rows_are_added_and_a_draft_is_kept_until_it_is_sent(self, pages: Pages, clock: HandClock) -> None:
        visit, fields = pages.visit("wangmin"), meeting(pages, rows="3", item3="公务用车更新")
        assert 'name="item4"' in visit.done("/meetings/new", way="more", **fields)
        more = fields | {"rows": "4", "item4": "年度培训计划"}
        assert 'name="item5"' in visit.done("/meetings/new", way="more", **more)
        masked = fields | {"item4": "张三、李四任职"}
        assert "已存为草稿" in visit.done("/meetings/new", way="keep", **masked)
        shown = visit.text("/meetings/new")
        assert "公务用车更新</textarea>" in shown
        assert "×××" in shown, "a draft is masked like everything"
        assert "李四" not in shown
        assert "公务用车更新" not in pages.visit("yangxue").text("/meetings/new")
        assert count(pages, MeetingNotice) == 0
        assert "公务用车更新" in visit.done("/meetings/new", **fields)
        assert "公务用车更新" not in visit.text("/meetings/new"), "sent, it is a draft no more"
        visit.done("/meetings/new", way="keep", **fields)
        clock.time += timedelta(days=7, minutes=1)
        assert "公务用车更新" not in pages.visit("wangmin").text("/meetings/new")

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
        assert "已保存2项，还缺" in shown
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


def test_what_a_notice_lacks_is_filled_in_on_its_page(pages: Pages, bot: Conversation) -> None:
    reply = bot.say("wangmin", "会议通知：11月27日召开党组会议，研究：XX路改造项目资金320万元的分配方案")
    number = reply.partition("编号 ")[2][:9]
    visit = pages.visit("wangmin")
    shown = visit.text(f"/meetings/{number}")
    assert "还缺：具体时间、会议地点" in shown
    shown = visit.done(f"/meetings/{number}/form", f"/meetings/{number}", starts_at="14:30", place="机关五楼")
    assert "11月27日（周五）14:30" in shown
    assert "机关五楼" in shown
    assert "已保存2项" in shown
    assert "联系人和电话" in shown
