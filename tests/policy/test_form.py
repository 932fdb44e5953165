"""The report form: what is required, what is said, what still lacks."""

from datetime import date

import pytest

from policy.fields.field import Field
from policy.fields.report_form import (
    PAPER,
    FormItem,
    FormSettings,
    FormVersion,
    lacking,
    read_fields,
    read_labelled,
    required,
    say_lacks,
)

FORM = FormVersion()
FUNDS = FormItem(1, "funds", "XX路改造项目资金分配方案", has_amount=False)
PROJECT = FormItem(2, "project", "XX路改造项目立项", has_amount=False)
PLAN = Field(key="plan", title="会议方案", words=("方案",))


def titles(*items: FormItem, filled: dict[str, str] | None = None) -> list[str]:
    return [lack.title for lack in lacking(items, filled or {}, FORM)]


def read(text: str, *items: FormItem) -> dict[str, str]:
    wanted = required(items, FORM)
    return read_fields(
        read_labelled(text, {w for each in wanted for w in (each.field.title, *each.field.words)}), wanted
    )


def test_each_kind_has_its_fields() -> None:
    assert titles(FUNDS) == ["第1项金额", "第1项资金来源", "第1项资金用途", "第1项依据", "第1项前期会议情况"]
    assert titles(PROJECT) == ["第2项立项批复", "第2项投资估算", "第2项招标采购方式"]
    assert titles(FormItem(1, "personnel", "两名科级干部任免", has_amount=False)) == ["第1项履行程序情况"]
    assert titles(FormItem(1, "decision", "年度工作要点", has_amount=False)) == ["第1项决策依据"]
    assert titles(FormItem(1, "other", "传达学习", has_amount=False)) == []


def test_what_is_known_is_not_asked_for() -> None:
    assert "第1项金额" not in titles(FormItem(1, "funds", "资金320万元", has_amount=True))
    assert "第1项前期会议情况" not in titles(FormItem(1, "funds", "资金", has_amount=False, prepared=True))
    assert "第1项资金来源" not in titles(FormItem(1, "funds", "资金分配，资金来源：财政预算", has_amount=False))
    assert titles(FUNDS, filled={"*": "纸质已送"}) == []


def test_materials_stand_beside_the_items() -> None:
    lacks = lacking([FUNDS], {"1.amount": "1", "1.source": "a", "1.use": "b", "1.basis": "c"}, FORM, [PLAN])
    assert say_lacks(lacks) == "报告表还缺：第1项前期会议情况。材料还缺：会议方案。"
    assert say_lacks([]) == ""


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("第1项资金来源：财政预算", {"1.source": "财政预算"}),
        ("第1项的资金来源为财政预算，用途是道路改造。", {"1.source": "财政预算", "1.use": "道路改造"}),
        (
            "资金来源: 财政预算；依据：市委〔2026〕3号文件，第5条",
            {"1.source": "财政预算", "1.basis": "市委〔2026〕3号文件，第5条"},
        ),
        ("第2项招标方式：公开招标\n第2项概算：1200万元", {"2.tendering": "公开招标", "2.estimate": "1200万元"}),
        ("第3项资金来源：财政预算", {}),
        ("我们的资金来源比较复杂", {}),
        ("", {}),
    ],
)
def test_fields_are_read_by_their_names(text: str, filled: dict[str, str]) -> None:
    assert read(text, FUNDS, PROJECT) == filled


def test_labels_end_where_the_next_begins() -> None:
    parts = read_labelled("地点：机关五楼 时间：12月2日上午9点；议题：1.预算；2.采购", ["地点", "时间", "议题"])
    assert [(part.name, part.value) for part in parts] == [
        ("地点", "机关五楼"),
        ("时间", "12月2日上午9点"),
        ("议题", "1.预算；2.采购"),
    ]


@pytest.mark.parametrize("words", ["纸质已送", "纸质材料已报送", "报告表纸质件已经交了", "已送纸质"])
def test_paper_is_always_a_good_answer(words: str) -> None:
    assert PAPER.search(words)


@pytest.mark.parametrize("words", ["纸质还没送", "准备送纸质"])
def test_paper_to_come_is_no_answer(words: str) -> None:
    assert not PAPER.search(words)


JULY = FormVersion(effective_from=date(2026, 7, 1), decision=())


@pytest.mark.parametrize(
    ("day", "version"),
    [(date(2025, 12, 31), FORM), (date(2026, 6, 30), FORM), (date(2026, 7, 1), JULY), (date(2027, 1, 1), JULY)],
)
def test_the_version_in_force_on_a_day(day: date, version: FormVersion) -> None:
    assert FormSettings(versions=(FORM, JULY)).on(day) == version
