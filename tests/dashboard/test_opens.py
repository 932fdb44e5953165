"""Every file that is handed out, opened by LibreOffice: what the pages lead to, and whatever else may be exported."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from actions.overview import export_views
from documents.pdf import pdf_text
from tests.dashboard.conftest import Pages
from tests.dashboard.test_crawl import own
from tests.office import to_pdf

VISITORS = ("zhaoli", "wangmin", "luojun")  # 综合科, a liaison, the commission
FILE = re.compile(r'href="([^"]+\.(?:docx|xlsx)[^"]*)"')


def offered(pages: Pages) -> dict[str, bytes]:
    """Every Word and Excel file by its name, as these people get it."""
    found: dict[str, bytes] = {}
    registers = [each.key for each in pages.assistant.rules.ledgers]
    exported = [
        f"/exports/{key}.{kind}?span=11月" for key in (*registers, *export_views.PAPERS) for kind in ("docx", "xlsx")
    ]
    for userid in VISITORS:
        visit = pages.visit(userid)
        paths = [*own(pages), *exported, "/exports/supervision.docx?department=交通局"]
        for path in own(pages):
            answer = visit.get(path)
            paths += map(unescape, FILE.findall(answer.text if answer.mimetype == "text/html" else ""))
        for path in dict.fromkeys(paths):
            answer = visit.get(path)
            if answer.data.startswith(b"PK"):
                name = unquote(answer.headers["Content-Disposition"].partition("''")[2])
                found.setdefault(f"{userid}-{name}", answer.data)
    return found


@pytest.mark.slow
def test_libreoffice_opens_every_paper_and_sheet(story: Pages, tmp_path: Path) -> None:
    files = []
    for name, data in offered(story).items():
        files.append(tmp_path / f"{len(files)}-{name}")
        files[-1].write_bytes(data)
    made = to_pdf(tmp_path, files)
    assert {each.stem for each in made} == {each.stem for each in files}
    kinds = {each.suffix for each in files}
    assert kinds == {".docx", ".xlsx"}
    assert len(files) > 25
    for each in made:
        assert re.search("[\u4e00-\u9fff]{2}", pdf_text(each.read_bytes())), f"{each.stem}: a page without words"
