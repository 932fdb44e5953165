"""WeCom's encrypted envelope, in and out (wecom-contract.md §1.3–1.6). The crypto itself is wechatpy's."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

import xmltodict
from wechatpy.utils import WeChatSigner
from wechatpy.work.crypto import WeChatCrypto


class EnvelopeError(Exception):
    """Not ours: a bad signature, an undecryptable text or another corp's receiveid. Answered with 403."""


@dataclass(frozen=True)
class Signed:
    """The query parameters of a callback."""

    signature: str
    timestamp: str
    nonce: str


class Envelope:
    """Opens what WeCom sends and seals what we answer. Signature first, constant time; every library error caught."""

    def __init__(self, token: str, encoding_aes_key: str, corp_id: str) -> None:
        self._token = token
        self._corp_id = corp_id
        self._crypto = WeChatCrypto(token, encoding_aes_key, corp_id)

    def open_echo(self, signed: Signed, echostr: str) -> str:
        """The plaintext of a URL verification; raises EnvelopeError."""
        self._check(signed, echostr)
        return self._guard(
            lambda: self._crypto.check_signature(signed.signature, signed.timestamp, signed.nonce, echostr)
        )

    def open_message(self, signed: Signed, body: bytes) -> str:
        """The decrypted inner XML of a POST body; raises EnvelopeError."""
        try:
            outer = xmltodict.parse(body)["xml"]
            encrypted = str(outer["Encrypt"])
        except (ExpatError, KeyError, TypeError, ValueError) as error:
            raise EnvelopeError("body") from error
        self._check(signed, encrypted)
        return self._guard(
            lambda: self._crypto.decrypt_message(
                {"Encrypt": encrypted}, signed.signature, signed.timestamp, signed.nonce
            )
        )

    def seal_text(self, userid: str, text: str, created: int) -> str:
        """The passive reply envelope around a text message; `created` in unix seconds."""
        content = escape(text)
        inner = (
            f"<xml><ToUserName>{escape(userid)}</ToUserName><FromUserName>{escape(self._corp_id)}</FromUserName>"
            f"<CreateTime>{created}</CreateTime><MsgType>text</MsgType><Content>{content}</Content></xml>"
        )
        return str(self._crypto.encrypt_message(inner, secrets.token_hex(8), str(created)))

    def seal_echo(self, plaintext: str, created: int) -> dict[str, str]:
        """The query of a URL verification as WeCom makes it (§1.2); `created` in unix seconds."""
        sealed = xmltodict.parse(self._crypto.encrypt_message(plaintext, secrets.token_hex(8), str(created)))["xml"]
        names = {"MsgSignature": "msg_signature", "TimeStamp": "timestamp", "Nonce": "nonce", "Encrypt": "echostr"}
        return {name: str(sealed[element]) for element, name in names.items()}

    def _check(self, signed: Signed, encrypted: str) -> None:
        signer = WeChatSigner()
        signer.add_data(self._token, signed.timestamp, signed.nonce, encrypted)
        if not hmac.compare_digest(signer.signature.encode(), signed.signature.encode()):
            raise EnvelopeError("signature")

    @staticmethod
    def _guard(run: Any) -> str:
        """wechatpy raises struct.error, IndexError, ValueError, UnicodeDecodeError … on hostile input (§7.3, 12)."""
        try:
            return str(run())
        except Exception as error:
            raise EnvelopeError("text") from error
