"""Every kind of card, drawn by the simulated phone and pressed there; CARD_PICTURES=folder keeps pictures of them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bot.wecom.channels import WecomChannels
from scheduler.run.tick import Ticker
from storage.engine import Database
from tests.bot.test_cards import NOTICE
from tests.bot.wire import wire_config
from tests.conftest import ON_ONE_ENGINE, HandClock, make_test_assistant
from tests.over_the_wire import WireConversation, over_the_wire
from tests.simulator.test_phone import CHROMIUM

pytestmark = [ON_ONE_ENGINE, pytest.mark.slow]
PICTURES = os.environ.get("CARD_PICTURES")


@pytest.fixture
def talk(database: Database, clock: HandClock) -> Iterator[WireConversation]:
    assistant = make_test_assistant(database, clock, wire_config())
    with over_the_wire(assistant, clock) as made:
        made.ticker = Ticker(database, assistant.rules, clock, WecomChannels(made.client), assistant.worker, cards=True)
        yield made.at("2026-11-24T10:00")


@pytest.fixture
def page() -> Iterator[Page]:
    expect.set_options(timeout=20_000)  # a card is drawn anew when the phone asks again, late on a busy machine
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser: Browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser.new_page(viewport={"width": 390, "height": 800})
        browser.close()


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
        if PICTURES and picture:
            self.page.screenshot(path=str(Path(PICTURES) / f"card-{picture}.png"))
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


def test_every_card_is_pressed(talk: WireConversation, page: Page) -> None:
    talk.say("wangmin", NOTICE)
    desk = Phone(talk, page, "zhaoli")
    desk.press("转他人", "哪位同志", "notice")
    desk.press("李强", "参会人员李强", "choice")

    talk.say("zhaoli", "记整改 交通局 监督检查 会议记录要素不全 12月7日前")
    talk.say("wangmin", "延期 2026-0002 材料未齐，请延到12月14日")
    desk.press("不同意延期", "暂不延期", "extension")
    done = desk.card("不同意延期").get_by_role("button", name="不同意延期 11-24 10:00")
    expect(done).to_be_visible()  # by its words: two buttons still to be redrawn would end the waiting at once

    talk.say("zhaoli", "发通知 各单位 请于12月1日前做好年终总结准备工作")
    desk.press("确认", "2026-0003", "draft")
    liaison = Phone(talk, page, "wangmin")
    liaison.press("收到", "已签收", "receipt")
    talk.say("zhangwei", "记台账 今天检查工地安全，发现问题3个")
    talk.say("wangmin", "报送 台账 11月")
    liaison.press("取消", "暂不报送", "confirm")
