"""The API's rules that a bot meets: token, message/send, limits, faults (contract §3, §8)."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest

from simulator.server import SimulatorServer
from tests.simulator.conftest import CORP, Api, HandClock


def hand_clock(sim: SimulatorServer) -> HandClock:
    clock = sim.corp.clock
    assert isinstance(clock, HandClock)
    return clock


def shown(sim: SimulatorServer, userid: str) -> list[str]:
    return [row.text for row in sim.corp.inbox(userid)]


class TestToken:
    def test_it_stays_the_same_while_valid_and_each_call_is_counted(self, sim: SimulatorServer, api: Api) -> None:
        again = api.get("gettoken", corpid=CORP, corpsecret="app-secret")

        assert again["access_token"] == api.token
        assert again["expires_in"] == 7200
        assert sim.corp.gettoken_calls == 2

    @pytest.mark.parametrize("switch", [40014, 42001])
    @pytest.mark.parametrize("forced", [True, False])
    def test_a_dead_one_is_refused_by_either_code(
        self, sim: SimulatorServer, api: Api, switch: int, forced: bool
    ) -> None:
        sim.corp.settings.expired_token_code = switch  # type: ignore[assignment]
        if forced:
            sim.corp.expire_token()
        else:
            hand_clock(sim).pass_by(seconds=7201)

        assert api.push("wangmin")["errcode"] == switch
        assert api.get("gettoken", corpid=CORP, corpsecret="app-secret")["access_token"] != api.token

    def test_both_codes_come_at_random(self, sim: SimulatorServer, api: Api) -> None:
        sim.corp.expire_token()

        assert {api.push("wangmin")["errcode"] for _ in range(30)} == {40014, 42001}

    def test_an_invented_one_and_a_missing_one(self, api: Api) -> None:
        assert api.post("message/send", {}, access_token="invented")["errcode"] == 40014
        assert api.http.post("message/send", json={"access_token": api.token}).json()["errcode"] == 41001

    def test_a_wrong_secret_again_and_again_bans_for_an_hour(self, sim: SimulatorServer, api: Api) -> None:
        codes = [api.get("gettoken", corpid=CORP, corpsecret="wrong")["errcode"] for _ in range(6)]
        assert codes == [40001] * 5 + [45009]
        assert api.get("gettoken", corpid=CORP, corpsecret="app-secret")["errcode"] == 45009
        hand_clock(sim).pass_by(hours=1)
        assert api.get("gettoken", corpid=CORP, corpsecret="app-secret")["errcode"] == 0

    def test_what_is_missing_or_of_another_corp(self, api: Api) -> None:
        assert api.get("gettoken", corpsecret="app-secret")["errcode"] == 41002
        assert api.get("gettoken", corpid=CORP)["errcode"] == 41004
        assert api.get("gettoken", corpid="ww-other", corpsecret="app-secret")["errcode"] == 40013


class TestTargets:
    def test_userids_match_in_any_case_and_bad_ones_come_back_lower_cased(self, sim: SimulatorServer, api: Api) -> None:
        answer = api.push("WANGMIN|liqiang|Nobody")

        assert (answer["errcode"], answer["invaliduser"]) == (0, "nobody")
        assert shown(sim, "wangmin") == shown(sim, "LiQiang") == ["请报送台账"]

    def test_all_bad_none_and_too_many(self, sim: SimulatorServer, api: Api) -> None:
        assert api.push("nobody")["errcode"] == 81013
        assert api.push("")["errcode"] == 82001
        assert api.push("|".join(f"u{i}" for i in range(1001)))["errcode"] == 40032

    def test_everybody_is_everybody_whom_the_app_can_see(self, sim: SimulatorServer, api: Api) -> None:
        sim.corp.settings.invisible = frozenset({"ZhangWei"})

        assert api.push("zhangwei|wangmin")["invaliduser"] == "zhangwei"
        assert api.push("@all")["errcode"] == 0
        assert (len(shown(sim, "wangmin")), shown(sim, "zhangwei"), len(shown(sim, "stranger"))) == (2, [], 1)

    @pytest.mark.parametrize(("agentid", "code"), [("1000002", 40056), (None, 41011), (1000003, 301002), (True, 40056)])
    def test_the_agent_is_this_one_and_a_number(self, api: Api, agentid: object, code: int) -> None:
        assert api.push("wangmin", agentid=agentid)["errcode"] == code


class TestContents:
    def test_a_long_text_is_cut_between_characters_or_refused(self, sim: SimulatorServer, api: Api) -> None:
        api.push("wangmin", "账" * 683)
        row = sim.corp.inbox("wangmin")[0]
        assert (row.text, row.truncated, row.source) == ("账" * 682, True, "push")

        sim.corp.settings.text_over_limit = "refuse"
        assert api.push("wangmin", "账" * 683)["errcode"] == 45002

    def test_unicode_escapes_are_refused(self, sim: SimulatorServer, api: Api) -> None:
        body = json.dumps({"touser": "wangmin", "msgtype": "text", "agentid": 1000002, "text": {"content": "台账"}})
        url = f"message/send?access_token={api.token}"

        assert api.http.post(url, content=body).json()["errcode"] == 40033
        assert api.http.post(url, content=body.replace("\\", "\\\\")).json()["errcode"] == 0

    @pytest.mark.parametrize("wrong", ["1", True, [1]])
    def test_a_wrong_type_counts_as_absent(self, sim: SimulatorServer, api: Api, wrong: object) -> None:
        answers = [api.push("wangmin", enable_duplicate_check=wrong) for _ in range(2)]

        assert "wrong json format" in answers[0]["errmsg"]
        assert len(shown(sim, "wangmin")) == 2

    @pytest.mark.parametrize(
        ("kind", "part", "code"),
        [
            ("text", {"content": ""}, 44004),
            ("markdown", {"content": "#" * 2049}, 40058),
            ("markdown_v2", {"content": "#"}, 40008),
            ("textcard", {"description": "b", "url": "http://a"}, 41016),
            ("textcard", {"title": "a", "url": "http://a"}, 41033),
            ("textcard", {"title": "a", "description": "b"}, 41010),
            ("textcard", {"title": "a", "description": "b", "url": "a.cn"}, 45034),
            ("textcard", {"title": "a", "description": "b", "url": "http://a.cn"}, 0),
            ("news", {"articles": [{"title": "a", "url": "http://a"}] * 9}, 45008),
            ("file", {"media_id": "no"}, 40007),
        ],
    )
    def test_each_kind_has_its_rules(self, api: Api, kind: str, part: object, code: int) -> None:
        body = {"touser": "wangmin", "agentid": 1000002, "msgtype": kind, kind: part}

        assert api.post("message/send", body)["errcode"] == code

    def test_bodies_that_are_no_objects(self, api: Api) -> None:
        url = f"message/send?access_token={api.token}"

        assert api.http.post(url, content="{").json()["errcode"] == 40035
        assert api.http.post(url, content="[]").json()["errcode"] == 40035
        assert api.http.get(url).json()["errcode"] == 40063


class TestDrops:
    def test_thirty_a_minute_to_one_member_then_silence(self, sim: SimulatorServer, api: Api) -> None:
        answers = [api.push("wangmin", f"第{i}条")["errcode"] for i in range(32)]

        assert answers == [0] * 32
        assert (len(shown(sim, "wangmin")), len(sim.corp.silently_dropped)) == (30, 2)
        hand_clock(sim).pass_by(seconds=61)
        api.push("wangmin", "又可以了")
        assert shown(sim, "wangmin")[-1] == "又可以了"

    def test_a_thousand_an_hour(self, sim: SimulatorServer, api: Api) -> None:
        for i in range(1001):
            hand_clock(sim).pass_by(seconds=2.5)
            api.push("wangmin", f"第{i}条")

        assert (len(shown(sim, "wangmin")), len(sim.corp.silently_dropped)) == (1000, 1)

    def test_the_same_body_within_its_interval_is_shown_once(self, sim: SimulatorServer, api: Api) -> None:
        for _ in range(2):
            assert api.push("wangmin", enable_duplicate_check=1, duplicate_check_interval=600)["errcode"] == 0
        api.push("wangmin|zhangwei", enable_duplicate_check=1, duplicate_check_interval=600)
        assert len(shown(sim, "wangmin")) == 2
        hand_clock(sim).pass_by(seconds=601)
        api.push("wangmin", enable_duplicate_check=1, duplicate_check_interval=600)
        assert len(shown(sim, "wangmin")) == 3


class TestRecall:
    def test_within_a_day(self, sim: SimulatorServer, api: Api) -> None:
        msgid = api.push("wangmin|zhangwei")["msgid"]

        assert api.post("message/recall", {"msgid": msgid})["errcode"] == 0
        assert [row.recalled for row in sim.corp.inbox("wangmin")] == [True]

    def test_later_or_unknown(self, sim: SimulatorServer, api: Api) -> None:
        msgid = api.push("wangmin")["msgid"]
        hand_clock(sim).pass_by(hours=1)
        assert api.post("message/recall", {"msgid": "x"})["errcode"] == 40058
        sim.corp.recallable[msgid] = hand_clock(sim).now.replace(day=20)
        assert api.post("message/recall", {"msgid": msgid})["errcode"] == 42052


class TestFaults:
    @pytest.mark.parametrize("code", [-1, 45009, 40014, 42001])
    def test_a_code_comes_once_and_nothing_is_sent(self, sim: SimulatorServer, api: Api, code: int) -> None:
        sim.corp.faults.add("message/send", errcode=code)

        assert api.push("wangmin")["errcode"] == code
        assert shown(sim, "wangmin") == []
        assert api.push("wangmin")["errcode"] == 0

    def test_a_status_and_a_reset(self, sim: SimulatorServer, api: Api) -> None:
        sim.corp.faults.add("message/send", http=502)
        sim.corp.faults.add("message/send", reset=True)
        url = f"message/send?access_token={api.token}"

        assert api.http.post(url, json={}).status_code == 502
        with pytest.raises(httpx.TransportError):
            api.http.post(url, json={})
        assert shown(sim, "wangmin") == []
        assert [entry.status for entry in sim.corp.journal][-2:] == [502, 444]

    def test_accepted_but_answered_too_late(self, sim: SimulatorServer, api: Api) -> None:
        sim.corp.faults.add("message/send", timeout_after_accept=0.3)
        began = time.monotonic()

        assert api.push("wangmin")["errcode"] == 0
        assert time.monotonic() - began >= 0.3
        assert shown(sim, "wangmin") == ["请报送台账"]

    def test_over_http_and_only_what_makes_sense(self, sim: SimulatorServer, api: Api) -> None:
        ask = {"path": "message/send", "errcode": -1, "times": 2}
        assert httpx.post(f"{sim.url}/sim/faults", json=ask, trust_env=False).status_code == 200
        assert [api.push("wangmin")["errcode"] for _ in range(3)] == [-1, -1, 0]
        assert httpx.post(f"{sim.url}/sim/faults", json={"path": "x"}, trust_env=False).status_code == 400


def test_the_journal_holds_each_request_without_secrets(sim: SimulatorServer, api: Api) -> None:
    api.push("wangmin")
    journal = httpx.get(f"{sim.url}/sim/journal", trust_env=False)

    assert [entry["path"] for entry in journal.json()] == ["gettoken", "message/send"]
    assert journal.json()[1]["json"]["touser"] == "wangmin"
    assert "app-secret" not in journal.text


@pytest.mark.parametrize(
    ("buttons", "errcode"),
    [
        ([{"type": "view", "name": "首页", "url": "https://page.example.cn/"}], 0),
        ([{"name": "办理", "sub_button": [{"type": "view", "name": "记台账", "url": "http://a/b"}]}], 0),
        ([], 40016),
        ([{"type": "click", "name": "六个字的菜单", "key": "x"}], 40018),
        ([{"type": "view", "name": "首页", "url": "page.example.cn"}], 40020),
        ([{"name": "办理", "sub_button": [{"type": "click", "name": "台账", "key": "x"}] * 6}], 40023),
    ],
)
def test_the_menu_of_the_app(api: Api, sim: SimulatorServer, buttons: list[dict[str, Any]], errcode: int) -> None:
    assert api.post("menu/create", {"button": buttons}, agentid=1000002)["errcode"] == errcode
    assert sim.corp.menu == ([] if errcode else buttons)


def test_members_and_the_rest_that_a_bot_asks(api: Api) -> None:
    token = api.token
    assert api.get("user/get", access_token=token, userid="LIQIANG")["name"] == "李强"
    assert api.get("user/get", access_token=token, userid="nobody")["errcode"] == 60111
    assert api.get("agent/get", access_token=token, agentid=1000002)["errcode"] == 0
    assert api.get("getcallbackip", access_token=token)["ip_list"] == ["127.0.0.1"]
    assert api.get("oa/meetingroom/list", access_token=token)["errcode"] == 48002
