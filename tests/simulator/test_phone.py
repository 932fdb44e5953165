"""The page in a real browser: what a member writes and gets appears, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.server import SimulatorServer
from simulator.settings import MovableClock
from tests.simulator.conftest import Api, Bot, settings


@pytest.fixture
def phone_sim(bot: Bot) -> Iterator[SimulatorServer]:
    bot.answer = lambda message: (bot.reply(message, "收悉。\n<b>编号</b> 2026-0001"), 200)
    posts = {"wangmin": "交通局 · 联络员", "zhangwei": "水利局 · 联络员"}
    given = settings(callback_url=f"{bot.url}/wecom/callback", bot_url=bot.url, clock=MovableClock(), posts=posts)
    with SimulatorServer(given) as sim:
        yield sim


def opened(browser: Browser, sim: SimulatorServer, width: int) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.goto(sim.url)
    return page, errors


def test_a_conversation_on_a_desktop(browser: Browser, phone_sim: SimulatorServer) -> None:
    page, errors = opened(browser, phone_sim, 1280)
    page.get_by_test_id("member-wangmin").click()
    page.fill("#text", "会议通知")
    page.press("#text", "Shift+Enter")
    page.type("#text", "第二行")
    page.press("#text", "Enter")

    expect(page.locator(".bubble.mine")).to_have_text("会议通知\n第二行")
    expect(page.locator(".bubble.theirs")).to_have_text("收悉。\n<b>编号</b> 2026-0001")
    expect(page.locator("#text")).to_have_value("")

    api = Api(phone_sim.url)
    api.push("wangmin|zhangwei", "请报送台账 http://127.0.0.1/todo?a=1")
    api.http.close()
    expect(page.locator(".bubble.theirs").last).to_contain_text("推送")
    expect(page.locator(".bubble.theirs a")).to_have_text("http://127.0.0.1/todo?a=1")
    expect(page.get_by_test_id("member-zhangwei").locator(".dot")).to_be_visible()
    page.get_by_test_id("member-zhangwei").click()
    expect(page.get_by_test_id("member-zhangwei").locator(".dot")).to_have_count(0)
    page.fill("#filter", "水利")
    expect(page.get_by_test_id("member-wangmin")).to_have_count(0)
    page.close()
    assert errors == []


def test_a_phone_and_the_clock(browser: Browser, phone_sim: SimulatorServer, bot: Bot) -> None:
    page, errors = opened(browser, phone_sim, 390)
    page.select_option("#picker", "wangmin")
    page.click("#enter")
    expect(page.locator(".bubble.theirs")).to_have_count(1)
    expect(page.locator("#clock")).to_have_text("2026年11月22日（周日）10:00")
    page.click("[data-step=workday]")
    expect(page.locator("#clock")).to_have_text("2026年11月23日（周一）08:50")
    page.fill("#clock-target", "2026-11-26T09:05")
    page.click("#clock-to button")
    expect(page.locator("#clock")).to_have_text("2026年11月26日（周四）09:05")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert bot.now.isoformat() == "2026-11-26T09:05:00+08:00"
    page.close()
    assert errors == []


def test_the_robots_chat_takes_words_photos_and_files(browser: Browser, phone_sim: SimulatorServer) -> None:
    heard: list[dict[str, object]] = []
    phone_sim.corp.robot.connection = lambda frame: heard.append(frame["body"])
    page, errors = opened(browser, phone_sim, 1280)
    page.get_by_test_id("member-wangmin").click()
    page.click("#door")
    page.fill("#text", "本周会议")
    page.click("#send")
    expect(page.locator(".bubble.mine")).to_have_text("本周会议")
    for name, kind, data in (
        ("会场.jpg", "image/jpeg", b"\xff\xd8\xff\xe0..."),
        ("总结.pdf", "application/pdf", b"%PDF-1.4"),
    ):
        before = page.locator(".bubble.mine").count()
        page.set_input_files("#photo", {"name": name, "mimeType": kind, "buffer": data})
        expect(page.locator(".bubble.mine")).to_have_count(before + 1)
    assert [body["msgtype"] for body in heard] == ["text", "image", "file"]
    page.click("#door")
    expect(page.locator(".bubble")).to_have_count(0)
    assert errors == []
    page.close()
