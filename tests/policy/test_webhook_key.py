"""A webhook's key never stays in a text, however the address was pasted."""

import pytest

from policy.screening.webhook_key import HIDDEN, hide_key

KEY = "693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"
URL = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"


@pytest.mark.parametrize(
    "text",
    [
        f"绑定群 {URL} 联络员",
        f"绑定群{URL}联络员",
        f"绑定群 {KEY} 综合",
        f"绑定群：{KEY}，综合",
        f"绑定群机器人 {KEY} 联络员",
        f"绑定群聊{KEY}联络员",
        f"绑定 {KEY}",
        f"请看{KEY}",
        f"{URL}&debug=1",
        f"密钥是{KEY}，地址{URL}",
    ],
)
def test_the_key_is_taken_out(text: str) -> None:
    kept, key = hide_key(text)
    assert key == KEY
    assert KEY not in kept
    assert HIDDEN in kept


def test_a_key_of_another_shape_is_known_behind_the_command() -> None:
    assert hide_key("绑定群 hook-of-the-group 联络员") == (f"绑定群  {HIDDEN}  联络员", "hook-of-the-group")


@pytest.mark.parametrize(
    "text",
    [
        "绑定群 联络员",
        "绑定群 abc 联络员",
        "会议链接 https://meeting.example.com/join?key=abcdef123",
        "改期 2026-0123",
        "",
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert hide_key(text) == (text, "")
