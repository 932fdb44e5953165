"""Every form of every page, found by walking them: a mistake leads back to the form, filled as it was, with the mistake said."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html
from werkzeug.test import TestResponse

from storage.models import LedgerEntry, OneTimeForm
from tests.conftest import Conversation
from tests.dashboard.conftest import ADDRESS, Pages, Visit, count
from tests.dashboard.test_crawl import PEOPLE, own

TYPED = "二〇二六年度"  # no name, no sum, no day: a field of words keeps it, every other one cannot read it
SAID = (
    "记整改 交通局 巡察 项目评审记录不完整 12月20日前", "登记检查 交通局、水利局 11月10日至11月12日 问卷20份 谈话3人次", "发通知 各单位联络员 请做好年终总结", "确认",
    "问卷 交通局 5份", "抽查 2家",
)  # fmt: skip
MORE = (
    "/registers/rectification/new",
    "/registers/rectification/import",
    "/publications/new",
    "/files/new/entry:2026-0001",
)
ENDS = ("/logout", "/sessions")  # what ends one's own session is no form to mend


def forms(answer: TestResponse, path: str) -> Iterator[Any]:
    """The forms of a page that change something, and end nobody's session."""
    for each in html.document_fromstring(answer.text).forms:
        if each.get("method") == "post" and not str(each.get("action", path)).startswith(ENDS):
            yield each


def spoiled(form: Any, words: str) -> dict[str, list[str]]:
    """What is hidden as it is, the words of every field of text, nothing anywhere else: no day, no choice, no box ticked."""
    sent: dict[str, list[str]] = {}
    for each in form.iter("input", "textarea", "select"):
        name, kind = each.get("name"), each.get("type", "text")
        if kind == "hidden":
            sent.setdefault(name, []).append(each.get("value", ""))
        elif each.tag == "textarea" or (each.tag == "input" and kind in ("text", "search")):
            sent.setdefault(name, []).append(words)
        elif kind not in ("checkbox", "radio", "file") and name:
            sent.setdefault(name, []).append("")
    return sent


def mended(visit: Visit, form: Any, path: str, words: str) -> str | None:
    """The page to which the mistake leads; None where it was none."""
    action, sent = urlsplit(form.get("action") or path).path, spoiled(form, words)
    answer = visit.client.post(action, data=sent, base_url=ADDRESS)
    assert answer.status_code in (200, 303), f"{path}: {action} says {answer.status_code}: {answer.text[-600:]}"
    where = answer.headers.get("Location", "")
    return where if "mend=" in where else None


def walked(pages: Pages, visit: Visit) -> Iterator[tuple[str, Any]]:
    """Every form that can be reached, with its page; of each kind of page the first with forms of its kind."""
    ahead, seen = [*own(pages), *MORE], set[str]()
    rules = pages.app.url_map.bind("")
    while ahead:
        path = urlsplit(ahead.pop()).path
        if path in seen or path.startswith(ENDS) or not rules.test(path, "GET"):
            continue
        seen.add(path)
        answer = visit.get(path)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        ahead += [link for link in html.document_fromstring(answer.text).xpath("//main//a/@href") if link[:1] == "/"]
        for form in forms(answer, path):
            kind = f"{rules.match(path, 'GET')[0]} {re.sub('[0-9-]+', '0', str(form.get('action')))}"
            if kind not in seen:
                seen.add(kind)
                yield path, form


@pytest.mark.slow
@pytest.mark.parametrize(
    ("role", "least"), [("liaison", 3), ("principal", 3), ("office", 20), ("inspector", 12), ("admin", 3)]
)
def test_a_mistake_leads_back_to_the_form(role: str, least: int, story: Pages, bot: Conversation) -> None:
    """With nothing filled in, and with words where a day or a sum belongs."""
    for said in SAID:
        bot.say("zhaoli", said)
    visit, seen = story.visit(PEOPLE[role]), set()
    for path, form in walked(story, visit):
        for words in ("", TYPED):
            where = mended(visit, form, path, words)
            if where is not None:
                seen.add(form.get("action") or path)
                assert urlsplit(where).path == path
                _check(html.document_fromstring(visit.text(where)), form, path, words)
    assert len(seen) >= least, sorted(seen)


def _check(shown: Any, form: Any, path: str, words: str) -> None:
    said, *more = shown.xpath('//*[@role="alert"]')
    assert (bool(said.text.strip()), more) == (True, []), path
    (again,) = said.xpath("ancestor::form") or [None]
    if again is None:  # an earlier act of this walk has settled it
        assert form.get("action") not in shown.xpath("//form/@action"), f"{path}: {said.text}"
        return
    assert again.xpath("ancestor::details[not(@open)]") == []
    typed = [each for each in spoiled(form, words).values() if TYPED in each]
    kept = [each for each in again.iter("input", "textarea") if TYPED in (each.get("value"), each.text)]
    assert len(kept) == sum(map(len, typed)), path


def test_what_is_wrong_stands_at_its_field(pages: Pages) -> None:
    """Words, choices and the form's own token come back; Back and reload send nothing, and the mended form counts once."""
    visit, path = pages.visit("zhaoli"), "/registers/rectification/new"
    (form,) = forms(visit.get(path), path)
    sent = spoiled(form, "") | {
        "field.problem": ["项目评审记录不完整"],
        "field.source": ["巡察"],
        "field.due": ["何时"],
    }
    sent["department"] = [str(pages.department("交通局"))]
    where = visit.client.post(path, data=sent, base_url=ADDRESS).headers["Location"]
    (again,) = forms(visit.get(where), path)
    assert again.fields["field.problem"] == "项目评审记录不完整"
    assert (again.fields["field.source"], again.fields["department"]) == ("巡察", sent["department"][0])
    assert again.fields["token"] == sent["token"][0]
    (due,) = again.xpath('.//*[@name="field.due"]')
    (problem,) = again.xpath(f'.//p[@id="{due.get("aria-describedby")}"]')
    assert due.get("aria-invalid") == "true"
    assert "未能识别，请写日期" in problem.text
    mine = {name: again.fields[name] for name in again.fields} | {"field.due": "2026-12-20"}
    for _ in range(2):
        assert "mend=" not in visit.client.post(path, data=mine, base_url=ADDRESS).headers["Location"]
    assert count(pages, LedgerEntry) == 1
    assert "项目评审记录不完整" not in pages.visit("chenfang").text(where.replace(path, "/todo"))


def test_what_must_not_be_kept_is_not_shown_again(pages: Pages) -> None:
    visit, path = pages.visit("zhaoli"), "/registers/rectification/new"
    (form,) = forms(visit.get(path), path)
    sent = spoiled(form, "") | {"field.problem": ["我要举报张三收受红包"]}
    answer = visit.client.post(path, data=sent, base_url=ADDRESS)
    assert (answer.status_code, "12388" in answer.text, count(pages, OneTimeForm)) == (422, True, 0)
