"""Which titles may be the same matter."""

import pytest

from policy.meeting.matter_match import ALIKE, likeness


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
