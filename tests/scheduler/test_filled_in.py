"""Once a month a leader is asked to confirm what others filled in: one line of the day's message, nothing when none."""

from actions.common.context import Rules
from scheduler.plan.preview import preview
from scheduler.run.tick import Ticker
from storage.engine import Database
from tests.conftest import Conversation, HandClock, at
from tests.scheduler.outside import RecordingChannels

LINE = "请回复“确认代填”"
ASKED = "2026-12-16"  # seven working days before 25 December


class Month:
    """One scheduler, ticked on the days that a test names."""

    def __init__(self, database: Database, rules: Rules, clock: HandClock) -> None:
        self.channels = RecordingChannels()
        self._clock = clock
        self._ticker = Ticker(database, rules, clock, self.channels, "w1")

    def lines(self, *moments: str) -> list[tuple[str, str]]:
        """Who was asked at these moments: (userid, the whole message)."""
        before = len(self.channels.shown)
        for moment in moments:
            self._clock.time = at(moment)
            self._ticker.plan()
            while self._ticker.deliver():
                pass
        return [shown for shown in self.channels.shown[before:] if LINE in shown[1]]


def fill_in(bot: Conversation) -> None:
    bot.at("2026-11-26T10:00")
    bot.say("wangmin", "记台账 张伟 今天到建设科检查")
    bot.say("wangmin", "记台账 张伟 昨天到规划科检查")
    bot.say("gaofei", "记台账 昨天到规划科检查")


def test_one_line_on_one_day(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    fill_in(bot)
    month = Month(bot.assistant.database, rules, clock)
    assert month.lines("2026-12-15T09:00") == []
    [(userid, text)] = month.lines(f"{ASKED}T08:40", f"{ASKED}T09:00", f"{ASKED}T11:00")
    assert userid == "zhangwei"
    assert "交通局为您代填的履责记录有2条待确认" in text
    assert month.lines("2026-12-17T09:00", "2026-12-18T09:00", "2026-12-25T09:00") == []
    bot.at("2026-12-25T10:00")
    assert "已确认代填记录2条" in bot.say("zhangwei", "确认代填")
    assert month.lines("2027-01-14T09:00", "2027-01-15T09:00", "2027-01-18T09:00") == []


def test_what_is_confirmed_before_is_not_asked_about(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    fill_in(bot)
    bot.say("zhangwei", "确认代填")
    month = Month(bot.assistant.database, rules, clock)
    assert month.lines(f"{ASKED}T09:00", "2026-12-17T09:00") == []


def test_a_missed_day_is_made_up_for(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    fill_in(bot)
    month = Month(bot.assistant.database, rules, clock)
    month.lines("2026-12-01T09:00")
    assert [userid for userid, _ in month.lines("2026-12-18T09:00", "2026-12-21T09:00")] == ["zhangwei"]


def test_not_confirmed_is_asked_again_next_month(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    fill_in(bot)
    month = Month(bot.assistant.database, rules, clock)
    assert len(month.lines(f"{ASKED}T09:00")) == 1
    bot.at("2026-12-22T10:00").say("wangmin", "报送 台账 12月")
    bot.say("wangmin", "确认")
    assert len(month.lines("2027-01-14T09:00", "2027-01-15T09:00", "2027-01-18T09:00")) == 1


def test_preview_shows_the_same(bot: Conversation, rules: Rules) -> None:
    fill_in(bot)
    with bot.assistant.database.read() as session:
        planned = list(preview(session, rules, at("2026-12-01T00:00"), at("2026-12-31T23:00")))
    asked = [(each["at"][:10], each["to"]) for each in planned if LINE in each["text"]]
    assert asked == [(ASKED, ["zhangwei"])]
