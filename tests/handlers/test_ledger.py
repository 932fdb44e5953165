"""履责台账: who says what, what comes back, which rows exist."""

from datetime import date

import pytest
from sqlalchemy import select

from handlers.talk.message import Message
from handlers.talk.registry import answer
from storage.base import Base
from storage.models import LedgerEntry
from tests.conftest import Conversation
from tests.handlers.people import add_member, names_of, userid_of

TALK = "今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险"


def entries(bot: Conversation) -> list[LedgerEntry]:
    with bot.session() as session:
        rows = list(session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)))
        _ = [row.owner.name for row in rows]
        return rows


def test_a_leader_records_in_one_message(bot: Conversation) -> None:
    reply = bot.say("zhangwei", f"记台账 {TALK}")
    assert "已登记，编号 2026-0001。" in reply
    assert "责任人：张伟同志（交通局）" in reply
    assert "对象：规划科3名同志" in reply
    assert "列入11月台账，11月25日（周三）前由联络员报送。" in reply
    [row] = entries(bot)
    assert (row.ledger, row.happened_on, row.entered_by, row.state) == (
        "performance",
        date(2026, 11, 22),
        "zhangwei",
        "filed",
    )
    assert row.fields == {
        "date": "2026-11-22",
        "way": "廉政谈话",
        "people": "规划科3名同志",
        "content": "与规划科3名同志开展廉政谈话，提醒项目评审环节的风险",
        "marks": [],
    }


@pytest.mark.parametrize("words", ["记台帐 昨天到建设科检查", "记 台账：昨天到建设科检查", "记台账昨天到建设科检查"])
def test_the_command_may_be_mistyped(bot: Conversation, words: str) -> None:
    bot.say("zhangwei", words)
    assert [(row.happened_on, row.fields["way"]) for row in entries(bot)] == [(date(2026, 11, 21), "检查督促")]


def test_names_of_persons_are_not_kept(bot: Conversation) -> None:
    reply = bot.say("zhangwei", "记台账 今天约谈规划科科长王小六，并与赵大海、钱多多谈话，王敏参加")
    [row] = entries(bot)
    for name in ("王小六", "赵大海", "钱多多", "王敏"):
        assert name not in reply
        assert name not in row.text + str(row.fields)
    assert row.fields["people"] == "2名同志"


def test_names_of_persons_talked_to_are_in_no_row(bot: Conversation) -> None:
    for words in ("记台账 今天与规划科张三谈话", "今天找建设科雷军谈了廉政"):
        reply = bot.say("zhangwei", words)
        assert "科1名同志" in reply
    bot.say("zhangwei", "1")
    with bot.session() as session:
        rows = (session.execute(table.select()).all() for table in Base.metadata.sorted_tables)
        stored = str([row for found in rows for row in found])
    assert "与规划科×××谈话" in stored
    assert "张三" not in stored
    assert "雷军" not in stored
    assert len(entries(bot)) == 2


@pytest.mark.parametrize("count", ["5人", "两名同志"])
def test_names_and_number_that_do_not_agree(bot: Conversation, count: str) -> None:
    reply = bot.say("zhangwei", f"记台账 今天与张三、李四、王小五{count}谈话")
    assert reply.startswith("文中列出3名，写的是")
    assert "本条尚未登记" in reply
    assert entries(bot) == []
    assert "已登记" in bot.say("zhangwei", "记台账 今天与张三、李四、王小五3人谈话")
    assert "已登记" in bot.say("zhangwei", "记台账 今天与规划科、财务科3名同志谈话")


def test_a_day_not_said_is_asked_for(bot: Conversation) -> None:
    question = bot.say("zhangwei", "记台账 到建设科检查廉政风险防控落实情况")
    assert "哪一天" in question
    assert "2 11月21日（周六）" in question
    assert entries(bot) == []
    assert "编号 2026-0001" in bot.say("zhangwei", "2")
    bot.say("zhangwei", "记台账 到规划科检查")
    bot.say("zhangwei", "11月19日")
    assert [row.happened_on.day for row in entries(bot)] == [21, 19]
    assert [row.text for row in entries(bot)] == ["到建设科检查廉政风险防控落实情况", "到规划科检查"]


@pytest.mark.parametrize("words", ["记台账 明天到工地检查", "记台账 11月28日到工地检查"])
def test_a_day_to_come_is_not_filed(bot: Conversation, words: str) -> None:
    reply = bot.say("zhangwei", words)
    assert "尚未到" in reply
    assert "11月22日（周日）" in reply
    assert entries(bot) == []


def test_an_entry_for_a_past_month_is_marked(bot: Conversation) -> None:
    assert "（补录）" in bot.say("zhangwei", "记台账 10月12日到规划科检查")
    assert entries(bot)[0].fields["marks"] == ["补录"]


def test_a_liaison_fills_in_for_a_named_leader(bot: Conversation) -> None:
    assert "（代填）" in bot.say("wangmin", "记台账 今天张伟副局长到建设科督导")
    [row] = entries(bot)
    assert (row.owner.name, row.entered_by, row.fields["marks"]) == ("张伟", "wangmin", ["代填"])
    assert row.text == "到建设科督导"


def test_a_liaison_who_names_nobody_is_asked(bot: Conversation) -> None:
    add_member(bot, "lina9", "李娜", "交通局", "leader")
    question = bot.say("wangmin", f"记台账 {TALK}")
    leaders = names_of(bot, "交通局", "leader", "principal")
    for name in leaders:
        assert f"交通局 {name}" in question
    position = next(line.split()[0] for line in question.splitlines() if line.endswith("李娜"))
    assert "责任人：李娜同志" in bot.say("wangmin", position)
    assert [row.owner.name for row in entries(bot)] == ["李娜"]


def test_a_leader_writes_for_nobody_else(bot: Conversation) -> None:
    add_member(bot, "lina9", "李娜", "交通局", "leader")
    assert "请由本人或联络员登记" in bot.say("zhangwei", "记台账 李娜 今天到建设科检查")
    assert entries(bot) == []


def test_what_sounds_like_an_entry_is_offered(bot: Conversation) -> None:
    offer = bot.say("zhangwei", "今天找规划科三个同志谈了廉政")
    assert offer.startswith("是否记入台账？")
    assert offer.endswith("1 是\n2 否")
    assert entries(bot) == []
    assert "编号 2026-0001" in bot.say("zhangwei", "1")
    bot.say("zhangwei", "昨天到建设科督导项目进度")
    assert bot.say("zhangwei", "2") == "好的，未登记。"
    assert [row.fields["people"] for row in entries(bot)] == ["规划科3名同志"]


@pytest.mark.parametrize(
    "words",
    [
        "今天谈话要注意什么？",
        "昨天检查发现的问题怎么处理",
        "明天到建设科检查工作",
        "台账怎么记",
        "今天天气很好大家辛苦",
    ],
)
def test_questions_and_plans_are_not_offered(bot: Conversation, words: str) -> None:
    assert "是否记入台账" not in bot.say("zhangwei", words)


def test_a_liaison_gets_no_offer(bot: Conversation) -> None:
    assert "是否记入台账" not in bot.say("wangmin", "今天找规划科三个同志谈了廉政")


def test_lists_by_month(bot: Conversation) -> None:
    bot.say("zhangwei", f"记台账 {TALK}")
    bot.say("zhangwei", "记台账 10月12日到规划科检查")
    assert bot.say("zhangwei", "我的台账 11月").startswith(
        "我的11月台账，共1条：\n2026-0001 11月22日（周日） 廉政谈话："
    )
    assert "2026-0002 10月12日（周一） 检查督促：到规划科检查（补录）" in bot.say("zhangwei", "上个月台账")
    for words, title in (
        ("我的台账 三季度", "我的三季度台账"),
        ("我今年谈了几次话", "我的2026年台账，共2条"),
        ("我四季度检查了几次", "我的四季度台账，共2条"),
        ("我这个月记了几条", "我的11月台账"),
    ):
        assert bot.say("zhangwei", words).startswith(title)
    assert "交通局张伟" in bot.say("wangmin", "我的台账")
    assert "交通局张伟" in bot.say("liqiang", "台账 交通局")


def test_a_long_list_is_paged(bot: Conversation) -> None:
    for day in range(1, 13):
        bot.say("zhangwei", f"记台账 11月{day}日到规划科检查")
    first = bot.say("zhangwei", "我的台账")
    assert first.endswith("共12条，第1/2页，回复“续”看下一页")
    assert len(first.splitlines()) == 12
    second = bot.say("zhangwei", "续")
    assert "2026-0012" in second
    assert second.endswith("第2/2页，已是最后一页")
    assert bot.say("zhangwei", "续") == "没有可继续查看的列表。"


def test_who_is_still_missing(bot: Conversation) -> None:
    add_member(bot, "lina9", "李娜", "交通局", "leader")
    bot.say("zhangwei", f"记台账 {TALK}")
    own = bot.say("wangmin", "台账 本月 还差谁")
    assert "李娜" in own
    assert "张伟" not in own
    desk = bot.say("liqiang", "台账 本月 还差谁")
    lacking = len(names_of(bot, "交通局", "leader", "principal")) - 1
    assert f"交通局：{lacking}名班子成员尚无记录" in desk
    assert "李娜" not in desk


def test_other_departments_are_out_of_sight(bot: Conversation) -> None:
    bot.say("zhangwei", f"记台账 {TALK}")
    other = userid_of(bot, "水利局", "liaison")
    assert "2026-0001" not in bot.say(other, "台账 本月")
    assert "未找到单位“交通局”" in bot.say(other, "台账 交通局")


def test_the_desk_does_not_record_for_leaders(bot: Conversation) -> None:
    assert "您的岗位暂不能办理" in bot.say("liqiang", f"记台账 {TALK}")


def test_facts_for_explain(bot: Conversation) -> None:
    with bot.session() as session:
        desk = bot.assistant.desk(session, "zhangwei")
        _, reply = answer(desk, Message("zhangwei", f"记台账 {TALK}", bot.clock.now()))
        assert reply.facts["ledger"] == "performance"
        assert reply.facts["fields"]["way"] == "廉政谈话"
        _, asking = answer(desk, Message("zhangwei", "记台账 到规划科检查", bot.clock.now()))
        assert asking.facts["ask"]["choices"] == ["2026-11-22", "2026-11-21"]
