"""«收到，我们周二交»: signed, and the rest is an answer; what could be said by itself is done by itself."""

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import Member, Receipt
from tests.conftest import ON_ONE_ENGINE, Conversation
from tests.scheduler.service import Service

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def sent(database: Database) -> Service:
    service = Service(database, since="2026-11-20T09:00")
    service.say("zhaoli", "通知各单位联络员 下周三前把年底自查报上来")
    service.say("zhaoli", "确认")
    service.at("2026-11-20T09:01")
    return service


def of(service: Service, userid: str) -> Receipt:
    with service.database.read() as session:
        return session.scalars(select(Receipt).join(Member).where(Member.userid == userid)).one()


@pytest.mark.parametrize("words", ["收到，我们周二交", "好的 收到了 我们局周二交过去", "知道了。自查正在写"])
def test_signed_with_what_was_said(sent: Service, words: str) -> None:
    reply = sent.say("wangmin", words)
    assert "已签收" in reply
    assert "转综合科" in reply
    row = of(sent, "wangmin")
    assert row.signed_at is not None
    assert row.answer is not None
    assert row.answer in words


@pytest.mark.parametrize("words", ["收到，报送 台账 11月 无", "收到，谁没报？"])
def test_what_is_a_command_or_a_question_is_no_answer(sent: Service, words: str) -> None:
    sent.say("wangmin", words)
    assert of(sent, "wangmin").answer is None


def test_with_nothing_sent_it_signs_nothing(bot: Conversation) -> None:
    assert "已签收" not in bot.at("2026-11-20T09:00").say("wangmin", "收到，我们周二交")
