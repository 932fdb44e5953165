"""A report is returned: its ladder runs on from that day, and nothing of the time while it was in was missed."""

import pytest
from sqlalchemy import select

from actions.common.deadlines import find_deadline
from storage.engine import Database
from storage.models import ReminderStep
from tests.scheduler.service import Service, traffic


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database)


def sent_back(service: Service, moment: str) -> None:
    """The office returns 交通局's ledger and confirms what it was shown."""
    assert "确认" in service.say("zhaoli", "退回 交通局 台账 请补充谈话情况", moment)
    service.say("zhaoli", "确认", moment)
    while service.ticker.deliver():
        pass
    assert "需修改完善" in dict(service.channels.shown)["wangmin"]


def steps_since(service: Service, day: str) -> dict[str, str]:
    """Steps of 交通局's ledger that were dealt with from this day on, with their states."""
    with service.acting(f"{day}T00:00") as context:
        deadline = find_deadline(context, "obligation", traffic(context.session).id)
        assert deadline is not None
        query = select(ReminderStep).where(ReminderStep.deadline_id == deadline.id)
        return {row.step: row.state for row in context.session.scalars(query) if row.recorded_at >= context.now}


def test_a_return_long_after_the_due_date_escalates_nothing(service: Service) -> None:
    assert "交通局" in service.told("2026-11-24T08:50")["wangmin"]
    service.say("wangmin", "报送 台账 11月 无", "2026-11-24T10:00")
    sent_back(service, "2026-12-10T14:00")
    seen = [shown for moment in service.days("2026-12-10", "2026-12-18") for shown in service.at(moment)]
    assert "zhangwei" not in {userid for userid, _ in seen}
    assert not any("主体责任台账" in text for userid, text in seen if userid == "wangmin" and "12月主体" not in text)
    assert not any("尚未完成" in text for text in service.talk.pushes("liujianguo")), (
        "nothing is drafted for the principal either"
    )
    briefs = [text for userid, text in seen if userid == "zhaoli" and "工作简报" in text]
    assert all("交通局" in text for text in briefs), "the desk still sees that it is owed"
    assert set(steps_since(service, "2026-12-10").values()) == {"unsent"}


def test_a_return_before_the_due_date_lets_the_coming_steps_go(service: Service) -> None:
    service.told("2026-11-16T08:50")
    service.say("wangmin", "报送 台账 11月 无", "2026-11-18T10:00")
    assert "wangmin" not in service.told("2026-11-20T08:50")
    sent_back(service, "2026-11-23T14:00")
    assert "wangmin" not in service.told("2026-11-23T15:00"), "its steps of the 16th and the 20th are over"
    text = service.told("2026-11-24T08:50")["wangmin"]
    assert "11月主体责任台账" in text
    assert "（补发）" not in text
    assert steps_since(service, "2026-11-20") == {"-3": "unsent", "-1": "pushed"}


def test_a_return_on_the_due_day_reminds_on_it(service: Service) -> None:
    service.told("2026-11-24T08:50")
    service.say("wangmin", "报送 台账 11月 无", "2026-11-24T10:00")
    sent_back(service, "2026-11-25T09:30")
    assert "今日到期" in service.told("2026-11-25T10:00")["wangmin"]
    assert "zhangwei" in service.told("2026-11-26T08:50")
