"""Callbacks as WeCom makes them: retries, deadlines, and what it accepts as a reply (contract §1.6, §1.7)."""

from __future__ import annotations

import time

import httpx
import pytest

from simulator.server import SimulatorServer
from tests.simulator.conftest import CORP, Bot


def test_a_message_is_answered_and_both_are_seen(sim: SimulatorServer, bot: Bot) -> None:
    bot.answer = lambda message: (bot.reply(message, f"收悉：{message['Content']}"), 200)

    assert sim.corp.say("wangmin", "明天 ]]> a<b&c\n第二行") == "收悉：明天 ]]> a<b&c\n第二行"
    message = bot.seen[0]
    assert (message["ToUserName"], message["FromUserName"], message["AgentID"]) == (CORP, "wangmin", "1000002")
    assert int(message["MsgId"]) < 2**64
    assert [row.source for row in sim.corp.timeline.chat("wangmin")] == ["mine", "reply"]
    assert [row.text for row in sim.corp.inbox("WangMin")] == ["收悉：明天 ]]> a<b&c\n第二行"]


@pytest.mark.parametrize("status", [500, 403, 204])
def test_another_status_is_tried_three_times_with_the_same_plaintext(
    sim: SimulatorServer, bot: Bot, status: int
) -> None:
    bot.answer = lambda message: ("", status)

    assert sim.corp.converse("wangmin", "在吗").delivered is False
    assert len(bot.seen) == 3
    assert bot.seen[0] == bot.seen[1] == bot.seen[2]


def test_by_the_other_text_a_status_is_not_retried(sim: SimulatorServer, bot: Bot) -> None:
    sim.corp.settings.retry_on_status = False
    bot.answer = lambda message: ("", 500)

    sim.corp.say("wangmin", "在吗")

    assert len(bot.seen) == 1


def test_an_answer_after_the_deadline_is_lost_and_asked_for_again(sim: SimulatorServer, bot: Bot) -> None:
    def slow_once(message: dict[str, str]) -> tuple[str, int]:
        turn = len(bot.seen)
        if turn == 1:
            time.sleep(0.5)
        return bot.reply(message, f"第{turn}次"), 200

    bot.answer = slow_once

    assert sim.corp.say("wangmin", "在吗") == "第2次"


def test_an_empty_200_is_an_answer_that_shows_nothing(sim: SimulatorServer, bot: Bot) -> None:
    assert sim.corp.converse("wangmin", "收到").delivered is True
    assert sim.corp.inbox("wangmin") == []
    assert len(bot.seen) == 1


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"ToUserName": "zhangwei"}, "ToUserName"),
        ({"FromUserName": "wangmin"}, "FromUserName"),
        ({"MsgType": "markdown"}, "markdown"),
        ({"CreateTime": ""}, "CreateTime"),
    ],
)
def test_a_reply_that_breaks_a_rule_is_not_shown(
    sim: SimulatorServer, bot: Bot, changes: dict[str, str], complaint: str
) -> None:
    bot.answer = lambda message: (bot.reply(message, "好的", **changes), 200)

    assert sim.corp.say("wangmin", "在吗") is None
    assert complaint in sim.corp.violations[0]


@pytest.mark.parametrize("body", ["success", "<xml><Encrypt>x</Encrypt></xml>", "<a/>"])
def test_a_reply_without_its_envelope_is_not_shown(sim: SimulatorServer, bot: Bot, body: str) -> None:
    bot.answer = lambda message: (body, 200)

    assert sim.corp.say("wangmin", "在吗") is None
    assert len(sim.corp.violations) == 1


def test_a_reply_with_a_wrong_signature_is_not_shown(sim: SimulatorServer, bot: Bot) -> None:
    bot.answer = lambda message: (bot.reply(message, "好的").replace("<Nonce><![CDATA[n", "<Nonce><![CDATA[N"), 200)

    assert sim.corp.say("wangmin", "在吗") is None
    assert "MsgSignature" in sim.corp.violations[0]


def test_a_long_reply_is_cut_at_2048_bytes_between_characters(sim: SimulatorServer, bot: Bot) -> None:
    bot.answer = lambda message: (bot.reply(message, "台" * 700), 200)

    assert sim.corp.say("wangmin", "台账") == "台" * 682
    assert sim.corp.inbox("wangmin")[0].truncated is True


def test_events_have_no_message_number_and_only_some_take_a_reply(sim: SimulatorServer, bot: Bot) -> None:
    bot.answer = lambda message: (bot.reply(message, "您好"), 200)

    assert sim.corp.send_event("wangmin", "enter_agent") == "您好"
    assert sim.corp.send_event("wangmin", "unsubscribe") is None
    assert "MsgId" not in bot.seen[0]


def test_a_photo_arrives_with_an_address_that_serves_it(sim: SimulatorServer, bot: Bot) -> None:
    photo = b"\xff\xd8\xff\xe0 a small photo"
    sim.corp.send_photo("wangmin", photo)

    assert bot.seen[0]["MsgType"] == "image"
    assert httpx.get(bot.seen[0]["PicUrl"], trust_env=False).content == photo


def test_the_same_message_number_can_be_sent_again(sim: SimulatorServer, bot: Bot) -> None:
    sim.corp.say("wangmin", "在吗", msgid=7123456789012345678)
    sim.corp.say("wangmin", "在吗", msgid=7123456789012345678)

    assert [message["MsgId"] for message in bot.seen] == ["7123456789012345678"] * 2


def test_a_share_of_callbacks_comes_twice(sim: SimulatorServer, bot: Bot) -> None:
    sim.corp.settings.duplicate_rate = 1.0
    sim.corp.say("wangmin", "在吗")

    assert len(bot.seen) == 2
    assert bot.seen[0] == bot.seen[1]


def test_a_bot_that_always_fails_is_no_longer_called(sim: SimulatorServer, bot: Bot) -> None:
    sim.corp.settings.drop_after_failures = 1
    bot.answer = lambda message: ("", 500)
    sim.corp.say("wangmin", "一")
    sim.corp.say("wangmin", "二")

    assert len(bot.seen) == 3


def test_the_settings_form_wants_the_bare_plaintext(sim: SimulatorServer, bot: Bot) -> None:
    assert sim.corp.verify_url() is None
    bot.echo_end = "\n"
    assert sim.corp.verify_url() == "the body is not the bare plaintext"


def test_a_bot_that_is_away_is_no_error_of_the_simulator(sim: SimulatorServer) -> None:
    sim.corp.callback_url = "http://127.0.0.1:9/wecom/callback"

    assert sim.corp.converse("wangmin", "在吗").delivered is False
    assert sim.corp.verify_url() == "no answer: ConnectError"


def test_a_forged_callback_can_be_sent(sim: SimulatorServer, bot: Bot) -> None:
    bot.answer = lambda message: ("ok", 200)

    assert sim.corp.raw_callback("<xml><MsgType>text</MsgType></xml>") == (200, "ok")
    assert sim.corp.raw_callback("<xml/>", msg_signature="0" * 40)[0] == 500  # the tests' bot lets wechatpy raise
    assert sim.corp.raw_callback("<xml/>", omit="nonce,timestamp")[0] == 400
    assert len(bot.seen) == 1
