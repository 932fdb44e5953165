"""Compilations as people keep them: four kinds of files, and what is wrong with one named by line or row."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from documents.compilation_file import CompilationFileError, read_compilation
from policy.report.qa_entry import QaEntry

TYPED = """\
问答汇编（示例）
各单位：请遵照执行。

1．党组会多久开一次？
答：一般每月一次。
1．先发通知；
2．再开会议。
依据：《某规定》（2020年）第三条；派驻组要求

2．什么是一岗双责？
两手都要抓。
相关问题：第1问
停用日期：2026年12月1日
"""


def write_docx(path: Path, paragraphs: list[str]) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def write_xlsx(path: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> str:
    with pytest.raises(CompilationFileError) as caught:
        read_compilation(path)
    return str(caught.value).removeprefix(f"{path}: ")


def content(entries: tuple[QaEntry, ...]) -> list[tuple[Any, ...]]:
    return [(e.number, e.question, e.answer, e.basis, e.related, e.repealed) for e in entries]


EXPECTED = [
    (
        1,
        "党组会多久开一次？",
        "一般每月一次。\n1．先发通知；\n2．再开会议。",
        ("《某规定》（2020年）第三条", "派驻组要求"),
        None,
        None,
    ),
    (2, "什么是一岗双责？", "两手都要抓。", None, (1,), date(2026, 12, 1)),
]


def test_four_kinds_of_files_say_the_same(tmp_path: Path) -> None:
    files = [
        write(
            tmp_path / "typed.md",
            TYPED.replace("1．党", "## 1．党").replace("2．什么是一岗双责？", "**2．什么是一岗双责？**"),
        ),
        write_docx(tmp_path / "typed.docx", TYPED.splitlines()),
        write_xlsx(
            tmp_path / "table.xlsx",
            [
                ["序号", "问题", "答案", "依据", "相关问题", "停用日期"],
                [1, EXPECTED[0][1], EXPECTED[0][2], "《某规定》（2020年）第三条；派驻组要求", None, None],
                [None, None, None, None, None, None],
                [2, EXPECTED[1][1], EXPECTED[1][2], None, "第1问", date(2026, 12, 1)],
            ],
        ),
        write(
            tmp_path / "data.yaml",
            "effective: 2026-11-01\nitems:\n"
            '  - {number: 1, question: 党组会多久开一次？, answer: "一般每月一次。\\n1．先发通知；\\n2．再开会议。",'
            " basis: [《某规定》（2020年）第三条, 派驻组要求]}\n"
            "  - {number: 2, question: 什么是一岗双责？, answer: 两手都要抓。, related: [1], repealed: 2026-12-01}\n",
        ),
    ]
    for path in files:
        assert content(read_compilation(path).entries) == EXPECTED, path.name


@pytest.mark.parametrize(
    "text",
    [
        "第1问 党组会多久开一次\n每月一次。\n第2问：什么是一岗双责\n两手抓。",
        "问：党组会多久开一次\n答：每月一次。\n问：什么是一岗双责\n答：两手抓。",
        "1、问：党组会多久开一次\n答：每月一次。\n2、问：什么是一岗双责\n答：两手抓。",
        "一\n1. 党组会多久开一次\n每月一次。\n2. 什么是一岗双责\n两手抓。",
        "Q1：党组会多久开一次\nA：每月一次。\nQ2：什么是一岗双责\nA：两手抓。",
        "问题1：党组会多久开一次\n答复：每月一次。\n问题2：什么是一岗双责\n答复：两手抓。",
    ],
)
def test_ways_of_typing(tmp_path: Path, text: str) -> None:
    entries = read_compilation(write_docx(tmp_path / "a.docx", text.splitlines())).entries
    assert [(e.number, e.question, e.answer) for e in entries] == [
        (1, "党组会多久开一次", "每月一次。"),
        (2, "什么是一岗双责", "两手抓。"),
    ]


def test_numbers_that_word_writes_by_itself(tmp_path: Path) -> None:
    document = Document()
    for text in ("党组会多久开一次？", "每月一次。", "什么是一岗双责？", "两手抓。"):
        paragraph = document.add_paragraph(text)
        if text.endswith("？"):
            numbering = OxmlElement("w:numPr")
            for tag, value in (("w:ilvl", "0"), ("w:numId", "5")):
                element = OxmlElement(tag)
                element.set(qn("w:val"), value)
                numbering.append(element)
            paragraph._p.get_or_add_pPr().append(numbering)
    document.save(str(tmp_path / "a.docx"))
    entries = read_compilation(tmp_path / "a.docx").entries
    assert [(e.number, e.answer) for e in entries] == [(1, "每月一次。"), (2, "两手抓。")]


def add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def test_a_table_in_word_is_read_and_goes_on_over_the_page(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("问答汇编")
    add_table(document, [["序号", "问题", "答复", "依据"], ["1", "甲？", "答一。\n答二。", "《某规定》；派驻组要求"]])
    document.add_paragraph("")
    add_table(document, [["2", "乙？", "答三。", ""]])
    document.save(str(tmp_path / "a.docx"))
    entries = read_compilation(tmp_path / "a.docx").entries
    assert content(entries) == [
        (1, "甲？", "答一。\n答二。", ("《某规定》", "派驻组要求"), None, None),
        (2, "乙？", "答三。", None, None, None),
    ]
    assert [entry.where for entry in entries] == ["第1个表第2行", "第2个表第1行"]


def test_a_table_without_numbers_is_numbered_as_it_stands(tmp_path: Path) -> None:
    document = Document()
    add_table(document, [["问题", "答案"], ["甲？", "答一。"], ["乙？", "答二。"]])
    document.save(str(tmp_path / "a.docx"))
    assert [entry.number for entry in read_compilation(tmp_path / "a.docx").entries] == [1, 2]


def test_a_table_inside_an_answer_stays_in_it(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("1．要报什么？")
    add_table(document, [["报告", "截止"], ["台账", "每月25日"]])
    document.add_paragraph("2．找谁？")
    document.add_paragraph("综合科。")
    document.save(str(tmp_path / "a.docx"))
    entries = read_compilation(tmp_path / "a.docx").entries
    assert [(e.number, e.answer) for e in entries] == [(1, "报告 截止\n台账 每月25日"), (2, "综合科。")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["1", "甲？", "答"], ["", "乙？", "答"]], "第1个表第3行：没有编号"),
        ([["1", "甲？", ""]], "第1个表第2行：没有答案"),
        ([["1", "甲？", "答"], ["1", "乙？", "答"]], "第1个表第3行：编号1重复，首次出现在第1个表第2行"),
    ],
)
def test_what_is_wrong_with_a_table_in_word(tmp_path: Path, rows: list[list[str]], said: str) -> None:
    document = Document()
    add_table(document, [["编号", "问题", "答案"], *rows])
    document.save(str(tmp_path / "a.docx"))
    assert told(tmp_path / "a.docx").startswith(said)


def test_three_thousand_questions_come_in(tmp_path: Path) -> None:
    asked = [(number, f"事项{number}怎么办？", f"第{number}个答案。") for number in range(1, 3001)]
    files = [
        write(tmp_path / "a.md", "\n".join(f"{number}．{question}\n{answer}" for number, question, answer in asked)),
        write_xlsx(tmp_path / "a.xlsx", [HEADER, *map(list, asked)]),
        write_docx(
            tmp_path / "a.docx", [line for n, question, answer in asked for line in (f"{n}．{question}", answer)]
        ),
    ]
    for path in files:
        assert [(e.number, e.question, e.answer) for e in read_compilation(path).entries] == asked, path.name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1．甲？\n答\n3．乙？\n", "第3行：“乙？”没有答案"),
        ("1．甲？\n答\n\n1．乙？\n答", "第4行：编号1重复，首次出现在第1行"),
        ("问：甲\n答：乙\n第3问 丙\n丁", "第1行：没有编号"),
        ("1．甲？\n答\n施行日期：明年", "第1行：施行日期应如"),
        ("1．甲？\n答\n3．乙\n丙\n5．丁？\n答", "第3行：“3．乙”未识别为问题，如是问题请写作“第3问”"),
        ("1．甲？\n答\n（2）乙\n2、丙\n丁\n3．戊？\n答", "第4行：“2、丙”未识别为问题"),
        ("1．甲\n答\n3．乙\n丙", "第3行：“3．乙”未识别为问题"),
        ("没有问题的文件", "没有识别出问题"),
        ("", "没有识别出问题"),
    ],
)
def test_what_is_wrong_with_a_typed_file(tmp_path: Path, text: str, said: str) -> None:
    assert told(write(tmp_path / "a.md", text)).startswith(said)
    in_word = told(write_docx(tmp_path / "a.docx", text.splitlines()))
    assert in_word.startswith(said.replace("行：", "段：").replace("在第1行", "在第1段"))


HEADER = ["编号", "问题", "答案"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEADER, [1, "甲", "答"], ["", "乙", "答"]], "第3行：没有编号"),
        ([HEADER, [1, "甲", "答"], [1, "乙", "答"]], "第3行：编号1重复，首次出现在第2行"),
        ([HEADER, [1, "甲", None]], "第2行：没有答案"),
        ([HEADER, ["一号", "甲", "答"]], "第2行：编号不是整数：一号"),
        ([HEADER, [1.5, "甲", "答"]], "第2行：编号不是整数"),
        ([HEADER[:2], [1, "甲"]], "第1行：缺少列 答案"),
        ([], "第1行：缺少列 问题、答案"),
    ],
)
def test_what_is_wrong_with_a_table(tmp_path: Path, rows: list[list[Any]], said: str) -> None:
    assert told(write_xlsx(tmp_path / "a.xlsx", rows)).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("items:\n  - {question: 甲, answer: 答}", "第2行：items[1]：没有编号"),
        (
            "items:\n  - {number: 1, question: 甲, answer: 答}\n  - {number: 1, question: 乙, answer: 答}",
            "第3行：items[2]：编号1",
        ),
        ("items:\n  - just text", "items[1]：不是一个问题"),
        ("items: {a: 1}", "items：没有问题列表"),
        ("items: [", "不能读取"),
        ("- &a [*a]", "items：没有问题列表"),
    ],
)
def test_what_is_wrong_with_a_yaml_file(tmp_path: Path, text: str, said: str) -> None:
    assert told(write(tmp_path / "a.yaml", text)).startswith(said)


def test_files_that_are_none(tmp_path: Path) -> None:
    for name, said in (("a.xlsx", "不是Excel"), ("a.docx", "不是Word"), ("a.pdf", "问答汇编应为")):
        (tmp_path / name).write_bytes(b"\x89PNG")
        assert told(tmp_path / name).startswith(said)
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\x00")
    assert told(tmp_path / "a.md") == "不能读取：编码既不是UTF-8也不是GBK"
    assert told(tmp_path / "none.md") == "没有这个文件"
