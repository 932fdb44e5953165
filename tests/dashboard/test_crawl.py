"""Every page as every role: no fault, no word of another group, no way round the menu."""

import re

import pytest

from tests.dashboard.conftest import Pages, Visit, content

PEOPLE = {
    "liaison": "wangmin", "leader": "zhangwei", "principal": "liujianguo", "staff": "zhoujie", "discipline": "maliang",
    "office": "zhaoli", "inspector": "liqiang", "commission": "luojun", "admin": "liangchen", "auditor": "xiejing",
}  # fmt: skip
HOSTILE = ("0", "99999999999999999999", "2026-9999", "%00", "<script>", "一二三" * 99)
QUERIES = ("", "?month=2026-13&page=-5&from=-9", "?page=99999999999999999999&month=%00&state='", "?link=x&only=1")
ANSWERS = {200, 302, 303, 400, 403, 404, 405, 422}


def addresses(pages: Pages, department: str) -> list[str]:
    """The address of every page that can be read, about what this department has."""
    values = {
        "obligation_id": pages.obligation(department), "number": pages.meeting(department), "name": "on-time",
        "department_id": pages.department(department), "role": "liaison", "token": "x", "kind": "docx",
        "filename": "page.css", "question": 7, "key": "rectification", "address": "x", "file_id": pages.file(department),
        "subject": f"obligation:{pages.obligation(department)}", "verb": "release",
    }  # fmt: skip
    made = []
    for rule in pages.app.url_map.iter_rules():
        if rule.endpoint.startswith("page.") and "GET" in (rule.methods or ()):
            own = {"number": pages.entry(department)} if rule.endpoint.startswith("page.entries.") else {}
            made.append(str(rule.build({name: {**values, **own}[name] for name in rule.arguments})[1]))  # type: ignore[index]
    return made


def own(pages: Pages) -> list[str]:
    return addresses(pages, "交通局")


def others(pages: Pages) -> list[str]:
    return addresses(pages, "财政局")


def test_there_are_many_pages(story: Pages) -> None:
    assert len(own(story)) >= 25


@pytest.mark.parametrize("role", PEOPLE)
def test_no_page_fails_and_none_tells_of_the_other_group(role: str, story: Pages) -> None:
    visit = story.visit(PEOPLE[role])
    secret = ["财政局", "朱婷", "郑慧", story.meeting("财政局")]
    for path in own(story):
        answer = visit.get(path)
        assert answer.status_code in ANSWERS, path
        if role not in ("commission", "admin", "auditor"):  # these see totals, all members, or all numbers
            assert [word for word in secret if word in content(answer)] == [], path
    about_others = [path for path in others(story) if path not in own(story)]
    assert len(about_others) >= 5
    refused = {path: visit.get(path).status_code for path in about_others}
    assert set(refused.values()) <= {403, 404}, refused


@pytest.mark.parametrize("role", PEOPLE)
def test_the_menu_leads_only_to_open_pages(role: str, story: Pages) -> None:
    visit = story.visit(PEOPLE[role])
    start = visit.text(visit.get("/").headers["Location"])
    menu = start.split("<nav", 1)[1].split("</nav>", 1)[0]
    links = [part.split('"', 1)[0] for part in menu.split('href="')[1:]]
    assert links
    assert {link: visit.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("role", PEOPLE)
def test_the_box_for_searching_answers_everybody_within_the_scope(role: str, story: Pages) -> None:
    visit = story.visit(PEOPLE[role])
    assert 'action="/find"' in visit.text(visit.get("/").headers["Location"])
    found = visit.text("/find?q=会议") + visit.text("/find?q=预算")
    assert (story.meeting("交通局") in found) == (role in ("liaison", "leader", "principal", "office", "inspector"))
    assert story.meeting("财政局") not in found


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("role", PEOPLE)
def test_hostile_addresses_never_fail(role: str, pages: Pages, every: bool) -> None:
    """One word an address, to each role another; in the long run every word to every role."""
    visit = pages.visit(PEOPLE[role])
    for place, rule in enumerate(pages.app.url_map.iter_rules(), list(PEOPLE).index(role)):
        if not rule.endpoint.startswith("page.") or rule.endpoint in ("page.static", "page.entry.logout"):
            continue
        words = HOSTILE if rule.arguments else QUERIES
        for word in words if every else (words[place % len(words)],):
            path = re.sub("<[^>]+>", lambda _found, word=word: word, rule.rule)
            path = path if rule.arguments else path + word
            for answer in hostile_answers(visit, path, rule.methods or set()):
                assert answer in ANSWERS, path


def hostile_answers(visit: Visit, path: str, methods: set[str]) -> list[int]:
    found = [visit.get(path).status_code] if "GET" in methods and "/login" not in path else []
    if "POST" in methods:
        found.append(visit.send(path, token="t" * 24, day="9999-99-99", amount1="1e9", way="?").status_code)
    return found


def test_without_a_session_every_page_leads_to_the_login(story: Pages) -> None:
    visit = story.visit(None)
    for path in own(story):
        if path.startswith(("/login", "/assets", "/q/")):  # a questionnaire is answered by code, without a name
            continue
        assert visit.get(path).headers["Location"].startswith("/login?next="), path


def test_a_member_who_has_left_is_logged_out(story: Pages) -> None:
    visit = story.visit("nobody")
    assert visit.get("/todo").status_code == 403
    assert visit.get("/todo").status_code == 302


def test_every_answer_carries_the_policy(story: Pages) -> None:
    visit = story.visit("wangmin")
    for path in ("/todo", "/board", "/nowhere", "/assets/page.css"):
        headers = visit.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert "unsafe" not in headers["Content-Security-Policy"]
    assert visit.get("/assets/page.css").content_type.startswith("text/css")
    drawn = visit.get("/charts/on-time.svg")
    assert drawn.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'", "an image's own"
    assert "<script" not in drawn.text
    for path in own(story):
        text = visit.get(path).text if not path.endswith((".xlsx", ".docx", ".svg")) else ""
        assert " style=" not in text, path
        assert "onclick" not in text, path
        assert len(text.encode()) < 100_000, path
