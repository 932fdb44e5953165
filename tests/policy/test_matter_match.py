"""Which titles may be the same matter."""

import pytest

from policy.meeting.matter_match import ALIKE, likeness, likest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("XX路改造项目初步设计", "XX路改造项目资金320万元的分配方案"),
        ("评审：农村公路养护工程", "农村公路养护工程招标方案"),
        ("采购办公设备", "办公设备采购"),
        ("2027年部门预算编制", "2027年部门预算编制（送审稿）"),
        ("智慧水务平台可行性研究报告", "关于智慧水务平台立项的请示"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026年部门预算编制", "2027年部门预算编制"),
        ("城区道路一期改造", "城区道路二期改造"),
        ("农村公路养护项目", "XX路改造项目"),
        ("年度工作要点", "年度培训计划"),
        ("两名科级干部任免", "三名科级干部任免"),
        ("资金分配方案", "资金安排方案"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_the_likest_of_many_is_the_first_of_the_most_alike() -> None:
    """One call for all gives what comparing one by one gives, whatever the order."""
    kinds = ("改造项目", "养护工程", "部门预算编制", "资金分配方案", "班子分工")
    titles = [f"{year}年{place}{kind}" for kind in kinds for place in ("城区道路", "一期", "") for year in (2026, 2027)]
    for title in titles:
        for start in range(0, len(titles), 7):
            others = titles[start:] + titles[:start]
            scores = [likeness(title, each) for each in others]
            best = scores.index(max(scores)) if max(scores) >= ALIKE else None
            assert likest(title, others) == best, (title, others)
