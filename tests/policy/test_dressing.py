"""What surrounds a message goes, what it says stays."""

import pytest

from policy.text.dressing import clean, undress


@pytest.mark.parametrize(
    "said",
    [
        "请问我的待办",
        "@履责助手 我的待办",
        "@履责助手\u2005我的待办",
        "你好，我的待办，谢谢",
        "您好！我的待办！",
        "“我的待办”",
        "「我的待办」",
        "我的待办🙏",
        "👍 我的待办 👍",
        "我的待办，麻烦了",
        "「王敏：材料交了吗」\n- - - - - - - - - - - - - - -\n我的待办",
        "不好意思，请问我的待办",
        "我的待办谢谢啦！",
        "哦对了还有个事差点忘了，我的待办",
        "那个，我的待办",
        "嗯嗯，对了 我的待办",
    ],
)
def test_dressing_is_taken_off(said: str) -> None:
    assert undress(said).strip() == "我的待办"


@pytest.mark.parametrize(
    "said",
    [
        "你好",
        "谢谢",
        "嗯嗯",
        "那个会改到周五",
        "收到",
        "👍",
        "？？？",
        "“",
        "请问",
        "这事有点麻烦",
        "①",
        "在吗？",
        "谢谢！",
        "“一岗双责”和“三重一大”",
    ],
)
def test_what_says_nothing_else_stays(said: str) -> None:
    assert undress(said)
    assert undress(said).strip("！") == said.strip("！")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我的待办\x1d", "我的待办"),
        ("我\u200b的待办\ufeff", "我的待办"),
        ("会议通知\v11月25日", "会议通知\n11月25日"),
        ("一\r\n二", "一\n二"),
        ("\0我的待办", "我的待办"),
        ("a\tb", "a\tb"),
    ],
)
def test_characters_that_nobody_sees_go(said: str, kept: str) -> None:
    assert clean(said) == kept


def test_a_paper_keeps_its_ends() -> None:
    paper = f"您好，{'研究经费。' * 60}谢谢"
    assert undress(paper) == paper
