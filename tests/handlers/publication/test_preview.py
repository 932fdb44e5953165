"""What time makes of publications is foretold: proposals before a holiday, receipts that are chased, reminders of called meetings."""

import pytest

from scheduler.plan.preview import preview
from storage.engine import Database
from tests.conftest import at
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


def foretold(service: Service, first: str, last: str, word: str) -> list[tuple[str, str]]:
    with service.database.read() as session:
        lines = list(preview(session, service.rules, at(first), at(last)))
    return sorted((line["at"][5:10], userid) for line in lines if word in line["text"] for userid in line["to"])


def shown(service: Service, word: str, *moments: str) -> list[tuple[str, str]]:
    found = [(moment[5:10], each) for moment in moments for each in service.at(moment)]
    return sorted((day, userid) for day, (userid, text) in found if word in text)


def test_a_proposal_before_a_holiday_is_foretold(service: Service) -> None:
    word = "元旦廉政提醒"
    told = foretold(service, "2026-12-25T00:00", "2026-12-31T23:00", word)
    desks = {"zhaoli", "liqiang", "zhenghui", "wutao"}
    assert {userid for _, userid in told} <= desks
    assert [day for day, userid in told if userid == OFFICE] == ["12-29", "12-30", "12-31"]
    assert told == shown(service, word, *service.days("2026-12-25", "2026-12-31", "08:50"))


def test_receipts_and_called_meetings_are_foretold(service: Service) -> None:
    service.say(OFFICE, "发通报 各单位联络员 现将节前检查情况通报如下")
    service.say(OFFICE, "确认")
    service.say(OFFICE, "发通知 交通局 11月25日下午3点到三楼会议室开工作会议")
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    chased = foretold(service, "2026-11-19T00:00", "2026-11-21T00:00", "通报2026-0001")
    called = foretold(service, "2026-11-19T00:00", "2026-11-26T00:00", "会议提醒")
    assert called == [("11-24", "wangmin"), ("11-25", "wangmin")]
    assert chased == shown(service, "通报2026-0001", *service.days("2026-11-19", "2026-11-20", "09:40"))
    assert len(chased) == 4
