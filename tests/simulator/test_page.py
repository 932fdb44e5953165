"""The page's own endpoints, the clock, the login, and what survives a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from simulator.botclock import target
from simulator.contacts import read_members
from simulator.server import SimulatorServer
from simulator.settings import SHANGHAI, MovableClock
from tests.simulator.conftest import CORP, Api, Bot, settings


@pytest.fixture
def web(sim: SimulatorServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sim.url, trust_env=False) as client:
        yield client


def test_the_feed_brings_what_was_said_in_order(sim: SimulatorServer, bot: Bot, web: httpx.Client, api: Api) -> None:
    bot.answer = lambda message: (bot.reply(message, "收悉"), 200)
    assert web.post("/sim/say", json={"userid": "wangmin", "text": "台账\n第二行"}).json() == {"delivered": True}
    api.push("wangmin")

    rows = web.get("/sim/feed?after=0").json()["rows"]
    assert [(row["source"], row["text"]) for row in rows] == [
        ("mine", "台账\n第二行"),
        ("reply", "收悉"),
        ("push", "请报送台账"),
    ]
    assert [row["seq"] for row in web.get("/sim/feed?after=2").json()["rows"]] == [3]


def test_the_page_tells_when_the_bot_was_not_reached(sim: SimulatorServer, bot: Bot, web: httpx.Client) -> None:
    bot.answer = lambda message: ("", 500)

    assert web.post("/sim/say", json={"userid": "wangmin", "text": "在吗"}).json() == {"delivered": False}
    assert web.post("/sim/say", json={"userid": "nobody", "text": "在吗"}).status_code == 400
    assert web.post("/sim/say", json={"userid": "wangmin", "text": " "}).status_code == 400


def test_entering_and_photos(sim: SimulatorServer, bot: Bot, web: httpx.Client) -> None:
    web.post("/sim/enter", json={"userid": "wangmin"})
    photo = {"photo": ("会场.jpg", b"\xff\xd8\xff\xe0...", "image/jpeg")}
    assert web.post("/sim/photo", data={"userid": "wangmin"}, files=photo).status_code == 200
    assert web.post("/sim/photo", data={"userid": "wangmin"}, files={"photo": ("a.gif", b"GIF89a")}).status_code == 400
    assert [message["MsgType"] for message in bot.seen] == ["event", "image"]


def test_who_can_be_played_and_watched(web: httpx.Client, api: Api) -> None:
    api.post("appchat/create", {"name": "工作群", "userlist": ["wangmin", "zhangwei"], "chatid": "g1"})
    found = web.get("/sim/chats").json()

    assert [member["userid"] for member in found["members"]] == ["wangmin", "LiQiang", "zhangwei", "stranger"]
    assert [room["name"] for room in found["rooms"]] == ["工作群", "联络员群"]


def test_the_page_needs_nothing_from_elsewhere(web: httpx.Client) -> None:
    page = web.get("/").text
    style, script = web.get("/static/phone.css").text, web.get("/static/phone.js").text

    assert "发送" in page
    assert "http://" not in page + style + script.replace("http://", "", 0).split("pattern =")[0]
    assert "https://" not in page + style


class TestClock:
    def test_it_shows_and_moves_the_bots_and_the_corp_follows(self, bot: Bot) -> None:
        with SimulatorServer(settings(bot_url=bot.url, clock=MovableClock())) as sim:
            url = f"{sim.url}/sim/clock"
            assert httpx.get(url, trust_env=False).json() == {"now": "2026-11-22T10:00:00+08:00"}
            assert httpx.post(url, json={"step": "hour"}, trust_env=False).json()["now"] == "2026-11-22T11:00:00+08:00"
            httpx.post(url, json={"now": "2026-11-25T08:50"}, trust_env=False)
            assert bot.now == datetime(2026, 11, 25, 8, 50, tzinfo=SHANGHAI)
            assert abs((sim.corp.now() - bot.now).total_seconds()) < 10
            assert httpx.post(url, json={"now": "soon"}, trust_env=False).status_code == 400

    def test_a_bot_without_one(self, sim: SimulatorServer, web: httpx.Client) -> None:
        assert web.get("/sim/clock").json() == {"now": None}
        assert 'id="clock"' not in web.get("/").text

    @pytest.mark.parametrize(
        ("now", "leads_to"),
        [
            ("2026-11-20T10:00+08:00", "2026-11-23T08:50+08:00"),  # a Friday
            ("2026-09-30T10:00+08:00", "2026-10-08T08:50+08:00"),  # before the national holiday
            ("2099-01-01T10:00+08:00", "2099-01-02T08:50+08:00"),  # no calendar yet: weekends only
        ],
    )
    def test_the_next_working_day(self, now: str, leads_to: str) -> None:
        assert target(datetime.fromisoformat(now), "workday") == datetime.fromisoformat(leads_to)


class TestLogin:
    def ask(self, web: httpx.Client, **changes: str) -> httpx.Response:
        query = {"appid": CORP, "redirect_uri": "http://10.0.0.1:8000/login?next=a", "state": "s1", **changes}
        return web.get("/connect/oauth2/authorize", params=query)

    def code(self, web: httpx.Client, userid: str) -> str:
        target = self.ask(web, **{"as": userid}).headers["Location"]
        query = parse_qs(urlsplit(target).query)
        assert (query["next"], query["state"]) == (["a"], ["s1"])
        return query["code"][0]

    def test_a_member_once_and_in_time(self, sim: SimulatorServer, web: httpx.Client, api: Api) -> None:
        code = self.code(web, "wangmin")
        assert api.get("auth/getuserinfo", access_token=api.token, code=code)["userid"] == "wangmin"
        assert api.get("auth/getuserinfo", access_token=api.token, code=code)["errcode"] == 42022
        late = self.code(web, "wangmin")
        sim.corp.clock.pass_by(minutes=6)  # type: ignore[attr-defined]
        assert api.get("auth/getuserinfo", access_token=api.token, code=late)["errcode"] == 42003
        assert api.get("auth/getuserinfo", access_token=api.token, code="x")["errcode"] == 40029

    def test_an_outsider_gets_no_userid_and_no_error(self, web: httpx.Client, api: Api) -> None:
        who = api.get("auth/getuserinfo", access_token=api.token, code=self.code(web, "-"))
        assert who["errcode"] == 0
        assert "userid" not in who

    def test_the_page_offers_the_chats_member_first(self, web: httpx.Client) -> None:
        web.cookies.set("sim_member", "zhangwei")
        page = self.ask(web).text
        assert page.index("login-zhangwei") < page.index("login-wangmin")

    @pytest.mark.parametrize(
        "changes",
        [{"appid": "x"}, {"agentid": "1"}, {"redirect_uri": "javascript:1"}, {"state": "a-b"}, {"as": "nobody"}],
    )
    def test_what_is_wrong_is_said(self, web: httpx.Client, changes: dict[str, str]) -> None:
        assert self.ask(web, **changes).status_code == 400

    def test_only_the_trusted_domain(self, sim: SimulatorServer, web: httpx.Client) -> None:
        sim.corp.settings.trusted_domain = "10.0.0.1"
        assert "50001" in self.ask(web).text
        sim.corp.settings.trusted_domain = "10.0.0.1:8000"
        assert self.ask(web).status_code == 200


def test_chats_rooms_and_photos_survive_a_restart(bot: Bot, tmp_path: Path) -> None:
    bot.answer = lambda message: (bot.reply(message, "收悉"), 200)
    kept = settings(callback_url=f"{bot.url}/wecom/callback", data_dir=tmp_path)
    with SimulatorServer(kept) as sim:
        api = Api(sim.url)
        sim.corp.say("wangmin", "台账")
        sim.corp.send_photo("wangmin", b"\xff\xd8\xff photo", "会场.jpg")
        api.post("appchat/create", {"userlist": ["wangmin", "zhangwei"], "chatid": "g1"})
        api.post("message/recall", {"msgid": api.push("wangmin")["msgid"]})
        api.http.close()
        before = sim.corp.timeline.chat("wangmin")
    with (tmp_path / "transcript.jsonl").open("a") as file:
        file.write('{"chat": "wang')  # killed in the middle of a line

    with SimulatorServer(kept) as sim:
        assert sim.corp.timeline.chat("wangmin") == before
        assert sim.corp.media.peek(before[2].media_id)[1] == b"\xff\xd8\xff photo"  # type: ignore[index]
        assert "g1" in sim.corp.rooms.by_id
        sim.corp.say("wangmin", "再来")
        assert sim.corp.inbox("wangmin")[-1].text == "收悉"
        last = sim.corp.timeline.chat("wangmin")[-1].seq
    with SimulatorServer(kept) as sim:
        assert sim.corp.timeline.since(last - 1)[0].text == "收悉"


def test_members_come_from_the_projects_list(tmp_path: Path) -> None:
    rows = [
        "账号,姓名,单位,角色,监督组,上级单位",
        "wangmin,王敏,交通局,联络员,第一组,",
        "wangmin,王敏,水利局,联络员,第一组,",
        "zk,赵科,,综合科,第一组,",
    ]
    (tmp_path / "members.csv").write_text("\n".join(rows), encoding="utf-8-sig")

    names, posts = read_members(tmp_path / "members.csv")

    assert names == {"wangmin": "王敏", "zk": "赵科"}
    assert posts == {"wangmin": "交通局 · 联络员；水利局 · 联络员", "zk": "第一组 · 综合科"}
