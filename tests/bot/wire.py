"""WeCom's side of the callback, for tests: seals callbacks and opens replies with the reference crypto."""

import time
from typing import Any
from uuid import uuid4

import xmltodict
from flask.testing import FlaskClient
from wechatpy.utils import WeChatSigner
from wechatpy.work.crypto import WeChatCrypto
from werkzeug.test import TestResponse

from bot.config import Config, parse_config

CORP, TOKEN, KEY = "ww5im0000000000c0rp", "SimToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
PATH = "/wecom/callback"


def wire_config(**more: Any) -> Config:
    """A configuration with the test corp's keys."""
    wecom = {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": "s3cret"}
    return parse_config({"wecom": wecom, **more})


def text_xml(userid: str, text: str, msgid: str | None = None) -> str:
    """The plaintext of a text message."""
    return (
        f"<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><FromUserName><![CDATA[{userid}]]></FromUserName>"
        f"<CreateTime>{int(time.time())}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{text}]]></Content><MsgId>{msgid or uuid4().int % 10**18}</MsgId><AgentID>1000002</AgentID></xml>"
    )


def event_xml(userid: str, event: str, key: str = "", at: int = 1760000000) -> str:
    """The plaintext of an event; events have no MsgId."""
    return (
        f"<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><FromUserName><![CDATA[{userid}]]></FromUserName>"
        f"<CreateTime>{at}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{event}]]></Event>"
        f"<EventKey><![CDATA[{key}]]></EventKey><AgentID>1000002</AgentID></xml>"
    )


def sign(encrypted: str, timestamp: str = "1760000000", nonce: str = "n0nce") -> dict[str, str]:
    """The query parameters that go with an encrypted text."""
    signer = WeChatSigner()
    signer.add_data(TOKEN, timestamp, nonce, encrypted)
    return {"msg_signature": signer.signature, "timestamp": timestamp, "nonce": nonce}


def post(client: FlaskClient, plaintext: str, corp: str = CORP) -> TestResponse:
    """Send a callback as WeCom does."""
    sealed = xmltodict.parse(WeChatCrypto(TOKEN, KEY, corp).encrypt_message(plaintext, "n0nce", "1760000000"))["xml"]
    body = f"<xml><Encrypt><![CDATA[{sealed['Encrypt']}]]></Encrypt><ToUserName><![CDATA[{corp}]]></ToUserName></xml>"
    return client.post(PATH, query_string=sign(sealed["Encrypt"]), data=body)


def opened(response: TestResponse) -> dict[str, str]:
    """The inner message of a passive reply, its signature checked."""
    outer = xmltodict.parse(response.data)["xml"]
    plain = WeChatCrypto(TOKEN, KEY, CORP).decrypt_message(
        response.data, outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"]
    )
    inner: dict[str, str] = xmltodict.parse(plain)["xml"]
    return inner
