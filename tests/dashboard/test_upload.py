"""Uploading a filled-in form: understood, shown, nothing saved; and every file that is not taken."""

import zipfile
from io import BytesIO

import pytest
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from documents.package import MOST_BYTES
from storage.models import MeetingNotice
from tests.dashboard.conftest import ADDRESS, CSRF, Pages, content
from tests.documents.forms import ITEMS, filled_docx, filled_xlsx


def package(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def upload(pages: Pages, name: str, content: bytes) -> TestResponse:
    boundary, body = encode_multipart({"csrf": CSRF, "file": FileStorage(BytesIO(content), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return pages.visit("wangmin").client.post("/upload", data=body, content_type=kind, base_url=ADDRESS)


def meetings(pages: Pages) -> int:
    with pages.assistant.database.read() as session:
        return session.scalar(select(func.count(MeetingNotice.id))) or 0


@pytest.mark.parametrize(("name", "data"), [("报告表.docx", filled_docx()), ("报告表.XLSX", filled_xlsx())])
def test_a_form_is_read_and_nothing_is_saved(pages: Pages, name: str, data: bytes) -> None:
    answer = upload(pages, name, data)
    assert answer.status_code == 200
    assert f"以下是从“{name}”读到的内容，尚未登记" in answer.text
    for value in ('value="2026-11-27"', 'value="14:30"', 'value="局三楼会议室"', 'value="320"', ">财政预算</textarea>"):
        assert value in answer.text
    assert meetings(pages) == 0


def test_what_was_read_is_reported_with_its_form(pages: Pages) -> None:
    visit = pages.visit("wangmin")
    fields = {
        "department": str(pages.department("交通局")), "type": "党组会议", "day": "2026-11-27", "item1": "XX路改造项目资金",
        "kind1": "funds", "form.1.source": "财政预算", "form.9.source": "无此项",
    }  # fmt: skip
    shown = visit.done("/meetings/new", **fields)
    assert ">财政预算</textarea>" in shown
    assert "无此项" not in shown


BOMB = package({"[Content_Types].xml": b"", "word/document.xml": b"0" * 60_000_000})
MACRO = package({"[Content_Types].xml": b"", "word/document.xml": b"x", "word/vbaProject.bin": b"x"})


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("报告表.doc", b"\xd0\xcf\x11\xe0", "另存为"),
        ("报告表.docm", MACRO, "含有宏"),
        ("报告表.docx", MACRO, "含有宏"),
        ("报告表.xlsx", BOMB, "展开后过大"),
        ("报告表.docx", b"PK\x03\x04 not a zip", "已损坏"),
        ("报告表.docx", b"", "文件是空的"),
        ("通知.pdf", b"%PDF-1.7", "PDF和照片暂不能自动读取"),
        ("会场.JPG", b"\xff\xd8\xff", "PDF和照片暂不能自动读取"),
        ("a.exe", b"MZ", "不是Word、Excel文件"),
        ("", b"", "请先选择文件"),
    ],
)
def test_what_is_not_taken_says_what_to_do(pages: Pages, name: str, data: bytes, said: str) -> None:
    answer = upload(pages, name, data)
    assert answer.status_code == 422
    assert said in answer.text
    assert meetings(pages) == 0


def test_over_twenty_megabytes(pages: Pages) -> None:
    assert "超过20 MB" in upload(pages, "大.docx", b"0" * (MOST_BYTES + 1)).text
    answer = upload(pages, "大.docx", b"0" * (MOST_BYTES + 200_000))
    assert answer.status_code == 413
    assert "不超过20MB" in answer.text


def test_elsewhere_a_body_is_small(pages: Pages) -> None:
    answer = pages.visit("wangmin").send("/meetings/new", token="t" * 32, item1="一" * 700_000)
    assert answer.status_code == 413


def test_a_classified_file_is_refused_and_forgotten(pages: Pages) -> None:
    answer = upload(pages, "报告表.docx", filled_docx(items=[{**ITEMS[0], "事项名称": "机密★10年 部署方案"}]))
    assert answer.status_code == 422
    assert "涉密不上网" in answer.text
    assert "部署方案" not in answer.text


def test_the_empty_form_is_handed_out(pages: Pages) -> None:
    for kind in ("docx", "xlsx"):
        assert "报告表" in content(pages.visit("wangmin").get(f"/upload/form.{kind}"))
    assert pages.visit("wangmin").get("/upload/form.exe").status_code == 404
