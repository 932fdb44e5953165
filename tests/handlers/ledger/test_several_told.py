"""What a leader tells in passing, one thing after another: offered together, changed and dropped before it is filed."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

TODAY = date(2026, 11, 24)  # a Tuesday
DAYS = {"今天上午": 0, "昨天下午": 1, "前天": 2, "11月21日": 3, "上周五": 4, "11月19日": 5}
DEEDS = (
    "跟{unit}{n}个人谈了廉政",
    "找{unit}{n}名同志提醒谈话",
    "到{unit}检查了{n}个项目",
    "去{unit}查了一下{n}处工地",
    "听取{unit}{n}名同志汇报",
)
UNITS = ("规划科", "养护科", "财务科", "建设科")
BESIDE = ("还有", "另外，", "对了 ", "再就是", "")


def filed(bot: Conversation) -> dict[str, str]:
    """What stands in the ledger, by its day."""
    with bot.session() as session:
        rows = session.scalars(select(LedgerEntry).where(LedgerEntry.state == "filed")).all()
        return {row.fields["date"]: row.text for row in rows}


@pytest.mark.parametrize("seed", range(8))
def test_all_that_was_told_is_filed_as_it_was_last_said(bot: Conversation, seed: int) -> None:
    chance = random.Random(seed)
    bot.at("2026-11-24T10:00")
    told: dict[str, str] = {}
    for place, day in enumerate(chance.sample(list(DAYS), 3)):
        n, unit = chance.randint(2, 4), chance.choice(UNITS)
        deed = chance.choice(DEEDS).format(unit=unit, n=n)
        shown = bot.say("zhangwei", f"{chance.choice(BESIDE) if place else ''}{day}{deed}")
        if chance.random() < 0.5:
            shown = bot.say("zhangwei", f"不对，不是{n}是{n + 3}")
            deed = deed.replace(str(n), str(n + 3))
        told[(TODAY - timedelta(DAYS[day])).isoformat()] = deed
        assert all(each in shown for each in told.values()), shown
    gone = chance.randrange(3)
    left = [pair for place, pair in enumerate(told.items()) if place != gone]
    shown = bot.say("zhangwei", f"第{gone + 1}条不要了")
    assert "共2条" in shown
    assert filed(bot) == {}
    bot.say("zhangwei", "是")
    assert filed(bot) == dict(left)


def test_the_one_of_a_day_is_dropped_or_changed_before_it_is_filed(bot: Conversation) -> None:
    bot.at("2026-11-24T10:00").say("zhangwei", "今天上午跟规划科3个人谈了话，讲廉洁")
    bot.say("zhangwei", "还有昨天下午去工地查了一下安全和廉政风险")
    bot.say("zhangwei", "上周五也谈过一次，两个人，财务科的")
    assert "该条不记" in bot.say("zhangwei", "把昨天那条删了")
    assert "已改为内容：跟规划科5个人谈了话，讲廉洁。" in bot.say("zhangwei", "第一条改成5个人")
    bot.say("zhangwei", "是")
    assert filed(bot) == {"2026-11-24": "跟规划科5个人谈了话，讲廉洁", "2026-11-20": "谈过一次，两个人，财务科的"}


@pytest.mark.parametrize("words", ["补一条 11月23日 听取分管科室廉政汇报", "加一条，昨天听取分管科室廉政汇报"])
def test_one_more_is_filed_and_what_was_offered_still_waits(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T10:00").say("zhangwei", "今天上午跟规划科3个人谈了廉政")
    assert "编号 2026-0001" in bot.say("zhangwei", words)
    assert "编号 2026-0002" in bot.say("zhangwei", "是")


def test_what_is_told_beside_an_unfinished_entry_leaves_it_open(bot: Conversation) -> None:
    bot.at("2026-11-24T10:00").say("zhangwei", "记台账 跟规划科3名同志谈话")
    assert "您未答复" not in bot.say("zhangwei", "对了，昨天下午还到工地检查了安全")
    reply = bot.say("zhangwei", "是")
    assert "编号 2026-0001" in reply
    assert "待您答复：请问日期是哪一天" in reply
    bot.say("zhangwei", "今天")
    assert filed(bot) == {"2026-11-23": "到工地检查了安全", "2026-11-24": "跟规划科3名同志谈话"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [("把昨天那条删了", "将撤回 2026-0001"), ("昨天那条记错了，应该是4个问题", "将更正 2026-0001")],
)
def test_an_entry_is_named_by_its_day(bot: Conversation, words: str, shown: str) -> None:
    bot.at("2026-11-24T10:00").say("zhangwei", "记台账 昨天检查工地，发现2个问题")
    bot.say("zhangwei", "记台账 今天检查客运站，发现3个问题")
    assert shown in bot.say("zhangwei", words)
    assert "已" in bot.say("zhangwei", "确认")


def test_of_several_of_a_day_it_is_asked_which(bot: Conversation) -> None:
    bot.at("2026-11-24T10:00").say("zhangwei", "记台账 昨天检查工地，发现2个问题")
    bot.say("zhangwei", "记台账 昨天检查客运站，发现3个问题")
    assert "11月23日（周一）有2条记录，请问是哪一条？" in bot.say("zhangwei", "昨天那条改成5个问题")
    assert "发现3个问题 → 检查客运站，发现5个问题" in bot.say("zhangwei", "2")
    bot.say("zhangwei", "确认")
    assert "没有这一条" in bot.say("zhangwei", "把前天那条删了")


TWO = "记台账 11月16日与规划科3名同志廉政谈话，讲了项目评审；11月18日与养护科2名同志谈话，提醒合同管理"


def test_two_deeds_of_one_message_are_two_entries_corrected_by_their_place(bot: Conversation) -> None:
    assert "按2条登记" in bot.at("2026-11-20T09:20").say("zhangwei", TWO)
    assert filed(bot) == {
        "2026-11-16": "与规划科3名同志廉政谈话，讲了项目评审",
        "2026-11-18": "与养护科2名同志谈话，提醒合同管理",
    }
    assert "日期 11月16日（周一） → 11月15日（周日）" in bot.say("zhangwei", "第一次日期错了，是15号")
    bot.say("zhangwei", "确认")
    assert "2026-0002：履责方式 提醒谈话 → 约谈" in bot.say("zhangwei", "第二条的方式写成约谈吧")


def test_of_two_deeds_one_of_which_is_unclear_none_is_filed(bot: Conversation) -> None:
    reply = bot.at("2026-11-20T09:20").say("zhangwei", "记台账 11月16日与规划科3名同志谈话；12月30日与养护科2人谈话")
    assert "本条尚未登记" in reply
    assert filed(bot) == {}


def test_the_entry_just_filed_is_corrected_in_one_breath(bot: Conversation) -> None:
    bot.at("2026-11-20T09:20").say("zhangwei", "记台账 今天到规划科开展廉政谈话，3个人，讲了项目评审的风险")
    reply = bot.say("zhangwei", "不是今天，是昨天，人也应该是4个")
    assert "11月19日（周四）；内容" in reply
    bot.say("zhangwei", "确认")
    assert filed(bot) == {"2026-11-19": "到规划科开展廉政谈话，4个人，讲了项目评审的风险"}
    assert "履责方式 廉政谈话 → 提醒谈话" in bot.say("zhangwei", "那个是提醒谈话")
    bot.say("zhangwei", "确认")
    assert "无需更改" in bot.say("zhangwei", "那个是提醒谈话")


def test_the_wish_to_record_it_is_no_part_of_what_was_done(bot: Conversation) -> None:
    bot.at("2026-11-24T09:00")
    reply = bot.say("zhangwei", "昨天的谈话补记一下：跟财务科两人，谈了报销")
    assert "11月23日（周一），廉政谈话：跟财务科两人，谈了报销" in reply
