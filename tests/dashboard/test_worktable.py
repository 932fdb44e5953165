"""待办 of the desk as its first page: what waits, ticked and settled with one confirmation, each by itself."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from storage.models import Obligation
from tests.conftest import Conversation
from tests.dashboard.conftest import CSRF, TOKEN, Pages, Visit

KEYS = re.compile(r'name="item" value="([^"]+)"')


@pytest.fixture
def desk(bot: Conversation, pages: Pages) -> Iterator[Visit]:
    bot.at("2026-11-18T09:20").say("wangmin", "报送 台账 11月 无")
    bot.say("yangxue", "报送 台账 11月 无")
    bot.at("2026-11-18T09:21").say("chenfang", "转人工")
    bot.at("2026-11-18T09:22").say("chenfang", "延期 台账 11月 主要负责人外出学习")
    return pages.visit("zhaoli")


def states(bot: Conversation) -> dict[str, str]:
    with bot.session() as session:
        rows = session.scalars(select(Obligation).where(Obligation.kind == "ledger", Obligation.period == "2026-11"))
        return {row.department.name: row.state.value for row in rows}


def settle(desk: Visit, verb: str, *keys: str, confirmed: bool = True) -> str:
    token = TOKEN.search(desk.text("/worktable"))
    assert token
    data = {"csrf": CSRF, "token": token[1], "verb": verb, "item": list(keys)}
    shown = desk.client.post("/worktable", data=data, base_url="https://page.example.cn")
    if not confirmed or shown.status_code != 200:
        return shown.text
    fields = dict(re.findall(r'name="(keys|verb|token|confirmed)" value="([^"]*)"', shown.text))
    done = desk.client.post("/worktable", data={"csrf": CSRF, **fields}, base_url="https://page.example.cn")
    return desk.text(done.headers["Location"])


def test_it_is_the_desk_s_first_page_with_counts(desk: Visit, pages: Pages) -> None:
    assert desk.get("/").headers["Location"].endswith("/worktable")
    shown = desk.text("/worktable")
    assert "全部 4" in shown
    assert "报送待审 2" in shown
    assert '<b class="count">4</b>' in shown
    assert shown.index("交通局11月主体责任台账：零报告") < shown.index("请回电　") < shown.index("延期申请　水利局")
    assert "没有等候办理的事项" in pages.visit("zhenghui").text("/worktable")
    assert pages.visit("wangmin").get("/worktable").status_code == 403


def test_what_is_ticked_is_shown_and_done_with_one_word(desk: Visit, bot: Conversation) -> None:
    keys = [key for key in KEYS.findall(desk.text("/worktable")) if key.startswith("report:")]
    assert len(keys) == 2
    assert "审核通过2项" in settle(desk, "审核通过", *keys, confirmed=False)
    assert states(bot)["交通局"] == "submitted"
    assert "审核通过：已办理2项。" in settle(desk, "审核通过", *keys)
    assert (states(bot)["交通局"], states(bot)["教育局"]) == ("accepted", "accepted")


def test_what_the_act_does_not_fit_is_left_alone(desk: Visit, bot: Conversation) -> None:
    keys = KEYS.findall(desk.text("/worktable"))
    assert "登记" not in settle(desk, "已回电", *keys, confirmed=False).split("<h1>")[1].split("</h1>")[0]
    assert "已回电：已办理1项。" in settle(desk, "已回电", *keys)
    assert states(bot)["交通局"] == "submitted"
    assert "请先勾选" in settle(desk, "审核通过", confirmed=False)


def test_an_extension_is_granted_with_its_day(desk: Visit, bot: Conversation) -> None:
    key = re.search(r"/worktable/extension/(\d+)", desk.text("/worktable"))
    assert key
    shown = desk.done(f"/worktable/extension/{key[1]}", "/worktable", answer="yes", day="2026-11-30")
    assert "已同意延期" in shown
    assert "延期申请" not in shown
    assert any("延期至11月30日" in text for text in bot.pushes("chenfang"))


def test_another_desk_grants_nothing(desk: Visit, pages: Pages) -> None:
    key = re.search(r"/worktable/extension/(\d+)", desk.text("/worktable"))
    assert key
    answer = pages.visit("zhenghui").send(f"/worktable/extension/{key[1]}", "/worktable", answer="no", token="t" * 32)
    assert answer.status_code == 404


def test_a_report_that_was_opened_is_marked(desk: Visit, pages: Pages) -> None:
    assert desk.text("/worktable").count("（未打开）") == 2
    desk.text(f"/reports/{pages.obligation('交通局')}")
    assert desk.text("/worktable").count("（未打开）") == 1
