"""The delivery ledger in chat: what I was sent, and whether it went out."""

from dataclasses import replace

import pytest

from actions.common.actor import find_actor
from actions.sending.delivery_ledger import deliveries
from scheduler.deliver.channels import SendResult
from storage.engine import Database
from tests.handlers.people import give_post
from tests.scheduler.service import Service

OFFICE = "zhaoli"
NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.年度工作要点。"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-20T12:00")


def test_a_person_sees_what_was_sent(service: Service) -> None:
    assert service.say("maliang", "我收到了什么") == "近期没有发给您的提醒。"
    service.at("2026-11-20T12:01")
    reply = service.say("wangmin", "我收到了什么")
    assert "11月20日（周五）12:01 每日提醒（已发出）" in reply
    assert "台账" not in reply, "subjects, no texts"


def test_the_office_sees_who_got_it(service: Service) -> None:
    service.channels.answer = lambda call: SendResult("m", invalid=frozenset({"liqiang"}))
    service.say("wangmin", NOTICE, "2026-11-20T15:00")
    before = service.say(OFFICE, "发出去了吗 2026-0001")
    assert "赵丽：会议报告 2026-0001，待发" in before
    service.at("2026-11-20T15:01")
    after = service.say(OFFICE, "2026-0001发出去了吗？")
    assert "赵丽：会议报告 2026-0001，已发出" in after
    assert "李强：会议报告 2026-0001，未送达" in after
    assert "不在应用可见范围或已离开企业" in after


def test_another_group_sees_nothing_of_it(service: Service) -> None:
    service.say("wangmin", NOTICE)
    assert "没有找到" in service.say("zhenghui", "发出去了吗 2026-0001")
    assert "由派驻组、综合科使用" in service.say("wangmin", "发出去了吗 2026-0001")
    assert "请写明编号" in service.say(OFFICE, "发出去了吗")


def test_what_another_group_sent_to_somebody_of_both_is_not_shown(service: Service) -> None:
    give_post(service.talk, "chenfang", "财政局", "liaison")
    service.say("zhuting", NOTICE)
    service.say("zhenghui", "意见 2026-0001 建议暂缓")
    assert "2026-0002" in service.say("zhenghui", "确认")
    assert "陈芳：意见 2026-0002" in service.say("zhenghui", "发出去了吗 2026-0002")
    assert "没有找到" in service.say(OFFICE, "发出去了吗 2026-0002")
    assert "2026-0002" not in ledger(service, OFFICE)
    assert "2026-0002" in ledger(service, "zhenghui")


def ledger(service: Service, userid: str) -> set[str | None]:
    """The numbers in the person's delivery ledger."""
    with service.acting("2026-11-20T16:00") as context:
        actor = find_actor(context.session, userid, context.today)
        return {each.subject for each in deliveries(replace(context, actor=actor, userid=userid))[0]}
