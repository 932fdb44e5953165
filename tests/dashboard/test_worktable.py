"""待办 of the desk as its first page: what waits, ticked and settled with one confirmation, each by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import Obligation
from tests.busy_day import busy_morning
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


def settle(desk: Visit, verb: str, *keys: str, confirmed: bool = True, **words: str) -> str:
    token = TOKEN.search(desk.text("/worktable"))
    assert token
    data = {"csrf": CSRF, "token": token[1], "verb": verb, "item": list(keys)}
    shown = desk.client.post("/worktable", data=data, base_url="https://page.example.cn")
    if not confirmed or shown.status_code != 200:
        return shown.text
    fields: dict[str, object] = dict(re.findall(r'name="(verb|token|confirmed)" value="([^"]*)"', shown.text))
    fields |= dict(re.findall(r'name="(words-[^"]+)" value="([^"]*)"', shown.text)) | {
        f"words-{key}": words[key] for key in words
    }
    fields |= {"csrf": CSRF, "item": KEYS.findall(shown.text)}
    done = desk.client.post("/worktable", data=fields, base_url="https://page.example.cn")
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


def keys_of(desk: Visit, kind: str) -> list[str]:
    return [key for key in KEYS.findall(desk.text("/worktable")) if key.startswith(f"{kind}:")]


def test_an_extension_is_granted_with_its_day(desk: Visit, bot: Conversation) -> None:
    (key,) = keys_of(desk, "extension")
    assert "未办理：延期申请" not in settle(desk, "同意延期", key, **{key: "2026-11-30"})
    assert keys_of(desk, "extension") == []
    assert any("延期至11月30日" in text for text in bot.pushes("chenfang"))


def test_the_day_that_was_asked_for_is_filled_in(desk: Visit, bot: Conversation) -> None:
    bot.say("chenfang", "延期 清单 四季度 主要负责人出差，请延到12月30日")
    assert 'value="2026-12-30"' in settle(desk, "同意延期", *keys_of(desk, "extension"), confirmed=False)


def test_without_a_day_or_a_reason_nothing_is_done(desk: Visit, bot: Conversation) -> None:
    assert "请写明延期到哪一天" in settle(desk, "同意延期", *keys_of(desk, "extension"))
    assert "请写明退回原因" in settle(desk, "退回", *keys_of(desk, "report"))
    assert states(bot)["交通局"] == "submitted"


def test_what_goes_back_is_shown_with_who_reads_the_reason(desk: Visit, bot: Conversation) -> None:
    key, other = keys_of(desk, "report")
    assert "退回原因（告知王敏）" in settle(desk, "退回", key, confirmed=False)
    assert "退回：已办理2项。" in settle(desk, "退回", key, other, **{key: "请补记", other: "请写明带班领导"})
    assert "需修改完善：请补记" in bot.pushes("wangmin")[-1]
    assert "需修改完善：请写明带班领导" in bot.pushes("yangxue")[-1]


def test_each_thing_is_done_as_is_usual_with_one_confirmation(desk: Visit, bot: Conversation) -> None:
    keys = KEYS.findall(desk.text("/worktable"))
    shown = settle(desk, "", *keys, confirmed=False)
    assert [words for words in ("将审核通过2项", "将已回电1项", "将同意延期1项") if words not in shown] == []
    extension = keys_of(desk, "extension")[0]
    assert "已办理4项。" in settle(desk, "", *keys, **{extension: "2026-11-30"})
    assert "没有等候办理的事项" in desk.text("/worktable")


def test_another_desk_settles_nothing(desk: Visit, pages: Pages, bot: Conversation) -> None:
    assert "请先勾选" in settle(pages.visit("zhenghui"), "审核通过", *keys_of(desk, "report"), confirmed=False)
    assert states(bot)["交通局"] == "submitted"


def test_whoever_lags_is_reminded_from_here(desk: Visit, bot: Conversation) -> None:
    shown = desk.send("/worktable/remind", "/worktable").text
    assert "将提醒2个单位的联络员" in shown
    assert "水利局、文旅局" in shown
    assert "已提醒2个单位的联络员。" in desk.done("/worktable/remind", "/worktable", confirmed="yes")
    assert "请办理：水利局尚有" in bot.pushes("chenfang")[-1]


def test_what_a_report_carries_unfolds_and_counts_as_looked_at(desk: Visit, bot: Conversation) -> None:
    path = f"/reports/{keys_of(desk, 'report')[0].removeprefix('report:')}/content"
    assert f'data-from="{path}"' in desk.text("/worktable")
    assert "零报告" in desk.text(path)
    assert desk.text("/worktable").count("（未打开）") == 1


def test_a_report_that_was_opened_is_marked(desk: Visit, pages: Pages) -> None:
    assert desk.text("/worktable").count("（未打开）") == 2
    desk.text(f"/reports/{pages.obligation('交通局')}")
    assert desk.text("/worktable").count("（未打开）") == 1


def test_what_is_to_leave_in_the_group_s_name_is_read_first(
    bot: Conversation, pages: Pages, database: Database, tmp_path: Path
) -> None:
    busy_morning(bot, database, tmp_path)
    drafts = re.findall(r"<blockquote>([^<]+)</blockquote>", pages.visit("zhaoli").text("/worktable?kind=draft"))
    assert len(drafts) == 9
    assert all("11月主体责任台账" in each for each in drafts)
