"""The office pastes the notice of holidays: sees the days as they were read, confirms, and everything is planned by them."""

import pytest
from sqlalchemy import select

from bot.config import Config
from storage.models import MeetingNotice, Setting
from tests.conftest import Conversation, make_test_assistant
from tests.policy.test_holiday_notice import SHORT_2027


def test_the_days_are_shown_and_taken_in_after_a_word(bot: Conversation) -> None:
    shown = bot.say("zhaoli", SHORT_2027)
    assert "春节：2月5日（周五）至2月11日（周四），共7天" in shown
    assert "由上班改为休息" in shown
    assert "周末上班：1月31日（周日）" in shown
    with bot.session() as session:
        assert session.scalars(select(Setting).where(Setting.key.startswith("holidays:"))).all() == []
    assert "2027年放假安排已登记" in bot.say("zhaoli", "确认")
    calendar = bot.assistant.rules.calendar
    assert calendar.is_published(2027)
    assert "与现用日历一致" in bot.say("zhaoli", SHORT_2027)


def test_every_process_learns_it(bot: Conversation) -> None:
    other = make_test_assistant(bot.assistant.database, bot.clock, Config())
    bot.say("zhaoli", SHORT_2027)
    bot.say("zhaoli", "确认")
    assert not other.rules.calendar.is_published(2027)
    with other.database.read() as session:
        other.context(session)
    assert other.rules.calendar.is_published(2027)


def test_a_verdict_on_assumed_days_is_judged_again(bot: Conversation) -> None:
    config = Config(lead_time={"days": 3, "count": "workdays"})
    talk = Conversation(make_test_assistant(bot.assistant.database, bot.clock, config), bot.clock)
    talk.at("2027-02-18T10:00").say(
        "wangmin",
        "会议通知：定于2月22日上午9:00在局三楼会议室召开党组会议，研究2027年部门预算编制。请派驻组参会。联系人：王敏",
    )
    assert _judged(talk) == (False, True)
    talk.say("zhaoli", SHORT_2027)
    assert "时限认定随之更新" in talk.say("zhaoli", "确认"), "Saturday 20 February is worked now"
    assert _judged(talk)[0] is True


def _judged(bot: Conversation) -> tuple[bool | None, bool]:
    with bot.session() as session:
        meeting = session.scalars(select(MeetingNotice)).one()
        return meeting.on_time, "工作日" in (meeting.rule or "")


def test_what_is_wrong_changes_nothing(bot: Conversation) -> None:
    assert "没有读到端午节" in bot.say("zhaoli", SHORT_2027.replace("端午节：6月9日（周三）放假1天；", ""))
    bot.say("zhaoli", "确认")
    assert not bot.assistant.rules.calendar.is_published(2027)


def test_only_the_office_or_the_administrator(bot: Conversation) -> None:
    assert "由综合科" in bot.say("wangmin", SHORT_2027)
    assert "读到2027年放假安排" in bot.say("liangchen", SHORT_2027)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2026年11月23日上班吗", "2026年11月23日（周一）上班。"),
        ("下周六放假吗", "2026年11月28日（周六）休息。"),
        ("2027年1月1日放不放假", "2027年1月1日（周五）休息。2027年放假安排尚未公布，暂按周末和法定假日推算。"),
        ("2027年2月14日要上班吗", "2027年2月14日（周日）休息。2027年放假安排尚未公布，暂按周末和法定假日推算。"),
    ],
)
def test_whether_a_day_is_worked(bot: Conversation, words: str, said: str) -> None:
    assert bot.say("wangmin", words) == said


def test_a_day_is_worked_as_the_notice_says(bot: Conversation) -> None:
    bot.say("zhaoli", SHORT_2027)
    bot.say("zhaoli", "确认")
    assert bot.say("zhoujie", "2027年2月20日上班吗") == "2027年2月20日（周六）上班。"


def test_whether_a_years_holidays_are_on_file_is_told(bot: Conversation) -> None:
    assert bot.say("zhaoli", "今年的放假安排录了没") == (
        "2026年放假安排已录入。\n2027年放假安排尚未录入，暂按周末和法定假日推算。"
    )
