"""appchat, webhook and media (contract §3.6–§3.8)."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from simulator.server import SimulatorServer
from tests.simulator.conftest import Api, HandClock

PNG = b"\x89PNG\r\n\x1a\n and the rest"
TEXT = {"msgtype": "text", "text": {"content": "本期应报12家，已报9家", "mentioned_list": ["wangmin"]}}


def upload(api: Api, path: str, name: str, data: bytes, **query: str) -> Any:
    query = {"access_token": api.token, **query}
    return api.http.post(path, params=query, files={"media": (name, data)}).json()


class TestAppchat:
    def test_a_group_is_made_and_posted_into(self, sim: SimulatorServer, api: Api) -> None:
        made = api.post("appchat/create", {"name": "联络员群", "userlist": ["wangmin", "LIQIANG"], "chatid": "grp001"})
        assert made["chatid"] == "grp001"
        assert api.post("appchat/send", {"chatid": "grp001", **TEXT}) == {"errcode": 0, "errmsg": "ok"}
        assert [(row.text, row.mentions) for row in sim.corp.room("grp001")] == [
            ("本期应报12家，已报9家", ("wangmin",))
        ]
        assert sim.corp.inbox("wangmin") == []

    def test_it_changes(self, api: Api) -> None:
        api.post("appchat/create", {"userlist": ["wangmin", "LiQiang"], "owner": "wangmin", "chatid": "g1"})
        gone = {"chatid": "g1", "del_user_list": ["wangmin"], "add_user_list": ["zhangwei"]}
        assert api.post("appchat/update", gone)["errcode"] == 86005
        assert api.post("appchat/update", {**gone, "owner": "zhangwei"})["errcode"] == 0
        chat = api.get("appchat/get", access_token=api.token, chatid="g1")["chat_info"]
        assert (chat["owner"], chat["userlist"]) == ("zhangwei", ["LiQiang", "zhangwei"])

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ({"userlist": ["wangmin"]}, 86006),
            ({"userlist": ["wangmin", "nobody"]}, 86216),
            ({"userlist": ["wangmin", "zhangwei"], "chatid": "a-b"}, 86001),
            ({"userlist": ["wangmin", "zhangwei"], "chatid": "taken"}, 86215),
            ({"userlist": ["wangmin", "zhangwei"], "owner": "LiQiang"}, 86207),
        ],
    )
    def test_what_cannot_be_made(self, api: Api, body: dict[str, Any], code: int) -> None:
        api.post("appchat/create", {"userlist": ["wangmin", "zhangwei"], "chatid": "taken"})

        assert api.post("appchat/create", body)["errcode"] == code

    def test_only_own_groups_and_only_from_the_root(self, sim: SimulatorServer, api: Api) -> None:
        assert api.post("appchat/send", {"chatid": "unknown", **TEXT})["errcode"] == 86001
        sim.corp.settings.root_visible = False
        assert api.post("appchat/create", {"userlist": ["wangmin", "zhangwei"]})["errcode"] == 48002

    def test_more_than_200_a_minute_are_missed_in_silence(self, sim: SimulatorServer, api: Api) -> None:
        api.post("appchat/create", {"userlist": ["wangmin", "zhangwei"], "chatid": "g1"})
        assert {api.post("appchat/send", {"chatid": "g1", **TEXT})["errcode"] for _ in range(201)} == {0}
        assert (len(sim.corp.room("g1")), len(sim.corp.silently_dropped)) == (200, 2)


class TestWebhook:
    def hook(self, api: Api, body: dict[str, Any], key: str = "hook-1") -> int:
        return int(api.http.post("webhook/send", params={"key": key}, json=body).json()["errcode"])

    def test_it_needs_its_key_and_no_token(self, sim: SimulatorServer, api: Api) -> None:
        assert self.hook(api, TEXT) == 0
        assert self.hook(api, TEXT, key="other") == 93000
        assert [row.chat for row in sim.corp.room("hook-1")] == ["联络员群"]

    def test_its_limits_are_its_own(self, api: Api) -> None:
        assert self.hook(api, {"msgtype": "markdown", "markdown": {"content": "a" * 4096}}) == 0
        assert self.hook(api, {"msgtype": "markdown", "markdown": {"content": "账" * 1366}}) == 40058
        assert self.hook(api, {"msgtype": "text", "text": {"content": ""}}) == 44004
        assert self.hook(api, {"msgtype": "textcard", "textcard": {}}) == 40008

    def test_twenty_a_minute_then_a_minute_of_refusal(self, sim: SimulatorServer, api: Api) -> None:
        clock = sim.corp.clock
        assert isinstance(clock, HandClock)
        assert [self.hook(api, TEXT) for _ in range(20)] == [0] * 20
        clock.pass_by(seconds=30)
        assert self.hook(api, TEXT) == 45009
        clock.pass_by(seconds=59)  # the first twenty are over, the refusal is not
        assert self.hook(api, TEXT) == 45009
        clock.pass_by(seconds=2)
        assert self.hook(api, TEXT) == 0

    def test_a_picture_with_its_md5(self, sim: SimulatorServer, api: Api) -> None:
        image = {"base64": base64.b64encode(PNG).decode(), "md5": hashlib.md5(PNG).hexdigest()}
        assert self.hook(api, {"msgtype": "image", "image": image}) == 0
        assert self.hook(api, {"msgtype": "image", "image": {**image, "md5": "0" * 32}}) == 301019

    def test_its_files_are_bound_to_it(self, api: Api) -> None:
        mine = upload(api, "webhook/upload_media", "通报.docx", b"a document", key="hook-1", type="file")["media_id"]
        other = upload(api, "media/upload", "通报.docx", b"a document", type="file")["media_id"]
        assert self.hook(api, {"msgtype": "file", "file": {"media_id": mine}}) == 0
        assert self.hook(api, {"msgtype": "file", "file": {"media_id": other}}) == 40007


class TestMedia:
    def test_a_file_goes_up_is_pushed_and_comes_down(self, sim: SimulatorServer, api: Api) -> None:
        media = upload(api, "media/upload", "报告表模板.docx", b"0123456789", type="file")
        assert isinstance(media["created_at"], str)
        assert api.push("wangmin", msgtype="file", file={"media_id": media["media_id"]})["errcode"] == 0
        assert sim.corp.inbox("wangmin")[0].text == "报告表模板.docx"

        query = {"access_token": api.token, "media_id": media["media_id"]}
        assert api.http.get("media/get", params=query).content == b"0123456789"
        part = api.http.get("media/get", params=query, headers={"Range": "bytes=2-4"})
        assert (part.status_code, part.content) == (206, b"234")

    @pytest.mark.parametrize(
        ("kind", "data", "code"),
        [
            ("file", b"12345", 40006),
            ("file", b"", 44001),
            ("file", b"x" * (20 * 2**20 + 1), 45001),
            ("image", b"GIF89a and more", 40123),
            ("image", PNG, 0),
            ("photo", PNG, 40004),
        ],
    )
    def test_what_may_go_up(self, api: Api, kind: str, data: bytes, code: int) -> None:
        assert upload(api, "media/upload", "a", data, type=kind).get("errcode", 0) == code

    def test_the_kind_must_match_and_three_days_end_it(self, sim: SimulatorServer, api: Api) -> None:
        media_id = upload(api, "media/upload", "a.png", PNG, type="image")["media_id"]
        assert api.push("wangmin", msgtype="file", file={"media_id": media_id})["errcode"] == 40007
        clock = sim.corp.clock
        assert isinstance(clock, HandClock)
        clock.pass_by(hours=73)
        api.token = Api(sim.url).token
        assert api.push("wangmin", msgtype="image", image={"media_id": media_id})["errcode"] == 40007
