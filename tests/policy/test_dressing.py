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


@pytest.mark.parametrize(
    ("scanned", "said"),
    [
        ("兹 定 于 1 1 月 2 7 日 （ 星 期 五 ） 上 午 9 ： 0 0", "兹定于11月27日（星期五）上午9：00"),
        ("研 究 供热管网改造 资 金 540 万 元 拨 付 事 宜 。", "研究供热管网改造资金540万元拨付事宜。"),
        ("市局九楼 会 议 室", "市局九楼 会议室"),
        ("租赁费 8 7 . 5 万 元", "租赁费 87.5 万 元"),
        ("审定价 1, 326. 57 万元", "审定价1,326.57 万元"),
        ("题\n会 议 通 知", "题\n会议通知"),
    ],
)
def test_the_blanks_of_a_scanner_go(scanned: str, said: str) -> None:
    assert clean(scanned) == said


@pytest.mark.parametrize(
    "said", ["1. 50万元设备", "1 3 5", "报送 台账 1 月 无", "王 芳 任局长", "302 500元", "议题：1. 预算 2. 30万元设备"]
)
def test_blanks_that_part_something_stay(said: str) -> None:
    assert clean(said) == said
