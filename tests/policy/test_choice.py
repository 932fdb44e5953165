"""Short answers: which choice they name, which everyday word they are, whether they ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.asking import is_question
from policy.text.choice import Word, declines, named, read_number, read_word

LISTS = ["零报告（无）", "纸质已送", "稍后报送"]
MEETINGS = ["2026-0001 交通局党组会议，11月25日（周三）15:00", "2026-0002 交通局党组会议，11月27日（周五）09:00"]


@pytest.mark.parametrize(
    ("text", "choices", "position"),
    [
        ("纸质的送过去了", LISTS, 1),
        ("纸质", LISTS, 1),
        ("零报告", LISTS, 0),
        ("1.零报告（无）", LISTS, 0),
        ("2.零报告（无）", LISTS, None),  # the number and the words disagree
        ("2026-0002", MEETINGS, 1),
        ("周五的", MEETINGS, 1),
        ("周五的会", MEETINGS, None),
        ("党组会议", MEETINGS, None),  # both
        ("11月27日", MEETINGS, 1),
        ("就张伟吧", ["张伟", "李强"], 0),
        ("张伟同志", ["张伟", "李强"], 0),
        ("不是张伟", ["张伟", "李强"], None),
        ("张伟不是", ["张伟", "李强"], None),
        ("不取消", ["都不取消", "2026-0001 党组会议"], 0),
        ("交通局情况", ["交通局", "水利局"], None),
        ("会议", MEETINGS[:1], None),
        ("所里的", ["水利局", "水库管理所"], 1),
        ("局里", ["水利局", "水库管理所"], 0),
        ("局里那份", ["水利局", "水库管理所"], 0),
        ("是所里的会，水库管理所", ["水利局", "水库管理所"], 1),
        ("水利局，水库管理所", ["水利局", "水库管理所"], None),
        ("那里", ["水利局", "水库管理所"], None),
        ("局这边", ["水利局", "交通局"], None),
        ("跑道那个", [f"{MEETINGS[0]}，操场跑道翻新", f"{MEETINGS[1]}，食堂采购"], 0),
        ("食堂那个会吧", [f"{MEETINGS[0]}，操场跑道翻新", f"{MEETINGS[1]}，食堂采购"], 1),
        ("", LISTS, None),
        ("蓝", LISTS, None),
    ],
)
def test_a_choice_is_named_or_not(text: str, choices: list[str], position: int | None) -> None:
    assert named(text, choices) == position


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("选2", 2), ("第二个", 2), ("②", 2), ("2。", 2), ("我选三", 3), ("12", 12), ("2项", 2), ("2人", None), ("2点半", None), ("123", None)],
)  # fmt: skip
def test_a_number(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("是的", Word.YES), ("对，确认", Word.YES), ("确认发送", Word.YES), ("没错", Word.YES),
        ("不用了", Word.NO), ("算了吧", Word.NO), ("不是", Word.NO), ("都不是", Word.NO), ("算了，先不发了", Word.NO), ("取消", Word.CANCEL),
        ("稍后", Word.LATER), ("晚点再说", Word.LATER), ("等会儿再报", Word.LATER), ("先放着", Word.LATER), ("暂不", Word.LATER),
        ("跳过", Word.SKIP), ("不知道呢，先不填", Word.SKIP), ("不清楚", Word.SKIP), ("不知道几点，先这样", Word.SKIP),
        ("无", Word.ZERO), ("没有", Word.ZERO), ("零报告", Word.ZERO),
        ("好的", Word.REFLEX), ("收到", Word.REFLEX), ("可以", Word.REFLEX),
        ("取消会议", None), ("是党组会", None), ("不是周三是周四", None), ("没有会议室", None), ("三楼", None), ("不用开了", None),
    ],
)  # fmt: skip
def test_an_everyday_word(text: str, word: Word | None) -> None:
    assert read_word(text) is word


@pytest.mark.parametrize(
    "text",
    ["今天周几", "报告表有没有模板啊", "这个咋弄呀", "综合科的人在不在，想咨询一下", "公务接待标准是多少", "密码是多少",
     "打电话给谁问", "地点必须写吗？", "什么时候报", "可以晚两天吗", "为什么要写原因", "27号礼拜天上不上班", "这事归没归你们管"],
)  # fmt: skip
def test_a_question(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    ["不知道几点", "主要领导临时安排的", "在四楼会议室", "临时接到上级通知", "已完成招标", "没什么变化", "财政拨款"],
)
def test_no_question(text: str) -> None:
    assert not is_question(text)


@given(
    no=st.sampled_from(("算了别催了", "别发了", "不用了", "先别", "先不报")),
    why=st.sampled_from(("我打电话", "明天再说", "领导还要看")),
)
def test_a_no_with_its_reason_declines(no: str, why: str) -> None:
    assert declines(f"{no}，{why}") in (Word.NO, Word.LATER)
    assert declines(why) is None


@pytest.mark.parametrize("words", ["不是周五，是周四", "不对，三楼", "好的，周五报", "不用了"])
def test_what_puts_right_declines_nothing(words: str) -> None:
    assert declines(words) is None
