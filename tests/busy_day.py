"""A typical busy morning of the desk: twelve reports to review, nine drafts, two extensions, three calls, and who still lags."""

from pathlib import Path

from bot.files import load_members
from scheduler.run.tick import Ticker
from storage.engine import Database
from tests.conftest import Conversation
from tests.scheduler.outside import RecordingChannels

OFFICE = "zhaoli"
MORNING = "2026-12-01T09:10"  # the third working day after the 25th: drafts to first responsible persons are made
IN = 12
HEADER = "账号,姓名,单位,角色,监督组,上级单位"
GROUP = "第一派驻纪检监察组"
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午"  # with the four of the demo nine have not reported


def busy_morning(bot: Conversation, database: Database, folder: Path) -> None:
    """21 departments of one group, the demo's four among them, and what waits for its desk on 1 December."""
    rows = [
        f"person{place}{role},{name}{given},{name}字局,{post},{GROUP},"
        for place, name in enumerate(NAMES)
        for role, given, post in (("a", "明", "联络员"), ("b", "立", "主要负责人"))
    ]
    office = f"{OFFICE},赵丽,,综合科,{GROUP},"
    members = folder / "members.csv"
    members.write_text("\n".join([HEADER, *rows, office]), encoding="utf-8")
    ticker = Ticker(database, bot.assistant.rules, bot.clock, RecordingChannels(), "w1")
    bot.at("2026-11-02T09:00")
    with database.write() as session:
        load_members(bot.assistant.context(session), members)
    ticker.plan()
    for place in range(IN):
        bot.at(f"2026-11-24T10:{place:02}").say(f"person{place}a", "报送 台账 11月 无")
    for day in ("2026-11-25T09:10", "2026-11-26T09:10", "2026-11-30T09:10", MORNING):
        bot.at(day)
        ticker.plan()
    for place in range(3):
        bot.say(f"person{place}a", "转人工")
    for place in (3, 4):
        bot.say(f"person{place}a", "延期 清单 四季度 主要负责人出差，请延到12月30日")
