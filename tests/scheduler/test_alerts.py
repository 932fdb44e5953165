"""Alerts: who is told what when something stands still, once, and once more when it is over."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.common import outages
from actions.running import alerts
from actions.running.alerts import Notice
from scheduler.deliver.channels import RefusedError, RetryError, SendResult, WaitError
from scheduler.run.alerts import STILL, Lookout, keep, waiting_since
from storage.engine import Database
from storage.models import Alert, Outage, Push
from tests.conftest import Conversation, at
from tests.scheduler.outside import Sent, put
from tests.scheduler.service import Service

ADMIN = "liangchen"
MINUTE = timedelta(minutes=1)
CLOSED = WaitError("企业微信返回 48006（应用因长期未使用被停用）", 60, alert=True)


class Ticks:
    """A monotonic clock by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-23T10:00")


def look(service: Service, lookout: Lookout | None = None) -> list[Notice]:
    """What one process's lookout tells at the clock's time."""
    now = service.clock.now()
    with service.database.write() as session:
        keep(session, (lookout or Lookout()).look(session, now, service.rules), now)
        return alerts.announce(service.assistant.context(session))


def causes(notices: list[Notice]) -> list[tuple[str, bool]]:
    return [(notice.cause, notice.over) for notice in notices]


def told(service: Service) -> list[str]:
    """What the admin was shown."""
    return [text for userid, text in service.channels.shown if userid == ADMIN]


def refuse(service: Service, error: Exception | None, but: str = "") -> None:
    """WeCom answers every call with this error, or accepts it; texts that hold `but` are accepted."""

    def answer(call: Sent) -> SendResult:
        if error is not None and not (but and but in call.text):
            raise error
        return SendResult("msgid")

    service.channels.answer = answer


def later(service: Service, moment: str) -> list[tuple[str, bool]]:
    """One tick, one look, one more delivery; what was told."""
    service.at(moment)
    found = causes(look(service))
    service.at(moment)
    return found


def test_nothing_is_told_when_all_is_well(service: Service) -> None:
    put(service.database, ["wangmin"], "请办理", at("2026-11-23T10:00"))
    assert later(service, "2026-11-23T10:00") == []
    assert later(service, "2026-11-23T10:30") == []
    assert told(service) == []


def test_a_push_that_waits_too_long_is_told_once_and_once_when_it_is_over(service: Service) -> None:
    refuse(service, RetryError("忙"), but="别人")
    put(service.database, ["wangmin"], "请办理", at("2026-11-23T10:00"))
    put(service.database, ["zhangwei"], "别人", at("2026-11-23T10:01"))
    assert later(service, "2026-11-23T10:01") == []
    assert later(service, "2026-11-23T10:09") == []
    assert later(service, "2026-11-23T10:11") == [], "it may mend itself within two minutes"
    assert later(service, "2026-11-23T10:14") == [("queue", False)]
    assert later(service, "2026-11-23T10:20") == []
    refuse(service, None)
    assert later(service, "2026-11-23T11:00") == [("queue", True)]
    assert later(service, "2026-11-23T11:05") == []
    begun, over = told(service)
    assert begun.startswith("运行告警：有消息待发过久。最早一条已等候11分钟")
    assert over.startswith("告警解除：有消息待发过久，已于11月23日（周一）11:00恢复")


def test_what_mends_itself_within_two_minutes_is_not_told(service: Service) -> None:
    refuse(service, CLOSED)
    put(service.database, ["wangmin"], "请办理", at("2026-11-23T10:00"))
    assert later(service, "2026-11-23T10:00") == []
    refuse(service, None)
    service.ticker = service.another("w2")  # knows of no pause
    assert later(service, "2026-11-23T10:01:30") == []
    assert later(service, "2026-11-23T10:10") == []
    assert told(service) == []


def test_wecom_that_refuses_us_is_one_alert_whatever_waits_and_an_outage_afterwards(service: Service) -> None:
    refuse(service, CLOSED)
    for n in range(3):
        put(service.database, ["wangmin"], f"第{n}号", at("2026-11-23T10:00"))
    service.at("2026-11-23T10:00")
    service.clock.time = at("2026-11-23T10:30")
    both = causes(look(service)) + causes(look(service, Lookout()))
    assert both == [("wecom", False)], "two processes tell it once, and that nothing leaves is no news"
    refuse(service, None)
    service.ticker = service.another("w2")
    assert later(service, "2026-11-23T10:40") == [("wecom", True)]
    assert "48006" in told(service)[0]
    with service.database.read() as session:
        (outage,) = session.scalars(select(Outage))
    assert outage.began_at == at("2026-11-23T10:00")
    assert at("2026-11-23T10:40") <= outage.ended_at < at("2026-11-23T10:41")


def test_an_alert_that_cannot_be_sent_is_no_cause_of_another(service: Service) -> None:
    refuse(service, CLOSED)
    put(service.database, ["wangmin"], "请办理", at("2026-11-23T10:00"))
    found = [later(service, f"2026-11-23T{10 + n // 4}:{15 * (n % 4):02}") for n in range(12)]
    assert [each for each in found if each] == [[("wecom", False)]]
    with service.database.read() as session:
        pushed = list(session.scalars(select(Push).where(Push.reason == alerts.REASON)))
        assert len(pushed) == 1
        assert waiting_since(session, service.clock.now(), service.rules) == at("2026-11-23T10:00")


def test_no_connection_is_told_with_the_time_since_when(service: Service) -> None:
    refuse(service, RetryError("无法连接企业微信（ConnectError）"))
    put(service.database, ["wangmin"], "请办理", at("2026-11-23T10:00"))
    service.at("2026-11-23T10:00")
    assert later(service, "2026-11-23T10:12") == []
    assert later(service, "2026-11-23T10:15") == [("silent", False)]
    refuse(service, None)
    assert later(service, "2026-11-23T12:00") == [("silent", True)]
    assert told(service)[0].startswith("运行告警：消息发不出去。自11月23日（周一）10:00起没有一条发出")
    with service.database.read() as session:
        assert [row.began_at for row in outages.latest(session, 9)] == [at("2026-11-23T10:00")]


def test_what_time_causes_waits_for_working_hours_without_an_alert(service: Service) -> None:
    put(service.database, ["wangmin"], "今日提醒", at("2026-11-20T17:29"), reason="daily")
    for moment in ("2026-11-20T18:00", "2026-11-22T10:00", "2026-11-23T08:29", "2026-11-23T08:39"):
        service.clock.time = at(moment)
        assert look(service) == []
        with service.database.read() as session:
            assert session.scalar(select(Alert.cause)) is None, moment
    service.clock.time = at("2026-11-23T08:41")
    assert look(service) == []
    service.clock.time = at("2026-11-23T08:44")
    assert causes(look(service)) == [("silent", False)]


def test_a_tick_that_does_not_run_is_told_by_whoever_looks(service: Service) -> None:
    ticks = Ticks()
    lookout, fresh = Lookout(ticks), Lookout(ticks)
    service.ticker.beat()
    assert look(service, lookout) == []
    ticks.at += STILL - 10
    service.ticker.plan()
    service.ticker.beat()
    assert look(service, lookout) == []
    ticks.at += 20
    look(service, lookout)
    service.clock.time += 3 * MINUTE
    (notice,) = look(service, lookout)
    assert (notice.cause, notice.over) == ("deliver", False)
    assert look(service, fresh) == [], "who has just come knows nothing, and does not say that it is over"
    service.ticker.deliver()
    service.ticker.beat()
    ticks.at += 30
    assert causes(look(service, lookout)) == [("deliver", True)]


def test_members_without_a_licence_are_counted_not_named(service: Service) -> None:
    service.channels.answer = lambda call: SendResult("m", unlicensed=frozenset({"wangmin"}))
    put(service.database, ["wangmin", "zhangwei"], "请办理", at("2026-11-23T10:00"))
    assert later(service, "2026-11-23T10:00") == []
    assert later(service, "2026-11-23T10:03") == [("unlicensed", False)]
    refuse(service, None)
    put(service.database, ["wangmin"], "再办理", at("2026-11-23T11:00"))
    assert later(service, "2026-11-23T11:00") == [("unlicensed", True)]
    assert "共1人收不到推送" in told(service)[0]
    assert "王敏" not in told(service)[0]


def test_wecoms_warning_reaches_the_admin_and_nobody_else(bot: Conversation) -> None:
    effect = str(int(at("2026-12-01T00:00").timestamp()))
    assert bot.say("sys", effect, kind="event:inactive_alert") == ""
    assert bot.say("sys", effect, kind="event:inactive_alert") == ""

    def announce(moment: str) -> list[Notice]:
        bot.at(moment)
        with bot.assistant.database.write() as session:
            alerts.end_accepted(session)
            return alerts.announce(bot.assistant.context(session))

    assert causes(announce("2026-11-22T10:03")) == [("inactive", False)]
    (text,) = bot.pushes(ADMIN)
    assert "停用时间12月1日（周二）00:00" in text
    bot.at("2026-12-01T00:10")
    assert bot.say("sys", "", kind="event:close_inactive_agent") == ""
    assert bot.say("sys", "", kind="event:close_inactive_agent") == ""
    assert causes(announce("2026-12-01T00:20")) == [("closed", False)]
    assert bot.say("sys", "", kind="event:reopen_inactive_agent") == ""
    assert sorted(causes(announce("2026-12-01T09:00"))) == [("closed", True), ("inactive", True)]
    assert bot.pushes("wangmin") == bot.pushes("zhaoli") == []


def test_an_unreadable_time_of_the_warning_is_no_fault(bot: Conversation) -> None:
    assert bot.say("sys", "soon", kind="event:inactive_alert") == ""
    with bot.session() as session:
        assert [row.cause for row in alerts.standing(session)] == ["inactive"]


def test_a_refused_text_is_no_alert(service: Service) -> None:
    refuse(service, RefusedError("企业微信返回 40058"))
    put(service.database, ["wangmin"], "请办理", at("2026-11-23T10:00"))
    assert later(service, "2026-11-23T10:00") == later(service, "2026-11-23T10:20") == []
