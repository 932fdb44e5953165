"""Links in replies: a form or a file has its page, already filled; without a page address no reply holds one."""

import re

import pytest

from actions.talk import one_time_links
from bot.app import create_app
from bot.assistant import Assistant
from storage.engine import Database
from tests.conftest import Conversation, HandClock, at, make_test_assistant
from tests.dashboard.conftest import ADDRESS, NOTICE, Pages, page_config

LINK = re.compile(rf'<a href="{ADDRESS}(/link/[\w-]{{20,64}})">([^<]+)</a>')
SAID = {
    "会议通知": ("/meetings/new", "/upload"),
    "报送 台账 11月": ("/reports/",),
    "记台账": ("/ledger/new",),
    "记台账 检查窗口作风": ("/ledger/new",),
    "领取 报告表模板": ("/upload",),
    "记清单": ("/registers/checklist/new",),
}


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at("2026-11-20T09:00"))


@pytest.fixture
def assistant(database: Database, clock: HandClock) -> Assistant:
    return make_test_assistant(database, clock, page_config())


def pages_behind(bot: Conversation, reply: str) -> list[str]:
    """The pages that the links of a reply open."""
    with bot.session() as session:
        tokens = [path.removeprefix("/link/") for path, _words in LINK.findall(reply)]
        return [session.get_one(one_time_links.OneTimeForm, token).page for token in tokens]


@pytest.mark.parametrize(("words", "wanted"), SAID.items())
def test_a_reply_offers_its_form(bot: Conversation, words: str, wanted: tuple[str, ...]) -> None:
    found = pages_behind(bot, bot.say("wangmin", words))
    assert len(found) == len(wanted), words
    assert all(page.startswith(start) for page, start in zip(found, wanted, strict=True)), found


def test_a_notice_with_a_gap_opens_the_meeting_and_one_without_does_not(bot: Conversation) -> None:
    reply = bot.say("wangmin", NOTICE.format(day="11月27日下午2:30"))
    number = reply.partition("编号 ")[2][:9]
    assert pages_behind(bot, reply) == [f"/meetings/{number}"]
    whole = "会议通知：定于11月28日上午9点在局三楼会议室召开局务会议，研究：1.传达学习上级会议精神。联系人：王敏 13800000000"
    assert pages_behind(bot, bot.say("wangmin", whole)) == []


def test_a_list_of_the_desk_holds_no_link(bot: Conversation) -> None:
    reply = bot.say("zhaoli", f"代登 交通局 会议 {NOTICE.format(day='11月27日下午2:30')[5:]} 11月19日16:00电话")
    assert "编号" in reply
    assert pages_behind(bot, reply) == []


def test_what_was_said_stands_in_the_form(bot: Conversation, assistant: Assistant) -> None:
    reply = bot.say("zhaoli", "记整改 交通局 巡察 项目评审记录不完整")
    path = LINK.findall(reply)[0][0]
    desk = Pages(create_app(assistant), assistant).visit("zhaoli")
    form = desk.text(desk.get(path).headers["Location"])
    assert "项目评审记录不完整" in form
    assert '<option value="巡察" selected>' in form
    fields = {"field.source": "巡察", "field.due": "2026-12-20", "field.problem": "项目评审记录不完整"}
    fields["department"] = str(Pages(desk.client.application, assistant).department("交通局"))
    shown = desk.done("/registers/rectification/new", desk.get(path).headers["Location"], **fields)
    assert "项目评审记录不完整" in shown
    assert "已经提交" in desk.text(path, 422)


@pytest.mark.parametrize("words", [*SAID, NOTICE.format(day="11月27日下午2:30"), "导出 整改", "台账 11月"])
def test_without_an_address_there_is_no_link(database: Database, clock: HandClock, words: str) -> None:
    reply = Conversation(make_test_assistant(database, clock), clock).say("wangmin", words)
    assert reply
    assert "href" not in reply
    assert "http" not in reply
