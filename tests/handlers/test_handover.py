"""交接 and 确认代填: who says what, what moves, what stays."""

from sqlalchemy import select

from actions.people.handover_move import carry_out_due
from storage.models import Handover, LedgerEntry
from tests.conftest import Conversation

TALK = "今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险"


def owners(bot: Conversation) -> dict[str, str]:
    with bot.session() as session:
        return {row.number: row.owner.userid for row in session.scalars(select(LedgerEntry))}


def the_day_comes(bot: Conversation, moment: str) -> None:
    with bot.at(moment).assistant.database.write() as session:
        assert carry_out_due(bot.assistant.context(session)) == 1


def test_a_post_changes_hands(bot: Conversation) -> None:
    bot.say("zhangwei", f"记台账 {TALK}")
    bot.say("wangmin", "交办 张伟 12月5日前整理档案")
    sheet = bot.say("liujianguo", "交接 张伟 → 高飞 12月1日")
    assert "交接单 2026-0003：交通局 张伟 → 高飞，12月1日（周二）起" in sheet
    assert "台账最近一条 11月22日（周日），至交接日间隔9天" in sheet
    assert "2026-0002 交办任务 张伟" in sheet
    assert "确认交接 2026-0003" in bot.pushes("gaofei")[-1]
    assert "待张伟同志确认" in bot.say("gaofei", "确认交接")
    assert owners(bot)["2026-0002"] == "zhangwei"
    assert "12月1日（周二）起岗位、待办和提醒转给高飞同志" in bot.say("zhangwei", "确认交接 2026-0003")
    assert owners(bot)["2026-0002"] == "zhangwei", "not before its day"
    the_day_comes(bot, "2026-12-01T00:01")
    assert owners(bot) == {"2026-0001": "zhangwei", "2026-0002": "gaofei"}
    assert "2026-0002" in bot.say("gaofei", "交办 我的")
    listed = bot.say("gaofei", "我的台账 11月")
    assert "2026-0001 11月22日（周日） 张伟 廉政谈话" in listed
    assert "交接：张伟 → 高飞" in bot.say("gaofei", "查看 2026-0002")


def test_an_accepted_item_of_the_checklist_goes_on_with_the_post(bot: Conversation) -> None:
    bot.say("wangmin", "记清单 班子成员 推进巡察整改 措施：逐项销号 责任人：张伟")
    bot.say("zhaoli", "审核通过 2026-0001")
    assert "2026-0001 主体责任清单 张伟 推进巡察整改" in bot.say("liujianguo", "交接 张伟 → 高飞 12月1日")
    bot.say("zhangwei", "确认交接")
    bot.say("gaofei", "确认交接")
    the_day_comes(bot, "2026-12-01T00:01")
    assert owners(bot) == {"2026-0001": "gaofei"}
    assert bot.say("gaofei", "清单进展").startswith("（1/1）2026-0001 推进巡察整改（高飞）")


def test_what_the_group_does_not_see_stands_on_no_sheet_of_its(bot: Conversation) -> None:
    bot.say("wangmin", "交办 张伟 12月5日前整理档案")
    shown = bot.say("zhaoli", "交接 张伟 → 高飞 11月22日")
    assert "待办0项" in shown
    assert "整理档案" not in shown
    assert "2026-0001" not in shown
    assert "2026-0001 交办任务 张伟 12月5日前整理档案" in bot.say("zhangwei", "交接单 2026-0002")
    assert bot.say("liqiang", "发出去了吗 2026-0001") == bot.say("liqiang", "发出去了吗 2026-0999").replace(
        "0999", "0001"
    )
    bot.say("zhangwei", "确认交接")
    bot.say("gaofei", "确认交接")
    assert owners(bot) == {"2026-0001": "gaofei"}, "they move all the same"


def test_both_have_to_confirm_and_nobody_else(bot: Conversation) -> None:
    bot.say("zhaoli", "交接 张伟→高飞 12月1日")
    assert "由张伟、高飞两位同志确认" in bot.say("liujianguo", "确认交接 2026-0001")
    assert "没有找到" in bot.say("chenfang", "确认交接 2026-0001")
    assert "已有一项交接" in bot.say("zhaoli", "交接 张伟 → 高飞 12月2日")
    bot.say("zhangwei", "确认交接")
    bot.say("zhangwei", "确认交接 2026-0001")
    with bot.session() as session:
        row = session.scalars(select(Handover)).one()
        assert row.given_at is not None
        assert row.taken_at is None
        assert row.done_at is None


def test_who_may_hand_over_what(bot: Conversation) -> None:
    assert "由主要负责人、派驻组、综合科提出" in bot.say("wangmin", "交接 张伟 → 高飞 12月1日")
    assert "没有找到" in bot.say("linhai", "交接 张伟 → 高飞 12月1日")  # another department's principal
    assert "没有找到" in bot.say("liujianguo", "交接 张伟 → 胡强 12月1日")
    with bot.session() as session:
        assert session.scalars(select(Handover)).all() == []


def test_what_was_filled_in_is_confirmed_with_one_word(bot: Conversation) -> None:
    bot.say("wangmin", f"记台账 张伟 {TALK}")
    bot.say("wangmin", "记台账 张伟 昨天到建设科检查")
    bot.say("zhangwei", "记台账 昨天到规划科检查")
    reply = bot.say("zhangwei", "确认代填")
    assert reply.startswith("已确认代填记录2条：")
    assert "本人确认" in bot.say("zhangwei", "查看 2026-0001")
    assert bot.say("zhangwei", "确认代填") == "没有待您确认的代填记录。"
