import csv
from collections import Counter
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "knowledge" / "demo" / "members.csv"
ROLES = {"联络员", "班子成员", "主要负责人", "派驻组", "综合科", "管理员", "科室人员", "机关纪委", "派出机关", "审计员"}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with DEMO.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_columns_are_those_of_the_import(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == ["账号", "姓名", "单位", "角色", "监督组", "上级单位"]


def test_every_role_and_both_groups_are_there(rows: list[dict[str, str]]) -> None:
    assert {row["角色"] for row in rows} == ROLES
    assert {row["监督组"] for row in rows if row["监督组"]} == {"第一派驻纪检监察组", "第二派驻纪检监察组"}
    for role in ("派驻组", "综合科"):
        assert len({row["监督组"] for row in rows if row["角色"] == role}) == 2


def test_every_department_has_a_liaison_and_a_principal(rows: list[dict[str, str]]) -> None:
    departments = {row["单位"] for row in rows if row["单位"]}
    assert len(departments) == 12
    for role in ("联络员", "主要负责人"):
        assert {row["单位"] for row in rows if row["角色"] == role} == departments


def test_subordinate_institutions_share_their_parents_group(rows: list[dict[str, str]]) -> None:
    group = {row["单位"]: row["监督组"] for row in rows}
    parents = {row["单位"]: row["上级单位"] for row in rows if row["上级单位"]}
    assert parents == {"公路事务中心": "交通局", "水库管理所": "水利局", "疾控中心": "卫健委"}
    assert all(group[child] == group[parent] for child, parent in parents.items())


def test_an_account_is_one_person_and_two_hold_two_posts(rows: list[dict[str, str]]) -> None:
    names = {(row["账号"], row["姓名"]) for row in rows}
    assert len(names) == len({account for account, _ in names}) == 42
    posts = Counter(row["账号"] for row in rows)
    assert {account for account, held in posts.items() if held > 1} == {"sunjing", "chenfang"}


def test_the_persons_of_the_examples_stand_where_the_examples_say(rows: list[dict[str, str]]) -> None:
    known = {(row["账号"], row["姓名"], row["单位"], row["角色"], row["监督组"]) for row in rows}
    first = "第一派驻纪检监察组"
    assert (rows[0]["账号"], rows[0]["单位"]) == ("wangmin", "交通局")
    assert {
        ("wangmin", "王敏", "交通局", "联络员", first),
        ("zhangwei", "张伟", "交通局", "班子成员", first),
        ("liqiang", "李强", "", "派驻组", first),
        ("zhaoli", "赵丽", "", "综合科", first),
    } <= known
    assert {row["监督组"] for row in rows if row["单位"] == "水利局"} == {first}
