"""Known answers K0–K3 of the contract's §1.8, in both directions."""

from __future__ import annotations

import base64

import pytest

from simulator.crypto import Envelope, EnvelopeError, signature
from tests.simulator.conftest import CORP, KEY, TOKEN

K0_KEY, K0_CORP = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7"
K0_ENCRYPT = (
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg"
    "3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+k"
    "DZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6ti"
    "WSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p"
    "8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
)
K1_ENCRYPT = "Fk/s586v6s0UnpvWsri1mw+vIo8Ipn+NNtcep/ZbgOJ2V+j9etk6vMje0xEa6bGedxM61R4LHB3vZwNFmjWOmA=="
K2_PLAIN = (
    "<xml><ToUserName><![CDATA[ww5im0000000000c0rp]]></ToUserName><FromUser"
    "Name><![CDATA[zhangsan]]></FromUserName><CreateTime>1760000002</Create"
    "Time><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[明天上午9点提醒我开会😀"
    " a<b&c]]></Content><MsgId>7123456789012345678</MsgId><AgentID>1000002<"
    "/AgentID></xml>"
)
K2_ENCRYPT = (
    "Q3stYC6hdFzMh9T8HCvyDGe94eq+E3mlpGTnLDHWUhpdVmleiRW8j/7ADdDECe+f52tMViGnrZWw5NX5bejoVJevG9N5vc/pMKbK"
    "uzTX2rO3MLwQcpdY12ebgp3KHWwxz1vUU2C0QjHXDVbBYI7+sP698hGT4gOohjdOr2bAG9ELgEKbp5Sj8bzZCk8FWCsVACcb8Xku"
    "b5ma9e8tCF2KsR5Q/+wcvJYLA6lfckI7dKG4OcU6dsahFegvY6+zozrzRPxiVcuNexddGrfWTDs52QqWdzDFZtqMykRsz3K9WLIv"
    "5rmxuyUbbGyof0P1l/duOHdL1hycL7GE1jmPORCh9SZDe3dMw+nueS5eb62YtkzGArf3whROfVvE/t2IlPrfJLHxHgXBAAxwEwPX"
    "H186Es+sJafOrlrb/FpomDUdh0ChACIVpwZytta+oHXnlA8re1AmDVYGMtBuw/yW0+GCw/9LVCKMJ4QGGRCA8qZQjm2CZkY8l8hO"
    "NyhE84naJhWg"
)
K3_PLAIN = (
    "<xml><ToUserName><![CDATA[zhangsan]]></ToUserName><FromUserName><![CDA"
    "TA[ww5im0000000000c0rp]]></FromUserName><CreateTime>1760000003</Create"
    "Time><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[好的!!!!!!!!!!"
    "!!!!!!!!!!!!!!!!]]></Content></xml>"
)
K3_ENCRYPT = (
    "DpQeJfnf/MGZ/+GTIspwVAB8N83FsLJUuAP23iJ5/ryq6bhNYAD8KR6xCo8XwU53Rrz0/fJFiCwuT/F34pZIKXRzzZkTpJKp+t2A"
    "xhzTynsBdgATPsZiLjbm5sm53T1F7ekWw09iUeleUSo3RQizHbEk6x5dLw/WidJyXWpRiS4/4HKZpVk3EHGkf5NcXcJ4AGiXoEcr"
    "v0kFs3MjzqOiL8Hxy0wQL1AqY4mz1cTViWYjMXargC9Uynl5bDjgghABWBgMw/LQJY4tQRRBR9+or4UJZYmIZ9LIS4B56diVjqb9"
    "CAu8CtMYh0Gum5jQrUchEhXqngdRnn3Dcgwt/W3NCd19rnR+ohMW4uR27Uq6Qwhc9HwmeElBE0JO6yByWqw9TPMn9blPxCIFCnwO"
    "0SPCyz9WpuDOJctLWCptk9HcCRI="
)
K1 = (
    "1760000001",
    "1372623149",
    "0000000000000001",
    "1616140317555161061",
    K1_ENCRYPT,
    "cd05beb734b4f54cd389c23ea1276b7ac61edda1",
)
K2 = ("1760000002", "nonce-V2", "0123456789abcdef", K2_PLAIN, K2_ENCRYPT, "9ac7b85876d80f566f5c7b29c041ae7367df0a7c")
K3 = ("1760000003", "nonce-V3", "fedcba9876543210", K3_PLAIN, K3_ENCRYPT, "ad9d2b0d67d5bf7e88227c30db025df69c5a7532")


def test_k0_the_official_sample_opens() -> None:
    text, receiveid = Envelope(K0_KEY).open(K0_ENCRYPT)

    assert signature("QDG6eK", "1409659813", "1372623149", K0_ENCRYPT) == "477715d11cdb4164915debcba66cb864d751f3e6"
    assert receiveid == K0_CORP
    assert "<![CDATA[hello]]>" in text
    assert "4561255354251345929" in text
    assert Envelope(K0_KEY).seal(text, K0_CORP, b"0960688932c47ef1") == K0_ENCRYPT


@pytest.mark.parametrize(
    ("timestamp", "nonce", "random16", "plain", "encrypted", "signed"), [K1, K2, K3], ids=["K1", "K2", "K3"]
)
def test_known_answers(timestamp: str, nonce: str, random16: str, plain: str, encrypted: str, signed: str) -> None:
    assert Envelope(KEY).seal(plain, CORP, random16.encode()) == encrypted
    assert Envelope(KEY).open(encrypted) == (plain, CORP)
    assert signature(TOKEN, timestamp, nonce, encrypted) == signed


def test_every_length_of_padding_comes_back() -> None:
    envelope = Envelope(KEY)
    for length in range(40):
        assert envelope.open(envelope.seal("x" * length, CORP)) == ("x" * length, CORP)


@pytest.mark.parametrize(
    "broken",
    ["", "not base64!", base64.b64encode(b"x" * 15).decode(), base64.b64encode(b"x" * 64).decode(), K2_ENCRYPT[:-24]],
)
def test_what_is_no_envelope_is_refused(broken: str) -> None:
    with pytest.raises(EnvelopeError):
        Envelope(KEY).open(broken)
