"""Courtesies acknowledge and say nothing more; a word of anything else makes a text none."""

import pytest

from policy.text.courtesy import is_courtesy


@pytest.mark.parametrize("words", ["收到", "已收到", "好的已收到", "已知悉，谢谢", "收悉", "已阅", "好嘞，太感谢了"])
def test_what_only_acknowledges(words: str) -> None:
    assert is_courtesy(words)


@pytest.mark.parametrize("words", ["收到了吗", "已收到3家", "已知悉情况说明", "材料已收到"])
def test_what_says_more(words: str) -> None:
    assert not is_courtesy(words)
