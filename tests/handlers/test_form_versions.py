"""Versions of the report form in chat: the one in force on the day of the report says what is missing."""

from datetime import date

import pytest

from bot.assistant import Assistant
from bot.config import Config
from policy.fields.field import Field
from policy.fields.report_form import FormSettings, FormVersion
from storage.engine import Database
from tests.conftest import Conversation, HandClock, make_test_assistant

DECEMBER = FormVersion(
    effective_from=date(2026, 12, 1),
    decision=(Field(key="basis", title="决策依据"), Field(key="legal", title="合法性审查意见")),
)
NOTICE = "会议通知：定于12月{day}日上午9点在局三楼会议室召开党组会议，研究2027年部门预算编制。联系人：王敏"


@pytest.fixture
def assistant(database: Database, clock: HandClock) -> Assistant:
    return make_test_assistant(database, clock, Config(form=FormSettings(versions=(FormVersion(), DECEMBER))))


def test_a_meeting_is_held_against_the_form_of_the_day_on_which_it_was_reported(bot: Conversation) -> None:
    assert "报告表还缺：第1项决策依据。" in bot.at("2026-11-30T10:00").say("wangmin", NOTICE.format(day=8))
    bot.say("wangmin", "收到")
    later = bot.at("2026-12-01T10:00").say("wangmin", NOTICE.format(day=15).replace("预算编制", "工作要点"))
    assert "报告表还缺：第1项决策依据、第1项合法性审查意见。" in later
    assert "报告表还缺：第1项决策依据。" in bot.say("liqiang", "会议 2026-0001")
    bot.say("wangmin", "补充 2026-0001 第1项决策依据：预算法")
    assert "还缺" not in bot.say("liqiang", "会议 2026-0001")


def test_paper_recorded_by_the_office_is_held_against_the_form_of_its_own_day(bot: Conversation) -> None:
    bot.at("2026-12-01T10:00").say(
        "zhaoli", "代登 交通局 会议 12月8日上午9点党组会议，局三楼会议室，研究2027年部门预算编制 11月30日16:00纸质"
    )
    assert "报告表还缺：第1项决策依据。" in bot.say("liqiang", "会议 2026-0001")
