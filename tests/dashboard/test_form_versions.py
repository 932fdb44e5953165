"""Versions of the report form on the page: the template of the day, and files made from an older one."""

from datetime import date
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from actions.report.obligations import open_periods
from bot.assistant import Assistant
from policy.fields.field import Field
from policy.fields.report_form import FormSettings, FormVersion
from storage.engine import Database
from tests.conftest import HandClock, at, make_test_assistant
from tests.dashboard.conftest import ADDRESS, CSRF, Pages, content, page_config
from tests.documents.forms import filled_docx

JULY = FormVersion(
    effective_from=date(2026, 7, 1),
    decision=(Field(key="basis", title="决策依据"), Field(key="legal", title="合法性审查意见")),
)


@pytest.fixture
def assistant(database: Database, clock: HandClock, request: pytest.FixtureRequest) -> Assistant:
    form = FormSettings(old_versions=getattr(request, "param", "accept"), versions=(FormVersion(), JULY))
    made = make_test_assistant(database, clock, page_config().model_copy(update={"form": form}))
    with database.write() as session:
        open_periods(made.context(session))
    return made


def upload(pages: Pages, data: bytes) -> str:
    boundary, body = encode_multipart({"csrf": CSRF, "file": FileStorage(BytesIO(data), "报告表.docx")})
    kind = f"multipart/form-data; boundary={boundary}"
    return pages.visit("wangmin").client.post("/upload", data=body, content_type=kind, base_url=ADDRESS).text


def test_the_template_is_that_of_the_day(clock: HandClock, pages: Pages) -> None:
    clock.time = at("2026-06-30T10:00")
    assert "表样版本 2026-01-01" in content(pages.visit("wangmin").get("/upload/form.docx"))
    clock.time = at("2026-07-01T10:00")
    assert "表样版本 2026-07-01" in content(pages.visit("wangmin").get("/upload/form.docx"))


def test_an_older_form_is_taken_with_a_note(pages: Pages) -> None:
    page = upload(pages, filled_docx())
    assert "该表为2026-01-01版，已按现行表样登记" in page
    assert "以下是从" in page


@pytest.mark.parametrize("assistant", ["refuse"], indirect=True)
def test_an_older_form_is_refused_with_the_way_to_the_new_one(assistant: Assistant, pages: Pages) -> None:
    page = upload(pages, filled_docx())
    assert "自2026-07-01起已停用，本表未登记" in page
    assert "以下是从" not in page
    assert "以下是从" in upload(pages, filled_docx(version=JULY))


def test_the_page_asks_what_the_form_of_the_day_asks(pages: Pages) -> None:
    visit = pages.visit("wangmin")
    fields = {
        "department": str(pages.department("交通局")), "type": "党组会议", "day": "2026-11-27", "item1": "年度工作要点",
        "kind1": "decision", "form.1.legal": "已审查",
    }  # fmt: skip
    assert ">已审查</textarea>" in visit.done("/meetings/new", **fields)
