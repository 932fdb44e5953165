"""The client over the wire: what WeCom gets, and what becomes of each of its refusals."""

import logging
import threading
from collections.abc import Iterator

import httpx
import pytest

from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from bot.wecom.errors import error_of
from scheduler.deliver.channels import DroppedError, LostError, RefusedError, RetryError, WaitError
from simulator.server import SimulatorServer, SimulatorSettings
from tests.bot.wire import CORP, KEY, TOKEN

SECRET = "app-secret-of-the-test"
PEOPLE = {"wangmin": "王敏", "LiQiang": "李强", "zhangwei": "张伟"}


@pytest.fixture
def sim() -> Iterator[SimulatorServer]:
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret=SECRET, token=TOKEN, aes_key=KEY, users=PEOPLE, webhooks={"hook": "群"}
    )
    with SimulatorServer(settings) as server:
        yield server


@pytest.fixture
def client(sim: SimulatorServer) -> Iterator[WecomClient]:
    made = make_client(sim)
    yield made
    made.close()


def make_client(sim: SimulatorServer, secret: str = SECRET, redis_url: str | None = None) -> WecomClient:
    short = httpx.Timeout(0.4, connect=0.4)
    return WecomClient(sim.url, CORP, 1000002, secret, redis_url, timeout=short, pause=0.01)


def shown(sim: SimulatorServer, userid: str) -> list[str]:
    return [row.text for row in sim.corp.inbox(userid)]


def test_text_reaches_those_who_can_be_reached(sim: SimulatorServer, client: WecomClient) -> None:
    result = client.send_text(["wangmin", "Nobody"], "请于11月25日前报送台账")
    assert result.invalid == {"nobody"}
    assert result.msgid
    assert shown(sim, "wangmin") == ["请于11月25日前报送台账"]
    sent = sim.corp.journal[-1]
    assert sent.json["agentid"] == 1000002
    assert (sent.json["enable_duplicate_check"], sent.json["duplicate_check_interval"]) == (1, 14400)


@pytest.mark.parametrize("fault", [{"errcode": -1}, {"http": 500}, {"reset": True}, {"timeout_after_accept": 0.8}])
def test_a_call_that_failed_once_shows_once(sim: SimulatorServer, client: WecomClient, fault: dict[str, float]) -> None:
    sim.corp.faults.add("message/send", **fault)  # type: ignore[arg-type]
    client.send_text(["wangmin"], "一次")
    assert shown(sim, "wangmin") == ["一次"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"errcode": -1}, RetryError),
        ({"http": 502}, LostError),
        ({"reset": True}, LostError),
        ({"errcode": 45009}, WaitError),
        ({"errcode": 60020}, WaitError),
        ({"errcode": 81013}, DroppedError),
        ({"errcode": 40058}, RefusedError),
        ({"errcode": 987654}, RefusedError),
    ],
)
def test_each_refusal_has_its_class(
    sim: SimulatorServer, client: WecomClient, fault: dict[str, int], error: type[Exception]
) -> None:
    sim.corp.faults.add("message/send", times=9, **fault)  # type: ignore[arg-type]
    with pytest.raises(error):
        client.send_text(["wangmin"], "文字")
    assert shown(sim, "wangmin") == []


def test_lost_stays_lost_when_the_last_try_was_refused(sim: SimulatorServer, client: WecomClient) -> None:
    sim.corp.faults.add("message/send", timeout_after_accept=0.8)
    sim.corp.faults.add("message/send", errcode=-1, times=2)
    with pytest.raises(LostError):
        client.send_text(["wangmin"], "文字")
    assert shown(sim, "wangmin") == ["文字"]


def test_nobody_listening_is_a_retry(sim: SimulatorServer) -> None:
    client = WecomClient("http://127.0.0.1:9", CORP, 1000002, SECRET, pause=0.01)
    with pytest.raises(RetryError):
        client.send_text(["wangmin"], "文字")
    client.close()


def test_dead_token_is_replaced_once(sim: SimulatorServer, client: WecomClient) -> None:
    client.send_text(["wangmin"], "一")
    sim.corp.expire_token()
    client.send_text(["wangmin"], "二")
    assert shown(sim, "wangmin") == ["一", "二"]
    assert sim.corp.gettoken_calls == 2


def test_a_token_refused_again_waits(sim: SimulatorServer, client: WecomClient) -> None:
    sim.corp.faults.add("message/send", errcode=40014, times=9)
    with pytest.raises(WaitError):
        client.send_text(["wangmin"], "文字")
    assert sim.corp.gettoken_calls == 2
    assert len([entry for entry in sim.corp.journal if entry.path == "message/send"]) == 2


def test_a_wrong_secret_is_not_tried_in_a_loop(sim: SimulatorServer) -> None:
    client = make_client(sim, secret="wrong")
    for _ in range(5):
        with pytest.raises(WaitError):
            client.send_text(["wangmin"], "文字")
    assert sim.corp.gettoken_calls == 1
    client.close()


def test_many_clients_of_one_redis_ask_once(sim: SimulatorServer, redis_url: str) -> None:
    clients = [make_client(sim, redis_url=redis_url) for _ in range(16)]
    threads = [threading.Thread(target=each.send_text, args=(["wangmin"], f"{n}")) for n, each in enumerate(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sim.corp.gettoken_calls == 1
    assert len(shown(sim, "wangmin")) == 16
    sim.corp.expire_token()
    for n, each in enumerate(clients):
        each.send_text(["LiQiang"], f"{n}")
        each.close()
    assert sim.corp.gettoken_calls == 2


def test_redis_away_does_not_stop_sending(sim: SimulatorServer) -> None:
    client = make_client(sim, redis_url="redis://127.0.0.1:9/0")
    client.send_text(["wangmin"], "一")
    client.send_text(["wangmin"], "二")
    assert sim.corp.gettoken_calls == 1
    client.close()


def test_a_webhook_answer_that_was_lost_is_not_repeated(sim: SimulatorServer, client: WecomClient) -> None:
    client.send_webhook("hook", "第一期", mentioned=["wangmin"])
    sim.corp.faults.add("webhook/send", timeout_after_accept=0.8)
    channels = WecomChannels(client)
    with pytest.raises(LostError):
        channels.send("webhook", ["hook"], "第二期")
    with pytest.raises(DroppedError):
        channels.send("webhook", ["no-such-key"], "第三期")
    assert [row.text for row in sim.corp.room("hook")] == ["第一期", "第二期"]


def test_a_photo_comes_back_and_an_error_is_no_photo(sim: SimulatorServer, client: WecomClient) -> None:
    media = sim.corp.media.upload("image", "a.jpg", b"\xff\xd8\xff" + b"photo" * 9)
    assert client.download_media(media.media_id).endswith(b"photo")
    with pytest.raises(RefusedError):
        client.download_media("no-such-media")


def test_a_member_is_known_or_gone(client: WecomClient) -> None:
    assert client.get_user("wangmin")["name"] == "王敏"
    with pytest.raises(DroppedError):
        client.get_user("nobody")


def test_logs_hold_neither_secret_nor_text(
    sim: SimulatorServer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    client = make_client(sim)
    with caplog.at_level(logging.INFO):
        client.send_text(["wangmin"], "内部事项")
        sim.corp.faults.add("message/send", errcode=40058)
        with pytest.raises(RefusedError):
            client.send_text(["wangmin"], "内部事项")
    client.close()
    written = caplog.text + capsys.readouterr().out
    assert "40058" in written
    for secret in (SECRET, "access_token", "内部事项", "wangmin"):
        assert secret not in written


def test_only_the_number_of_a_hint_is_kept() -> None:
    error = error_of(40058, "bad text 张三 hint: [1576065934_28_e0fae0], from ip: 9.30.0.138, more info at …")
    assert error.reason == "企业微信返回 40058 hint 1576065934_28_e0fae0"


def test_a_file_is_uploaded_and_sent_to_a_member(sim: SimulatorServer, client: WecomClient) -> None:
    channels = WecomChannels(client)
    media_id = channels.upload("问题整改.xlsx", b"PK content of a file")
    channels.send("file", ["wangmin"], f"{media_id} 问题整改.xlsx")
    (row,) = sim.corp.inbox("wangmin")
    assert (row.kind, row.text, row.media_id) == ("file", "问题整改.xlsx", media_id)
    assert client.download_media(media_id) == b"PK content of a file"
    with pytest.raises(RefusedError):
        channels.upload("空.xlsx", b"")


@pytest.mark.parametrize("code", [40056, 48001, 48006, 48010, 48011, 60020])
def test_what_is_mended_in_the_console_waits_and_alerts(code: int) -> None:
    error = error_of(code)
    assert isinstance(error, WaitError)
    assert error.alert
    assert "（" in error.reason  # in words
