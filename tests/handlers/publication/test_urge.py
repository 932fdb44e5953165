"""催签, 催办 of what was sent out: who has not answered is reminded at once, or in the next day's one message."""

import pytest

from storage.engine import Database
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database, since="2026-11-18T09:20")
    made.say(OFFICE, "发通知 各单位联络员 请核对联络员名单")
    made.say(OFFICE, "确认")
    made.at("2026-11-18T09:21")
    made.say("wangmin", "收到")
    return made


def reminded(service: Service, moment: str) -> set[str]:
    return {userid for userid, text in service.at(moment) if "尚未签收" in text and "2026-0001" in text}


@pytest.mark.parametrize(
    "words",
    [
        "催签 2026-0001",
        "催办 2026-0001",
        "催签",
        "2026-0001 催一下",
        "催签 通知",
        "提醒没签收的单位",
        "催一下没签收的",
        "给没签收的人发个提醒",
    ],
)
def test_who_has_not_signed_is_shown_and_reminded_at_once(service: Service, words: str) -> None:
    reply = service.say(OFFICE, words)
    assert "尚未签收的3人：" in reply
    assert "王敏" not in reply
    assert "陈芳" in reply
    assert not reminded(service, "2026-11-18T09:30")
    assert "已提醒3人" in service.say(OFFICE, "1")
    told = service.at("2026-11-18T09:31")
    assert len(told) == 3
    assert all("回复“收到”签收" in text for _, text in told)


def test_within_two_hours_it_is_asked_first(service: Service) -> None:
    service.say(OFFICE, "催签 2026-0001")
    service.say(OFFICE, "1")
    assert "09:21已提醒过，仍要提醒？" in service.say(OFFICE, "催签 2026-0001", "2026-11-18T10:40")
    assert "未提醒" in service.say(OFFICE, "不提醒")
    assert "已提醒过" not in service.say(OFFICE, "催签 2026-0001", "2026-11-18T11:30")


def test_it_may_wait_for_the_one_daily_message(service: Service) -> None:
    assert "11月19日（周四）的每日提醒" in service.say(OFFICE, "催签 2026-0001")
    assert "11月19日（周四）" in service.say(OFFICE, "2")
    assert not reminded(service, "2026-11-18T16:00")
    service.say("yangxue", "收到")
    told = service.told("2026-11-19T09:10")
    assert "2026-0001" in told["chenfang"]
    assert "2026-0001" not in told.get("yangxue", "") + told.get("wangmin", "")
    assert "2026-0001" not in service.told("2026-11-20T09:10").get("chenfang", "")


def test_a_ladder_goes_on_beside_it(service: Service) -> None:
    service.say(OFFICE, "学习材料：《廉洁自律准则》，请于11月25日前学习")
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:22")
    service.say("chenfang", "收到")
    assert "尚未学习的4人" in service.say(OFFICE, "催办 2026-0002")
    service.say(OFFICE, "2")
    days = [moment[8:10] for moment in service.days("2026-11-19", "2026-11-25") if "2026-0002" in service.told(moment).get("chenfang", "")]  # fmt: skip
    assert days == ["19", "20", "25"]


def test_nobody_is_left_or_may_be_reminded(service: Service) -> None:
    assert "尚未" not in service.say("wangmin", "催签 2026-0001")
    assert "没有找到编号" in service.say("zhenghui", "催签 2026-0001")
    for each in ("chenfang", "yangxue", "tanglan"):
        service.say(each, "收到")
    assert "无需提醒" in service.say(OFFICE, "催签 2026-0001")
    assert "目前没有待签收的发文" in service.say(OFFICE, "催签")
    service.say(OFFICE, "发廉政提醒 全体人员 节日期间请勿收送礼品礼金")
    service.say(OFFICE, "确认")
    assert "无需签收或答复" in service.say(OFFICE, "催签 2026-0002")
    service.say(OFFICE, "撤回 2026-0001")
    assert "已撤回" in service.say(OFFICE, "催签 2026-0001")


def test_a_department_that_is_reminded_of_reports_is_named_what_it_has_not_signed(service: Service) -> None:
    reply = service.say(OFFICE, "催办 水利局", "2026-11-23T10:00")
    assert "已提醒水利局联络员陈芳：11月主体责任台账" in reply
    assert "另有1件发文待水利局回复：请核对联络员名单（2026-0001）陈芳尚未签收" in reply
    assert "发文" not in service.say(OFFICE, "催办 交通局"), "its liaison has signed"
    assert "发文" not in service.say(OFFICE, "催办 教育局 台账"), "a report was named"
    assert "尚未签收的1人：水利局陈芳" in service.say(OFFICE, "催签 2026-0001 水利局")
    assert "已提醒1人" in service.say(OFFICE, "1")
    assert reminded(service, "2026-11-23T10:05") == {"chenfang"}
    assert "交通局已签收，无需提醒" in service.say(OFFICE, "催签 2026-0001 交通局")
