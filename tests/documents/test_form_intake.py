"""The report form comes back in Word or Excel and says what the same words say in chat."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from documents.form_intake import FormFileError, read_form_file
from documents.form_labels import ticked_kinds
from documents.form_notice import form_fields, to_notice
from documents.grid import Cell
from documents.word_grid import word_tables
from policy.fields.field import Field
from policy.fields.report_form import FormSettings, FormVersion
from policy.notice import Item, Notice, read_notice
from policy.time.calendar import WorkCalendar
from tests.conftest import NOW
from tests.documents.forms import (
    CHAT,
    DAY,
    HEAD,
    ITEMS,
    SETTINGS,
    VERSION,
    controlled_docx,
    filled_docx,
    filled_xlsx,
    own_xlsx,
    saved,
    wps_docx,
)

CALENDAR = WorkCalendar({})
FORMS: dict[str, Callable[[], bytes]] = {
    "template.docx": filled_docx,
    "template.xlsx": filled_xlsx,
    "wps.docx": wps_docx,
    "own.xlsx": own_xlsx,
}


def notice_of(name: str, data: bytes) -> Notice:
    return to_notice(read_form_file(name, data, SETTINGS, DAY), NOW, CALENDAR)


def alike(notice: Notice) -> Notice:
    """A notice without what only a form or only a chat says: the unit, the reasons of kinds, where each value stood."""
    items = tuple(replace(item, reason="") for item in notice.items)
    return replace(notice, items=items, department=None, sources=(), unused=())


@pytest.mark.parametrize("name", FORMS)
def test_a_form_makes_the_notice_that_chat_makes(name: str) -> None:
    assert alike(notice_of(name, FORMS[name]())) == alike(read_notice(CHAT, NOW, CALENDAR))


@pytest.mark.parametrize("name", FORMS)
def test_the_text_of_a_form_reads_as_the_same_notice(name: str) -> None:
    form = read_form_file(name, FORMS[name](), SETTINGS, DAY)
    assert alike(read_notice(form.text, NOW, CALENDAR)) == alike(read_notice(CHAT, NOW, CALENDAR))


@pytest.mark.parametrize("name", FORMS)
def test_fields_are_kept_by_position_as_answers_from_chat_are(name: str) -> None:
    form = read_form_file(name, FORMS[name](), SETTINGS, DAY)
    fields = form_fields(form, to_notice(form, NOW, CALENDAR), VERSION)
    wanted = {"2.amount": "320万元", "2.source": "财政预算"}
    if name.startswith("template"):
        wanted |= {"1.basis": "预算法", "3.procedure": "已动议、民主推荐、考察"}
    assert fields == wanted


@pytest.mark.parametrize("symbols", ["element", "letter", "private"])
def test_controls_revisions_and_symbols_are_read_as_they_are_seen(symbols: str) -> None:
    notice = notice_of("controls.docx", controlled_docx(symbols=symbols))
    assert notice.type == "局长办公会"
    assert notice.starts_at == NOW.replace(month=12, day=1, hour=9)
    assert notice.items == (Item("信用平台升级", "project", reason="报告表所选"),)


def test_a_merged_cell_is_one_cell_and_hides_what_it_covers() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "联系人"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "王敏"
    table.rows[1]._tr.tc_lst[0].p_lst[0].add_r().text = "旧联系人"  # below the merged cell: nobody sees it
    table.cell(1, 1).text = "13800000000"
    with ZipFile(BytesIO(saved(document))) as package:
        tables = word_tables(package)
    assert tables == [[(Cell(0, 1, "联系人"), Cell(1, 2, "王敏")), (Cell(1, 1, "13800000000"), Cell(2, 1, ""))]]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("☑重大决策　□重要人事任免", ("decision",)),
        ("□重大决策　□重要人事任免\n□重大项目安排　√大额资金使用", ("funds",)),
        ("重大决策√　重要人事任免　重大项目安排", ("decision",)),
        ("重大决策□　重大项目安排☑　大额资金使用□", ("project",)),
        ("□重大决策√　□重要人事任免", ("decision",)),
        ("（√）重大决策（　）大额资金使用", ("decision",)),
        ("■重大决策 □重要人事任免 ■大额资金使用", ("decision", "funds")),
        ("□重大决策　□重要人事任免", ()),
        ("重大决策、大额资金使用", ()),
        ("大额度资金运作", ("funds",)),
        ("其他", ()),
    ],
)
def test_ticks(value: str, kinds: tuple[str, ...]) -> None:
    assert ticked_kinds(value) == kinds


def test_a_bare_amount_is_asked_about_and_not_taken() -> None:
    item = {"事项名称": "采购办公设备", "类别": "大额资金使用", "金额": "85"}
    form = read_form_file("报告表.docx", filled_docx(items=[item]), SETTINGS, DAY)
    notice = to_notice(form, NOW, CALENDAR)
    assert notice.items[0].amount_yuan is None
    assert [ask.choices for ask in notice.asks] == [("85元", "85万元")]
    assert form_fields(form, notice, VERSION) == {}
    assert "第1项金额“85”未写明单位" in form.notes[0]


def test_cents_of_a_cell_reach_the_form_that_is_checked() -> None:
    item = {"事项名称": "采购办公设备", "类别": "大额资金使用", "金额": "12,345.67元"}
    form = read_form_file("报告表.docx", filled_docx(items=[item]), SETTINGS, DAY)
    assert [item.amount_yuan for item in to_notice(form, NOW, CALENDAR).items] == [Decimal("12345.67")]


def test_an_amount_of_its_own_cell_belongs_to_the_matter() -> None:
    item = {"事项名称": "采购办公设备", "类别": "大额资金使用", "金额": "约85万元"}
    notice = notice_of("报告表.docx", filled_docx(items=[item]))
    assert notice.items == (Item("采购办公设备", "funds", 850_000, True, "报告表所选"),)


def test_several_matters_in_one_cell_are_taken_apart() -> None:
    item = {"事项名称": "1.2027年部门预算编制；2.信用平台升级项目立项"}
    notice = notice_of("报告表.docx", filled_docx(items=[item]))
    assert [(item.text, item.kind) for item in notice.items] == [
        ("2027年部门预算编制", "decision"),
        ("信用平台升级项目立项", "project"),
    ]


def test_two_ticks_leave_the_kind_to_the_name_and_say_so() -> None:
    data = filled_docx(items=[{"事项名称": "采购办公设备", "类别": "重大决策"}])
    form = read_form_file("报告表.docx", data, SETTINGS, DAY)
    assert form.items[0].kind == "decision"
    both = {"事项名称": "采购办公设备", "类别": "☑重大决策 ☑大额资金使用"}
    form = read_form_file("报告表.xlsx", filled_xlsx(items=[both]), SETTINGS, DAY)
    assert to_notice(form, NOW, CALENDAR).items[0].kind == "funds"
    assert form.notes == ("第1项勾选了多个类别，已按事项名称认定，请核对。",)


def test_a_block_without_a_name_is_not_passed_over_in_silence() -> None:
    form = read_form_file("报告表.docx", filled_docx(items=[ITEMS[0], {"金额": "85万元"}]), SETTINGS, DAY)
    assert [item.name for item in form.items] == ["2027年部门预算编制"]
    assert form.notes == ("有事项栏未写事项名称，该栏未登记，请补充。",)


def test_an_ambiguous_time_is_asked_about_as_in_chat() -> None:
    notice = notice_of("报告表.docx", filled_docx({**HEAD, "会议时间": "11月27日3点"}))
    assert notice.starts_at is None
    assert notice.asks[0].choices[0] == "2026-11-27T15:00"


def test_what_other_cells_say_moves_neither_time_nor_type_nor_place() -> None:
    items = [{"事项名称": "评审会意见落实方案", "决策依据": "12月3日上午9点在市政府召开的局长办公会纪要"}]
    head = {**HEAD, "地点": "待定", "会议类型": "专题会议", "迟报原因": "因市政府临时部署"}
    notice = notice_of("报告表.docx", filled_docx(head, items))
    assert (notice.type, notice.preparatory, notice.place) == ("专题会议", None, None)
    assert notice.starts_at == NOW.replace(day=27, hour=14, minute=30)
    assert notice.reason == "因市政府临时部署"


@pytest.mark.parametrize("title", ["李强任规划科科长", "任命李強為規劃科科長"])
def test_names_in_personnel_matters_are_masked_before_anybody_sees_them(title: str) -> None:
    items = [{"事项名称": title, "类别": "重要人事任免", "履行程序情况": "对李强同志进行了考察"}]
    form = read_form_file("报告表.docx", filled_docx(items=items), SETTINGS, DAY)
    assert not re.search("李[强強]", repr(form) + form.text)
    assert form.items[0].name in ("×××任规划科科长", "任命×××为规划科科长")
    assert form.head["contact"] == "王敏 13800000000"
    assert form.notes == ("人事事项中的姓名未予保存，已以×××代替。",)


@pytest.mark.parametrize(("words", "refusal"), [("机密★一年", "classified"), ("我要举报局长收受礼金", "complaint")])
def test_what_may_not_be_kept_leaves_nothing_behind(words: str, refusal: str) -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = words  # not in the body: a mark stands in the page's head
    document.add_paragraph("会议时间：12月1日上午9点")
    form = read_form_file("报告表.docx", saved(document), SETTINGS, DAY)
    assert form.refusal == refusal
    assert (form.head, form.items, form.notes) == ({}, (), ())


OLD = FormVersion(decision=(*VERSION.decision, Field(key="opinion", title="科室意见")))
NEW = FormVersion(
    effective_from=date(2026, 7, 1),
    decision=(*VERSION.decision, Field(key="legal", title="合法性审查意见", words=("合法性审查", "科室意见"))),
)
OLD_ITEMS = [{**ITEMS[0], "科室意见": "同意上会"}, *ITEMS[1:]]


def test_a_form_of_an_old_version_is_taken_with_a_note() -> None:
    settings = FormSettings(versions=(OLD, NEW))
    form = read_form_file("报告表.docx", filled_docx(items=OLD_ITEMS, version=OLD), settings, DAY)
    assert form.version == date(2026, 1, 1)
    assert form.notes == ("该表为2026-01-01版，已按现行表样登记；下次请使用现行表样（表样版本 2026-07-01）。",)
    assert [item.name for item in form.items] == [item["事项名称"] for item in ITEMS]
    fields = form_fields(form, to_notice(form, NOW, CALENDAR), NEW)
    assert fields["1.basis"] == "预算法"
    assert fields["1.legal"] == "同意上会"  # the new version says that this is the field's former name


def test_what_only_the_old_form_asked_for_is_read_as_its_own_field() -> None:
    settings = FormSettings(versions=(OLD, FormVersion(effective_from=date(2026, 7, 1))))
    form = read_form_file("报告表.docx", filled_docx(items=OLD_ITEMS, version=OLD), settings, DAY)
    assert form.items[0].fields["opinion"] == "同意上会"
    assert form.items[0].fields["basis"] == "预算法"


def test_an_old_version_is_in_order_while_it_is_in_force() -> None:
    settings = FormSettings(old_versions="refuse", versions=(OLD, NEW))
    form = read_form_file("报告表.docx", filled_docx(version=OLD), settings, date(2026, 6, 30))
    assert form.notes == ()


@pytest.mark.parametrize("made_from", [date(2026, 1, 1), date(2025, 3, 1)])
def test_an_old_version_is_refused_where_the_group_says_so(made_from: date) -> None:
    settings = FormSettings(old_versions="refuse", versions=(OLD, NEW))
    old = filled_docx(version=FormVersion(effective_from=made_from))
    with pytest.raises(FormFileError, match=f"该表为{made_from}版，自2026-07-01起已停用.*领取 报告表模板"):
        read_form_file("报告表.docx", old, settings, DAY)
    assert read_form_file("报告表.docx", filled_docx(version=NEW), settings, DAY).notes == ()
    assert read_form_file("wps.docx", wps_docx(), settings, DAY).version is None  # made from none of ours


def test_a_form_of_ones_own_is_taken_with_a_note() -> None:
    form = read_form_file("wps.docx", wps_docx(), SETTINGS, DAY)
    assert form.version is None
    assert form.notes[0].startswith("该表未注明表样版本")


def test_a_field_that_the_group_added_is_drawn_and_read() -> None:
    field = Field(key="legal", title="合法性审查意见", words=("合法性审查",))
    version = FormVersion(decision=(*VERSION.decision, field))
    items = [{**ITEMS[0], "合法性审查意见": "已审查，无异议"}]
    form = read_form_file(
        "报告表.docx", filled_docx(items=items, version=version), FormSettings(versions=(version,)), DAY
    )
    assert form_fields(form, to_notice(form, NOW, CALENDAR), version)["1.legal"] == "已审查，无异议"


def test_a_form_without_matters_is_a_notice_without_items() -> None:
    notice = notice_of("报告表.docx", filled_docx(items=[]))
    assert notice.missing == ("items",)


def test_a_paper_that_is_no_form_is_told_where_the_form_is() -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("今年以来，我局认真落实主体责任。")
    with pytest.raises(FormFileError, match="领取 报告表模板"):
        read_form_file("总结.docx", saved(document), SETTINGS, DAY)
