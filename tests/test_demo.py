"""`make demo` as a person meets it: the page in a real browser, the whole first dialogue block of domain.md."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from tests.handlers.test_meeting import LATE, NOTICE

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    """A running demo in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bot, self.page = free_port(), free_port()
        config = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
        config["server"]["port"] = self.bot
        (folder / "config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")

    def start(self, now: str = "2026-11-22T10:00") -> None:
        self.log = (self.folder / "log.txt").open("a", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", str(self.page), "--now", now],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        assert self.process.stdout is not None
        assert f"http://127.0.0.1:{self.page}/" in self.process.stdout.readline()
        for url in (f"http://127.0.0.1:{self.bot}/readyz", f"http://127.0.0.1:{self.page}/"):
            self.wait_for(url)

    def wait_for(self, url: str) -> None:
        for _ in range(1200):
            try:
                if httpx.get(url).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"{url} does not answer")

    def set_clock(self, now: str) -> None:
        assert httpx.post(f"http://127.0.0.1:{self.bot}/demo/clock", json={"now": now}).status_code == 200

    def stop(self) -> int:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.log.close()
        return code


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    made = Demo(tmp_path_factory.mktemp("demo"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def page(demo: Demo, browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(f"http://127.0.0.1:{demo.page}/")
    return page


def replies(page: Page) -> Locator:
    """What was answered; a push may come at any moment."""
    return page.locator(".bubble.theirs").filter(has_not_text=re.compile("^\\s*推送"))


def talk(page: Page, userid: str, words: str) -> str:
    """Say something as this member; the reply as it appears in the chat ("" when none is to come)."""
    page.get_by_test_id(f"member-{userid}").click()
    theirs = replies(page)
    page.wait_for_timeout(150)
    before = theirs.count()
    page.locator("#text").fill(words)
    page.locator("#send").click()
    expect(theirs).not_to_have_count(before, timeout=8000)
    return theirs.last.inner_text()


def test_a_notice_gets_its_receipt(page: Page) -> None:
    assert "编号 2026-" in (reply := talk(page, "wangmin", NOTICE))
    assert "距会议5天" in reply
    assert "已补" in talk(page, "wangmin", "纸质已送")


def test_a_late_notice_is_asked_for_its_reason(page: Page) -> None:
    assert "少于规定的3日" in talk(page, "wangmin", LATE)
    assert "请说明原因" in talk(page, "wangmin", "机关五楼")
    talk(page, "wangmin", "因市里临时部署")
    talk(page, "wangmin", "纸质已送")


def test_questions_are_answered(page: Page) -> None:
    assert talk(page, "zhangwei", "一岗双责是什么").startswith("第5问")
    assert talk(page, "zhangwei", "第7问").startswith("第7问")
    assert "第16问" in talk(page, "zhangwei", "问答目录")


def test_the_office_asks_and_the_group_was_told(page: Page) -> None:
    assert "未报" in talk(page, "zhaoli", "谁没报")
    expect(page.locator(".bubble.theirs").filter(has_text="会议报告").first).to_be_visible(timeout=15000)


def test_reporting_and_the_ledger(page: Page) -> None:
    assert "编号" in talk(page, "zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    assert "主体责任台账" in talk(page, "wangmin", "报送 台账 11月")
    assert "您可以这样说" in talk(page, "wangmin", "帮助")


def test_first_contact_a_stranger_and_a_reflex(page: Page) -> None:
    page.get_by_test_id("member-chenfang").click()
    page.locator("#enter").click()
    expect(page.locator(".bubble.theirs").last).to_contain_text("履责助手", timeout=8000)
    assert "暂不在成员名单中" in talk(page, "stranger", "你好")
    assert "申请已登记" in talk(page, "stranger", "申请 交通局 联络员 王小敏")
    page.get_by_test_id("member-wangmin").click()
    for _ in range(2):  # a confirmation that waits is said once
        page.wait_for_timeout(300)
        before = replies(page).count()
        page.locator("#text").fill("收到")
        page.locator("#send").click()
        page.wait_for_timeout(1500)
    assert replies(page).count() == before, replies(page).all_inner_texts()[before:]


def test_the_clock_moves_and_a_reminder_arrives(page: Page, demo: Demo) -> None:
    demo.set_clock("2026-11-24T08:46:00")
    page.get_by_test_id("member-chenfang").click()
    expect(page.locator(".bubble.theirs").last).to_contain_text("台账", timeout=30000)
    folder = os.environ.get("SCREENSHOTS")
    page.get_by_test_id("member-wangmin").click()
    page.wait_for_timeout(600)
    if folder:
        page.screenshot(path=f"{folder}/demo.png")


def test_the_page_opens_from_the_menu(page: Page, demo: Demo) -> None:
    page.get_by_test_id("member-wangmin").click()
    menu = page.get_by_role("navigation", name="应用菜单")
    menu.get_by_text("更多").click()
    with page.expect_popup() as opened:
        menu.get_by_role("link", name="首页").click()
    ours = opened.value
    expect(ours.get_by_role("button").first).to_contain_text("王敏")  # whose chat it was comes first
    ours.get_by_test_id("login-wangmin").click()
    expect(ours.locator("h1")).to_have_text("我的待办")
    assert ours.url.startswith(f"http://127.0.0.1:{demo.bot}/")
    ours.close()


def test_both_groups_are_on_the_page_and_get_their_digests(page: Page, demo: Demo) -> None:
    page.get_by_test_id("room-各单位工作群").click()
    address = page.locator("#log .address").inner_text().partition("：")[2]
    assert "已绑定“综合群”" in talk(page, "zhaoli", f"绑定群 {address} 综合")
    assert "将建立联络员群" in talk(page, "zhaoli", "建群 联络员")
    assert "正在建立" in talk(page, "zhaoli", "确认")
    made = page.locator("[data-testid^=room-]").filter(has_text="联络员群")
    expect(made).to_have_count(1, timeout=20000)
    demo.set_clock("2026-11-26T08:46:00")
    draft = page.locator(".bubble.theirs").filter(has_text="拟在群")
    page.get_by_test_id("member-zhaoli").click()
    expect(draft.last).to_be_visible(timeout=30000)
    for number in re.findall(r"发送 (20\d\d-\d{4})", draft.last.inner_text()):
        assert "已发布到群" in talk(page, "zhaoli", f"发送 {number}")
    made.click()
    digest = page.locator(".bubble.theirs").filter(has_text="报送进度")
    expect(digest).to_contain_text("尚未报送", timeout=20000)
    expect(digest).to_contain_text("@陈芳")
    page.get_by_test_id("room-各单位工作群").click()
    expect(digest).to_contain_text("应报4家", timeout=20000)
    expect(digest).not_to_contain_text("尚未报送：")
    expect(digest).not_to_contain_text("@")


def test_a_step_of_the_walk_puts_its_words_into_the_chat(page: Page) -> None:
    step = page.locator("#walk button").nth(1)
    step.click()
    assert page.locator("#text").input_value().startswith("记台账 今天")
    expect(page.locator("#who")).to_contain_text("张伟")


def test_a_second_start_keeps_the_data(demo: Demo) -> None:
    assert demo.stop() == 0
    demo.start("2026-11-26T10:00")
    feed = httpx.get(f"http://127.0.0.1:{demo.page}/sim/feed").text
    assert "会议通知" in feed
    log = (demo.folder / "log.txt").read_text(encoding="utf-8")
    assert "Traceback" not in log


@pytest.mark.parametrize("taken", ["bot", "page"])
def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path, taken: str) -> None:
    demo = Demo(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", getattr(demo, taken)))
        other.listen()
        done = subprocess.run(
            [sys.executable, "-m", "bot", "demo", "--port", str(demo.page)],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(f"端口{getattr(demo, taken)}已被其他程序占用，演示未启动；请")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists(), "nothing was begun"
