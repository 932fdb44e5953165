"""A year's checklist uploaded on the page: shown, confirmed, brought in once; and what is not taken."""

from io import BytesIO

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from storage.models import Count, LedgerEntry, OneTimeForm
from tests.conftest import Conversation
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages, count
from tests.ledgers.checklist_file import ROWS, workbook
from tests.ledgers.test_what_existed import FINDINGS, OPEN, book

PATH = "/registers/checklist/import"


def upload(pages: Pages, userid: str, data: bytes, name: str = "清单.xlsx", path: str = PATH) -> TestResponse:
    boundary, body = encode_multipart({"csrf": CSRF, "file": FileStorage(BytesIO(data), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return pages.visit(userid).client.post(path, data=body, content_type=kind, base_url=ADDRESS)


def token_of(answer: TestResponse) -> str:
    found = TOKEN.search(answer.text)
    assert found, answer.text
    return found[1]


def test_shown_confirmed_and_brought_in_once(pages: Pages, bot: Conversation) -> None:
    visit = pages.visit("zhaoli")
    assert "责任内容" in visit.text(PATH)
    shown = upload(pages, "zhaoli", workbook())
    assert shown.status_code == 200
    assert "新增3条，修改0条，未变0条" in shown.text
    assert "尚未导入" in shown.text
    assert "第5行 交通局 推进巡察整改（新增）" in shown.text
    assert count(pages, LedgerEntry) == 0
    token = token_of(shown)
    done = visit.done(f"{PATH}/confirm", token=token)
    assert "主体责任清单已导入：新增3条" in done
    assert "推进巡察整改" in done
    visit.done(f"{PATH}/confirm", token=token)
    assert count(pages, LedgerEntry) == 3
    assert "新增0条，修改0条，未变3条" in upload(pages, "zhaoli", workbook()).text
    assert bot.pushes("wangmin")[-1].startswith("交通局主体责任清单已导入：新增3条")
    with pages.assistant.database.read() as session:
        row = session.scalars(select(OneTimeForm).where(OneTimeForm.token == token)).one()
        assert row.fields == {}


def test_findings_and_counts_come_in_by_the_same_page(pages: Pages) -> None:
    visit = pages.visit("zhaoli")
    assert "数字（约谈、谈话提醒等）" in visit.text("/registers")
    assert "从Excel导入" in visit.text("/registers/rectification")
    files = {
        "rectification": book(FINDINGS, OPEN),
        "counts": book(["单位", "月份", "约谈"], [["交通局", "2025年3月", 2]]),
    }
    for key, data in files.items():
        path = f"/registers/{key}/import"
        shown = upload(pages, "zhaoli", data, path=path)
        assert "尚未导入" in shown.text
        assert "第2行 交通局" in shown.text
        assert "已导入" in visit.done(f"{path}/confirm", token=token_of(shown))
    assert count(pages, LedgerEntry) == 3
    assert count(pages, Count) == 1
    token = token_of(upload(pages, "zhaoli", book(["单位", "月份", "约谈"], [["水利局", "2025年3月", 1]]), path=path))
    assert visit.send(f"{PATH}/confirm", PATH, token=token).status_code == 422, "shown as one thing it is no other"
    assert pages.visit("wangmin").get("/registers/counts/import").status_code == 422


def test_another_person_does_not_confirm_it(pages: Pages) -> None:
    token = token_of(upload(pages, "zhaoli", workbook()))
    assert pages.visit("wangmin").send(f"{PATH}/confirm", token=token).status_code == 422
    assert pages.visit("zhenghui").send(f"{PATH}/confirm", token=token).status_code == 422
    assert count(pages, LedgerEntry) == 0


@pytest.mark.parametrize(
    ("userid", "rows", "said"),
    [
        ("wangmin", [*ROWS, [4, "水利局", "党组", "加强监管", "", None, "12月"]], "水利局不在您可登记的范围内"),
        ("zhaoli", [[1, "交通局", "甲", "加强监管", "", None, "12月"]], "第3行“清单类别”：“甲”不认识"),
        ("zhaoli", [], "没有找到清单内容"),
    ],
)
def test_what_is_wrong_is_said(pages: Pages, userid: str, rows: list[list[object]], said: str) -> None:
    answer = upload(pages, userid, workbook(rows))
    assert answer.status_code == 422
    assert said in answer.text
    assert count(pages, LedgerEntry) == 0


def test_a_complaint_in_a_list_is_refused_and_forgotten(pages: Pages) -> None:
    answer = upload(pages, "wangmin", workbook([[1, "交通局", "党组", "我要举报张三收受红包", "", None, "12月"]]))
    assert "12388" in answer.text
    assert count(pages, OneTimeForm) == 0


@pytest.mark.parametrize("userid", ["liqiang", "luojun", "liangchen", "zhoujie"])
def test_who_brings_in_no_list(pages: Pages, userid: str) -> None:
    assert pages.visit(userid).get(PATH).status_code == 403
