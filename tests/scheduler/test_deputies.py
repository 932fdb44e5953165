"""Deputies: what the clock would tell somebody who is away goes to the one who stands in, on these days only."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.config import Config
from storage.engine import Database
from storage.models import Holding, Member
from tests.conftest import at
from tests.handlers.test_meeting import NOTICE
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database)


def away(service: Service, words: str, moment: str) -> None:
    """The office records it, and those concerned have been told."""
    assert service.say(OFFICE, words, moment).startswith("已登记")
    service.at(moment)


def test_the_deputy_is_reminded_while_the_liaison_is_away(service: Service) -> None:
    away(service, "请假 王敏 11月24日至11月25日 代理 周洁", "2026-11-23T08:00")
    told = service.told("2026-11-24T08:50")
    assert "wangmin" not in told
    assert told["zhoujie"].startswith("王敏同志11月24日（周二）至11月25日（周三）请假，由您代理，提醒一并发给您：")
    assert "交通局有1项报送请予办理" in told["zhoujie"]
    assert "zhoujie" in service.told("2026-11-25T08:50")
    after = service.told("2026-11-26T08:50")
    assert "已逾期1天" in after["wangmin"]
    assert "zhoujie" not in after


def test_the_leader_sees_that_a_deputy_was_reminded(service: Service) -> None:
    away(service, "请假 王敏 11月26日 代理 周洁", "2026-11-25T10:00")
    told = service.told("2026-11-26T08:50")
    assert "联络员请假，其间的提醒已发给代理同志。" in told["zhangwei"]
    assert "王敏" not in told["zhangwei"]
    assert "联络员请假" not in told["huqiang"]


def test_a_leader_s_deputy_gets_the_escalation(service: Service) -> None:
    away(service, "请假 张伟 11月26日 代理 高飞", "2026-11-25T10:00")
    told = service.told("2026-11-26T08:50")
    assert "zhangwei" not in told
    assert "张伟同志11月26日（周四）请假，由您代理" in told["gaofei"]
    assert "请您督促办理" in told["gaofei"]


def test_one_message_with_the_own_and_the_absent_s_part(service: Service) -> None:
    away(service, "请假 张伟 11月26日 代理 王敏", "2026-11-25T10:00")
    told = service.told("2026-11-26T08:50")
    assert told["wangmin"].count("交通局有1项报送") == 2


def test_back_early_means_reminded_again(service: Service) -> None:
    away(service, "请假 王敏 11月23日至11月27日 代理 周洁", "2026-11-22T10:00")
    service.say("wangmin", "销假 王敏", "2026-11-24T08:00")
    service.at("2026-11-24T08:01")
    told = service.told("2026-11-24T08:50")
    assert "wangmin" in told
    assert "zhoujie" not in told


def test_a_brief_goes_to_who_is_at_the_desk(service: Service) -> None:
    away(service, "请假 李强 11月26日 代理 赵丽", "2026-11-25T10:00")
    told = service.told("2026-11-26T08:40")
    assert "liqiang" not in told
    assert "李强同志11月26日（周四）请假" in told[OFFICE]
    assert told[OFFICE].count("工作简报") == 1


def test_the_principal_s_deputy_gets_what_the_office_releases(service: Service) -> None:
    service.at("2026-11-26T08:46")
    away(service, "请假 刘建国 11月30日至12月4日 代理 张伟", "2026-11-27T10:00")
    draft = service.told("2026-11-30T08:46")[OFFICE]
    number = draft.split("交通局：回复“发送 ")[1][:9]
    assert "张伟" in service.say(OFFICE, f"发送 {number}")
    assert "请您统筹安排" in dict(service.at("2026-11-30T09:00"))["zhangwei"]


def test_a_deputy_without_a_post_any_more_stands_in_for_nobody(service: Service) -> None:
    away(service, "请假 王敏 11月24日 代理 周洁", "2026-11-23T10:00")
    with service.database.write() as session:
        gone = select(Member.id).where(Member.userid == "zhoujie")
        session.execute(delete(Holding).where(Holding.member_id.in_(gone)))
    told = service.told("2026-11-24T08:50")
    assert "wangmin" in told
    assert "zhoujie" not in told


def test_a_deputy_who_has_left_stands_in_for_nobody(service: Service) -> None:
    away(service, "请假 王敏 11月24日 代理 周洁", "2026-11-23T10:00")
    with service.database.write() as session:
        session.execute(update(Member).where(Member.userid == "zhoujie").values(gone_at=at("2026-11-23T11:00")))
    assert "wangmin" in service.told("2026-11-24T08:50")


def test_the_preview_shows_the_deputy(service: Service) -> None:
    away(service, "请假 王敏 11月25日 代理 周洁", "2026-11-22T10:00")
    shown = service.say(OFFICE, "预览 11月25日")
    assert "周洁：王敏同志11月25日（周三）请假" in shown
    assert "王敏：" not in shown
    assert " 王敏：交通局" in service.say(OFFICE, "预览 11月24日")


def test_days_are_local_days(database: Database) -> None:
    """The eve of a deputy's day is not yet the deputy's, whatever UTC says."""
    service = Service(database, Config())
    away(service, "请假 王敏 11月25日 代理 周洁", "2026-11-22T10:00")
    service.clock.time = at("2026-11-24T23:59") + timedelta(seconds=30)
    assert "周洁" not in service.say(OFFICE, "催办 交通局")
    service.clock.time = at("2026-11-25T00:00")
    service.say(OFFICE, "催办 交通局")  # asks first: it was half a minute ago
    assert "周洁" in service.say(OFFICE, "确认")


def test_the_deputy_is_reminded_of_the_meeting(service: Service) -> None:
    reply = service.say("wangmin", NOTICE, "2026-11-22T10:00")
    number = reply.split("编号 ")[1][:9]
    service.say(OFFICE, f"参会 {number} 李强")
    away(service, "请假 李强 11月26日至11月27日 代理 赵丽", "2026-11-22T10:10")
    told = service.at("2026-11-26T16:20")
    assert "liqiang" not in {userid for userid, _ in told}
    (text,) = [text for userid, text in told if userid == OFFICE and "参会提醒" in text]
    assert text.endswith("李强同志请假，请代理同志参会，或请综合科另行安排。")
