"""Every limit of the contract that a bot can meet, one over it (contract §3–§6): refused with its code, or dropped in silence."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta
from typing import Any

import pytest

from simulator.limits import HOUR, MINUTE, ApiError, RateWindow
from simulator.server import SimulatorServer
from simulator.settings import SHANGHAI
from simulator.uploads import CHUNK_BYTES
from tests.simulator.conftest import Api
from tests.simulator.test_api import hand_clock, shown
from tests.simulator.test_groups_and_media import TEXT, upload

ACTION = {"type": 1, "url": "https://example.com/"}
NOTICE = {"card_type": "text_notice", "main_title": {"title": "通知"}, "card_action": ACTION}
NEWS = {**NOTICE, "card_type": "news_notice", "card_image": {"url": "https://example.com/a.png"}}
BUTTONS = {
    "card_type": "button_interaction", "main_title": {"title": "请选择"}, "task_id": "t1",
    "button_list": [{"text": "同意", "key": "1"}],
}  # fmt: skip
OPTIONS = [{"id": "1", "text": "甲"}]
SUBMIT = {"submit_button": {"text": "提交", "key": "s"}}
VOTE = {**BUTTONS, **SUBMIT, "card_type": "vote_interaction", "checkbox": {"question_key": "q", "option_list": OPTIONS}}
SELECT = {**BUTTONS, **SUBMIT, "card_type": "multiple_interaction"}
SELECT["select_list"] = [{"question_key": "q", "option_list": OPTIONS}]


def with_options(key: str, many: int, **more: Any) -> dict[str, Any]:
    return {key: {"question_key": "q", "option_list": [{"id": str(n), "text": "甲"} for n in range(many)], **more}}


@pytest.mark.parametrize("card", [NOTICE, NEWS, BUTTONS, VOTE, SELECT])
def test_a_card_of_each_kind(sim: SimulatorServer, api: Api, card: dict[str, Any]) -> None:
    answer = api.push("wangmin", msgtype="template_card", template_card=card)
    assert answer["errcode"] == 0
    assert ("response_code" in answer) == ("task_id" in card)
    assert shown(sim, "wangmin") == [card["main_title"]["title"]]


@pytest.mark.parametrize(
    ("card", "code"),
    [
        ({**NOTICE, "card_type": "picture"}, 42031),
        ({**NOTICE, "main_title": {}}, 42033),
        ({**NOTICE, "card_action": {"type": 0}}, 42045),
        ({**NOTICE, "action_menu": {"action_list": [{"text": "a", "key": "1"}]}}, 42014),
        ({**NOTICE, "task_id": "t", "action_menu": {"action_list": [{"text": "a", "key": "1"}] * 2}}, 42051),
        ({**NOTICE, "horizontal_content_list": [{"keyname": "甲"}] * 7}, 42035),
        ({**NOTICE, "horizontal_content_list": [{"value": "甲"}]}, 42027),
        ({**NOTICE, "horizontal_content_list": [{"keyname": "甲", "type": 1}]}, 42028),
        ({**NOTICE, "horizontal_content_list": [{"keyname": "甲", "type": 2}]}, 42029),
        ({**NOTICE, "horizontal_content_list": [{"keyname": "甲", "type": 3}]}, 42050),
        ({**NOTICE, "jump_list": [{"title": "甲"}] * 4}, 42042),
        ({**NOTICE, "jump_list": [{"type": 1}]}, 42033),
        ({**NEWS, "card_image": None}, 42044),
        ({**NEWS, "card_image": {"url": "https://example.com/a.png", "aspect_ratio": 3}}, 42044),
        ({**NEWS, "vertical_content_list": [{"title": "甲"}] * 5}, 42036),
        ({**BUTTONS, "task_id": "任务"}, 42014),
        ({**BUTTONS, "task_id": "t" * 129}, 42014),
        ({**BUTTONS, "button_list": [{"text": "甲", "key": str(n)} for n in range(7)]}, 42038),
        ({**BUTTONS, "button_list": [{"text": "甲", "key": "k" * 1025}]}, 42039),
        ({**BUTTONS, "button_list": [{"text": "甲", "key": "1"}] * 2}, 42039),
        ({**BUTTONS, "button_list": [{"text": "甲", "type": 1}]}, 42028),
        ({**BUTTONS, **with_options("button_selection", 11)}, 42037),
        ({**VOTE, **with_options("checkbox", 20)}, 0),
        ({**VOTE, **with_options("checkbox", 21)}, 42037),
        ({**VOTE, **with_options("checkbox", 1, question_key="")}, 42043),
        ({**VOTE, "submit_button": {"key": "s"}}, 42049),
        ({**VOTE, "submit_button": {"text": "提交"}}, 42046),
        ({**SELECT, "select_list": []}, 42047),
        ({**SELECT, "select_list": SELECT["select_list"] * 2}, 42043),
        ({**SELECT, "select_list": [{"question_key": "q", "option_list": [{"id": "i" * 129, "text": "甲"}]}]}, 42040),
        ({**SELECT, "select_list": [{"question_key": "q", "option_list": [{"id": "1"}]}]}, 42041),
    ],
)  # fmt: skip
def test_a_card_that_breaks_a_rule(api: Api, card: dict[str, Any], code: int) -> None:
    assert api.push("wangmin", msgtype="template_card", template_card=card)["errcode"] == code


def test_a_card_is_changed_once_by_its_own_app_for_those_who_have_it(sim: SimulatorServer, api: Api) -> None:
    sent = api.push("wangmin", msgtype="template_card", template_card=BUTTONS)
    assert (
        api.push("wangmin", msgtype="template_card", template_card={**BUTTONS, "sub_title_text": "又"})["errcode"]
        == 42014
    )
    change = {"agentid": 1000002, "userids": ["wangmin"], "response_code": sent["response_code"], "button": {"replace_name": "已同意"}}  # fmt: skip
    path = "message/update_template_card"
    assert api.post(path, {**change, "agentid": 7})["errcode"] == 42015
    assert api.post(path, {**change, "userids": []})["errcode"] == 82101
    assert api.post(path, {**change, "userids": [f"u{n}" for n in range(1001)]})["errcode"] == 40032
    assert api.post(path, change)["errcode"] == 0
    assert api.post(path, change)["errcode"] == 60140
    late = api.push("wangmin", msgtype="template_card", template_card={**BUTTONS, "task_id": "t2"})["response_code"]
    hand_clock(sim).pass_by(hours=73)
    api.token = Api(sim.url).token
    assert api.post(path, {**change, "response_code": late})["errcode"] == 60140


def test_who_is_written_to(sim: SimulatorServer, api: Api) -> None:
    assert api.push("u" * 65)["errcode"] == 40058
    assert api.push("wangmin", toparty="|".join(map(str, range(101))))["errcode"] == 82002
    assert api.push("wangmin", totag="|".join(map(str, range(101))))["errcode"] == 82003


def test_two_hundred_recipients_a_day_for_each_seat(sim: SimulatorServer, api: Api) -> None:
    sim.corp.app_rate = RateWindow((3, timedelta(days=1)))
    assert api.push("wangmin|zhangwei")["errcode"] == 0
    assert api.push("wangmin|zhangwei")["errcode"] == 45009
    assert api.push("wangmin")["errcode"] == 0
    hand_clock(sim).pass_by(hours=14)  # the next day begins
    api.token = Api(sim.url).token
    assert api.push("wangmin|zhangwei")["errcode"] == 0


def test_calls_are_counted_by_path_and_debugging_is_slow(sim: SimulatorServer, api: Api) -> None:
    sim.corp.call_rate = RateWindow((2, MINUTE))
    codes = [api.get("agent/get", access_token=api.token, agentid=1000002)["errcode"] for _ in range(3)]
    assert codes == [0, 0, 45009]
    assert [api.push("wangmin", f"{n}")["errcode"] for n in range(3)] == [0, 0, 0]
    url = f"message/send?access_token={api.token}&debug=1"
    body = {"touser": "wangmin", "msgtype": "text", "agentid": 1000002, "text": {"content": "a"}}
    assert [api.http.post(url, json=body).json()["errcode"] for _ in range(6)] == [0] * 5 + [45009]


def test_groups_that_are_made_changed_and_written_to(sim: SimulatorServer, api: Api) -> None:
    two = {"userlist": ["wangmin", "zhangwei"]}
    sim.corp.rooms_made, sim.corp.rooms_changed = RateWindow((1, HOUR)), RateWindow((1, HOUR))
    sim.corp.rooms_rate = RateWindow((3, MINUTE))
    assert [api.post("appchat/create", {**two, "chatid": f"g{n}"})["errcode"] for n in range(2)] == [0, 45009]
    assert [api.post("appchat/update", {"chatid": "g0", "name": "群"})["errcode"] for _ in range(2)] == [0, 45009]
    assert [api.post("appchat/send", {"chatid": "g0", **TEXT})["errcode"] for _ in range(2)] == [0, 45009]
    assert (
        api.post("appchat/send", {"chatid": "g0", "msgtype": "template_card", "template_card": NOTICE})["errcode"]
        == 40008
    )


def test_a_webhooks_cards_and_pictures(api: Api) -> None:
    def hook(body: dict[str, Any]) -> int:
        return int(api.http.post("webhook/send", params={"key": "hook-1"}, json=body).json()["errcode"])

    assert hook({"msgtype": "template_card", "template_card": NOTICE}) == 0
    assert hook({"msgtype": "template_card", "template_card": BUTTONS}) == 42031
    assert hook({}) == 93017
    gif = b"GIF89a and more"
    assert (
        hook(
            {
                "msgtype": "image",
                "image": {"base64": base64.b64encode(gif).decode(), "md5": hashlib.md5(gif).hexdigest()},
            }
        )
        == 40123
    )


def test_what_is_uploaded_is_what_it_says(api: Api) -> None:
    assert upload(api, "media/upload", "a.amr", b"RIFF....", type="voice")["errcode"] == 301017
    assert upload(api, "media/upload", "a.amr", b"#!AMR\n...", type="voice")["errcode"] == 0


@pytest.mark.parametrize(
    ("button", "code"),
    [
        ({"name": "账" * 6, "type": "click", "key": "a"}, 40018),
        ({"name": "a", "type": "tap", "key": "a"}, 40017),
        ({"name": "a", "type": "click", "key": "k" * 129}, 40019),
        ({"name": "a", "type": "view", "url": "http://" + "a" * 1024}, 40020),
        ({"name": "a", "sub_button": [{"name": "b", "type": "click", "key": "b"}] * 6}, 40023),
    ],
)
def test_a_menu(api: Api, button: dict[str, Any], code: int) -> None:
    assert api.post("menu/create", {"button": [button]}, agentid=1000002)["errcode"] == code
    assert (
        api.post("menu/create", {"button": [{"name": "a", "type": "click", "key": "a"}]}, agentid=1000002)["errcode"]
        == 0
    )
    assert api.get("menu/delete", access_token=api.token, agentid=1000002)["errcode"] == 0
    assert api.get("menu/get", access_token=api.token, agentid=1000002)["errcode"] == 46003


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, 0),
        ({"end_time": 1}, 90456),
        ({"attendees": [{"userid": "nobody"}]}, 90458),
        ({"admins": ["zhangwei"]}, 90459),
        ({"reminders": {"remind_before_event_secs": 60}}, 90460),
        ({"summary": "账" * 43}, 40058),
        ({"cal_id": "c" * 65}, 40058),
    ],
)
def test_a_diary_entry(api: Api, change: dict[str, Any], code: int) -> None:
    schedule = {"start_time": 1_800_000_000, "end_time": 1_800_003_600, "attendees": [{"userid": "wangmin"}], **change}
    assert api.post("oa/schedule/add", {"schedule": schedule})["errcode"] == code


def test_ids_are_converted_a_thousand_at_once(api: Api) -> None:
    ids = [f"wo{n}" for n in range(1001)]
    assert api.post("batch/openuserid_to_userid", {"open_userid_list": ids})["errcode"] == 40058


class TestRobot:
    def refused(self, sim: SimulatorServer, body: dict[str, Any]) -> int:
        sim.corp.robot.say("wangmin", "你好")
        req_id = list(sim.corp.robot.asked)[-1]
        with pytest.raises(ApiError) as found:
            sim.corp.robot.respond(req_id, body)
        return found.value.errcode

    @pytest.mark.parametrize(
        ("stream", "code"),
        [
            ({"content": "甲"}, 40058),
            ({"id": "s", "content": "账" * 6827, "finish": True}, 45002),
            ({"id": "s", "content": "甲", "msg_item": []}, 40058),
            ({"id": "s", "content": "甲", "feedback": {"id": "f" * 257}}, 40058),
            ({"id": "s", "content": "", "finish": True}, 44004),
        ],
    )
    def test_a_stream(self, sim: SimulatorServer, stream: dict[str, Any], code: int) -> None:
        assert self.refused(sim, {"msgtype": "stream", "stream": stream}) == code

    def test_other_replies(self, sim: SimulatorServer) -> None:
        assert self.refused(sim, {"msgtype": "text", "text": {"content": "甲"}}) == 40008
        assert self.refused(sim, {"msgtype": "file", "file": {"media_id": "no"}}) == 40007
        sim.corp.robot.push({"chatid": "wangmin", "msgtype": "template_card", "template_card": BUTTONS})
        assert self.refused(sim, {"msgtype": "template_card", "template_card": BUTTONS}) == 846625

    def test_a_file_in_pieces(self, sim: SimulatorServer) -> None:
        robot, data = sim.corp.robot, b"x" * (CHUNK_BYTES + 5)
        begin = {"type": "file", "filename": "总结.docx", "total_size": len(data), "total_chunks": 2, "md5": hashlib.md5(data).hexdigest()}  # fmt: skip
        upload_id = robot.uploads.begin(begin)["upload_id"]

        def piece(index: int, part: bytes) -> dict[str, Any]:
            return {"upload_id": upload_id, "chunk_index": index, "base64_data": base64.b64encode(part).decode()}

        robot.uploads.take(piece(1, data[CHUNK_BYTES:]))
        for call, body, code in (
            (robot.uploads.begin, {**begin, "type": "zip"}, 846697),
            (robot.uploads.begin, {**begin, "total_chunks": 101}, 846612),
            (robot.uploads.take, piece(2, b"x"), 846612),
            (robot.uploads.take, piece(0, b"x" * (CHUNK_BYTES + 1)), 846613),
            (robot.uploads.take, {**piece(0, b"x"), "upload_id": "no"}, 846611),
            (robot.uploads.finish, {"upload_id": upload_id}, 846616),
        ):
            with pytest.raises(ApiError) as found:
                call(body)
            assert found.value.errcode == code
        robot.uploads.take(piece(0, data[:CHUNK_BYTES]))
        media_id = robot.uploads.finish({"upload_id": upload_id})["media_id"]
        robot.say("wangmin", "总结")
        robot.push({"chatid": "wangmin", "msgtype": "file", "file": {"media_id": media_id}})
        assert robot.chat_of("wangmin")[-1].text == "总结.docx"

    def test_an_upload_lives_half_an_hour(self, sim: SimulatorServer) -> None:
        uploads = sim.corp.robot.uploads
        upload_id = uploads.begin({"type": "file", "total_chunks": 1})["upload_id"]
        hand_clock(sim).pass_by(minutes=31)
        with pytest.raises(ApiError):
            uploads.finish({"upload_id": upload_id})


@pytest.mark.parametrize("many", [1, 3])
def test_a_window_counts_what_lies_in_it(many: int) -> None:
    window, now = RateWindow((3, MINUTE), (6, HOUR)), datetime(2026, 11, 22, tzinfo=SHANGHAI)
    admitted = 0
    for second in range(0, 300, 10):
        admitted += many * window.admit("a", now + timedelta(seconds=second), many)
    assert admitted == 6
    assert window.admit("b", now)
    assert window.admit("a", now + timedelta(hours=2))
