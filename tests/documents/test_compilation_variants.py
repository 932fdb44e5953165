"""The same questions as clerks type them: every form gives them back whole, or one sentence that names the place; nothing is merged."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook

from documents.compilation_file import CompilationFileError, read_compilation

ASKED = [
    ("出差能坐什么舱位？", ["处级以下坐二等座。", "1.先报批；", "2.再订票。"]),
    ("伙食补助怎么算？", ["每人每天一百元，按自然日计算。"]),
    ("住宿费超标怎么办？它由谁承担？", ["一、超标部分自理；", "二、特殊情况先报批。"]),
    ("借款几天内要还？", ["十个工作日内报销还款。"]),
]
PLAIN = [(question.replace("？", ""), answer) for question, answer in ASKED]
HAN = "一二三四"
Write = Callable[[Path], None]
Form = Callable[[Path], list[tuple[str, str]]]


def expected(rows: list[tuple[str, list[str]]] = ASKED) -> list[tuple[str, str]]:
    return [(question, "\n".join(answer)) for question, answer in rows]


def found(path: Path) -> list[tuple[str, str]]:
    return [(entry.question, entry.answer) for entry in read_compilation(path).entries]


class Word:
    """A document that is written as a clerk would."""

    def __init__(self) -> None:
        self.document: Any = Document()
        self.document.add_paragraph("差旅费问答汇编")

    def say(self, text: str, *, bold: bool = False, level: int = 0, listed: bool = False) -> None:
        paragraph = self.document.add_heading(text, level) if level else self.document.add_paragraph()
        if not level:
            lines = text.split("\n")
            for position, line in enumerate(lines):
                run = paragraph.add_run(line)
                run.bold = bold and position == 0
                if position + 1 < len(lines):
                    run.add_break()
        if listed:
            numbering = OxmlElement("w:numPr")
            for tag, value in (("w:ilvl", "0"), ("w:numId", "7")):
                element = OxmlElement(tag)
                element.set(qn("w:val"), value)
                numbering.append(element)
            paragraph._p.get_or_add_pPr().append(numbering)

    def table(self, rows: list[list[str]]) -> None:
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    def save(self, path: Path) -> None:
        self.document.save(str(path))


def paragraphs(head: Callable[[int, str], str], rows: list[tuple[str, list[str]]] = ASKED, **how: Any) -> Write:
    def write(path: Path) -> None:
        word = Word()
        for position, (question, answer) in enumerate(rows):
            word.say(head(position, question), **how)
            for text in answer:
                word.say(text)
        word.save(path)

    return write


def together(head: Callable[[int, str, str], str]) -> Write:
    def write(path: Path) -> None:
        word = Word()
        for position, (question, answer) in enumerate(ASKED):
            word.say(head(position, question, answer[0]))
            for text in answer[1:]:
                word.say(text)
        word.save(path)

    return write


def chapters(head: Callable[[int, str], str], *, level: int = 0, bold: bool = False, restart: bool = False) -> Write:
    def write(path: Path) -> None:
        word = Word()
        for position, (question, answer) in enumerate(ASKED):
            if position in (0, 2):
                word.say(
                    f"{HAN[position // 2]}、{'出行' if position == 0 else '住宿'}", level=max(level - 1, 0), bold=bold
                )
            word.say(head(position % 2 if restart else position, question), level=level, bold=bold)
            for text in answer:
                word.say(text)
        word.save(path)

    return write


def labelled(question: str, answer: str) -> Write:
    """Question and answer in paragraphs of their own, each with its label and number."""

    def write(path: Path) -> None:
        word = Word()
        for position, (asked, told) in enumerate(ASKED, 1):
            word.say(f"{question.format(position)}{asked}")
            for at, text in enumerate(told):
                word.say(f"{answer.format(position)}{text}" if at == 0 else text)
        word.save(path)

    return write


def heads_inside(path: Path) -> None:
    """A heading of the next level inside each answer that has several paragraphs."""
    word = Word()
    for asked, told in ASKED:
        word.say(asked, level=2)
        for at, text in enumerate(told):
            word.say(text, level=3 if at == 1 else 0)
    word.save(path)


def in_table(header: list[list[str]], columns: str) -> Write:
    def write(path: Path) -> None:
        word = Word()
        rows = [
            [{"n": str(at), "q": question, "a": "\n".join(answer), "b": ""}[column] for column in columns]
            for at, (question, answer) in enumerate(ASKED, 1)
        ]
        word.table([*header, *rows])
        word.save(path)

    return write


DOCX: dict[str, Write] = {
    "heading styles": paragraphs(lambda _, q: q, level=2),
    "heading styles without question marks": paragraphs(lambda _, q: q, PLAIN, level=1),
    "heading styles with numbers": paragraphs(lambda at, q: f"{at + 1}. {q}", level=3),
    "bold": paragraphs(lambda _, q: q, bold=True),
    "bold without question marks": paragraphs(lambda _, q: q, PLAIN, bold=True),
    "bold with numbers": paragraphs(lambda at, q: f"{at + 1}．{q}", bold=True),
    "chinese numbers": paragraphs(lambda at, q: f"{HAN[at]}、{q}"),
    "chinese numbers in brackets": paragraphs(lambda at, q: f"（{HAN[at]}）{q}"),
    "question one": paragraphs(lambda at, q: f"问题{HAN[at]}：{q}"),
    "question one without question marks": paragraphs(lambda at, q: f"问题{HAN[at]}：{q}", PLAIN),
    "numbers by Word": paragraphs(lambda _, q: q, listed=True),
    "no numbers at all": paragraphs(lambda _, q: q),
    "the nth question": paragraphs(lambda at, q: f"第{HAN[at]}问 {q}"),
    "answer in the same paragraph": together(lambda at, q, a: f"{at + 1}. {q}答：{a}"),
    "answer after the question mark": together(lambda at, q, a: f"{at + 1}、{q}{a}"),
    "asked and answered in one paragraph": together(lambda _, q, a: f"问：{q} 答：{a}"),
    "soft break": together(lambda at, q, a: f"{at + 1}. {q}\n{a}"),
    "chapters above numbered questions": chapters(lambda at, q: f"{at + 1}. {q}"),
    "chapters with numbers that begin anew": chapters(lambda at, q: f"{at + 1}. {q}", restart=True),
    "chapters by heading styles": chapters(lambda _, q: q, level=2),
    "chapters in bold": chapters(lambda at, q: f"{at + 1}. {q}", bold=True),
    "questions and answers with labels and numbers": labelled("Q{}：", "A{}："),
    "answers of which each has its number": labelled("问题{} ", "答{}："),
    "numbers without question marks over lists with points": paragraphs(lambda at, q: f"{at + 1}、{q}", PLAIN),
    "headings inside answers": heads_inside,
    "a table": in_table([["序号", "问题", "解答"]], "nqa"),
    "a table with 题目 and 内容": in_table([["题目", "内容"]], "qa"),
    "a table with a title row": in_table([["差旅费问答", "差旅费问答", "差旅费问答"], ["序号", "问题", "答复"]], "nqa"),
    "a table without a header": in_table([], "nqa"),
    "a table of two columns without a header": in_table([], "qa"),
}


def excel(rows: list[list[Any]], spoil: Callable[[Path], None] = lambda _: None) -> Write:
    def write(path: Path) -> None:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
        spoil(path)

    return write


def far_cell(path: Path) -> None:
    book = load_workbook(path)
    book.worksheets[0].cell(60_000, 200).value = " "
    book.save(path)


def rewritten(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with ZipFile(path) as package:
            parts = {each: package.read(each) for each in package.namelist()}
        with ZipFile(path, "w") as package:
            for each, part in parts.items():
                package.writestr(each, change(part) if each == name else part)

    return spoil


def claims_one_cell(part: bytes) -> bytes:
    begin = part.index(b'<dimension ref="')
    return part[:begin] + b'<dimension ref="A1"/>' + part[part.index(b"/>", begin) + 2 :]


ROWS: list[list[Any]] = [[at, question, "\n".join(answer)] for at, (question, answer) in enumerate(ASKED, 1)]
XLSX: dict[str, Write] = {
    "a title row": excel([["差旅费问答"], [None], ["序号", "问题", "答案"], *ROWS]),
    "numbers with points": excel([["序号", "问题", "答案"], *([f"{at}.", *row] for at, *row in ROWS)]),
    "no numbers": excel([["问题", "答复"], *(row[1:] for row in ROWS)]),
    "no header": excel(ROWS),
    "a range of one cell": excel(
        [["序号", "问题", "答案"], *ROWS], rewritten("xl/worksheets/sheet1.xml", claims_one_cell)
    ),
    "broken properties": excel([["序号", "问题", "答案"], *ROWS], rewritten("docProps/core.xml", lambda _: b"<broken")),
    "a cell far away": excel([["序号", "问题", "答案"], *ROWS], far_cell),
    "blanks in the header": excel([["序 号", " 问 题", "答 案 "], *ROWS]),
}


@pytest.mark.parametrize("form", DOCX)
def test_every_way_of_typing_in_word(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    DOCX[form](path)
    assert found(path) == expected(PLAIN if "without question marks" in form else ASKED)


@pytest.mark.parametrize("form", XLSX)
def test_every_way_of_keeping_a_table(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    XLSX[form](path)
    assert found(path) == expected()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_text_in_old_encodings(encoding: str, tmp_path: Path) -> None:
    lines = [line for at, (q, answer) in enumerate(ASKED, 1) for line in (f"第{at}问 {q}", *answer)]
    path = tmp_path / "a.txt"
    path.write_bytes("\n".join(lines).encode(encoding))
    assert found(path) == expected()


def told(path: Path) -> str:
    with pytest.raises(CompilationFileError) as caught:
        read_compilation(path)
    return str(caught.value)


def test_a_question_without_an_answer_is_named_with_its_words(tmp_path: Path) -> None:
    rows = [*ASKED[:2], ("台账每月几号报？", []), ASKED[3]]
    paragraphs(lambda _, q: q, rows, level=2)(tmp_path / "a.docx")
    assert "“台账每月几号报？”没有答案" in told(tmp_path / "a.docx")


@pytest.mark.parametrize("lost", range(len(ASKED)))
@pytest.mark.parametrize("typed", ["number", "chapter and number", "heading"])
def test_a_question_that_lost_its_mark_is_not_merged(typed: str, lost: int, tmp_path: Path) -> None:
    rows = [PLAIN[at] if at == lost else row for at, row in enumerate(ASKED)]
    write = {
        "number": paragraphs(lambda at, q: f"{at + 1}. {q}", rows),
        "chapter and number": paragraphs(lambda at, q: f"第{at + 1}部分 其他\n{HAN[at]}、{q}", rows),
        "heading": paragraphs(lambda _, q: q, rows, level=2),
    }
    write[typed](tmp_path / "a.docx")
    read = read_compilation(tmp_path / "a.docx")
    assert found(tmp_path / "a.docx") == expected(rows)
    assert any(f"{PLAIN[lost][0]}”没有问号，按一个问题处理" in note for note in read.notes)


def test_numbers_with_mixed_marks_are_not_merged(tmp_path: Path) -> None:
    marks = "、．、、"
    paragraphs(lambda at, q: f"{at + 1}{marks[at]}{q}", [(q, answer[:1]) for q, answer in PLAIN])(tmp_path / "a.docx")
    assert "“2．伙食补助怎么算”未识别为问题" in told(tmp_path / "a.docx")


def test_a_gap_in_the_numbers_and_a_chapter_are_told(tmp_path: Path) -> None:
    paragraphs(lambda at, q: f"第{at * 2 + 1}问 {q}")(tmp_path / "a.docx")
    assert any("编号从第1问跳到第3问" in note for note in read_compilation(tmp_path / "a.docx").notes)
    DOCX["chapters above numbered questions"](tmp_path / "b.docx")
    assert [note for note in read_compilation(tmp_path / "b.docx").notes if "“二、住宿”作为章节标题" in note]
