"""Places drawn into sentences, and read as written; sentences without a place give none."""

import re
from random import Random

import pytest

from policy.notice import looks_like_notice, tells_of_past
from policy.notice.meeting import meeting_type
from policy.notice.people import contact, department
from policy.notice.place import meeting_place
from tests.data.forms.places import NO_PLACES, PLACES, write_place

DRAWS = 40


def is_read(form: tuple[str, str], seed: int) -> bool:
    """Whether the place is read; a remark in brackets behind it may be left out."""
    text, place = write_place(form, Random(seed))
    got = meeting_place(text)
    return got is not None and _bare(got) == _bare(place)


def _bare(place: str) -> str:
    return re.sub(r"[\s，]|（.*", "", place).translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)})


def test_nearly_every_place_is_read_as_written() -> None:
    drawn = [(form, seed) for form in PLACES for seed in range(DRAWS)]
    wrong = [write_place(form, Random(seed)) for form, seed in drawn if not is_read(form, seed)]
    assert len(wrong) <= len(drawn) * 0.02, wrong[:20]


@pytest.mark.parametrize("form", PLACES)
def test_each_form_is_understood(form: tuple[str, str]) -> None:
    assert sum(is_read(form, seed) for seed in range(DRAWS)) >= DRAWS * 0.85


@pytest.mark.parametrize("text", NO_PLACES)
@pytest.mark.parametrize("before", ["", "定于12月17日上午9点召开党组会，研究预算。"])
def test_where_no_place_is_named_none_is_read(before: str, text: str) -> None:
    assert meeting_place(before + text) is None


@pytest.mark.parametrize(
    "text",
    [
        "12月3日上午，局党组会在二楼会议室召开，会议由李局长主持，班子成员出席会议",
        "会议纪要：12月3日下午3点，党组会，会议指出要抓好安全生产",
        "党组会原则上每月召开两次，研究日常工作",
        "局务会一般每周一上午9点召开",
        "经局党组会研究决定，采购打印机3万元",
    ],
)
def test_minutes_reports_and_rules_are_no_notices(text: str) -> None:
    assert not looks_like_notice(text)


def test_a_chair_alone_makes_no_report() -> None:
    text = "定于12月10日上午9点在三楼会议室召开党组会，会议由局长主持，请准时参加"
    assert looks_like_notice(text)
    assert not tells_of_past(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("研究年度计划。联系人：局办公室 石磊 80000003", "局办公室 石磊 80000003"),
        ("研究开学工作。何老师，联系电话13900000005", "何老师 13900000005"),
        ("联系人：王敏13800000000、李强 13900000000", "王敏 13800000000 李强 13900000000"),
        ("联系人：王敏", "王敏"),
    ],
)
def test_names_unit_and_numbers_belong_to_the_contact(text: str, said: str) -> None:
    assert contact(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "关于召开党组会的通知\n一、时间\n12月10日上午9点\n二、地点\n图书馆学术厅\n三、议题\n1.年度培训计划",
        "关于局党组会议安排的通知：12月17日上午9点，三楼会议室，研究年度工作要点",
        "关于取消局党组会的通知：原定12月10日上午9点的党组会取消",
    ],
)
def test_a_place_or_a_phrase_is_no_unit(text: str) -> None:
    assert department(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在二楼会议室召开市第七次妇女代表大会筹备工作会议，研究会务方案", "市第七次妇女代表大会筹备工作会议"),
        ("在二楼会议室召开备汛工作汇报与推进工作会议，研究装备更新", "备汛工作汇报与推进工作会议"),
        ("在三楼会议室召开局长办公会，研究装备更新", "局长办公会"),
        ("在三楼会议室召开党组会，研究装备更新", "党组会议"),
    ],
)
def test_the_name_of_a_meeting_is_not_cut(text: str, name: str) -> None:
    assert meeting_type(text) == name
