"""The pages in a real browser, through the simulator's login: a liaison's phone, the desk's computer, and axe over all."""

import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from werkzeug.serving import make_server

from actions.report.obligations import open_periods
from bot.app import create_app
from bot.assistant import Assistant
from bot.background import make_client
from bot.config import Config, ServerSettings
from bot.files import DEMO_MEMBERS
from bot.wecom.channels import WecomChannels
from documents.plot import NARROW
from scheduler.run.tick import Ticker
from simulator.contacts import read_members
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from tests.busy_day import OFFICE, busy_morning
from tests.conftest import Conversation, HandClock, at, make_test_assistant
from tests.dashboard.conftest import AES_KEY, NOTICE, page_config
from tests.documents.forms import filled_docx

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)  # one white pixel
WECOM = "Mozilla/5.0 (iPhone) wxwork/4.1.30 MicroMessenger/7.0.1"


@dataclass
class Place:
    """Our pages and the simulated WeCom, both served over HTTP."""

    browser: Browser
    url: str
    sim: SimulatorServer
    assistant: Assistant
    shots: str | None
    errors: list[str] = field(default_factory=list)

    def open(self, userid: str, path: str, *, phone: bool = False, scripts: bool = True) -> Page:
        """A browser of this member, logged in, at this page."""
        more: dict[str, Any] = {"user_agent": WECOM} if phone else {}
        more |= {} if scripts else {"java_script_enabled": False}
        context = self.browser.new_context(viewport=PHONE if phone else DESKTOP, locale="zh-CN", **more)  # type: ignore[arg-type]
        context.set_default_timeout(5000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.goto(self.url + path)
        page.get_by_test_id(f"login-{userid}").click()
        page.wait_for_url(f"{self.url}/**")
        return page

    def shoot(self, page: Page, name: str) -> None:
        """Nothing may be wider than the screen; a picture is kept when PAGE_SHOTS names a folder."""
        page.wait_for_load_state()  # the page that a click leads to may be on its way
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= (page.viewport_size or DESKTOP)["width"], name
        if self.shots:
            page.screenshot(path=Path(self.shots) / f"page-{name}.png", full_page=True)

    def deliver(self) -> None:
        """What the scheduler does every few seconds."""
        client = make_client(self.assistant)
        rules, clock = self.assistant.rules, self.assistant.clock
        ticker = Ticker(self.assistant.database, rules, clock, WecomChannels(client), self.assistant.worker)
        ticker.beat()
        ticker.deliver()
        client.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at("2026-11-20T09:00"))


@pytest.fixture
def place(browser: Browser, database: Database, clock: HandClock) -> Iterator[Place]:
    names, posts = read_members(DEMO_MEMBERS)

    given = SimulatorSettings(
        corp_id="ww0000000000000000", agent_id=1000002, secret="app-secret", token="SimToken2026", aes_key=AES_KEY,
        users=names, posts=posts, clock=clock.now,
    )  # fmt: skip
    with SimulatorServer(given) as sim:
        url = f"http://127.0.0.1:{free_port()}"
        config: Config = page_config(base_url=sim.url, oauth_url=sim.url, login_url=sim.url)
        config = config.model_copy(update={"server": ServerSettings(public_url=url)})
        assistant = make_test_assistant(database, clock, config)
        with database.write() as session:
            open_periods(assistant.context(session))
        server = make_server("127.0.0.1", int(url.rpartition(":")[2]), create_app(assistant), threaded=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        made = Place(browser, url, sim, assistant, os.environ.get("PAGE_SHOTS"))
        yield made
        for context in browser.contexts:
            context.close()
        server.shutdown()
        thread.join()
        server.server_close()
        assert made.errors == []


def fill_meeting(page: Page, day: str) -> None:
    page.get_by_label("会议日期").fill(day)
    page.get_by_label("会议地点").fill("局三楼会议室")
    page.get_by_label("第1项", exact=True).fill("2027年部门预算编制")


def test_a_chart_is_seen_whole_on_a_phone_in_letters_that_can_be_read(place: Place, bot: Conversation) -> None:
    """Drawn for a phone, without scripts: nothing of it lies hidden to the side, the newest month least of all."""
    a_busy_month(bot)
    page = place.open("zhaoli", "/charts", phone=True, scripts=False)
    drawn = [each.bounding_box() for each in page.locator(".chart").all()]
    assert len(drawn) >= 4
    for around in drawn:
        assert around is not None
        assert around["x"] >= 0
        assert around["x"] + around["width"] <= PHONE["width"]
        assert around["width"] / NARROW > 0.9, "letters of 14 pixels stay above 12"
    shown = page.locator("picture source").first.get_attribute("srcset")
    assert shown is not None
    assert f'viewBox="0 0 {NARROW} ' in page.request.get(place.url + shown).text()


def test_a_liaison_reports_on_the_phone(place: Place, tmp_path: Path) -> None:
    page = place.open("wangmin", "/", phone=True)
    expect(page.locator("h1")).to_have_text("我的待办")
    expect(page.locator("body")).to_contain_text("11月25日（周三）截止")
    page.get_by_role("link", name="报告会议").click()
    fill_meeting(page, "2026-11-22")
    expect(page.locator("#verdict")).to_have_text("该日期少于规定的3日，请说明原因。")
    page.get_by_label("报告时间少于3日的原因").fill("上级临时部署")
    place.shoot(page, "meeting-form-390")
    page.get_by_role("button", name="报告会议").click()
    expect(page.locator(".verdict")).to_contain_text("距会议2天，少于规定的3日")
    place.shoot(page, "meeting-390")

    form = tmp_path / "报告表.docx"
    form.write_bytes(filled_docx())
    page.goto(place.url + "/upload")
    page.get_by_label("选择文件").set_input_files(form)
    page.get_by_role("button", name="读取").click()
    expect(page.locator("main")).to_contain_text("以下是从“报告表.docx”读到的内容，尚未登记")
    page.get_by_role("button", name="报告会议").click()
    expect(page.locator(".verdict")).to_contain_text("距会议7天，符合")
    page.goto(place.url + "/todo")
    expect(page.locator("body")).to_contain_text("11月22日（周日）")
    expect(page.locator("body")).to_contain_text("11月27日（周五）14:30")
    place.shoot(page, "todo-390")
    page.go_back()
    page.get_by_role("button", name="退出").click()
    expect(page.locator("h1")).to_have_text("已退出")


def test_the_form_works_without_scripts(place: Place) -> None:
    context = place.browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(place.url + "/meetings/new")
    page.get_by_test_id("login-wangmin").click()
    fill_meeting(page, "2026-11-22")
    page.get_by_role("button", name="报告会议").click()
    expect(page.locator("#reason-problem")).to_contain_text("距会议2天，少于规定的3日，请说明原因")
    page.locator("#reason").fill("上级临时部署")
    page.get_by_role("button", name="报告会议").click()
    expect(page.locator(".verdict")).to_contain_text("少于规定的3日")


def test_everything_else_works_without_scripts_too(
    place: Place, bot: Conversation, clock: HandClock, tmp_path: Path
) -> None:
    """A file with its preview, a report, its return, a problem and its closing: forms and links alone."""
    bot.say("zhangwei", "记台账 11月19日 与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    photo = tmp_path / "现场.png"
    photo.write_bytes(PNG)
    liaison = place.open("wangmin", "/todo", phone=True, scripts=False)
    liaison.get_by_role("link", name="11月主体责任台账").click()
    liaison.get_by_role("link", name="附上文件或照片").click()
    liaison.get_by_label("选择文件").set_input_files(photo)
    liaison.get_by_role("button", name="上传查看").click()
    expect(liaison.locator("main")).to_contain_text("尚未保存")
    expect(liaison.locator("img.look")).to_have_js_property("naturalWidth", 1)
    liaison.get_by_role("button", name="确认附上").click()
    expect(liaison.locator("main")).to_contain_text("现场.png")
    liaison.get_by_role("button", name="报送", exact=True).click()
    expect(liaison.locator(".done")).to_contain_text("收悉，予以登记")
    desk = place.open("zhaoli", "/review", scripts=False)
    desk.get_by_role("link", name="交通局 11月主体责任台账").click()
    expect(desk.get_by_role("link", name="现场.png")).to_be_visible()
    desk.get_by_label("退回原因").fill("请写明谈话对象和人数")
    desk.get_by_role("button", name="预览退回").click()
    desk.get_by_role("button", name="确认发出").click()
    expect(desk.locator(".done")).to_contain_text("已退回")
    desk.goto(place.url + "/registers/rectification/new")
    desk.get_by_label("单位").select_option("交通局")
    desk.get_by_label("来源").select_option("巡察")
    desk.get_by_label("问题").fill("项目评审记录不完整")
    desk.get_by_label("整改期限").fill("2026-12-20")
    desk.get_by_role("button", name="登记", exact=True).click()
    expect(desk.locator(".done")).to_contain_text("已登记，编号")
    liaison.goto(place.url + "/todo")
    liaison.get_by_role("link", name="问题整改：项目评审记录不完整").click()
    liaison.get_by_label("进展内容").fill("已补齐评审记录")
    liaison.get_by_role("button", name="登记进展").click()
    expect(liaison.locator("main")).to_contain_text("进展：已补齐评审记录")
    desk.reload()
    desk.get_by_role("button", name="办结").click()
    expect(desk.locator(".done")).to_contain_text("已办结，提醒停止")


def test_a_link_of_the_chat_opens_the_form_filled_and_once(place: Place, clock: HandClock) -> None:
    bot = Conversation(place.assistant, clock)
    reply = bot.say("zhaoli", "记整改 交通局 巡察 项目评审记录不完整")
    link = reply.partition('href="')[2].partition('"')[0].removeprefix(place.url)
    page = place.open("zhaoli", link)
    expect(page.get_by_label("问题")).to_have_value("项目评审记录不完整")
    page.get_by_label("整改期限").fill("2026-12-20")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator(".done")).to_contain_text("已登记，编号")
    page.go_back()
    expect(page.get_by_role("alert")).to_contain_text("已经提交")
    place.errors.clear()  # the browser's own line about the 422


def test_the_desk_reminds_from_a_red_cell(place: Place, clock: HandClock) -> None:
    clock.time = at("2026-11-26T10:00")
    page = place.open("zhaoli", "/")
    expect(page.locator("h1")).to_have_text("待办")
    page.get_by_role("navigation").get_by_role("link", name="看板").click()
    expect(page.locator("h1")).to_have_text("2026年11月报送看板")
    page.locator("tr", has_text="教育局").get_by_role("link", name="逾期未报").first.click()
    expect(page.locator("blockquote")).to_contain_text("请办理：教育局尚有1项待报送")
    page.get_by_role("button", name="发送催办").click()
    expect(page.locator(".done")).to_contain_text("将发给杨雪")
    place.deliver()
    page.goto(place.url + "/deliveries")
    expect(page.locator("tbody tr").first).to_contain_text("已发出")
    assert any("请办理：教育局尚有" in message.text for message in place.sim.corp.inbox("yangxue"))


def test_returned_sent_again_and_accepted(place: Place, bot: Conversation, clock: HandClock) -> None:
    bot.say("zhangwei", "记台账 11月19日 与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    liaison = place.open("wangmin", "/todo", phone=True)
    liaison.get_by_role("link", name="11月主体责任台账").click()
    liaison.get_by_role("button", name="报送", exact=True).click()
    expect(liaison.locator(".done")).to_contain_text("收悉，予以登记")
    desk = place.open("zhaoli", "/review")
    desk.get_by_role("link", name="交通局 11月主体责任台账").click()
    desk.get_by_label("退回原因").fill("请写明谈话对象和人数")
    desk.get_by_role("button", name="预览退回").click()
    desk.get_by_role("button", name="确认发出").click()
    expect(desk.locator(".done")).to_contain_text("已退回")
    liaison.goto(place.url + "/todo")
    expect(liaison.locator("main")).to_contain_text("已退回")
    liaison.get_by_role("link", name="11月主体责任台账").click()
    expect(liaison.locator("blockquote")).to_contain_text("请写明谈话对象和人数")
    liaison.get_by_role("button", name="报送", exact=True).click()
    desk.goto(place.url + "/review")
    desk.get_by_role("link", name="交通局 11月主体责任台账").click()
    place.shoot(desk, "review-1280")
    desk.get_by_role("button", name="审核通过").click()
    liaison.goto(place.url + "/reports")
    expect(liaison.locator("main")).to_contain_text("已审核")


DEPARTMENT_PAGES = ("/todo", "/meetings", "/meetings/new", "/reports", "/reports/1", "/reports/10/sheet", "/ledger", "/ledger/new", "/upload",
                    "/files/new/meeting:2026-0001", "/matters", "/registers", "/registers/checklist", "/registers/checklist/new",
                    "/checklist", "/entries/2026-0004", "/qa", "/qa/7", "/deputies", "/charts", "/guide")  # fmt: skip
DESK_PAGES = ("/worktable", "/board", "/board/1", "/reports/1", "/review", "/meetings", "/meetings/2026-0001", "/meetings/2026-0001/paper", "/ledger", "/matters",
              "/registers", "/registers/rectification", "/registers/rectification/new", "/qa/7", "/qa/unanswered", "/deputies",
              "/charts", "/statistics", "/departments", "/departments/1", "/deliveries", "/chats", "/members", "/settings",
              "/guide")  # fmt: skip


def test_a_thumb_hits_what_is_meant(place: Place, bot: Conversation) -> None:
    a_busy_month(bot)
    page = place.open("zhaoli", "/worktable", phone=True)
    tapped = ".menu > a, .bar > a, .tabs a, button, .button, .acts > a, summary, .board a.badge"
    for path in ("/worktable", "/board", "/statistics", "/members/change", "/deputies"):
        page.goto(place.url + path)
        for each in page.locator(tapped).filter(visible=True).all():
            around = each.bounding_box()
            assert around is not None
            assert around["height"] >= 43.5, (path, each.inner_text())


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("userid", "phone", "paths"), [("wangmin", True, DEPARTMENT_PAGES), ("zhaoli", False, DESK_PAGES)]
)
def test_nobody_is_shut_out(
    place: Place, bot: Conversation, clock: HandClock, userid: str, phone: bool, paths: tuple[str, ...], scheme: str
) -> None:
    """axe finds nothing, and every page fits on a phone and on a desktop, in light and dark."""
    a_busy_month(bot)
    page = place.open(userid, paths[0], phone=phone)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in paths:
        page.goto(place.url + path)
        found = Axe().run(page, options={"preload": False}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path
        name = path.strip("/").replace("/", "-")
        for width in (PHONE, DESKTOP):
            page.set_viewport_size(width)  # type: ignore[arg-type]
            place.shoot(page, f"{userid}-{name}-{width['width']}{'-dark' if scheme == 'dark' else ''}")
        page.set_viewport_size(PHONE if phone else DESKTOP)  # type: ignore[arg-type]


def a_busy_month(bot: Conversation) -> None:
    bot.at("2026-11-20T09:00").say("wangmin", NOTICE.format(day="11月27日下午2:30"))
    bot.say("chenfang", NOTICE.format(day="11月21日上午9点"))
    bot.say("chenfang", "水利局")
    bot.say("yangxue", NOTICE.format(day="12月1日上午9点"))
    bot.say("zhangwei", "记台账 11月19日 与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    bot.say("gaofei", "记台账 11月18日 到公路事务中心检查工程招标情况")
    bot.say("zhaoli", "记整改 交通局 巡察 项目评审记录不完整，归档不及时 11月23日前")
    bot.say("zhaoli", "记整改 水利局 审计 采购合同未按规定备案 12月20日前")
    for duty in (
        "每季度研究一次廉政工作 措施：列入党组会议题 责任人：张伟 时限：12月31日",
        "开展廉政谈话不少于12人次 措施：逐级谈话 责任人：高飞 时限：12月20日",
    ):
        bot.say("wangmin", f"记清单 班子成员 {duty}")
    bot.say("zhaoli", "记 谈话提醒 6人次 交通局")
    bot.say("zhaoli", "请假 张伟 11月25日至11月27日 代理 高飞")
    bot.say("wangmin", "食堂的菜谱几号公布")
    bot.at("2026-11-24T10:00").say("wangmin", "报送 台账 11月")
    bot.say("wangmin", "确认")
    bot.say("guizhou", "申请 交通局 联络员 周华")
    bot.at("2026-11-26T10:00").say("tanglan", "报送 台账 11月 无")


@pytest.mark.slow
def test_forty_acts_of_a_busy_morning_take_few_clicks_and_loads(
    place: Place, bot: Conversation, database: Database, tmp_path: Path
) -> None:
    """Twelve reports reviewed (five opened, two returned), nine drafts, two extensions, three calls, and the rest reminded."""
    busy_morning(bot, database, tmp_path)
    page = place.open(OFFICE, "/worktable")
    loads: list[str] = [page.url]
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    clicks = 0

    def click(what: Locator) -> None:
        nonlocal clicks
        clicks += 1
        what.click()

    waiting = page.locator("li", has_text="报送待审")
    expect(waiting).to_have_count(12)
    for each in range(5):
        click(waiting.nth(each).locator("summary"))
        expect(waiting.nth(each).locator("details")).to_contain_text("零报告")
    for each in (1, 3):
        click(waiting.nth(each).locator("input"))
    click(page.get_by_text("单项办理"))
    click(page.get_by_role("button", name="退回所选"))
    page.keyboard.type("请补记本月履责情况")  # the first field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type("请写明责任人")
    click(page.get_by_role("button", name="确认退回"))
    expect(page.locator(".done")).to_have_text("退回：已办理2项。")
    click(page.get_by_role("button", name="全选"))
    click(page.get_by_role("button", name="按各项办理所选"))
    click(page.get_by_role("button", name="确认办理"))
    expect(page.locator(".done")).to_have_text("已办理24项。")
    click(page.get_by_role("button", name="催办未报单位"))
    click(page.get_by_role("button", name="确认催办"))
    expect(page.locator(".done")).to_contain_text("已提醒")
    assert (clicks <= 25, len(loads) <= 10) == (True, True), (clicks, loads)
