"""Circulars and study material: 收到, 已学习, chased on a ladder inside the one daily message, told in rates."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import Publication
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-02T09:20")


@pytest.fixture
def sent(service: Service) -> Service:
    service.say(OFFICE, "学习材料：《中国共产党纪律处分条例》第七章，请组织学习")
    service.say(OFFICE, "确认")
    service.at("2026-11-02T09:21")
    return service


def test_a_kind_goes_to_its_own_audience(service: Service) -> None:
    reply = service.say(OFFICE, "学习材料：《中国共产党纪律处分条例》第七章，请组织学习")
    assert "各单位联络员4人" in reply
    assert "学习后请于11月16日（周一）前回复“已学习 编号”" in reply, "as it will be sent"


def test_until_when_it_holds_is_read(service: Service) -> None:
    service.say(OFFICE, "学习材料：《廉洁自律准则》，请于11月5日前学习，有效期至11月30日")
    assert "已发出" in service.say(OFFICE, "确认")
    with service.database.read() as session:
        row = session.scalars(select(Publication)).one()
    assert (row.due_on, row.valid_until) == (date(2026, 11, 5), date(2026, 11, 30))
    assert "已于11月30日（周一）结束" in service.say("wangmin", "已学习 2026-0001", "2026-12-01T09:00")


def test_received_is_not_studied(sent: Service) -> None:
    assert sent.say("wangmin", "收到").startswith("已签收：《中国共产党纪律处分条例》（2026-0001）")
    assert "已学习（11月3日集中学习）" in sent.say("wangmin", "已学习 2026-0001 11月3日集中学习", "2026-11-03T10:00")
    assert "已学习" in sent.say("chenfang", "已学习")
    reply = sent.say(OFFICE, "签收情况 2026-0001")
    assert "已学习2人" in reply
    assert "（50.0%）" in reply
    assert "交通局王敏：已学习（11月3日集中学习）" in reply


def test_it_is_chased_in_the_one_daily_message(sent: Service) -> None:
    sent.say("wangmin", "已学习 2026-0001", "2026-11-03T10:00")
    days = {"chenfang": [], "wangmin": []}
    for moment in sent.days("2026-11-03", "2026-11-24"):
        told = sent.told(moment)
        for userid, found in days.items():
            if "学习材料2026-0001" in told.get(userid, ""):
                found.append(moment[5:10])
    assert days == {"chenfang": ["11-11", "11-16", "11-17"], "wangmin": []}


def test_the_desk_reads_who_is_long_overdue(sent: Service) -> None:
    told = [sent.told(moment).get(OFFICE, "") for moment in sent.days("2026-11-23", "2026-11-23")]
    assert any("学习材料2026-0001" in text for text in told)


def test_the_year_is_told_by_kind_and_month(sent: Service) -> None:
    sent.say("wangmin", "收到")
    sent.say(OFFICE, "发通知 水利局 请来领文件", "2026-12-01T09:20")
    sent.say(OFFICE, "确认")
    sent.say(OFFICE, "发通知 水利局 请来领台账本")
    sent.say(OFFICE, "确认")
    sent.say(OFFICE, "撤回 2026-0003")
    assert sent.say(OFFICE, "发文统计").splitlines() == [
        "2026年发文2件，5人次：",
        "通知1件，1人次，回执率0.0%（12月1件）",
        "学习材料1件，4人次，回执率25.0%（11月1件）",
    ]
    assert "2025年没有发文" in sent.say(OFFICE, "发文统计 去年")
    assert "没有发文" in sent.say("zhenghui", "发文统计")
