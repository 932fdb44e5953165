"""The shipped compilation: complete, short enough, and every citation one that was checked."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPILATION = yaml.safe_load((ROOT / "knowledge" / "compilation.yaml").read_text(encoding="utf-8"))
ITEMS = COMPILATION["items"]
CITABLE = {
    (name, year, article)
    for name, year, article, _ in (
        line.split("\t") for line in (ROOT / "tests" / "data" / "citable.tsv").read_text(encoding="utf-8").splitlines()
    )
}
GROUP_RULE = "派驻组要求"
BASIS = re.compile(
    r"《(?P<name>.+)》（(?P<year>\d{4})年[^）]*）(?P<where>[^（]*(?:（.{1,2}）项[^（]*)*)(?:（仅作[^）]+）)?"
)
PLACE = re.compile(r"第[一二三四五六七八九十百零]+(?:条|章|部分)")


def citations(basis: str) -> list[tuple[str, str, str]]:
    match = BASIS.fullmatch(basis)
    assert match, f"not «《regulation》（year）article»: {basis}"
    return [(match["name"], match["year"], place) for place in PLACE.findall(match["where"]) or ["—"]]


def test_it_holds_the_sixteen_questions_in_order():
    assert [item["number"] for item in ITEMS] == list(range(1, 17))
    assert COMPILATION["effective"] == date(2026, 11, 1)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["number"])
def test_answers_fit_a_chat(item):
    assert 0 < len(item["answer"]) <= 600
    assert 0 < len(item["short"]) <= 120
    assert "！" not in item["answer"] + item["short"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["number"])
def test_every_citation_was_checked(item):
    assert item["basis"]
    for basis in item["basis"]:
        if basis != GROUP_RULE:
            assert set(citations(basis)) <= CITABLE, basis


@pytest.mark.parametrize("words", ["至少三天", "每月25日", "退回"])
def test_a_rule_of_the_group_is_said_to_be_one(words):
    telling = [item for item in ITEMS if words in item["answer"]]
    assert telling
    for item in telling:
        assert GROUP_RULE in item["basis"]
        assert GROUP_RULE in item["answer"]


def test_no_repealed_edition_or_state_company_rule_is_cited():
    cited = "".join(basis for item in ITEMS for basis in item["basis"])
    assert "廉洁从政" not in cited
    assert "国有企业" not in cited


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["number"])
def test_related_questions_exist_and_are_others(item):
    assert set(item["related"]) <= set(range(1, 17)) - {item["number"]}


def test_no_way_of_asking_belongs_to_two_questions():
    ways = [way for item in ITEMS for way in [item["question"], *item["ways"]]]
    assert sorted(ways) == sorted(set(ways))


def test_the_citation_check_would_see_a_wrong_article():
    assert not set(citations("《中国共产党问责条例》（2019年）第十条")) & CITABLE
    assert not set(citations("《中国共产党问责条例》（2016年）第六条")) & CITABLE
