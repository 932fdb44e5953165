"""Whatever is put into a form of the page, by whom it may, is taken or answered in words: no fault, and no form that only fails."""

import re

import pytest
from hypothesis import strategies as st

from tests.dashboard.conftest import Pages
from tests.dashboard.conftest import assistant as assistant
from tests.dashboard.conftest import database_url as database_url
from tests.dashboard.conftest import pages as pages
from tests.dashboard.conftest import story as story
from tests.dashboard.conftest import story_template as story_template
from tests.dashboard.test_crawl import ANSWERS, PEOPLE, own
from tests.fuzz.harness import fuzz

FIELD = re.compile(r'<(?:input|select|textarea)[^>]* name="([\w.-]+)"')
VALUES = st.one_of(
    st.text(max_size=60), st.just("长" * 6_000), st.integers().map(str), st.dates().map(str),
    st.sampled_from(["", "9" * 400, "-1", "1e9", "NaN", "２０２６-１１-２７", "2026-11-27T15:00", "2026-13-45", "0001-01-01", "9999-12-31", "24:60", "\0", "\u202e", "=1+1",
                     "<script>", "320万元", "交通局", "王敏", "wangmin", "2026-0001", "on", "秘密★5年"]),
)  # fmt: skip


def forms(pages: Pages) -> dict[str, set[str]]:
    """The address of every form that somebody can send, with the names of all fields that stand on its page."""
    found: dict[str, set[str]] = {}
    for userid in PEOPLE.values():
        visit = pages.visit(userid)
        for path in own(pages):
            text = visit.get(path).text if not path.endswith((".xlsx", ".docx")) else ""
            for form in re.findall(r"<form[^>]*method=\"post\"[^>]*>.*?</form>", text, re.DOTALL | re.IGNORECASE):
                action = re.search(r'action="([^"]+)"', form)
                found.setdefault(action[1] if action else path, set()).update(FIELD.findall(form))
    return found


def test_any_form_is_taken_or_answered_in_words(story: Pages, capsys: pytest.CaptureFixture[str]) -> None:
    known = {path: fields for path, fields in forms(story).items() if "logout" not in path}
    assert len(known) >= 15, sorted(known)
    visits = {userid: story.visit(userid) for userid in PEOPLE.values()}

    def check(sent: dict[str, str | dict[str, str]]) -> None:
        fields = {"token": "t" * 24, **sent["fields"]}  # type: ignore[dict-item]
        fields.pop("csrf", None)
        answer = visits[str(sent["who"])].send(str(sent["path"]), **fields)
        assert answer.status_code in ANSWERS, answer.status_code
        assert "fault" not in capsys.readouterr().out

    def filled(path: str) -> st.SearchStrategy[dict[str, object]]:
        names = sorted(known[path] - {"csrf", "token"}) or ["x"]
        fields = st.dictionaries(st.sampled_from([*names, "x"]), VALUES, max_size=len(names))
        return st.fixed_dictionaries({"path": st.just(path), "who": st.sampled_from(sorted(visits)), "fields": fields})

    fuzz("form", st.sampled_from(sorted(known)).flatmap(filled), check)
