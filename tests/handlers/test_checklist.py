"""主体责任清单 through a quarter: progress item by item, and the report that carries it."""

from sqlalchemy import select

from storage.models import Department, LedgerNote, Submission
from tests.conftest import Conversation, at

ITEMS = ("落实意识形态责任制", "开展廉政风险排查", "推进巡察整改", "抓好作风建设")


def file_items(bot: Conversation, count: int = 3) -> None:
    """The first items of the year's list, accepted by the desk."""
    for text in ITEMS[:count]:
        assert "待审核" in bot.say("wangmin", f"记清单 班子成员 {text} 措施：每季度研究一次 责任人：张伟")
    for serial in range(1, count + 1):
        assert "已登记审核通过" in bot.say("zhaoli", f"审核通过 2026-{serial:04d}")


def carried(bot: Conversation) -> list[tuple[str, str | None]]:
    """Progress on file with the number of the report that carried it."""
    with bot.session() as session:
        query = select(LedgerNote.text, Submission.number).outerjoin(
            Submission, Submission.id == LedgerNote.submission_id
        )
        rows = session.execute(query.where(LedgerNote.kind == "progress").order_by(LedgerNote.id))
        return [(text, number) for text, number in rows]


def test_gaps_are_shown_and_the_report_carries_the_progress(bot: Conversation) -> None:
    file_items(bot)
    bot.at("2026-12-20T10:00")
    assert "进展已登记" in bot.say("zhangwei", "进展 2026-0002 已排查风险点12个")
    question = bot.say("wangmin", "报送 清单 四季度")
    assert "四季度主体责任清单推进情况现有清单3项、本期进展1项" in question
    assert "2026-0001 落实意识形态责任制、2026-0003 推进巡察整改本期尚无进展" in question
    assert "清单进展" in question
    reply = bot.say("wangmin", "确认")
    assert "收悉，予以登记，编号 2026-0004。" in reply
    assert "2026-0002 开展廉政风险排查：已排查风险点12个" in reply
    assert "2026-0001 落实意识形态责任制：本期无进展" in reply
    assert "此后的进展列入下期。" in reply
    assert carried(bot) == [("已排查风险点12个", "2026-0004")]
    with bot.session() as session:
        assert session.scalars(select(Submission)).one().entries == 3
    assert "已于12月20日" in bot.say("wangmin", "报送 清单 四季度")


def test_progress_is_filled_in_item_by_item(bot: Conversation) -> None:
    file_items(bot)
    bot.at("2026-12-20T10:00")
    bot.say("zhangwei", "进展 2026-0002 已排查风险点12个")
    assert bot.say("wangmin", "清单进展").startswith("（1/2）2026-0001 落实意识形态责任制（张伟）。请回复本季度进展")
    assert "（2/2）2026-0003" in bot.say("wangmin", "召开专题会2次")
    assert "第7问" in bot.say("wangmin", "第7问")  # another command is served, the question stays
    assert "报送 清单" in bot.say("wangmin", "整改完成率80%")
    assert bot.say("wangmin", "清单进展").startswith("本期清单各项均已有进展")
    reply = bot.say("wangmin", "报送 清单 四季度")
    assert "清单3项、本期进展3项" in reply
    assert "按时报送" in reply
    assert bot.pushes("zhaoli") == [push for push in bot.pushes("zhaoli") if "进展" not in push]  # not one push an item


def test_a_leader_is_asked_for_the_own_items_alone(bot: Conversation) -> None:
    file_items(bot, 1)
    bot.say("wangmin", "记清单 班子成员 抓好作风建设 责任人：高飞")
    assert bot.say("gaofei", "清单进展").startswith("（1/1）2026-0002 抓好作风建设")
    assert (
        bot.say("gaofei", "跳过") == "好的，2026-0002 暂不填报。本期清单进展已逐项问完。如需报送，请回复“报送 清单”。"
    )
    assert carried(bot) == []


def test_a_return_opens_what_it_carried(bot: Conversation) -> None:
    file_items(bot, 1)
    bot.at("2026-12-20T10:00")
    bot.say("zhangwei", "进展 2026-0001 召开专题会2次")
    bot.say("wangmin", "报送 清单 四季度")
    bot.say("zhaoli", "退回 交通局 清单 请补充数据")
    bot.say("zhaoli", "确认")
    assert "本期进展1项" in bot.say("wangmin", "报送 清单 四季度")


def test_the_next_quarter_asks_anew(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        session.scalars(select(Department).where(Department.name == "交通局")).one().imported_at = at(
            "2026-08-01T09:00"
        )
    bot.at("2026-08-20T10:00")
    file_items(bot, 1)
    bot.at("2026-09-20T10:00").say("zhangwei", "进展 2026-0001 召开专题会2次")
    bot.say("wangmin", "报送 清单 三季度")
    bot.at("2026-12-20T10:00")
    assert "2026-0001 落实意识形态责任制本期尚无进展" in bot.say("wangmin", "报送 清单 四季度")


def test_nothing_on_file_says_how(bot: Conversation) -> None:
    bot.at("2026-12-20T10:00")
    reply = bot.say("wangmin", "报送 清单 四季度")
    assert "暂无可报送的记录" in reply
    assert "记清单" in reply
    assert "目前没有主体责任清单" in bot.say("wangmin", "清单进展")
    assert "由联络员、班子成员、主要负责人使用" in bot.say("zhaoli", "清单进展")


def test_another_department_sees_none_of_it(bot: Conversation) -> None:
    file_items(bot, 1)
    bot.at("2026-12-20T10:00")
    assert "目前没有主体责任清单" in bot.say("chenfang", "清单进展")
    assert "没有找到编号 2026-0001" in bot.say("chenfang", "进展 2026-0001 已完成")
    assert "暂无可报送的记录" in bot.say("chenfang", "报送 清单 四季度")
