"""A question answered on another day: what had been said keeps the day on which it was said."""

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry, Submission
from tests.conftest import Conversation, at

EVENING, MORNING = "2026-11-18T17:30", "2026-11-19T08:40"


def entry_after(bot: Conversation, userid: str, words: str, answer: str) -> LedgerEntry:
    """The one entry that comes of this, said in the evening and answered next morning."""
    bot.at(EVENING).say(userid, words)
    bot.at(MORNING).say(userid, answer)
    with bot.session() as session:
        return session.scalars(select(LedgerEntry)).one()


def test_what_was_done_today_is_filed_under_the_day_on_which_it_was_offered(bot: Conversation) -> None:
    row = entry_after(bot, "zhangwei", "今天下午到施工现场检查安全生产，发现隐患2处", "是")
    assert row.happened_on.isoformat() == "2026-11-18"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("记整改 交通局 会议记录不完整，明天前整改", "监督检查"),
        ("整改 交通局 检查发现招标文件2处不规范，明天前整改", "是"),
    ],
)
def test_a_deadline_does_not_move_with_the_answer(bot: Conversation, words: str, answer: str) -> None:
    assert entry_after(bot, "zhaoli", words, answer).due_on == at("2026-11-19T00:00").date()


def test_paper_that_came_today_came_on_the_day_of_those_words(bot: Conversation) -> None:
    bot.at("2026-11-25T17:00").say("zhaoli", "代登 交通巨 台账 11月 纸质 今天")  # a slip: which department is asked
    bot.at("2026-11-26T08:40").say("zhaoli", "交通局")
    with bot.session() as session:
        assert session.scalars(select(Submission)).one().on_time is True
