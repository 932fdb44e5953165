"""发文 on the page: written, looked at, released by the desk; signed and answered by its addressees."""

from io import BytesIO

import pytest
from docx import Document

from tests.dashboard.conftest import Pages

TEXT = {
    "kind": "circular",
    "audience": "水利局、教育局",
    "title": "关于节前检查情况的通报",
    "text": "现将节前检查情况通报如下，请组织传达。",
}


@pytest.fixture
def draft(pages: Pages) -> str:
    shown = pages.visit("zhaoli").done("/publications/new", **TEXT)
    assert "将发给水利局、教育局：水利局陈芳、教育局杨雪" in shown
    return "/publications/2026-0001"


def test_nothing_leaves_before_the_desk_releases_it(pages: Pages, draft: str) -> None:
    assert pages.visit("chenfang").get(draft).status_code == 404
    assert "已发出" in pages.visit("zhaoli").done(f"{draft}/release", draft)
    assert "请组织传达" in pages.visit("chenfang").text(draft)
    assert pages.visit("wangmin").get(draft).status_code == 404, "not addressed"
    assert pages.visit("zhenghui").get(draft).status_code == 404, "another group's desk"


def test_it_is_signed_on_the_page(pages: Pages, draft: str) -> None:
    desk, liaison = pages.visit("zhaoli"), pages.visit("chenfang")
    desk.done(f"{draft}/release", draft)
    assert "关于节前检查情况的通报" in liaison.text("/publications")
    assert "已登记：已签收" in liaison.done(f"{draft}/back", draft, verb="sign")
    assert "已答复（已传达）" in liaison.done(f"{draft}/back", draft, verb="answer", words="已传达")
    assert "已回1人（50.0%）" in desk.text(draft)
    assert liaison.send(f"{draft}/recall", draft).status_code == 403


def test_a_draft_is_dropped(pages: Pages, draft: str) -> None:
    assert "不予发出" in pages.visit("zhaoli").done(f"{draft}/drop", draft)
    assert pages.visit("chenfang").get(draft).status_code == 404


@pytest.mark.parametrize("audience", ["财政局", "各单位们和谁", "张三丰"])
def test_whom_the_desk_cannot_mean_is_refused(pages: Pages, audience: str) -> None:
    answer = pages.visit("zhaoli").send("/publications/new", **{**TEXT, "audience": audience})
    assert answer.status_code == 422


def test_a_classified_text_is_refused(pages: Pages) -> None:
    answer = pages.visit("zhaoli").send("/publications/new", **{**TEXT, "text": "秘密★1年 通报如下"})
    assert answer.status_code == 422
    assert "内容未接收" in answer.text
    assert "目前没有发文" in pages.visit("zhaoli").text("/publications")


@pytest.mark.parametrize(
    "text",
    ["12月3日将对各单位开展暗访，请配合", "下周去水利局突击检查，请准备材料", "近期对教育局搞一次不打招呼的检查"],
)
def test_a_planned_inspection_that_nobody_is_to_know_is_refused(pages: Pages, text: str) -> None:
    desk = pages.visit("zhaoli")
    answer = desk.send("/publications/new", **{**TEXT, "text": text})
    assert answer.status_code == 422
    assert "日期和对象请勿录入" in answer.text
    assert "目前没有发文" in desk.text("/publications")
    desk.done(
        "/publications/new", **{**TEXT, "text": "节日期间我组将开展明察暗访，请严明纪律"}
    )  # names neither day nor target
    assert desk.send("/publications/2026-0001/rewrite", "/publications/2026-0001", text=text).status_code == 422


def test_the_list_for_signature_is_a_word_file(pages: Pages) -> None:
    desk = pages.visit("zhaoli")
    desk.done(
        "/publications/new",
        kind="meeting",
        audience="各单位",
        title="工作会议",
        text="请参加",
        day="2026-11-30",
        place="三楼会议室",
    )
    desk.done("/publications/2026-0001/release", "/publications/2026-0001")
    paper = Document(BytesIO(desk.get("/exports/signing.docx?number=2026-0001").data))
    assert "陈芳" in "".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    assert pages.visit("wangmin").get("/exports/signing.docx?number=2026-0001").status_code == 403
