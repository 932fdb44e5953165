"""The walk of 发文, 检查 and 抽查 in a real browser: the desk at a computer, a liaison on the phone, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import Conversation
from tests.dashboard.test_browser import DESKTOP, PHONE, Place, clock, place  # noqa: F401  (fixtures)

pytestmark = pytest.mark.slow


def look(place: Place, page: Page, name: str) -> None:  # noqa: F811
    """It fits on a phone and on a desktop, and axe finds nothing, in light and dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert Axe().run(page, options={"preload": False}).response["violations"] == [], (name, scheme)
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            place.shoot(page, f"{name}-{size['width']}-{scheme}")


def test_the_desk_sends_and_an_addressee_answers(place: Place) -> None:  # noqa: F811
    desk = place.open("zhaoli", "/publications")
    desk.get_by_role("link", name="新发文").click()
    desk.get_by_label("种类", exact=True).select_option("通报")
    desk.get_by_label("接收范围").fill("水利局、教育局")
    desk.get_by_label("标题", exact=True).fill("关于节前检查情况的通报")
    desk.get_by_label("内容（").fill("现将节前检查情况通报如下，请组织传达。")
    look(place, desk, "publication-form")
    desk.get_by_role("button", name="查看接收人").click()
    expect(desk.locator("main")).to_contain_text("将发给水利局、教育局：水利局陈芳、教育局杨雪")
    desk.get_by_role("button", name="确认发出").click()
    phone = place.open("chenfang", "/publications", phone=True)
    phone.get_by_role("link", name="关于节前检查情况的通报").click()
    look(place, phone, "publication-addressee")
    phone.get_by_role("button", name="收到").click()
    expect(phone.locator("main")).to_contain_text("您的回复：已签收")
    desk.reload()
    expect(desk.locator("main")).to_contain_text("已回1人（50.0%）")
    look(place, desk, "publication")
    desk.goto(place.url + "/publications")
    desk.get_by_text("今年发文统计").click()
    expect(desk.locator("table")).to_contain_text("50.0%")
    look(place, desk, "publications")


def test_what_an_inspection_found_and_what_was_drawn(place: Place, bot: Conversation) -> None:  # noqa: F811
    desk = place.open("zhaoli", "/inspections")
    desk.get_by_text("登记检查", exact=True).click()
    for name in ("交通局", "水利局"):
        desk.get_by_role("checkbox", name=name, exact=True).check()
    desk.get_by_label("开始日期").fill("2026-11-10")
    desk.get_by_label("结束日期").fill("2026-11-12")
    desk.get_by_label("问卷（份）").fill("267")
    desk.get_by_label("谈话（人次）").fill("34")
    look(place, desk, "inspections-form")
    desk.get_by_role("button", name="登记").click()
    expect(desk.locator("main")).to_contain_text("问卷267份，谈话34人次")
    desk.get_by_text("登记发现的问题").click()
    desk.get_by_label("交通局的问题").fill("招标文件未公开\n会议记录不完整")
    desk.get_by_label("共性问题").fill("台账登记不及时")
    desk.get_by_label("整改期限").fill("2026-12-31")
    look(place, desk, "inspection-form")
    desk.get_by_role("button", name="转入问题整改").click()
    expect(desk.locator("main")).to_contain_text("问题4项，已办结0项")
    look(place, desk, "inspection")
    desk.goto(place.url + "/inspections")
    desk.get_by_label("抽取数量").fill("2")
    desk.get_by_role("button", name="抽取").click()
    expect(desk.locator("main")).to_contain_text("结果一致")
    look(place, desk, "spot-check")
    desk.goto(place.url + "/inspections")
    look(place, desk, "inspections")
    assert "问题4项" in bot.say("zhaoli", "检查记录")
