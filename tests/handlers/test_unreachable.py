"""An account that WeCom does not know, twice in a row, stands in 我的待办 of those who can put it right."""

import pytest

from scheduler.deliver.channels import DroppedError, SendResult
from storage.engine import Database
from tests.conftest import at
from tests.scheduler.outside import put
from tests.scheduler.service import Service

SHOWN = "张伟同志的企业微信账号连续两次未能送达"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-22T09:00")


def fail(service: Service, moment: str, text: str, alone: bool = False) -> None:
    """A push to 张伟 that WeCom leaves out of its call, or refuses as a whole."""
    error = DroppedError("企业微信返回 60111（成员不在通讯录或不可见）")

    def answer(_call: object) -> SendResult:
        if alone:
            raise error
        return SendResult("m", invalid=frozenset({"zhangwei"}))

    service.channels.answer = answer
    put(service.database, ["zhangwei"], text, at(moment))
    service.clock.time = at(moment)
    service.ticker.deliver()


@pytest.mark.parametrize("alone", [True, False])
def test_after_the_second_failure_it_is_shown_until_a_push_arrives(service: Service, alone: bool) -> None:
    fail(service, "2026-11-22T10:00", "一", alone)
    assert SHOWN not in service.say("wangmin", "我的待办")
    fail(service, "2026-11-22T11:00", "二", alone)
    assert SHOWN in service.say("wangmin", "我的待办")
    assert SHOWN in service.say("zhaoli", "我的待办")
    service.channels.answer = lambda call: SendResult("m")
    put(service.database, ["zhangwei"], "三", at("2026-11-22T12:00"))
    service.clock.time = at("2026-11-22T12:00")
    service.ticker.deliver()
    assert SHOWN not in service.say("wangmin", "我的待办")


def test_it_is_nobody_elses_business(service: Service) -> None:
    for text in ("一", "二"):
        fail(service, "2026-11-22T10:00", text)
    for userid in ("yangxue", "zhuting", "wutao", "liangchen"):  # other departments, the other desk, the admin
        assert "张伟" not in service.say(userid, "我的待办")


def test_a_month_later_it_is_no_more_news(service: Service) -> None:
    for text in ("一", "二"):
        fail(service, "2026-10-20T10:00", text)
    assert SHOWN not in service.say("wangmin", "我的待办", "2026-11-22T10:00")
