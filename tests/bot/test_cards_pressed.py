"""Every kind of card, drawn by the simulated phone and pressed there; CARD_PICTURES=folder keeps pictures of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.wecom.channels import WecomChannels
from scheduler.run.tick import Ticker
from storage.engine import Database
from tests.bot.conftest import keep_picture
from tests.bot.test_cards import NOTICE
from tests.bot.wire import wire_config
from tests.conftest import ON_ONE_ENGINE, HandClock, make_test_assistant
from tests.over_the_wire import WireConversation, over_the_wire

pytestmark = [ON_ONE_ENGINE, pytest.mark.slow]


@pytest.fixture
def talk(database: Database, clock: HandClock) -> Iterator[WireConversation]:
    assistant = make_test_assistant(database, clock, wire_config())
    with over_the_wire(assistant, clock) as made:
        made.ticker = Ticker(database, assistant.rules, clock, WecomChannels(made.client), assistant.worker, cards=True)
        yield made.at("2026-11-24T10:00")


class Phone:
    """One member's phone in the browser."""

    def __init__(self, talk: WireConversation, page: Page, userid: str) -> None:
        self.talk, self.page, self.userid = talk, page, userid
        page.goto(talk.sim.url)
        page.select_option("#picker", userid)
        self.refresh()

    def refresh(self) -> None:
        self.talk.pushes(self.userid)

    def card(self, label: str) -> Locator:
        """The newest card with this button or option."""
        self.refresh()
        found = self.page.locator(".bubble.card").filter(has_text=label).last
        expect(found).to_be_visible()
        return found

    def press(self, label: str, expected: str, picture: str = "") -> None:
        """Press it; what then comes back contains `expected`. The answer to the press is there when the bot has done its part."""
        card = self.card(label)
        if picture:
            keep_picture(self.page, picture)
        options = card.locator("option").filter(has_text=label)
        button = card.get_by_role("button")
        if options.count():
            card.locator("select").select_option(label=options.first.inner_text())
        else:
            button = card.get_by_role("button", name=label, exact=True)
        with self.page.expect_response("**/sim/press"):
            button.click()
        expect(self.page.locator(".bubble.theirs:not(.card)").filter(has_text=expected).last).to_be_visible()
        self.refresh()

    def shows(self, label: str) -> None:
        """What was done stands on the card: looked for by its words, for two buttons yet to be redrawn would end the wait."""
        expect(self.card(label).get_by_role("button", name=f"{label} 11-24 10:00")).to_be_visible()


def test_what_comes_in_and_what_is_asked(talk: WireConversation, page: Page) -> None:
    talk.say("wangmin", NOTICE)
    desk = Phone(talk, page, "zhaoli")
    desk.press("转他人", "哪位同志", "notice")
    desk.press("李强", "参会人员李强", "choice")

    talk.say("zhaoli", "记整改 交通局 监督检查 会议记录要素不全 12月7日前")
    talk.say("wangmin", "延期 2026-0002 材料未齐，请延到12月14日")
    desk.press("不同意延期", "暂不延期", "extension")
    desk.shows("不同意延期")

    talk.say("zhaoli", "发通知 各单位 请于12月1日前做好年终总结准备工作")
    desk.press("确认", "2026-0003", "draft")
    liaison = Phone(talk, page, "wangmin")
    liaison.press("收到", "已签收", "receipt")
    talk.say("zhangwei", "记台账 今天检查工地安全，发现问题3个")
    talk.say("wangmin", "报送 台账 11月")
    liaison.press("取消", "暂不报送", "confirm")


def test_what_waits_for_the_desk(talk: WireConversation, page: Page) -> None:
    for userid in ("wangmin", "chenfang", "yangxue"):
        talk.say(userid, "报送 台账 11月 无")
    desk = Phone(talk, page, "zhaoli")
    talk.say("zhaoli", "审核 交通局 台账 11月")
    desk.press("审核通过", "审核通过", "submission")
    desk.shows("审核通过")
    talk.say("zhaoli", "待办")
    desk.press("审核通过 全部", "将审核通过2项", "worktable")
    desk.press("确认", "已审核通过2项")

    talk.at("2026-11-30T09:50")
    desk.press("取消发送", "2026-0004", "reminder-draft")


def test_what_is_reminded_of(talk: WireConversation, page: Page) -> None:
    talk.say("zhaoli", "记整改 交通局 监督检查 会议记录要素不全 12月7日前")
    talk.at("2026-12-02T09:50")
    liaison = Phone(talk, page, "wangmin")
    liaison.press("需延期", "请写明延期原因和日期")
    liaison.press("办理中", "进展已登记", "reminder")
