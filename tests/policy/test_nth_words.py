"""What is said to be wrong with the entry last spoken of, in drawn forms."""

from hypothesis import given
from hypothesis import strategies as st

from policy.ledger.nth_words import read_last

LABELS = frozenset(("日期", "履责方式", "方式", "对象", "对象与人数", "内容", "主要内容", "发现问题"))
LEADS = ("", "哎呀，", "不好意思 ", "刚才那条", "那条记录的", "等一下，")
WRONGS = ("不对，", "错了，", "记错了，", "写错了 ", "更正一下，", "更正，", "漏算一个，", "有误，")
TURNS = ("是", "应该是")


@given(lead=st.sampled_from(LEADS), wrong=st.sampled_from(WRONGS), turn=st.sampled_from(TURNS), new=st.sampled_from(("前天谈的", "4个人", "11月17日", "约谈")))  # fmt: skip
def test_whatever_is_said_to_be_wrong_its_new_value_is_read(lead: str, wrong: str, turn: str, new: str) -> None:
    [said] = read_last(f"{lead}{wrong}{turn}{new}", LABELS)
    assert (said.what, said.new, said.place) == ("correct", new, 0)


@given(lead=st.sampled_from(LEADS), label=st.sampled_from(sorted(LABELS)), wrong=st.sampled_from(("", "错了，", "不对，")), turn=st.sampled_from(("应该是", "改成", "是")))  # fmt: skip
def test_a_field_that_is_named_is_read(lead: str, label: str, wrong: str, turn: str) -> None:
    [said] = read_last(f"{lead}{label}{wrong}{turn}前天", LABELS)
    assert (said.field, said.new) == (label, "前天")


@given(lead=st.sampled_from(("", "再", "还要", "麻烦再")), said=st.sampled_from(("补一句", "补充一点", "补充一下", "补上一条", "补说一句")), mark=st.sampled_from(("：", "，", " ")))  # fmt: skip
def test_what_is_added_is_read_as_written(lead: str, said: str, mark: str) -> None:
    [added] = read_last(f"{lead}{said}{mark}要求一周内整改，已落实", LABELS)
    assert (added.what, added.new) == ("add", "要求一周内整改，已落实")


@given(lead=st.sampled_from(LEADS), wrong=st.sampled_from(WRONGS), new=st.sampled_from(("3名", "五个人", "12月1号", "前天谈的")), why=st.sampled_from(("", "，小李请假没来")))  # fmt: skip
def test_a_number_or_a_day_alone_is_the_new_value(lead: str, wrong: str, new: str, why: str) -> None:
    [said] = read_last(f"{lead}{wrong}{new}{why if new[-1] in '名人' else ''}", LABELS)
    assert (said.what, said.new) == ("correct", new)


@given(lead=st.sampled_from(LEADS), turn=st.sampled_from(("，", "，是", "，而是", " ")))
def test_what_does_not_stand_there_is_said_beside_what_does(lead: str, turn: str) -> None:
    [said] = read_last(f"{lead}不是三位{turn}四位", LABELS)
    assert (said.old, said.new) == ("三位", "四位")


@given(
    lead=st.sampled_from(("", "刚才那条", "刚那条，")), last=st.sampled_from(("不算，没去成，删了", "不算数", "作废吧"))
)
def test_it_may_be_said_why_an_entry_does_not_count(lead: str, last: str) -> None:
    assert [each.what for each in read_last(f"{lead}{last}", LABELS)] == ["delete"]
