"""The office changes people one by one: shown, confirmed, and nothing of another group or half done."""

import pytest
from sqlalchemy import select

from storage.models import Holding, Member
from tests.conftest import ON_ONE_ENGINE, Conversation
from tests.scheduler.service import Service


def posts(bot: Conversation, userid: str) -> set[tuple[str, str]]:
    """Department and role of what is held today."""
    with bot.session() as session:
        member = session.scalar(select(Member).where(Member.userid == userid))
        held = member.held(bot.clock.now().date()) if member else []
        return {(post.department.name if post.department else "", post.role) for post in held}


def everybody(bot: Conversation) -> set[tuple[int, str, int | None]]:
    with bot.session() as session:
        rows = session.scalars(select(Holding).where(Holding.on(bot.clock.now().date())))
        return {(row.member_id, row.role, row.department_id) for row in rows}


def test_somebody_is_added_after_a_look(bot: Conversation) -> None:
    before = everybody(bot)
    shown = bot.say("zhaoli", "增加 交通局 联络员 王小敏 ｗａｎｇxm")
    assert "将增加：交通局联络员王小敏（账号wangxm）" in shown
    assert everybody(bot) == before, "not before 确认"
    assert "已增加" in bot.say("zhaoli", "确认")
    assert posts(bot, "wangxm") == {("交通局", "liaison")}
    assert "已登记您为交通局联络员" in bot.pushes("wangxm")[-1]
    assert "编号 2026-" in bot.say("wangxm", "报送 台账 11月 无") or "零报告" in bot.say("wangxm", "确认")


def test_dropped_is_dropped(bot: Conversation) -> None:
    before = everybody(bot)
    bot.say("zhaoli", "增加 交通局 联络员 王小敏 wangxm")
    assert "名单不变" in bot.say("zhaoli", "取消")
    bot.say("zhaoli", "停用 王敏")
    bot.say("zhaoli", "取消")
    assert everybody(bot) == before


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("增加 交通局 联络员 王小敏", "请提供该同志的企业微信账号"),
        ("增加 交通局 联络员 王小敏 1.38E+10", "设为文本"),
        ("增加 交通局 联络员 王小敏 wangmin", "已登记为王敏同志"),
        ("增加 交通局 联络员 王小敏 zhuting", "已登记为另一位同志"),  # of another group: not named
        ("增加 交通局 联络员 王敏 wangmin", "无需再增加"),
        ("增加 财政局 联络员 王小敏 wangxm", "未找到单位“财政局”"),
        ("停用 朱婷", "没有找到“朱婷”"),
        ("王敏换成李四", "李四同志不在该单位名单中，请提供其企业微信账号"),
        ("调动 王敏 财政局", "未找到单位“财政局”"),
        ("分管 交通局 王敏 台账", "不是交通局班子成员"),
    ],
)
def test_what_cannot_be_is_said(bot: Conversation, words: str, said: str) -> None:
    before = everybody(bot)
    assert said in bot.say("zhaoli", words)
    bot.say("zhaoli", "确认")
    assert everybody(bot) == before


@ON_ONE_ENGINE
def test_what_the_department_keeps_to_itself_is_not_counted_for_the_office(bot: Conversation) -> None:
    bot.say("wangmin", "交办 张伟 12月5日前报送年度总结")
    assert "待办" not in bot.say("zhaoli", "停用 张伟")


@ON_ONE_ENGINE
@pytest.mark.parametrize("who", ["wangmin", "liujianguo", "liqiang", "luojun"])
def test_only_the_office_changes_people(bot: Conversation, who: str) -> None:
    before = everybody(bot)
    for words in ("增加 交通局 联络员 王小敏 wangxm", "停用 张伟", "王敏换成周洁"):
        bot.say(who, words)
        bot.say(who, "确认")
    assert everybody(bot) == before


def test_somebody_is_replaced_by_a_colleague_and_everything_moves(bot: Conversation) -> None:
    bot.say("wangmin", "交办 王敏 12月5日前整理档案")
    assert "名下待办和提醒随之转移" in bot.say("zhaoli", "王敏换成周洁"), (
        "what the group does not see is not counted for it"
    )
    assert "由周洁同志接替" in bot.say("zhaoli", "确认")
    assert posts(bot, "wangmin") == set()
    assert ("交通局", "liaison") in posts(bot, "zhoujie")
    assert "2026-0001" in bot.say("zhoujie", "交办 我的")


def test_somebody_is_replaced_by_a_newcomer(bot: Conversation) -> None:
    assert "将由李四（新增，账号lisi）接替王敏" in bot.say("zhaoli", "交通局 王敏换成李四 lisi")
    bot.say("zhaoli", "确认")
    assert posts(bot, "lisi") == {("交通局", "liaison")}
    service = Service(bot.assistant.database, since="2026-11-23T07:00")
    service.at("2026-11-23T17:00")
    told = service.told("2026-11-24T09:30")
    assert "11月主体责任台账" in told["lisi"]
    assert "wangmin" not in told


def test_somebody_goes_to_another_department(bot: Conversation) -> None:
    shown = bot.say("zhaoli", "调动 王敏 水利局")
    assert "由交通局联络员调任水利局联络员" in shown
    assert "交通局将没有联络员" in shown
    bot.say("zhaoli", "确认")
    assert posts(bot, "wangmin") == {("水利局", "liaison")}
    assert "交通局" not in bot.say("wangmin", "谁没报")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("王敏调到水利局", "王敏将由交通局联络员调任水利局联络员"),
        ("把王敏调去教育局当班子成员", "王敏将由交通局联络员调任教育局班子成员"),
        ("张伟退休了", "将停用张伟（交通局班子成员）"),
    ],
)
def test_the_office_names_members_who_move_or_leave(bot: Conversation, words: str, shown: str) -> None:
    said = bot.say("zhaoli", words)
    assert said.startswith(shown)
    assert "姓名已隐去" not in said
    assert "姓名已隐去" in bot.say("wangmin", words), "of anybody else it is a personnel matter"


def test_a_stranger_who_moves_and_a_member_whom_a_meeting_appoints_are_masked(bot: Conversation) -> None:
    said = bot.say("zhaoli", "钱学礼调到水利局")
    assert "请写“调动 姓名 水利局”" in said
    assert "姓名已隐去" in said
    assert "姓名已隐去" in bot.say("zhaoli", "研究王敏任科长")


def test_somebody_is_taken_off_and_history_stays(bot: Conversation) -> None:
    bot.say("zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    assert "今日起不再提醒" in bot.say("zhaoli", "停用 交通局 张伟")
    bot.say("zhaoli", "确认")
    assert "暂不在成员名单中" in bot.say("zhangwei", "我的台账")
    assert "张伟 廉政谈话" in bot.say("wangmin", "台账 本月")


def test_a_duty_has_its_leader(bot: Conversation) -> None:
    assert "高飞同志分管台账" in bot.say("zhaoli", "分管 交通局 高飞 台账")
    service = Service(bot.assistant.database, since="2026-11-23T07:00")
    for moment in ("2026-11-24T09:30", "2026-11-25T09:30", "2026-12-24T09:30", "2026-12-25T09:30"):
        service.at(moment)
    told = dict(service.at("2026-12-28T09:30"))
    assert "12月主体责任台账" in told["gaofei"]
    assert "清单" not in told["gaofei"]
    assert "清单" in told["zhangwei"]
    assert "台账" not in told["zhangwei"].replace("回复“报送 台账", "")


@ON_ONE_ENGINE
@pytest.mark.parametrize("words", ["会议地点换成一楼报告厅", "地点改由三楼会议室", "会议时间调到下午", "停用 投影设备"])
def test_what_speaks_of_nobody_is_no_change_of_people(bot: Conversation, words: str) -> None:
    for who in ("wangmin", "zhaoli"):
        said = bot.say(who, words)
        assert "由综合科使用" not in said
        assert "没有找到“会议" not in said
        assert "账号" not in said


@pytest.mark.parametrize(
    "words", ["分管 交通局 高飞 台账", "交通局的台账归高飞管", "交通局台账由高飞分管", "交通局高飞分管台账"]
)
def test_in_charge_in_everyday_words_and_not_any_more(bot: Conversation, words: str) -> None:
    assert "交通局高飞同志分管台账" in bot.say("zhaoli", words)
    assert "高飞同志（分管台账）" in bot.say("wangmin", "我们单位谁分管台账")
    assert "没有分管工程" in bot.say("zhaoli", "取消分管 交通局 高飞 工程")
    said = bot.say("zhaoli", "取消分管 交通局 高飞 台账")
    assert said == "已取消：交通局高飞同志分管台账。台账提醒今后发给张伟同志。"
    assert "分管" not in bot.say("wangmin", "我们单位谁分管台账")
    assert "未找到单位" in bot.say("zhaoli", "取消分管 财政局 何军")


@pytest.mark.parametrize("words", ["谁是我们单位联络员", "我们单位联络员是谁", "我局的联络员是哪位"])
def test_everybody_asks_who_it_is(bot: Conversation, words: str) -> None:
    for who in ("zhoujie", "wangmin", "maliang"):
        assert "交通局：联络员王敏同志" in bot.say(who, words)


@pytest.mark.parametrize("who", ["wangmin", "zhoujie", "zhaoli", "luojun"])
def test_a_confirmation_of_nothing_is_told_so(bot: Conversation, who: str) -> None:
    assert "目前没有等您答复的问题" in bot.say(who, "确认")


@pytest.mark.parametrize("words", ["王敏换人了", "王敏换成李四了"])
def test_what_ends_a_sentence_is_no_part_of_a_name(bot: Conversation, words: str) -> None:
    said = bot.say("zhaoli", words)
    assert "人了" not in said
    assert "李四了" not in said


def test_a_department_without_a_liaison_is_said_to_have_none(bot: Conversation) -> None:
    assert "暂无" not in bot.say("zhaoli", "文旅局联络员是谁")
    bot.say("zhaoli", "调动 唐岚 教育局")
    bot.say("zhaoli", "确认")
    assert "暂无联络员" in bot.say("zhaoli", "文旅局联络员是谁")
