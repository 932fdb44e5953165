"""A register that ships switched off says so to those who could use it, and is nothing to everybody else."""

import pytest
from sqlalchemy import select

from storage.models import Count, InboxMessage
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
OFF = "该登记未启用"


@pytest.mark.parametrize("words", ["记 函询 3件", "记函询 3件 交通局", "线索 本年", "导出 立案", "登记 问题线索 2件"])
def test_whoever_could_use_it_is_told(bot: Conversation, words: str) -> None:
    assert OFF in bot.say("liqiang", words)
    assert OFF not in bot.say("wangmin", words)
    with bot.session() as session:
        assert session.scalars(select(Count)).all() == []
        assert "函询" not in "".join(
            row.text for row in session.scalars(select(InboxMessage).where(InboxMessage.userid.is_(None)))
        )


@pytest.mark.parametrize("words", ["函询是什么", "线索和举报有什么区别", "立案要多久"])
def test_a_question_is_a_question(bot: Conversation, words: str) -> None:
    assert OFF not in bot.say("liqiang", words)
