"""Two thousand addressees: one text, the fewest calls that WeCom allows, and a list of receipts that is read at once."""

from time import thread_time

import pytest
from sqlalchemy import func, insert, select

from actions.publication import addressing, finding, receipts
from storage.engine import Database
from storage.models import Department, Holding, Member, Push, Receipt
from tests.conftest import ON_ONE_ENGINE
from tests.scheduler.service import Service

MANY = 2000


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database, since="2026-11-03T10:20")
    with database.write() as session:
        where = session.scalars(select(Department.id).where(Department.name == "水利局")).one()
        people = [{"userid": f"staff{n}", "userid_key": f"staff{n}", "name": f"职工{n:04d}"} for n in range(MANY)]
        ids = session.scalars(insert(Member).returning(Member.id), people).all()
        posts = [
            {"member_id": each, "role": "staff", "department_id": where, "in_charge": False, "duties": []}
            for each in ids
        ]
        session.execute(insert(Holding), posts)
    return made


@pytest.mark.slow
@ON_ONE_ENGINE
def test_two_thousand_addressees(service: Service) -> None:
    assert "等2000人" in service.say("zhaoli", "发通知 水利局科室人员 请于本周内完成网上答题")
    assert "接收2000人" in service.say("zhaoli", "确认")
    before = len(service.channels.calls)
    service.at("2026-11-03T10:21")
    calls = [each for each in service.channels.calls[before:] if "网上答题" in each.text]
    assert len(calls) == 2, "a thousand is what one call takes"
    assert sum(len(each.targets) for each in calls) == MANY
    service.say("staff7", "收到")
    with service.database.read() as session:
        assert session.scalar(select(func.count(Push.id)).where(Push.reason == addressing.REASON)) == 1
        assert session.scalar(select(func.count(Receipt.id))) == MANY
        context = service.assistant.context(session, "zhaoli")
        row = finding.listing(context)[0]
        taken = []
        for _ in range(5):
            session.expire_all()
            start = thread_time()
            page = receipts.receipts(context, row, start=0, most=100)
            how = receipts.standing(context, row)
            left = receipts.left(context, row)
            assert receipts.told_more(context, row, ()) == []
            taken.append(thread_time() - start)
    assert (len(page), how.signed, how.total, len(left)) == (100, 1, MANY, MANY - 1)
    assert min(taken) < 0.05, taken  # what a page of the list and what the chat reads of it
    told = service.say("zhaoli", "签收情况 2026-0001")
    assert "发给2000人，已回1人（0.1%）" in told
    assert told.count("水利局职工") < 200, "a page at a time"
