"""Files on the page: chosen, looked at, kept when confirmed, seen by the desk; and every file that is not taken."""

from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from actions.report.obligations import open_periods
from bot.assistant import Assistant
from storage.engine import Database
from storage.models import StoredFile, Submission
from tests.conftest import HandClock, make_test_assistant
from tests.dashboard.conftest import ADDRESS, CSRF, Pages, Visit, count, page_config
from tests.dashboard.test_upload import BOMB, MACRO
from tests.documents.forms import filled_docx
from tests.documents.pdfs import pdf

PDF = pdf("总结")
PHOTO = b"\x89PNG\r\n\x1a\n" + b"0" * 2000


@pytest.fixture
def assistant(database: Database, clock: HandClock, tmp_path: Path) -> Assistant:
    config = page_config().model_copy(update={"files_folder": str(tmp_path / "files")})
    made = make_test_assistant(database, clock, config)
    with database.write() as session:
        open_periods(made.context(session))
    return made


def choose(visit: Visit, subject: str, name: str, data: bytes) -> TestResponse:
    boundary, body = encode_multipart({"csrf": CSRF, "file": FileStorage(BytesIO(data), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return visit.client.post(f"/files/new/{subject}", data=body, content_type=kind, base_url=ADDRESS)


def file_id(answer: TestResponse) -> str:
    return answer.text.partition("/files/")[2].partition("/")[0].partition('"')[0]


@pytest.mark.parametrize(("name", "data", "kind"), [("总结.pdf", PDF, "PDF"), ("现场.PNG", PHOTO, "照片")])
def test_a_file_is_looked_at_then_kept_and_reported(pages: Pages, name: str, data: bytes, kind: str) -> None:
    visit, report = pages.visit("wangmin"), f"/reports/{pages.obligation('交通局')}"
    subject = f"obligation:{pages.obligation('交通局')}"
    shown = choose(visit, subject, name, data)
    assert "尚未保存" in shown.text
    assert kind in shown.text
    number = file_id(shown)
    assert name not in visit.text(report)
    assert pages.visit("zhaoli").get(f"/files/{number}").status_code == 404
    token = shown.text.partition('name="token" value="')[2].partition('"')[0]
    assert name in visit.done(f"/files/{number}/keep", token=token)
    assert "网页上传" in visit.done(f"{report}/submit", report, way="entries")
    desk = pages.visit("zhaoli")
    assert name in desk.text(report)
    got = desk.get(f"/files/{number}")
    assert got.data == data
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    for other in ("wutao", "chenfang"):
        assert pages.visit(other).get(f"/files/{number}").status_code == 404
    assert choose(visit, subject, name, data).status_code == 422  # it is in: nothing more is added


def test_a_word_file_shows_what_stands_in_it(pages: Pages) -> None:
    shown = choose(pages.visit("wangmin"), f"obligation:{pages.obligation('交通局')}", "总结.docx", filled_docx())
    assert "XX路改造项目" in shown.text


def test_what_is_not_wanted_is_gone(pages: Pages, tmp_path: Path) -> None:
    visit, subject = pages.visit("wangmin"), f"obligation:{pages.obligation('交通局')}"
    number = file_id(choose(visit, subject, "现场.png", PHOTO))
    assert len([each for each in (tmp_path / "files").rglob("*") if each.is_file()]) == 1
    assert visit.send(f"/files/{number}/drop", token="t" * 32).status_code == 303
    assert count(pages, StoredFile) == 0
    assert [each for each in (tmp_path / "files").rglob("*") if each.is_file()] == []


def test_what_nobody_confirmed_is_forgotten_after_a_day(pages: Pages, clock: HandClock) -> None:
    visit, subject = pages.visit("wangmin"), f"obligation:{pages.obligation('交通局')}"
    choose(visit, subject, "现场.png", PHOTO)
    clock.time = clock.time.replace(day=clock.time.day + 1, hour=11)
    choose(visit, subject, "总结.pdf", PDF)
    assert count(pages, StoredFile) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.exe", b"MZ", "不是Word、Excel文件"),
        ("总结.pdf", b"not a pdf", "不是Word、Excel文件"),
        ("总结.pdf", PDF + b"/JavaScript", "含有脚本"),
        ("照片.heic", b"....ftypheic", "JPG或PNG"),
        ("台账.xlsx", BOMB, "展开后过大"),
        ("台账.docx", MACRO, "含有宏"),
        ("总结.docx", b"", "文件是空的"),
        ("绝密★1年.pdf", PDF, "涉密"),
    ],
)
def test_what_is_not_taken_says_what_to_do(pages: Pages, name: str, data: bytes, said: str) -> None:
    answer = choose(pages.visit("wangmin"), f"obligation:{pages.obligation('交通局')}", name, data)
    assert answer.status_code == 422
    assert said in answer.text
    assert count(pages, StoredFile) == 0


def test_a_file_over_20_mb_has_its_page(pages: Pages) -> None:
    answer = choose(
        pages.visit("wangmin"), f"obligation:{pages.obligation('交通局')}", "a.pdf", b"%PDF-" + b"0" * 22_000_000
    )
    assert answer.status_code == 413
    assert "不超过20MB" in answer.text
    assert count(pages, StoredFile) == 0


@pytest.mark.parametrize("userid", ["zhaoli", "chenfang", "zhuting", "luojun"])
def test_only_the_department_adds_files_to_its_report(pages: Pages, userid: str) -> None:
    subject = f"obligation:{pages.obligation('交通局')}"
    assert choose(pages.visit(userid), subject, "总结.pdf", PDF).status_code in (403, 404)
    for wrong in ("obligation:x", "obligation:" + "9" * 30, "entry:2026-9999", "nothing:1", "nothing"):
        assert choose(pages.visit("wangmin"), wrong, "总结.pdf", PDF).status_code == 404
    assert count(pages, StoredFile) == 0
    assert count(pages, Submission) == 0
