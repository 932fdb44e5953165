"""What cannot be, in people, departments and years: each is answered in words that say what to mend, and nothing is half done."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from actions.people.member_import import import_members
from actions.people.members import MemberRow
from storage.models import Department, DepartmentChange, Holding, Member, Setting, Submission
from tests.conftest import ON_ONE_ENGINE, Conversation
from tests.policy.test_holiday_notice import SHORT_2027

FIRST, SECOND = "第一派驻纪检监察组", "第二派驻纪检监察组"


def bring_in(bot: Conversation, *rows: MemberRow, remove: bool = False) -> None:
    with bot.assistant.database.write() as session:
        import_members(bot.assistant.context(session), rows, remove=remove)


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("单位改名 交通局 水利局", "名单中已有“水利局”，请另定名称"),
        ("单位改名 交通局 财政局 1月1日起", "名单中已有“财政局”，请另定名称"),  # another group's
        ("单位改名 交通局 交通局", "名单中已有“交通局”，请另定名称"),
        ("新增单位 教育局 第一派驻纪检监察组", "名单中已有“教育局”，请另定名称"),
        ("合并单位 文旅局 并入 文旅局", "不能并入本单位"),
        ("撤销单位 水利局", "还有下属单位水库管理所"),
        ("划转单位 水利局 第二派驻纪检监察组", "跨组划转请联系管理员"),
    ],
)
def test_departments_that_cannot_be_so(bot: Conversation, words: str, said: str) -> None:
    assert said in bot.say("zhaoli", words)
    bot.say("zhaoli", "确认")
    with bot.session() as session:
        assert session.scalar(select(func.count(DepartmentChange.id))) == 0
        assert session.scalar(select(func.count(Department.id)).where(Department.name.in_(("水利局", "财政局")))) == 2


HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")


@ON_ONE_ENGINE
def test_a_calendar_with_a_missing_day_or_two_years(bot: Conversation) -> None:
    """Each holiday in turn without its sentence, with a day too few, with a day that there is not; and a second year."""
    sentences = [each for each in SHORT_2027.replace("。", "；").split("；") if each.strip()]
    wrong = {SHORT_2027.replace("2027年", "2027年放假安排、2028年", 1)}
    for sentence in sentences:
        if any(name[:2] in sentence for name in HOLIDAYS):
            wrong |= {
                SHORT_2027.replace(sentence, ""),
                SHORT_2027.replace(sentence, sentence.replace("日", "", 1)),
                SHORT_2027.replace(sentence, sentence.replace("月", "月4", 1)),
            }
    assert len(wrong) > 15
    for text in sorted(wrong):
        said = bot.say("zhaoli", text)
        assert "未作登记" in said, (text, said)
        bot.say("zhaoli", "确认")
    with bot.session() as session:
        assert session.scalars(select(Setting).where(Setting.key.startswith("holidays:"))).all() == []


def test_a_member_in_two_groups(bot: Conversation) -> None:
    """One person, two posts: either list touches its own post alone, and what is seen is the union."""
    bring_in(bot, MemberRow(2, "wangmin", "王敏", "住建局", "联络员", SECOND, ""))
    bot.say("wangmin", "报送 台账 11月 无")
    assert "交通局" in bot.say("wangmin", "我的待办")
    assert "住建局" in bot.say("wangmin", "我的待办")
    bring_in(bot, MemberRow(2, "caiyun", "蔡云", "住建局", "联络员", SECOND, ""), remove=True)
    with bot.session() as session:
        member = session.scalars(select(Member).where(Member.userid == "wangmin")).one()
        assert [post.department.name for post in member.held(bot.clock.now().date()) if post.department] == ["交通局"]
    assert "住建局" not in bot.say("wangmin", "我的待办")


def test_an_import_while_people_write(bot: Conversation) -> None:
    """Everybody is answered, everything is kept once, and the list is the file's."""
    who = ["wangmin", "chenfang", "yangxue", "tanglan", "zhuting", "pengli"]
    rows = [
        MemberRow(line, f"new{line}", f"新人{'甲乙丙丁戊己庚辛'[line % 8]}", place, "科室人员", FIRST, "")
        for line, place in enumerate(["交通局", "水利局", "教育局", "文旅局"] * 10, 2)
    ]
    with ThreadPoolExecutor(4) as pool:
        imported = [pool.submit(bring_in, bot, *rows) for _ in range(2)]
        said = list(pool.map(lambda each: bot.say(each, "报送 台账 11月 无"), who))
        for each in imported:
            each.result()
    assert all("收悉" in each or "确认" in each for each in said), said
    for each in who:
        bot.say(each, "确认")
    with bot.session() as session:
        assert session.scalar(select(func.count(Submission.id))) == len(who)
        assert session.scalar(select(func.count(Member.id)).where(Member.userid.startswith("new"))) == len(rows)
        new = select(func.count(Holding.id)).join(Member).where(Member.userid.startswith("new"))
        assert session.scalar(new) == len(rows)
