"""A meeting in the desk's own words is the group's where it says who comes; else it is asked whose it is, never refused."""

from itertools import product

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOW = "2026-11-20T10:00"
HELD = (
    "下周一上午9点开个会",
    "11月23日上午9:00召开警示教育大会",
    "11月23号上午九点办一场联络员碰头会",
    "定个会，23号上午九点",
)
COMES = {
    "各单位都来": 4,
    "各单位都要到": 4,
    "联络员参加": 4,
    "请各单位联络员准时参加": 4,
    "水利局、教育局务必到会": 2,
    "各单位班子成员都得参加": 5,
    "各局主要负责人": 4,
    "各单位联络员、班子成员": 9,
}


@pytest.mark.parametrize(("held", "comes"), list(product(HELD, COMES)))
@pytest.mark.parametrize("behind", [True, False])
def test_who_comes_may_be_said_anywhere(bot: Conversation, held: str, comes: str, behind: bool) -> None:
    clauses = [held, "二楼会议室", comes] if behind else [held, comes, "在二楼会议室"]
    shown = bot.at(NOW).say("zhaoli", "，".join(clauses))
    assert f"{COMES[comes]}人" in shown
    assert "时间：11月23日（周一）09:00，地点：二楼会议室" in shown
    assert "请回复“确认”发出" in shown
    assert bot.pushes("tanglan") == [], "not before 确认"


@pytest.mark.parametrize(("role", "many"), [("联络员", 4), ("班子成员", 5), ("主要负责人", 4)])
def test_who_comes_may_be_in_the_name_of_the_meeting(bot: Conversation, role: str, many: int) -> None:
    shown = bot.at(NOW).say("liqiang", f"明天上午8:30开个{role}会，二楼")
    assert f"{many}人" in shown
    assert "11月21日（周六）08:30" in shown


UNCLEAR = "11月27日上午9点在三楼会议室开会，研究年度预算"


def test_whose_it_is_is_asked_where_nobody_is_named(bot: Conversation) -> None:
    asked = bot.at(NOW).say("zhaoli", UNCLEAR)
    assert "1 本组召集的会议" in asked
    assert "不登记" in asked
    assert "写明发给谁" in bot.say("zhaoli", "1")
    assert "水利局陈芳" in bot.say("zhaoli", "水利局联络员")


@pytest.mark.parametrize(
    ("how", "received"), [("刚才来电", "11月20日"), ("2", "11月20日"), ("11月19日16:00电话", "11月19日（周四）16:00")]
)
def test_a_department_s_is_recorded_once_it_is_known_how_it_came_in(bot: Conversation, how: str, received: str) -> None:
    assert "代登交通局的会议" in bot.at(NOW).say("zhaoli", f"交通局说{UNCLEAR}")
    assert "怎样收到" in bot.say("zhaoli", "代登交通局的会议")
    assert "予以登记，编号 2026-0001" in bot.say("zhaoli", how)
    assert received in bot.pushes("wangmin")[-1]


def test_nothing_is_recorded_of_what_is_dropped(bot: Conversation) -> None:
    bot.at(NOW).say("zhaoli", UNCLEAR)
    bot.say("zhaoli", "不登记")
    assert "暂无已报会议" in bot.say("zhaoli", "下周会议")


def test_a_department_says_so_of_its_own_meeting(bot: Conversation) -> None:
    reply = bot.at(NOW).say("wangmin", "11月27日上午9点在三楼会议室开会，研究年度预算，各科室都来")
    assert "予以登记，编号 2026-0001" in reply
