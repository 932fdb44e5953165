"""Coming in through the simulator's OAuth, and every way of not coming in."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from actions.talk import one_time_links
from bot.app import create_app
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from tests.conftest import HandClock, make_test_assistant
from tests.dashboard.conftest import ADDRESS, CSRF, Pages, Visit, page_config

PHONE = {"User-Agent": "Mozilla/5.0 (iPhone) wxwork/4.1.30 MicroMessenger/7.0.1"}


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    people = {"wangmin": "王敏", "LiQiang": "李强", "passerby": "路人"}
    given = SimulatorSettings(
        corp_id="ww0000000000000000", agent_id=1000002, secret="app-secret", token="SimToken2026", users=people,
        aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", trusted_domain=urlsplit(ADDRESS).netloc,
    )  # fmt: skip
    with SimulatorServer(given) as server:
        yield server


@pytest.fixture
def visit(sim: SimulatorServer, database: Database, clock: HandClock) -> Visit:
    config = page_config(base_url=sim.url, oauth_url=sim.url, login_url=sim.url)
    app = create_app(make_test_assistant(database, clock, config))
    return Pages(app, make_test_assistant(database, clock, config)).visit(None)


def way_back(visit: Visit, who: str, next_: str = "/meetings") -> str:
    """Open a page as a phone would, log in as this person, and give the address that WeCom sends the phone to."""
    there = visit.client.get(next_, base_url=ADDRESS).headers["Location"]
    wecom = visit.client.get(there, base_url=ADDRESS, headers=PHONE).headers["Location"].partition("#")[0]
    assert "snsapi_base" in wecom
    back = httpx.get(f"{wecom}&as={who}", trust_env=False).headers["Location"]
    assert back.startswith(f"{ADDRESS}/login/return?")
    return back.removeprefix(ADDRESS)


def test_a_member_comes_in_and_lands_where_they_wanted(visit: Visit) -> None:
    answer = visit.get(way_back(visit, "wangmin", "/meetings?month=2026-11"))
    assert answer.headers["Location"] == "/meetings?month=2026-11"
    cookie = answer.headers["Set-Cookie"]
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "王敏" in visit.text("/meetings?month=2026-11")


def test_a_desktop_gets_the_code_to_scan(visit: Visit) -> None:
    there = visit.get("/login?next=/board").headers["Location"]
    assert "/wwlogin/sso/login?login_type=CorpApp" in there
    assert "LiQiang" in httpx.get(there, trust_env=False).text or "李强" in httpx.get(there, trust_env=False).text


def test_the_account_is_compared_without_case(visit: Visit) -> None:
    assert visit.get(way_back(visit, "LiQiang", "/board")).headers["Location"] == "/board"
    assert "报送看板" in visit.text("/board")


@pytest.mark.parametrize("who", ["-", "passerby"])
def test_an_outsider_and_a_stranger_are_told_whom_to_ask(visit: Visit, who: str) -> None:
    assert "请联系派驻纪检监察组综合科" in visit.text(way_back(visit, who), 403)
    assert visit.get("/todo").status_code == 302


def test_a_spent_code_and_a_foreign_state_do_not_come_in(visit: Visit) -> None:
    back = way_back(visit, "wangmin")
    code = back.partition("code=")[2].partition("&")[0]
    assert visit.get(back).status_code == 302
    with visit.client.session_transaction(base_url=ADDRESS) as session:
        session.clear()
    other = way_back(visit, "wangmin")
    spent = other.replace(other.partition("code=")[2].partition("&")[0], code)
    assert "登录码已失效" in visit.text(spent, 422)
    assert "登录没有完成" in visit.text(back, 422)
    assert "登录没有完成" in visit.text("/login/return?code=x&state=", 422)


@pytest.mark.parametrize(
    "next_",
    [
        "//evil.example/x",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:1",
        "/board\r\nX-Evil: 1",
        "/a\u2028b",
    ],
)
def test_nobody_is_led_elsewhere(visit: Visit, next_: str) -> None:
    with visit.client.session_transaction(base_url=ADDRESS) as session:
        session.clear()
    there = visit.client.get("/login", query_string={"next": next_}, base_url=ADDRESS, headers=PHONE)
    wecom = there.headers["Location"].partition("#")[0]
    back = httpx.get(f"{wecom}&as=wangmin", trust_env=False).headers["Location"].removeprefix(ADDRESS)
    assert visit.get(back).headers["Location"] == "/"


def test_when_wecom_is_away_it_is_said(database: Database, clock: HandClock) -> None:
    config = page_config(base_url="http://127.0.0.1:9", oauth_url="http://127.0.0.1:9")
    visit = Pages(create_app(make_test_assistant(database, clock, config)), None).visit(None)  # type: ignore[arg-type]
    state = visit.get("/login").headers["Location"].partition("state=")[2].partition("&")[0]
    assert "暂时没有回应" in visit.text(f"/login/return?code=x&state={state}", 422)


def test_logging_out_ends_the_session(pages: Pages) -> None:
    visit = pages.visit("wangmin")
    assert "本设备上的登录已结束" in visit.client.post("/logout", data={"csrf": CSRF}, base_url=ADDRESS).text
    assert visit.get("/todo").status_code == 302


def test_a_form_without_the_sessions_token_is_refused(pages: Pages) -> None:
    visit = pages.visit("wangmin")
    answer = visit.client.post("/meetings/new", data={"csrf": "x"}, base_url=ADDRESS)
    assert answer.status_code == 400
    assert "没有保存" in answer.text


def test_a_form_sent_after_the_session_ended_says_so(pages: Pages) -> None:
    answer = pages.visit(None).client.post("/meetings/new", data={"csrf": "x"}, base_url=ADDRESS)
    assert answer.status_code == 401
    assert "登录已过期" in answer.text


class TestLinks:
    def link(self, pages: Pages, clock: HandClock, userid: str = "wangmin") -> str:
        with pages.assistant.database.write() as session:
            context = pages.assistant.context(session, userid)
            address = one_time_links.make_link(context, "/meetings/new", {"place": "机关五楼", "day": "2026-11-30"})
        assert address is not None
        return address.removeprefix(ADDRESS)

    def opened(self, visit: Visit, link: str) -> str:
        return visit.text(visit.get(link).headers["Location"])

    def test_it_opens_the_form_filled_until_it_is_sent(self, pages: Pages, clock: HandClock) -> None:
        visit, link = pages.visit("wangmin"), self.link(pages, clock)
        assert 'value="机关五楼"' in self.opened(visit, link)
        there = visit.get(link).headers["Location"]
        fields = {
            "department": str(pages.department("交通局")),
            "type": "党组会议",
            "day": "2026-11-30",
            "item1": "部门预算编制",
        }
        assert "予以登记" in visit.done("/meetings/new", there, **fields)
        assert "已经提交" in visit.text(link, 422)

    def test_after_a_day_it_is_too_late(self, pages: Pages, clock: HandClock) -> None:
        link = self.link(pages, clock)
        clock.time = clock.time.replace(day=clock.time.day + 1, hour=11)
        assert "超过24小时" in pages.visit("wangmin").text(link, 422)

    def test_it_is_one_persons(self, pages: Pages, clock: HandClock) -> None:
        assert "不是发给您的" in pages.visit("chenfang").text(self.link(pages, clock), 422)
        assert "链接无效" in pages.visit("wangmin").text("/link/nothing", 422)


def test_without_a_public_address_there_is_no_page(database: Database, clock: HandClock) -> None:
    config = page_config()
    no_page = config.model_copy(update={"server": config.server.model_copy(update={"public_url": None})})
    assistant = make_test_assistant(database, clock, no_page)
    client = create_app(assistant).test_client()
    assert {client.get(path).status_code for path in ("/", "/login", "/todo", "/assets/page.css")} == {404}
    with database.write() as session:
        assert one_time_links.make_link(assistant.context(session, "wangmin"), "/meetings/new", {}) is None
