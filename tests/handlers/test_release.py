"""发送: what was drafted for a principal leaves, once, worded for today, or is dropped."""

import re
from collections.abc import Callable

import pytest

from actions.common.errors import UserError
from actions.sending import release
from storage.engine import Database
from tests.scheduler.service import Service

OFFICE, OTHER_OFFICE, PRINCIPAL = "zhaoli", "zhenghui", "liujianguo"


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database)
    made.at("2026-11-26T08:46")
    return made


def drafted(service: Service) -> str:
    """The number under which 交通局's reminder waits for the office."""
    text = service.told("2026-11-30T08:46")[OFFICE]
    found = re.search(r"交通局：回复“发送 (20\d\d-\d{4})”", text)
    assert found
    return found[1]


def test_the_office_sends_what_it_has_seen(service: Service) -> None:
    number = drafted(service)
    reply = service.say(OFFICE, f"发送 {number}", "2026-11-30T18:40")
    assert f"{number} 已发送，接收人：交通局刘建国" in reply
    told = service.told("2026-11-30T18:41")
    assert list(told) == [PRINCIPAL], "at any hour: a person asked for it"
    assert "已逾期5天" in told[PRINCIPAL]
    assert "此前已于11月26日提醒联络员，11月26日告知分管领导" in told[PRINCIPAL]
    assert "没有待发送的" in service.say(OFFICE, f"发送 {number}")
    assert PRINCIPAL not in service.told("2026-12-01T08:50")


def test_it_is_worded_for_the_day_on_which_it_leaves(service: Service) -> None:
    number = drafted(service)
    service.say(OFFICE, f"发送 {number}", "2026-12-02T09:40")
    assert "已逾期7天" in dict(service.at("2026-12-02T09:41"))[PRINCIPAL]


def test_what_has_come_in_meanwhile_is_not_sent(service: Service) -> None:
    number = drafted(service)
    service.say("wangmin", "报送 台账 11月 无")
    assert "未发送，已撤销" in service.say(OFFICE, f"发送 {number}")
    assert PRINCIPAL not in dict(service.at("2026-11-30T09:41"))


def test_the_office_may_drop_it(service: Service) -> None:
    number = drafted(service)
    assert service.say(OFFICE, f"取消发送 {number}") == f"好的，{number} 不再发送。"
    assert "没有待发送的" in service.say(OFFICE, f"发送 {number}")
    assert PRINCIPAL not in dict(service.at("2026-12-01T09:41"))


def test_another_group_s_draft_is_not_there(service: Service) -> None:
    number = drafted(service)
    assert "没有找到编号" in service.say(OTHER_OFFICE, f"发送 {number}")
    assert "已发送" in service.say(OFFICE, f"发送 {number}")


def test_a_department_cannot_send(service: Service) -> None:
    assert "由派驻组、综合科使用" in service.say("wangmin", f"发送 {drafted(service)}")


@pytest.mark.parametrize("second", [release.release, release.drop])
@pytest.mark.parametrize("first", [release.release, release.drop])
def test_of_two_windows_the_second_is_told_what_the_first_did(
    service: Service, first: Callable[..., object], second: Callable[..., object]
) -> None:
    number = drafted(service)
    with service.database.write() as session:
        stale = release.find_draft(service.assistant.context(session, OFFICE), number)
    with service.database.write() as session:
        context = service.assistant.context(session, OFFICE)
        first(context, release.find_draft(context, number))
    with service.database.write() as session, pytest.raises(UserError) as refused:
        second(service.assistant.context(session, "liqiang"), stale)
    assert f"没有待发送的 {number}：此前已{'发送' if first is release.release else '取消'}" in str(refused.value)
    assert (PRINCIPAL in service.told("2026-11-30T18:41")) == (first is release.release)
