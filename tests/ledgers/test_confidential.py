"""Confidential registers: what each role can see through every command and export, and in which message it leaves."""

from pathlib import Path

import pytest
from sqlalchemy import select

from actions.ledger import entries as registers
from actions.ledger.exports import register_paper, sheet
from actions.overview import statistics, trail
from actions.overview.group_papers import summary_paper
from bot.config import Config
from policy.time.months import month_of
from scheduler.deliver.delivery import Delivery
from storage.engine import Database
from storage.models import InboxMessage, LedgerEntry, Push
from tests.conftest import Conversation, HandClock, make_test_assistant
from tests.scheduler.outside import RecordingChannels

SECRET = "闽江路泵站"  # stands in the entry and nowhere else
FILES = """
key: watch
title: 重点关注登记
words: [记关注]
names: [关注]
write: [inspector, principal]
see: [inspector, principal]
review: [inspector]
safe: true
fields:
  - {key: item, title: 事项, type: long_text, required: true, free: true}
  - {key: due, title: 期限, type: date, when: future, required: true}
close: [inspector]
due: {field: due, days: 5, ladder: [{offset: -1, to: owner}, {offset: 0, to: group}]}
"""
EVERYBODY = ("wangmin", "zhangwei", "liujianguo", "maliang", "zhoujie", "sunjing", "chenfang", "linhai", "zhaoli", "wutao",
             "zhenghui", "luojun", "liangchen", "xiejing")  # fmt: skip


@pytest.fixture
def bot(database: Database, clock: HandClock, tmp_path: Path) -> Conversation:
    """The demo organisation with a `safe` register of entries, and letters_and_clues switched on."""
    for path in Path("ledgers").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        on = text.replace("enabled: false", "enabled: true").replace("reviewed: false", "reviewed: true")
        (tmp_path / path.name).write_text(on, encoding="utf-8")
    (tmp_path / "watch.yaml").write_text(FILES, encoding="utf-8")
    return Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(tmp_path))), clock)


def apart(bot: Conversation, userid: str) -> list[str]:
    """Texts that left, or wait, as messages that cannot be passed on."""
    with bot.session() as session:
        query = select(Push).where(Push.safe, Push.recipients.any(target=userid)).order_by(Push.id)
        return [push.text for push in session.scalars(query)]


def open_pushes(bot: Conversation) -> str:
    with bot.session() as session:
        return "\n".join(session.scalars(select(Push.text).where(Push.safe.is_(False))))


def file_one(bot: Conversation) -> str:
    return bot.say("liujianguo", f"记关注 {SECRET}改造变更频繁 期限：12月5日")


def test_an_entry_is_read_in_a_message_apart(bot: Conversation) -> None:
    assert file_one(bot).splitlines() == [
        "已登记，编号 2026-0001。", "重点关注登记（交通局）", "待审核，结果另行告知。", "12月5日（周六）到期，到期前提醒。",
        "更正请回复“更正 2026-0001 ……”；佐证图片可直接发送（涉密不上网）。",
    ][:4]  # fmt: skip
    for words in ("查看 2026-0001", "关注", "关注 交通局"):
        assert bot.say("liqiang", words) == "内容不在此显示，已以保密消息另行发送给您本人，请勿转发、截图。"
    assert all(SECRET in text for text in apart(bot, "liqiang"))
    assert len(apart(bot, "liqiang")) == 3
    assert SECRET not in bot.say("liqiang", "审核 2026-0001")
    assert SECRET in apart(bot, "liqiang")[-1]
    assert SECRET not in open_pushes(bot)
    assert "李强：查看保密内容，企业微信" in looks(bot)


def looks(bot: Conversation) -> str:
    """What the trail says of who looked at the first entry."""
    with bot.session() as session:
        context = bot.assistant.context(session, "zhaoli")
        return "\n".join(trail.of_number(context, "2026-0001", looks=True))


def test_what_befalls_it_carries_its_number_alone(bot: Conversation) -> None:
    file_one(bot)
    said = [
        bot.say("liqiang", "待审核"),
        bot.say("liujianguo", f"更正 2026-0001 事项：{SECRET}已停工"),
        bot.say("liqiang", f"退回 2026-0001 请写明{SECRET}的责任人"),
        bot.say("liqiang", "确认"),
        bot.say("liujianguo", f"重报 2026-0001 事项：{SECRET}由规划科负责"),
        bot.say("liujianguo", f"进展 2026-0001 {SECRET}已复工"),
        bot.say("liqiang", "审核通过 2026-0001"),
    ]
    assert "2026-0001 交通局 （内容保密）" in said[0]
    assert SECRET not in "\n".join([*said[:2], *said[3:]])  # said[2] shows the reviewer's own words back
    assert "已退回" in said[3]
    assert "2026-0001" in open_pushes(bot)
    assert SECRET not in open_pushes(bot)
    assert apart(bot, "liujianguo") == []


def test_reminders_carry_its_number_alone(bot: Conversation) -> None:
    file_one(bot)
    with bot.session() as session:
        desk = bot.assistant.desk(session, "liujianguo")
        begin = bot.clock.now().replace(month=12, day=1)
        planned = [each["text"] for each in desk.plan(begin, begin.replace(day=8))]
    assert any("2026-0001" in text for text in planned)
    assert SECRET not in "".join(planned)


ASKED = ("关注", "查看 2026-0001", "审核 2026-0001", "待审核", "登记目录", "帮助", "统计 今年", "统计 函询 今年",
         "保密统计 今年", "统计 今年 按单位", "交通局情况", "交通局画像", "我的关注", "关注 逾期", "我的待办", "导出 关注",
         "更正 2026-0001 事项：无", "进展 2026-0001 已完成", "撤回 2026-0001", "办结 2026-0001", "发出去了吗 2026-0001",
         "记 函询 1件 交通局")  # fmt: skip


@pytest.mark.parametrize("userid", EVERYBODY)
def test_who_may_not_see_it_sees_none_of_it(bot: Conversation, userid: str) -> None:
    file_one(bot)
    bot.say("liqiang", "记 函询 7件 交通局")
    if userid != "liujianguo":
        for words in ASKED:
            reply = bot.say(userid, words)
            assert SECRET not in reply, words
            assert "7件" not in reply, words
        assert "函询" not in "".join(apart(bot, userid))
        assert SECRET not in "".join(apart(bot, userid))
        assert apart(bot, userid) == [] or userid == "wutao"  # the other group's inspector reads its own figures
    with bot.session() as session:
        context = bot.assistant.context(session, userid)
        visible = statistics.visible(context)
        table = statistics.table(context, visible, month_of(context.today), secret=True)
        papers = [str(summary_paper(context, visible, month_of(context.today)))]
        for definition in filter(lambda each: each.fields, registers.definitions(context)):
            rows = registers.entries(context, definition)
            papers += [str(sheet(context, definition, rows)), str(register_paper(context, definition, rows, ""))]
        assert (SECRET in "".join(papers)) == (userid == "liujianguo")
        assert "函询" not in "".join(papers)
        assert table.figures == ()


def test_the_inspectors_read_figures_apart_and_of_their_own_group_alone(bot: Conversation) -> None:
    bot.say("liqiang", "记 函询 7件 交通局")
    bot.say("wutao", "记 函询 9件 财政局")
    for words in ("保密统计 今年", "统计 函询 今年", "保密统计 交通局 本月"):
        assert bot.say("liqiang", words).startswith("内容不在此显示")
        assert "函询 7件" in apart(bot, "liqiang")[-1]
        assert "9件" not in apart(bot, "liqiang")[-1]
    assert "函询 9件" in (bot.say("wutao", "保密统计 今年") and apart(bot, "wutao")[-1])
    assert "暂无数字" in (bot.say("liqiang", "保密统计 水利局 今年") and apart(bot, "liqiang")[-1])
    assert "7件" not in open_pushes(bot)


def test_it_goes_out_with_safe(bot: Conversation, clock: HandClock) -> None:
    file_one(bot)
    bot.say("liqiang", "查看 2026-0001")
    channels = RecordingChannels()
    Delivery(bot.assistant.database, channels, "w1").deliver(clock.now(), working=True)
    safe = [call for call in channels.calls if call.safe]
    assert [call.targets for call in safe] == [("liqiang",)]
    assert SECRET in safe[0].text
    assert SECRET not in "".join(call.text for call in channels.calls if not call.safe)


def test_taken_off_the_shelf_nothing_is_typed_into_the_inbox_of_a_count(bot: Conversation) -> None:
    bot.say("liqiang", f"记 线索 2件 交通局 {SECRET}")
    with bot.session() as session:
        assert SECRET not in "".join(session.scalars(select(InboxMessage.text)))
        assert session.scalars(select(LedgerEntry)).all() == []


def test_an_inquiry_total_reaches_the_commission_when_its_group_has_released_it(bot: Conversation) -> None:
    """函询 and nothing else of the register, the number that was shown, of the group that gave it, for that span alone."""
    for words in ("记 函询 4件 交通局", "记 信访 9件 交通局"):
        bot.say("liqiang", words)
    bot.say("wutao", "记 函询 7件 财政局")
    bot.at("2027-01-06T10:00")
    before = bot.say("luojun", "统计 去年")
    assert "函询" not in before
    assert "尚未结束" in bot.say("liqiang", "公布 函询 今年")
    assert "未填" in bot.say("liqiang", "公布 函询 2025年")
    shown = bot.say("liqiang", "公布 函询 2026年")
    assert "2026年函询4件（本组合计，不含单位）" in shown
    assert "函询" not in bot.say("luojun", "统计 去年"), "not before 确认"
    assert "已公布" in bot.say("liqiang", "确认")
    said = bot.say("luojun", "统计 去年")
    first, second = (next(line for line in said.splitlines() if line.startswith(name)) for name in ("第一", "第二"))
    assert "函询 4件" in first
    assert "函询" not in second
    assert "信访" not in said
    assert "交通局" not in said
    assert "函询" not in bot.say("luojun", "统计 去年 四季度")
    bot.say("liqiang", "更正 函询 6件 交通局 12月31日")
    assert "函询 4件" in bot.say("luojun", "统计 去年"), "what was released stays until it is released again"
    for who in ("zhaoli", "wangmin", "luojun"):
        bot.say(who, "公布 函询 2026年")
        bot.say(who, "确认")
    assert "公布" not in bot.say("zhaoli", "公布 函询 2026年")
    assert "公布" not in bot.say("luojun", "公布 信访 2026年")
