"""«2026年结转»: frozen with the moment and the records, corrected visibly, open things listed, checklists as a draft."""

import pytest
from sqlalchemy import func, select

from storage.models import ClosedFigure, LedgerEntry, Push, YearClosing
from storage.states import EntryState, PushState
from tests.conftest import Conversation, at
from tests.scheduler.service import Service


@pytest.fixture
def service(bot: Conversation) -> Service:
    """A year with counts, a meeting, a report on time, one never sent, a task, and a checklist that was accepted."""
    made = Service(bot.assistant.database, since="2026-11-18T09:20")
    made.say("zhaoli", "记 约谈 9人次 交通局")
    made.say("wangmin", "记清单 党组 推进巡察整改 责任人张伟 12月20日前完成")
    made.say("wangmin", "会议通知：定于11月27日下午2:30在局三楼会议室召开党组会议，研究：1.年度预算编制。联系人：王敏")
    made.say("wangmin", "报送 台账 11月 无", "2026-11-20T10:00")
    made.say("zhaoli", "记整改 水利局 巡察发现记录不完整，12月20日前整改")
    made.say("zhaoli", "记 谈话提醒 2人次 水利局", "2026-12-20T10:00")
    made.say("zhaoli", "更正 谈话提醒 0人次 水利局")
    return made


def closed(service: Service, moment: str = "2027-01-06T10:00") -> str:
    asked = service.say("zhaoli", "2026年结转", moment)
    assert "请回复“确认”" in asked, asked
    return service.say("zhaoli", "确认")


def figures(service: Service) -> dict[tuple[str, str], ClosedFigure]:
    with service.database.read() as session:
        return {(each.department.name, each.title): each for each in session.scalars(select(ClosedFigure))}


def test_a_year_is_closed_with_everything_that_it_counts(service: Service) -> None:
    asked = service.say("zhaoli", "2026年结转", "2027-01-06T10:00")
    assert "水利局 11月主体责任台账" in asked
    with service.database.read() as session:
        assert session.scalar(select(func.count(YearClosing.id))) == 0, "nothing before 确认"
    said = service.say("zhaoli", "确认")
    assert "2026年已结转" in said
    assert "转入2027年继续办理" in said
    kept = figures(service)
    assert kept["交通局", "约谈"].value == 9
    assert kept["交通局", "约谈"].records == ["2026-11-18 9人次"]
    assert kept["交通局", "按时报送"].records == ["11月主体责任台账"]
    assert kept["水利局", "谈话提醒"].value == 0, "a nought that was filled in is one"
    assert ("教育局", "谈话提醒") not in kept, "what nobody filled in is none"
    assert not any(name == "财政局" for name, _ in kept), "another group's"
    for figure in kept.values():
        if figure.title not in ("约谈", "谈话提醒"):
            assert figure.value == len(figure.records) == len(set(figure.records))
    assert "2026-11-18 9人次" in service.say("liqiang", "2026年结转情况 交通局 约谈")


def test_a_later_correction_shows_both_numbers(service: Service) -> None:
    closed(service)
    assert "此后没有更正" in service.say("zhaoli", "2026年结转情况")
    service.say("zhaoli", "更正 约谈 7人次 交通局 2026年11月18日", "2027-02-03T10:00")
    assert "交通局约谈 9人次→7人次" in service.say("zhaoli", "2026年结转情况")
    assert "约谈 9人次→7人次（结转后更正）" in service.say("zhaoli", "2026年结转情况 交通局")
    assert figures(service)["交通局", "约谈"].value == 9
    assert "尚未结转" in service.say("wutao", "2026年结转情况")


def test_what_cannot_be_closed_is_answered_and_nothing_is_half_done(service: Service) -> None:
    assert "尚未结束" in service.say("zhaoli", "2026年结转", "2026-12-31T17:00")
    for day in service.days("2026-12-28", "2026-12-31"):
        service.at(day)
    with service.database.read() as session:
        numbers = set(session.scalars(select(Push.subject).where(Push.recipients.any(state=PushState.HELD))))
    assert numbers
    refused = service.say("zhaoli", "2026年结转", "2027-01-06T10:00")
    assert "草稿待审定" in refused
    service.say("zhenghui", "2026年结转")
    service.say("zhenghui", "确认")
    for number in numbers:
        for desk in ("zhaoli", "zhenghui"):
            service.say(desk, f"不发送 {number}")
            service.say(desk, "确认")
    closed(service)
    assert "无需重复办理" in service.say("zhaoli", "2026年结转")
    with service.database.read() as session:
        assert session.scalar(select(func.count(YearClosing.id))) == 1
    assert "由综合科使用" in service.say("wangmin", "2026年结转")


def test_last_years_checklist_is_the_draft_of_this_years(service: Service) -> None:
    closed(service)
    assert any("沿用清单" in text for text in service.talk.pushes("wangmin"))
    shown = service.say("wangmin", "沿用清单", "2027-01-07T10:00")
    assert "推进巡察整改" in shown
    assert _items(service, 2027) == [], "a draft is no entry"
    assert "已登记交通局2027年清单1项" in service.say("wangmin", "确认")
    (item,) = _items(service, 2027)
    assert item.fields["due"] == "2027-12-20"
    assert item.fields["person"] == "张伟"
    assert item.state == EntryState.SUBMITTED
    assert "没有需要沿用的项目" in service.say("wangmin", "沿用清单")
    assert "没有清单可沿用" in service.say("yangxue", "沿用清单")


def _items(service: Service, year: int) -> list[LedgerEntry]:
    with service.database.read() as session:
        rows = session.scalars(select(LedgerEntry).where(LedgerEntry.ledger == "checklist"))
        return [each for each in rows if each.happened_on.year == year]


def test_a_year_that_nobody_worked_in_is_not_closed(bot: Conversation) -> None:
    bot.clock.time = at("2027-01-06T10:00")
    assert "没有记录" in bot.say("zhaoli", "2024年结转")
