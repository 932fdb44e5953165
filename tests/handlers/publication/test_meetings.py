"""Meetings that the group calls: who comes, who does not and why, who instead; reminders, the list for signature, who was there."""

import pytest

from storage.engine import Database
from tests.scheduler.service import Service

OFFICE = "zhaoli"
CALL = "发通知 各单位 11月25日下午3点到三楼会议室开工作会议"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


@pytest.fixture
def called(service: Service) -> Service:
    service.say(OFFICE, CALL)
    assert "编号 2026-0001，接收4人" in service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    return service


def test_the_hour_is_asked_for(service: Service) -> None:
    assert "11月23日（周一）的开始时间没有写明" in service.say(OFFICE, "让联络员下周一来培训")
    reply = service.say(OFFICE, "上午9点")
    assert "【培训通知】" in reply
    assert "请回复“确认”" in reply


def test_everybody_says_whether_he_comes(called: Service) -> None:
    assert "工作会议" not in called.say("zhangwei", "参会 2026-0001")
    assert "参会" in called.say("wangmin", "参会 2026-0001")
    assert "请写明原因" in called.say("chenfang", "请假 2026-0001")
    assert "请假（外出开会），已告知综合科" in called.say("chenfang", "请假 2026-0001 外出开会")
    assert "代会（徐宁），已告知综合科" in called.say("yangxue", "代会 2026-0001 徐宁")
    reply = called.say(OFFICE, "签收情况 2026-0001")
    assert "参会1人，请假1人，代会1人" in reply
    assert "未签收：文旅局唐岚" in reply
    assert "水利局陈芳：请假（外出开会）" in reply


def test_received_leaves_the_question_open(called: Service) -> None:
    assert "请另回复“参会 2026-0001”或“请假 2026-0001 原因”" in called.say("wangmin", "收到")
    assert "参会" in called.say("wangmin", "参会")


def test_leave_with_days_is_an_absence(called: Service) -> None:
    assert "值班" in called.say("wangmin", "请假 值班")
    reply = called.say("chenfang", "请假 11月25日至11月27日 年假")
    assert "会议" not in reply
    assert "陈芳：请假" not in called.say(OFFICE, "签收情况 2026-0001")


def test_who_has_not_declined_is_reminded(called: Service) -> None:
    called.say("chenfang", "请假 2026-0001 外出开会")
    eve = {userid for userid, text in called.at("2026-11-24T16:30") if "会议提醒" in text}
    hour = {userid for userid, text in called.at("2026-11-25T14:05") if "会议提醒" in text}
    assert eve == hour == {"wangmin", "yangxue", "tanglan"}
    assert not [text for _, text in called.at("2026-11-25T14:06") if "会议提醒" in text]


def test_who_was_there_is_recorded_after_the_meeting(called: Service) -> None:
    assert "尚未召开" in called.say(OFFICE, "缺席 2026-0001 水利局")
    assert "到会3人，未到1人" in called.say(OFFICE, "缺席 2026-0001 水利局", "2026-11-25T17:00")
    assert "已于11月25日（周三）结束" in called.say("tanglan", "参会 2026-0001", "2026-11-26T09:00")


def test_the_list_for_signature_is_made(called: Service) -> None:
    assert "签到表" in called.say(OFFICE, "签到表 2026-0001")
    assert "2026-0001签收情况" in called.say(OFFICE, "导出签收情况 2026-0001")
