"""Documents: put up on the page by the desk, asked for in chat under any of their names, replaced by the next version."""

from io import BytesIO

import pytest

from tests.conftest import Conversation
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages
from tests.documents.pdfs import pdf

FILE = pdf("第一版")
FORM = {
    "kind": "document",
    "audience": "",
    "title": "公务接待管理办法",
    "other_names": "公务接待、接待办法",
    "text": "",
}


def put_up(pages: Pages, data: bytes = FILE, name: str = "办法.pdf", **fields: str) -> str:
    """The address of the document, released; the status where it is refused."""
    desk = pages.visit("zhaoli")
    token = TOKEN.search(desk.text("/publications/new"))
    assert token
    form = {"csrf": CSRF, "token": token[1], **FORM, **fields, "file": (BytesIO(data), name)}
    answer = desk.client.post("/publications/new", data=form, base_url=ADDRESS, content_type="multipart/form-data")
    if answer.status_code != 303:
        return str(answer.status_code)
    where = answer.headers["Location"]
    desk.done(f"{where}/release", where)
    return str(where)


@pytest.mark.parametrize("words", ["领取 公务接待管理办法", "领取 接待办法", "找 公务接待", "给我发个公务接待管理办法"])
def test_it_is_had_by_any_of_its_names(pages: Pages, bot: Conversation, words: str) -> None:
    where = put_up(pages)
    assert f"{ADDRESS}{where}/file" in bot.say("wangmin", words)
    assert pages.visit("wangmin").get(f"{where}/file").data == FILE
    assert pages.visit("caiyun").get(f"{where}/file").status_code == 404, "another group's"
    assert bot.pushes("zhaoli") == []


def test_the_office_gets_the_file_not_itself(pages: Pages, bot: Conversation) -> None:
    where = put_up(pages)
    assert f"{where}/file" in bot.say("zhaoli", "领取 公务接待")
    assert bot.pushes("zhaoli") == []


def test_the_next_version_takes_its_place(pages: Pages, bot: Conversation) -> None:
    old = put_up(pages)
    new = put_up(pages, pdf("第二版"))
    reply = bot.say("wangmin", "领取 公务接待")
    assert f"{new}/file" in reply
    assert "第2版" in reply
    answer = pages.visit("wangmin").get(f"{old}/file")
    assert answer.status_code == 422
    assert f"该版已由新版（{new.rpartition('/')[2]}，第2版）代替" in answer.text


def test_an_internal_one_is_collected_with_a_number(pages: Pages, bot: Conversation) -> None:
    where = put_up(pages, on_paper="yes")
    assert "请到派驻纪检监察组综合科领取" in bot.say("wangmin", "领取 公务接待")
    assert pages.visit("wangmin").get(f"{where}/file").status_code == 404


def test_one_for_some_is_for_nobody_else(pages: Pages, bot: Conversation) -> None:
    where = put_up(pages, audience="水利局")
    assert f"{where}/file" in bot.say("chenfang", "领取 公务接待")
    assert "/file" not in bot.say("wangmin", "领取 公务接待")


def test_one_that_has_ended_is_not_handed_out(pages: Pages, bot: Conversation) -> None:
    put_up(pages, valid_until="2026-11-25")
    assert "有效期至11月25日" in bot.say("wangmin", "领取 公务接待")
    assert "/file" not in bot.at("2026-11-26T09:00").say("wangmin", "领取 公务接待")


@pytest.mark.parametrize(("data", "name"), [(b"PK\x03\x04", "宏.docm"), (b"MZ", "a.exe")])
def test_what_cannot_be_taken_is_refused(pages: Pages, data: bytes, name: str) -> None:
    assert put_up(pages, data, name) in ("413", "422")
