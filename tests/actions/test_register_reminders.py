"""Ladders of entries: who is told on which day, once, and what stops it."""

import pytest

from actions.register_reminders import remind_entries
from tests.conftest import Conversation


def tick(bot: Conversation, moment: str) -> int:
    """What a scheduler does at this local time."""
    bot.at(moment)
    with bot.assistant.database.write() as session:
        return remind_entries(bot.assistant.context(session))


def reminders(bot: Conversation, userid: str) -> list[str]:
    return [text for text in bot.pushes(userid) if text.startswith("台账到期提醒")]


def test_a_rectification_climbs_its_ladder(bot: Conversation) -> None:
    bot.say("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月18日前整改")
    assert tick(bot, "2026-12-09T08:00") == 0  # before the day's time
    assert tick(bot, "2026-12-09T08:50") == 1
    assert tick(bot, "2026-12-09T09:00") == 0  # once
    assert reminders(bot, "wangmin") == [
        "台账到期提醒：\n2026-0001 交通局问题整改：巡察发现项目评审记录不完整（12月18日（周五）到期）\n办理后请回复“进展 编号 ……”。"
    ]
    tick(bot, "2026-12-15T08:50")
    tick(bot, "2026-12-18T08:50")
    assert "今日到期" in reminders(bot, "wangmin")[-1]
    tick(bot, "2026-12-21T08:50")
    assert "逾期3天" in reminders(bot, "zhangwei")[0]
    assert reminders(bot, "liujianguo") == []
    tick(bot, "2026-12-23T08:50")
    assert "请告主要负责人" in reminders(bot, "zhaoli")[0]


def test_closed_stops_it_and_a_missed_step_is_told_once(bot: Conversation) -> None:
    bot.say("zhaoli", "记整改 交通局 巡察发现记录不完整，12月18日前整改")
    bot.say("zhaoli", "记整改 交通局 暗访发现窗口无人，12月18日前整改")
    assert tick(bot, "2026-12-16T10:00") == 1  # two steps were missed
    assert len(reminders(bot, "wangmin")) == 1
    bot.say("zhaoli", "办结 2026-0001")
    tick(bot, "2026-12-18T10:00")
    assert "2026-0001" not in reminders(bot, "wangmin")[-1]
    assert "2026-0002" in reminders(bot, "wangmin")[-1]


@pytest.mark.parametrize("moment", ["2026-12-13T10:00", "2026-12-09T20:00"])
def test_nothing_leaves_on_a_rest_day_or_in_the_evening(bot: Conversation, moment: str) -> None:
    bot.say("zhaoli", "记整改 交通局 巡察发现记录不完整，12月18日前整改")
    assert tick(bot, moment) == 0


def test_a_task_inside_a_department_stays_inside(bot: Conversation) -> None:
    bot.say("wangmin", "交办 周洁 12月4日前整理档案")
    for day in (3, 4, 7, 8, 9, 10, 11):
        tick(bot, f"2026-12-{day:02}T09:00")
    assert len(reminders(bot, "zhoujie")) == 3
    assert "逾期3天" in reminders(bot, "wangmin")[0]
    assert "逾期5天" in reminders(bot, "maliang")[0]
    assert reminders(bot, "zhaoli") == reminders(bot, "liqiang") == []
