"""A first responsible person's first contact is never bad news: a word at the start, one calm line at each quarter's close."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from scheduler.plan.preview import preview
from storage.models import Holding, Member, Push, PushRecipient
from storage.states import PushState
from tests.conftest import Conversation, at
from tests.scheduler.service import Service


@pytest.fixture
def service(bot: Conversation) -> Service:
    return Service(bot.assistant.database, since="2026-11-18T09:20")


def principals(service: Service) -> set[str]:
    with service.database.read() as session:
        rows = session.scalars(select(Member.userid).join(Holding).where(Holding.role == "principal"))
        return set(rows)


def run(service: Service, first: str, last: str) -> list[tuple[str, str, str]]:
    """(day, who, text) of everything shown."""
    return [
        (moment[:10], who, text) for moment in service.days(first, last, "09:20") for who, text in service.at(moment)
    ]


def test_the_word_comes_before_any_draft_and_the_line_when_nothing_is_in(service: Service) -> None:
    shown = run(service, "2026-11-18", "2027-01-08")
    everybody = principals(service)
    for userid in everybody:
        mine = [(day, text) for day, who, text in shown if who == userid]
        assert "主要负责人您好" in mine[0][1]
        lines = [each for each in mine if "四季度报送情况" in each[1]]
        assert [day for day, _ in lines] == ["2026-12-31"]
        assert "逾期" not in lines[0][1]
    with service.database.read() as session:
        drafts = select(Push.created_at).join(Push.recipients).where(PushRecipient.state == PushState.HELD)
        first_draft = session.scalars(drafts.order_by(Push.created_at)).first()
        said = session.scalars(select(Push.created_at).where(Push.reason == "quarter").order_by(Push.id)).first()
        assert first_draft is not None
        assert said is not None
        assert said < first_draft


def test_the_line_says_what_is_in(service: Service) -> None:
    for kind in ("台账 11月", "台账 12月", "清单 四季度", "三重一大 四季度"):
        service.say("wangmin", f"报送 {kind} 无", "2026-12-21T10:00" if "11" not in kind else "2026-11-20T10:00")
        service.say("wangmin", "确认")
    shown = dict(service.at("2026-12-31T09:20"))
    assert shown["liujianguo"] == "2026年四季度报送情况：交通局应报4项，均已报送。感谢您的支持。"
    assert "水利局应报4项，已报0项" in shown["linhai"]
    assert "随交通局一并办理" in shown["luming"]
    assert "luming" not in dict(service.at("2027-01-04T09:20")), "once"


def test_a_close_that_nobody_could_tell_is_told_later(service: Service) -> None:
    shown = dict(service.at("2027-01-05T09:20"))
    assert "四季度报送情况" in shown["linhai"]
    assert "四季度" not in dict(service.at("2027-01-06T09:20")).get("linhai", "")


def test_preview_shows_it(service: Service) -> None:
    with service.database.read() as session:
        pushes = list(
            preview(session, service.rules, at("2026-12-31T00:00"), at("2026-12-31T00:00") + timedelta(days=1))
        )
    lines = [each for each in pushes if each["reason"] == "quarter"]
    assert {userid for each in lines for userid in each["to"]} == principals(service)
