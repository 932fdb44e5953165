"""«1.预算2.3万元2.培训费3.5万元»: the point of a sum is no mark of a list, wherever the numbers happen to count on."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.notice import read_notice
from policy.time.calendar import WorkCalendar
from tests.conftest import SHANGHAI

NOW = datetime(2026, 11, 20, 9, tzinfo=SHANGHAI)
WORDS = st.sampled_from(
    ["年度预算调整", "培训费用", "车辆维修", "电脑采购经费", "办公楼改造资金", "绿化养护", "物业服务费"]
)
SUMS = st.tuples(st.integers(1, 9), st.integers(1, 9))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(WORDS, SUMS), min_size=2, max_size=4, unique_by=lambda each: each[0]),
    st.sampled_from([".", "．", "、"]),
    st.sampled_from(["", "；", "\n"]),
)
def test_every_sum_is_its_items_or_asked_for(
    matters: list[tuple[str, tuple[int, int]]], mark: str, between: str
) -> None:
    said = between.join(f"{at}{mark}{words}{whole}.{part}万元" for at, (words, (whole, part)) in enumerate(matters, 1))
    notice = read_notice(f"会议通知：11月27日下午3点在局三楼会议室召开党组会，研究：{said}", NOW, WorkCalendar())
    assert notice is not None
    wanted = [(whole * 10 + part) * 1000 for _, (whole, part) in matters]
    assert [item.amount_yuan for item in notice.items] == wanted or notice.asks
