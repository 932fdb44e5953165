"""The callback address on the real wire format (design «Fixed: HTTP»; wecom-contract.md §1)."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from wechatpy.work.crypto import WeChatCrypto

from bot.app import create_app
from bot.config import parse_config
from storage.engine import Database
from storage.models import InboxMessage
from tests.bot.wire import CORP, KEY, PATH, TOKEN, event_xml, opened, post, sign, text_xml, wire_config
from tests.conftest import HandClock, make_test_assistant
from tests.handlers.test_meeting import NOTICE

K0 = {
    "token": "QDG6eK",
    "key": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
    "corp": "wx5823bf96d3bd56c7",
    "echo": "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
    "signature": "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
}


@pytest.fixture
def client(database: Database, clock: HandClock) -> FlaskClient:
    return create_app(make_test_assistant(database, clock, wire_config())).test_client()


def rows(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count(InboxMessage.id))) or 0


def test_the_published_vector_of_url_verification_is_answered_bare(database: Database, clock: HandClock) -> None:
    wecom = {"corp_id": K0["corp"], "token": K0["token"], "encoding_aes_key": K0["key"]}
    config = parse_config({"wecom": wecom})
    query = {"msg_signature": K0["signature"], "timestamp": "1409659589", "nonce": "263014780", "echostr": K0["echo"]}
    answer = create_app(make_test_assistant(database, clock, config)).test_client().get(PATH, query_string=query)
    assert (answer.status_code, answer.data) == (200, b"1616140317555161061")


def test_a_message_is_answered_with_parties_swapped(client: FlaskClient, database: Database) -> None:
    reply = opened(post(client, text_xml("wangmin", "帮助")))
    assert (reply["ToUserName"], reply["FromUserName"], reply["MsgType"]) == ("wangmin", CORP, "text")
    assert "您可以这样说" in reply["Content"]
    assert rows(database) == 1


def test_xml_in_a_text_stays_text(client: FlaskClient) -> None:
    reply = opened(post(client, text_xml("luren", "a<b&c")))
    assert "成员名单" in reply["Content"]


@pytest.mark.parametrize("parameter", ["msg_signature", "timestamp", "nonce"])
def test_a_missing_parameter_gets_a_hint(client: FlaskClient, parameter: str) -> None:
    query = sign("x")
    del query[parameter]
    for answer in (client.post(PATH, query_string=query, data="<xml/>"), client.get(PATH, query_string=query)):
        assert answer.status_code == 400
        assert parameter in answer.text


def test_what_is_not_ours_gets_403_and_leaves_no_row(client: FlaskClient, database: Database) -> None:
    good = sign("AAAA")
    cases = [
        post(client, text_xml("wangmin", "帮助"), corp="wwAnotherCorp"),
        client.post(PATH, query_string={**good, "msg_signature": "0" * 40}, data="<xml><Encrypt>AAAA</Encrypt></xml>"),
        client.post(PATH, query_string=good, data="<xml><Encrypt>AAAA</Encrypt></xml>"),
        client.post(PATH, query_string=good, data="no xml at all"),
        client.post(PATH, query_string=good, data='<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'),
        client.get(PATH, query_string={**good, "echostr": "AAAA"}),
    ]
    assert [case.status_code for case in cases] == [403] * len(cases)
    assert rows(database) == 0


def test_a_flipped_character_fails(client: FlaskClient) -> None:
    sealed = WeChatCrypto(TOKEN, KEY, CORP).encrypt_message(text_xml("wangmin", "帮助"), "n0nce", "1760000000")
    encrypted = sealed.split("<Encrypt><![CDATA[")[1].split("]]>")[0]
    query = sign(encrypted)
    flipped = ("B" if encrypted[0] == "A" else "A") + encrypted[1:]
    assert client.post(PATH, query_string=query, data=f"<xml><Encrypt>{flipped}</Encrypt></xml>").status_code == 403


def test_a_body_over_one_mebibyte_gets_413(client: FlaskClient) -> None:
    assert client.post(PATH, query_string=sign("x"), data=b"x" * (1024 * 1024 + 1)).status_code == 413


@pytest.mark.parametrize(
    "plaintext",
    [
        "not xml",
        "<xml><FromUserName>wangmin</FromUserName></xml>",
        '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xml><FromUserName>wangmin</FromUserName>'
        "<MsgType>text</MsgType><Content>&b;</Content><MsgId>1</MsgId></xml>",
    ],
)
def test_broken_or_hostile_xml_inside_a_valid_envelope_gets_an_empty_200(
    client: FlaskClient, database: Database, plaintext: str
) -> None:
    answer = post(client, plaintext)
    assert (answer.status_code, answer.data) == (200, b"")
    assert rows(database) == 0


@pytest.mark.parametrize("kind", ["image", "voice", "video", "location", "link", "file", "somethingnew"])
def test_other_kinds_get_a_short_kind_answer(client: FlaskClient, kind: str) -> None:
    xml = text_xml("wangmin", "").replace("[text]", f"[{kind}]").replace("<Content><![CDATA[]]></Content>", "")
    assert len(opened(post(client, xml))["Content"]) < 120


@pytest.mark.parametrize("event", ["subscribe", "enter_agent", "LOCATION", "brand_new"])
def test_events_are_kept_and_answered_with_200(client: FlaskClient, database: Database, event: str) -> None:
    assert post(client, event_xml("wangmin", event)).status_code == 200
    assert rows(database) == 1


def test_two_events_of_one_second_are_two_and_a_repeat_is_none(client: FlaskClient, database: Database) -> None:
    for key in ("a", "b", "b"):
        post(client, event_xml("wangmin", "click", key))
    assert rows(database) == 2


def test_health_and_readiness(client: FlaskClient, database: Database) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").json == {"status": "ok", "database": "ok"}
    post(client, text_xml("wangmin", NOTICE))
    metrics = client.get("/metrics").text
    assert 'lvze_push_recipients{state="queued"} 2.0' in metrics
    assert "lvze_oldest_queued_seconds 0.0" in metrics
    assert "wangmin" not in metrics


def test_readiness_names_what_is_away(tmp_path: object, clock: HandClock, database: Database) -> None:
    config = wire_config(redis="redis://127.0.0.1:1/0")
    ready = create_app(make_test_assistant(database, clock, config)).test_client().get("/readyz")
    assert (ready.status_code, ready.json) == (200, {"status": "ok", "database": "ok", "redis": "away"})
    empty = Database(f"sqlite:///{tmp_path}/empty.db")
    gone = create_app(make_test_assistant(empty, clock, wire_config())).test_client().get("/readyz")
    assert gone.status_code == 503
    assert create_app(make_test_assistant(empty, clock, wire_config())).test_client().get("/metrics").status_code == 200
    empty.close()


def test_the_clock_moves_only_in_the_demo(client: FlaskClient) -> None:
    assert client.post("/demo/clock", json={"now": "2026-11-25T08:50:00"}).status_code == 404
