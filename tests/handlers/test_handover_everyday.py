"""交接 as people say it: shown and confirmed, by whoever may; what cannot be is answered, and nothing is half done."""

import pytest
from sqlalchemy import select

from actions.people.member_import import import_members
from actions.people.members import MemberRow
from storage.models import Handover, Holding
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


def under_way(bot: Conversation) -> list[tuple[str, str, str]]:
    with bot.session() as session:
        rows = session.scalars(select(Handover).where(Handover.done_at.is_(None), Handover.undone_at.is_(None)))
        return [(row.giver.name, row.taker.name, row.on.isoformat()) for row in rows]


def everybody(bot: Conversation) -> set[tuple[int, str, int | None, object]]:
    with bot.session() as session:
        return {(row.member_id, row.role, row.department_id, row.until) for row in session.scalars(select(Holding))}


@pytest.mark.parametrize("who", ["zhaoli", "liqiang", "liujianguo"])
def test_said_in_a_sentence(bot: Conversation, who: str) -> None:
    shown = bot.say(who, "交通局的联络员王敏要调走了，12月1日起由周洁接手")
    assert "将提出岗位交接：王敏 → 周洁（交通局联络员），12月1日（周二）起" in shown
    assert under_way(bot) == [], "not before 确认"
    bot.say(who, "确认")
    assert under_way(bot) == [("王敏", "周洁", "2026-12-01")]
    assert "待周洁同志确认" in bot.say("wangmin", "同意")
    assert "待周洁同志确认" in bot.say(who, "交接情况")
    assert "双方已确认" in bot.say("zhoujie", "确认接任")
    assert "到日转接" in bot.say(who, "交接情况")


def test_who_gives_is_asked_where_it_is_not_said(bot: Conversation) -> None:
    assert "由哪位同志移交" in bot.say("zhaoli", "王敏和周洁交接 12月1日")
    assert "周洁 → 王敏" in bot.say("zhaoli", "2")
    bot.say("zhaoli", "取消")
    assert under_way(bot) == []


def test_the_office_changes_who_it_is_at_once_without_a_day(bot: Conversation) -> None:
    assert "将由周洁接替王敏任交通局联络员，今日起生效" in bot.say("zhaoli", "交通局联络员换人了，王敏换成周洁")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("联络员陈芳下周一起由胡强接任", "陈芳 → 胡强（水利局联络员、水库管理所联络员），11月23日（周一）起"),
        ("水利局联络员换成胡强，12月1日起", "陈芳 → 胡强（水利局联络员、水库管理所联络员），12月1日（周二）起"),
        ("联络员陈芳下个月退休，由胡强接任", "请写明起始日期"),
    ],
)
def test_the_day_and_who_gives_are_read_or_asked_for(bot: Conversation, words: str, said: str) -> None:
    assert said in bot.at("2026-11-18T09:20").say("zhaoli", words)
    assert under_way(bot) == []


def test_whoever_leaves_asks_those_who_decide(bot: Conversation) -> None:
    said = bot.say("wangmin", "我12月1日起调到别的科室了，联络员由周洁接")
    assert "已转告主要负责人、派驻纪检监察组综合科" in said
    assert under_way(bot) == []
    for who in ("liujianguo", "zhaoli"):
        assert "同意请回复“交接 王敏 → 周洁 12月1日”" in bot.pushes(who)[-1]
    bot.say("wangmin", "我12月1日起调到别的科室了，联络员由周洁接")
    assert len([each for each in bot.pushes("zhaoli") if "同志提出" in each]) == 1, "said twice, told once"
    assert "交接单 2026-0001" in bot.say("liujianguo", "交接 王敏 → 周洁 12月1日")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("交接 王敏 → 王敏 12月1日", "同一位同志"),
        ("交接 王敏 → 胡强 12月1日", "没有找到同一单位的“王敏”和“胡强”"),
        ("交接 王敏 → 李四 12月1日", "请先“增加 单位 岗位 姓名 账号”"),
        ("联络员王敏调走，由李四接任", "李四同志不在该单位名单中，请提供其企业微信账号"),
        ("交接：张伟→高飞，12月1日起", "张伟同志已有一项交接正在办理"),
        ("交接 高飞 → 张伟 12月1日", "不能再反向交接"),
        ("交接 王敏 → 周洁 11月31日", "没有“11月31日”这一天"),
        ("交接 唐岚 → 韩冰 12月1日", "没有找到同一单位的“唐岚”和“韩冰”"),
    ],
)
def test_what_cannot_be_is_answered_and_nothing_moves(bot: Conversation, words: str, said: str) -> None:
    """Oneself, another department, nobody, twice, a circle, no such day, a post that has ended."""
    bot.say("zhaoli", "交接 张伟 → 高飞 12月1日")
    bot.say("zhaoli", "停用 唐岚")
    bot.say("zhaoli", "确认")
    before = everybody(bot), under_way(bot)
    assert said in bot.say("zhaoli", words)
    bot.say("zhaoli", "确认")
    assert (everybody(bot), under_way(bot)) == before


def test_twice_confirmed_is_once(bot: Conversation) -> None:
    bot.say("zhaoli", "交接 王敏 → 周洁 11月22日")
    bot.say("wangmin", "确认交接")
    bot.say("zhoujie", "确认交接")
    before = everybody(bot)
    assert "双方已确认" in bot.say("zhoujie", "确认交接 2026-0001")
    assert "没有找到同一单位的“王敏”" in bot.say("zhaoli", "交接 王敏 → 周洁 11月22日")
    assert "不能撤销" in bot.say("zhaoli", "撤销交接 2026-0001")
    assert everybody(bot) == before


@pytest.mark.parametrize("leaves", ["王敏", "周洁"])
def test_a_handover_ends_with_the_post_that_it_is_about(bot: Conversation, leaves: str) -> None:
    bot.say("zhaoli", "交接 王敏 → 周洁 12月1日")
    assert "正在办理的交接 2026-0001 将一并撤销" in bot.say("zhaoli", f"停用 {leaves}")
    assert under_way(bot) != [], "not before 确认"
    bot.say("zhaoli", "确认")
    assert under_way(bot) == []
    assert "已撤销，岗位不变" in bot.pushes("wangmin")[-1]


def test_nobody_takes_what_was_agreed_and_the_post_stays(bot: Conversation) -> None:
    bot.say("zhaoli", "交接 王敏 → 周洁 12月1日")
    bot.say("wangmin", "确认交接")
    bot.say("zhoujie", "确认交接")
    bot.say("zhaoli", "停用 周洁")
    bot.say("zhaoli", "确认")
    assert "11月主体责任台账" in bot.at("2026-12-02T10:00").say("wangmin", "我的待办")
    assert "暂不在成员名单中" in bot.say("zhoujie", "我的待办")


def test_an_import_that_takes_off_ends_the_handover_too(bot: Conversation) -> None:
    bot.say("zhaoli", "交接 王敏 → 周洁 12月1日")
    with bot.assistant.database.write() as session:
        row = MemberRow(2, "zhoujie", "周洁", "交通局", "科室人员", "第一派驻纪检监察组", "")
        import_members(bot.assistant.context(session), [row], remove=True)
    assert under_way(bot) == []


def test_only_who_could_name_it_undoes_it(bot: Conversation) -> None:
    bot.say("zhaoli", "交接 王敏 → 周洁 12月1日")
    for who in ("gaofei", "chenfang", "zhuting", "zhenghui"):
        assert "已撤销" not in bot.say(who, "撤销交接")
    assert under_way(bot) != []
    assert "已撤销" in bot.say("zhaoli", "撤销交接")
