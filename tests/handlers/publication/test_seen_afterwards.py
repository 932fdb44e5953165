"""Who may look up what was sent: its addressees, their departments, or all departments of the group; and its several files."""

from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage

from actions.publication.draft import MOST_FILES
from bot.app import create_app
from storage.engine import Database
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages, page_config
from tests.documents.pdfs import pdf
from tests.scheduler.service import Service

OFFICE = "zhaoli"
WHERE = "/publications/2026-0001"
ADDRESSEE, COLLEAGUE, NEIGHBOUR, STRANGER = "chenfang", "huqiang", "wangmin", "zhuting"


@pytest.fixture
def service(database: Database, tmp_path: Path) -> Service:
    config = page_config().model_copy(update={"files_folder": str(tmp_path / "files")})
    return Service(database, config, since="2026-11-18T09:20")


@pytest.fixture
def pages(service: Service) -> Pages:
    return Pages(create_app(service.assistant), service.assistant)


def published(pages: Pages, files: dict[str, bytes] | None = None, **form: str) -> str:
    """The answer to the form, or the page of what was released."""
    desk = pages.visit(OFFICE)
    token = TOKEN.search(desk.text("/publications/new"))
    assert token
    fields = {"csrf": CSRF, "token": token[1], "audience": "水利局", "text": "请学习", "title": "《准则》", **form}
    sent = [FileStorage(BytesIO(data), name) for name, data in (files or {}).items()]
    answer = desk.client.post("/publications/new", data={**fields, "file": sent}, base_url=ADDRESS)
    return desk.done(f"{WHERE}/release", WHERE) if answer.status_code == 303 else answer.text


@pytest.mark.parametrize(
    ("kind", "form", "sees"),
    [
        ("notice", {}, {ADDRESSEE}),
        ("circular", {}, {ADDRESSEE, COLLEAGUE}),
        ("notice", {"seen_by": "departments"}, {ADDRESSEE, COLLEAGUE}),
        ("study", {"seen_by": "group"}, {ADDRESSEE, COLLEAGUE, NEIGHBOUR}),
        ("circular", {"seen_by": "addressees"}, {ADDRESSEE}),
    ],
)
def test_it_is_seen_by_whom_it_says(
    service: Service, pages: Pages, kind: str, form: dict[str, str], sees: set[str]
) -> None:
    published(pages, kind=kind, **form)
    for userid in (ADDRESSEE, COLLEAGUE, NEIGHBOUR, STRANGER):
        visit = pages.visit(userid)
        assert (visit.get(WHERE).status_code == 200) == (userid in sees), userid
        assert ("《准则》" in visit.text("/publications")) == (userid in sees), userid
        assert ("请学习" in service.say(userid, "查看 2026-0001")) == (userid in sees), userid


def test_what_is_recalled_is_seen_no_more(service: Service, pages: Pages) -> None:
    published(pages, kind="circular")
    assert "请学习" in service.say(COLLEAGUE, "查看 2026-0001")
    service.say(OFFICE, "撤回 2026-0001")
    assert "请学习" not in service.say(COLLEAGUE, "查看 2026-0001")


def test_who_may_only_look_it_up_is_asked_for_nothing(service: Service, pages: Pages) -> None:
    published(pages, kind="study", seen_by="departments")
    for userid, asked in ((OFFICE, True), (ADDRESSEE, True), (COLLEAGUE, False)):
        for shown in (service.say(userid, "查看 2026-0001"), pages.visit(userid).text(WHERE)):
            assert "请学习" in shown
            assert ("回复“已学习" in shown) == asked, userid


def test_several_files_go_out_together(service: Service, pages: Pages) -> None:
    files = {"准则.pdf": pdf("准则"), "解读.pdf": pdf("解读")}
    shown = published(pages, files, kind="study")
    assert all(name in shown for name in files)
    told = "".join(text for userid, text in service.at("2026-11-18T09:22") if userid == ADDRESSEE)
    assert f"准则.pdf {ADDRESS}{WHERE}/file；解读.pdf {ADDRESS}{WHERE}/file?n=2" in told
    reader = pages.visit(ADDRESSEE)
    assert [reader.get(f"{WHERE}/file{n}").data for n in ("", "?n=2")] == [*files.values()]
    assert reader.get(f"{WHERE}/file?n=3").status_code == 404
    assert pages.visit(NEIGHBOUR).get(f"{WHERE}/file").status_code == 404


def test_too_many_files_are_said(pages: Pages) -> None:
    files = {f"{n}.pdf": pdf(str(n)) for n in range(MOST_FILES + 1)}
    assert f"最多附{MOST_FILES}个文件" in published(pages, files, kind="study")
