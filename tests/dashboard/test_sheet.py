"""A report with its template on the page: asked in chat, filled in Word or Excel or here, uploaded, looked at, sent, returned, corrected, accepted."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.conftest import Conversation, HandClock
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages, Visit
from tests.demo_postgres import DemoPostgres

OFFICE, LIAISON = "zhaoli", "wangmin"
TALK, MORE = "11月18日 与养护科2名同志开展廉政谈话", "11月18日 与养护科2名同志开展廉政谈话，提醒采购风险"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Filling, sending and correcting write in many tables: here each engine is asked."""
    if request.param == "postgresql":
        demo: DemoPostgres = request.getfixturevalue("demo_postgres")
        demo.put_back()
        return demo.url
    shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "assistant.db")
    return f"sqlite:///{tmp_path / 'assistant.db'}"


@pytest.fixture
def talk(pages: Pages, clock: HandClock) -> Conversation:
    return Conversation(pages.assistant, clock).at("2026-11-20T09:00")


def in_word(data: bytes, texts: dict[str, str]) -> bytes:
    """The sheet with these texts in its last column, by the name in the second."""
    document = Document(BytesIO(data))
    for row in document.tables[0].rows:
        if row.cells[1].text in texts:
            row.cells[3].text = texts[row.cells[1].text]
    return saved(document)


def in_excel(data: bytes, texts: dict[str, str]) -> bytes:
    book = load_workbook(BytesIO(data))
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[1].value in texts:
            row[3].value = texts[row[1].value]
    return saved(book)


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def upload(visit: Visit, path: str, name: str, data: bytes) -> TestResponse:
    boundary, body = encode_multipart({"csrf": CSRF, "file": FileStorage(BytesIO(data), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    answer = visit.client.post(f"{path}/upload", data=body, content_type=kind, base_url=ADDRESS)
    return visit.get(answer.headers["Location"]) if answer.status_code == 303 else answer


def form_of(text: str) -> dict[str, str]:
    """The fields of the sheet as a browser would send them."""
    fields = dict(re.findall(r'name="(key\.\d+|lines|more)" value="([^"]*)"', text))
    lines = re.findall(r'name="(line\.\d+)"[^>]*>([^<]*)</textarea>', text)
    token = TOKEN.findall(text)[-1]
    return fields | dict(lines) | {"token": token}


@pytest.mark.parametrize(("kind", "fill"), [("docx", in_word), ("xlsx", in_excel)])
def test_a_filled_template_goes_through_all_its_states(pages: Pages, talk: Conversation, kind: str, fill: Any) -> None:
    talk.say("zhangwei", "记台账 11月16日 检查工地安全")
    given = re.findall(r"https://\S+?(/reports/\d+/sheet\.\w+)", talk.say(LIAISON, "领取 台账模板"))
    path = next(each for each in given if each.endswith(kind))
    sheet = path.rpartition(".")[0]
    visit = pages.visit(LIAISON)
    data = visit.get(path).data

    shown = upload(visit, sheet, f"台账.{kind}", fill(data, {"高飞": TALK, "刘建国": "纸质"})).text
    assert "新填2项" in shown
    assert "尚未报送" in shown
    assert TALK in shown
    assert "记录" not in talk.say(OFFICE, "待审核")
    assert "予以登记" in visit.done(sheet, **form_of(shown))
    assert "刘建国：纸质" in visit.text(sheet.removesuffix("/sheet"))

    talk.say(OFFICE, "退回 交通局 台账 11月 请写明提醒内容")
    talk.say(OFFICE, "确认")
    form = visit.text(sheet)
    assert "请写明提醒内容" in form
    again = fill(visit.get(path).data, {"高飞": MORE})
    assert "予以登记" in visit.done(sheet, **form_of(upload(visit, sheet, f"台账.{kind}", again).text))
    seen = pages.visit(OFFICE).text(sheet.removesuffix("/sheet"))
    assert "提醒采购风险" in seen
    assert "检查工地安全" in seen
    talk.say(OFFICE, "审核通过 交通局 台账 11月")
    assert "已审核" in visit.text("/reports") or "审核通过" in visit.text("/reports")


def test_a_line_that_cannot_be_taken_is_marked_and_nothing_is_sent(pages: Pages, talk: Conversation) -> None:
    visit, path = pages.visit(LIAISON), f"/reports/{pages.obligation('交通局')}/sheet"
    fields = form_of(visit.text(path)) | {"line.0": "下个月再说"}
    shown = visit.done(path, **fields)
    assert 'aria-invalid="true" aria-describedby="line-0-problem"' in shown
    assert ">下个月再说</textarea>" in shown
    assert talk.say(OFFICE, "待审核") == "目前没有待审核的报送和登记。"


def test_further_lines_are_added_without_a_script(pages: Pages, talk: Conversation) -> None:
    visit, path = pages.visit(LIAISON), f"/reports/{pages.obligation('交通局')}/sheet"
    fields = form_of(visit.text(path)) | {"line.0": TALK}
    for _ in range(2):
        text = visit.done(path, **fields, way="more")
        assert TALK in text
        fields = form_of(text) | {"line.0": TALK}
    last = int(fields["lines"]) - 1
    extra = {
        f"key.{last - 1}": "张伟",
        f"line.{last - 1}": "11月16日 检查工地安全",
        f"key.{last}": "张伟",
        f"line.{last}": "11月17日 调研采购工作",
    }
    sent = visit.done(path, **fields | extra)
    assert "予以登记" in sent
    assert "检查工地安全" in sent
    assert "调研采购工作" in sent


def test_another_department_has_no_such_sheet(pages: Pages) -> None:
    visit, path = pages.visit("chenfang"), f"/reports/{pages.obligation('交通局')}/sheet"
    assert {visit.get(each).status_code for each in (path, f"{path}.docx", f"{path}.xlsx")} == {404}
    assert visit.send(path, token="t" * 24, lines="1").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", b"x"), ("a.xlsx", b"PK\x03\x04"), ("a.pdf", b"%PDF-1.7"), ("a.docx", b"")]
)
def test_a_file_that_is_none_is_answered(pages: Pages, name: str, data: bytes) -> None:
    path = f"/reports/{pages.obligation('交通局')}/sheet"
    assert upload(pages.visit(LIAISON), path, name, data).status_code == 422


def test_a_file_that_must_not_be_kept_is_refused(pages: Pages) -> None:
    path = f"/reports/{pages.obligation('交通局')}/sheet"
    visit = pages.visit(LIAISON)
    data = in_word(visit.get(f"{path}.docx").data, {"高飞": "机密★1年 检查工作"})
    assert "内容未接收" in upload(visit, path, "台账.docx", data).text
