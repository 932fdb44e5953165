"""People's posts in everyday words: all that was said is shown at once, what lacks is asked for, and nothing changes before 确认."""

from functools import partial
from itertools import product

import pytest
from sqlalchemy import select

from actions.people.changes import is_known
from policy.screening.screen import screen
from storage.models import Handover, Holding, Member
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOW = "2026-11-20T10:00"


def posts(bot: Conversation, name: str) -> list[tuple[str, str]]:
    with bot.session() as session:
        query = select(Holding).join(Member).where(Member.name == name, Holding.until.is_(None))
        return [(row.department.name if row.department else "", row.role) for row in session.scalars(query)]


@pytest.mark.parametrize(
    "words",
    [
        "新增李娜 教育局联络员 账号lina",
        "教育局来了个新联络员李娜，账号是lina",
        "教育局加一个联络员，李娜，lina",
        "把李娜加到教育局当联络员，账号：lina",
    ],
)
def test_somebody_new_is_put_on_the_list(bot: Conversation, words: str) -> None:
    assert "将增加：教育局联络员李娜（账号lina）" in bot.at(NOW).say("zhaoli", words)
    assert posts(bot, "李娜") == []
    bot.say("zhaoli", "确认")
    assert posts(bot, "李娜") == [("教育局", "liaison")]


SAID = {"place": "文旅局", "name": "孙红梅", "account": "账号sunhm"}
ASKS = {"place": "哪个单位", "name": "姓名", "account": "企业微信账号"}


@pytest.mark.parametrize("lacks", [set(), {"place"}, {"name"}, {"account"}, {"place", "account"}, set(SAID)])
def test_of_somebody_new_whatever_lacks_is_asked_for(bot: Conversation, lacks: set[str]) -> None:
    told = {each: "" if each in lacks else words for each, words in SAID.items()}
    reply = bot.at(NOW).say("zhaoli", f"{told['place']}加一个联络员{told['name']} {told['account']}".strip())
    for each in SAID:
        if each in lacks:
            assert ASKS[each] in reply
            reply = bot.say("zhaoli", SAID[each])
    assert "将增加：文旅局联络员孙红梅（账号sunhm）" in reply


BEGINS = ("从1月11日起{}", "{}，1月11日起")
FOLLOWS = ("李娜接替杨雪", "由李娜接替杨雪", "李娜接杨雪的班")


@pytest.mark.parametrize(("begins", "follows"), list(product(BEGINS, FOLLOWS)))
def test_a_colleague_s_name_in_a_handover_is_no_personnel_matter(bot: Conversation, begins: str, follows: str) -> None:
    asked = bot.at(NOW).say("zhaoli", begins.format(follows))
    assert "×××" not in asked
    assert "李娜同志不在该单位名单中，请提供其企业微信账号" in asked
    shown = bot.say("zhaoli", "lina")
    assert "将增加李娜（教育局科室人员，账号lina）" in shown
    assert "杨雪 → 李娜（教育局联络员），1月11日（周一）起" in shown
    bot.say("zhaoli", "确认")
    assert posts(bot, "李娜") == [("教育局", "staff")]
    with bot.session() as session:
        (row,) = session.scalars(select(Handover))
        assert (row.giver.name, row.taker.name, row.on.isoformat()) == ("杨雪", "李娜", "2027-01-11")


@pytest.mark.parametrize(
    "words",
    ["经研究，李娜接替杨雪任财务科科长", "李娜接替杨雪担任办公室主任", "党组会议研究由李娜接替杨雪", "李娜接替王五"],
)
def test_what_is_decided_about_persons_is_masked_as_before(bot: Conversation, words: str) -> None:
    with bot.session() as session:
        context = bot.assistant.context(session, "zhaoli")
        assert "李娜" not in screen(words, partial(is_known, context)).text


def test_without_a_day_the_office_changes_it_today(bot: Conversation) -> None:
    asked = bot.at(NOW).say("zhaoli", "教育局联络员换人了，现在是李娜")
    assert "请提供其企业微信账号" in asked
    assert "将由李娜（新增，账号lina2）接替杨雪任教育局联络员，今日起生效" in bot.say("zhaoli", "账号lina2")
    bot.say("zhaoli", "确认")
    assert posts(bot, "李娜") == [("教育局", "liaison")]
    assert posts(bot, "杨雪") == []


def test_who_follows_is_asked_for(bot: Conversation) -> None:
    assert "接替杨雪同志" in bot.at(NOW).say("zhaoli", "教育局联络员换人了")
    assert "将由徐宁接替杨雪任教育局联络员" in bot.say("zhaoli", "徐宁")


def test_whoever_may_not_is_told_who_may_and_the_office_gets_a_line(bot: Conversation) -> None:
    assert "起始日期" in bot.at(NOW).say("wangmin", "我下周起调去办公室，联络员换成李娜")
    said = bot.say("wangmin", "下周一")
    assert "已转告主要负责人、派驻纪检监察组综合科：11月23日（周一）起由李娜同志接替王敏同志" in said
    for who in ("zhaoli", "liujianguo"):
        assert "同意请回复“王敏换成李娜 账号”" in bot.pushes(who)[-1]
    assert posts(bot, "王敏") == [("交通局", "liaison")]
    assert "水利局不在您的范围内；交接由主要负责人、派驻组、综合科提出" in bot.say(
        "tanglan", "水利局联络员陈芳换成李娜"
    )


def test_a_principal_asks_the_office_for_somebody_new(bot: Conversation) -> None:
    said = bot.at(NOW).say("liujianguo", "联络员换成李娜，12月1日起")
    assert "已转告派驻纪检监察组综合科：12月1日（周二）起由李娜同志接替王敏同志" in said


@pytest.mark.parametrize("words", ["把杨雪停用", "杨雪不在单位了，停掉她的账号"])
def test_somebody_is_taken_off(bot: Conversation, words: str) -> None:
    assert "将停用杨雪（教育局联络员）" in bot.at(NOW).say("zhaoli", words)
    bot.say("zhaoli", "确认")
    assert posts(bot, "杨雪") == []


def test_of_a_later_day_it_is_said_that_there_is_none(bot: Conversation) -> None:
    shown = bot.at(NOW).say("zhaoli", "杨雪下周一起调到水利局当联络员")
    assert "杨雪将由教育局联络员调任水利局联络员，今日起生效" in shown
    assert "您写的是11月23日（周一）" in shown


def test_leave_is_that_of_who_is_named(bot: Conversation) -> None:
    assert "王敏同志的请假由本人、本单位联络员或" in bot.at(NOW).say("liujianguo", "王敏请产假了")


def test_where_is_asked_for(bot: Conversation) -> None:
    assert "哪个单位" in bot.at(NOW).say("zhaoli", "谁是新联络员")
    assert "联络员杨雪同志" in bot.say("zhaoli", "教育局")


def test_a_new_head_follows_the_head_and_nobody_else(bot: Conversation) -> None:
    refused = bot.at("2027-01-04T09:00").say("wangmin", "我们局长换人了，新局长叫周平，1月1日到任")
    assert "王敏" not in refused  # the liaison who tells it keeps his post
    assert "交接由主要负责人、派驻组、综合科提出" in refused
    asked = bot.at("2027-01-04T09:00").say("zhaoli", "交通局局长换成周平了，1月1日到任")
    assert "周平同志不在该单位名单中" in asked  # asked for the account, not on which day of another year
    assert "将由周平（新增，账号zhouping）接替刘建国" in bot.at("2027-01-04T09:01").say("zhaoli", "zhouping")


GOES = ("唐岚不干这摊了", "文旅局唐岚那摊子不管了", "唐岚手上的活有人接了")
COMES = ("以后是刘洋，账号liuyang", "往后找刘洋，号是liuyang", "刘洋接她，liuyang")


@pytest.mark.parametrize(("goes", "comes"), list(product(GOES, COMES)))
def test_who_does_the_work_from_now_on_is_no_personnel_matter(bot: Conversation, goes: str, comes: str) -> None:
    reply = bot.at(NOW).say("zhaoli", f"{goes}，{comes}")
    assert "将由刘洋（新增，账号liuyang）接替唐岚任文旅局联络员" in reply
    assert posts(bot, "刘洋") == []
    bot.say("zhaoli", "确认")
    assert posts(bot, "刘洋") == [("文旅局", "liaison")]
    assert posts(bot, "唐岚") == []


@pytest.mark.parametrize(
    "words", ["班子多一位，孙立，号是sunli", "班子新来一位孙立，账号sunli", "添一个副局长，孙立，sunli"]
)
def test_a_post_is_known_by_what_people_call_it(bot: Conversation, words: str) -> None:
    assert "将增加：水利局班子成员孙立（账号sunli）" in bot.at(NOW).say("zhaoli", f"水利局{words}")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("文旅局{}开始叫文化广电旅游局", "文旅局1月1日（周五）起更名为文化广电旅游局"),
        ("水利局往后叫水务局，{}起算", "水利局1月1日（周五）起更名为水务局"),
        ("公路事务中心年底就没了，{}起别再叫它报东西", "公路事务中心1月1日（周五）起撤销"),
        ("水库管理所{}起并到水利局去了", "水库管理所1月1日（周五）起并入水利局"),
        ("教育局{}给二组", "教育局1月1日（周五）起划转第二派驻纪检监察组"),
    ],
)
@pytest.mark.parametrize("day", ["明年1月1号", "元旦", "1月1日"])
@pytest.mark.parametrize("who", ["zhaoli", "liangchen"])  # only 管理员 sees another group
def test_what_becomes_of_a_department_is_shown(bot: Conversation, who: str, words: str, shown: str, day: str) -> None:
    reply = bot.at(NOW).say(who, words.format(day))
    if who == "zhaoli" and "划转" in shown:
        assert "请问划转到哪个派驻纪检监察组？" in reply
    else:
        assert shown in reply
        assert "请回复“确认”" in reply
