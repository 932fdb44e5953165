"""/metrics: what any web process tells of the pushes of all schedulers."""

from datetime import timedelta

import pytest

from actions.running import alerts
from bot.app import create_app
from bot.assistant import Assistant
from scheduler.deliver.channels import RetryError, SendResult
from storage.engine import Database
from tests.bot.wire import wire_config
from tests.conftest import at, make_test_assistant
from tests.scheduler.outside import Sent, put
from tests.scheduler.service import Service


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, wire_config(), since="2026-11-22T09:00")


def read(service: Service) -> dict[str, float]:
    """Every figure by its name and labels, as another process tells it."""
    other: Assistant = make_test_assistant(service.database, service.clock, wire_config())
    lines = create_app(other).test_client().get("/metrics").text.splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines) if name[:1] != "#"}


def test_results_by_state_and_the_age_of_what_waits(service: Service) -> None:
    def answer(call: Sent) -> SendResult:
        if "忙" in call.text:
            raise RetryError("忙")
        return SendResult("m", invalid=frozenset({"nobody"}))

    service.channels.answer = answer
    put(service.database, ["wangmin", "zhangwei", "nobody"], "请办理", at("2026-11-22T10:00"))
    put(service.database, ["wangmin"], "忙", at("2026-11-22T10:00"))
    service.at("2026-11-22T10:00")
    service.clock.time = at("2026-11-22T10:07")
    figures = read(service)
    assert figures['lvze_push_recipients{state="sent"}'] == 2
    assert figures['lvze_push_recipients{state="failed"}'] == 1
    assert figures['lvze_push_recipients{state="queued"}'] == 1
    assert figures["lvze_oldest_queued_seconds"] == 7 * 60, "however often it has been tried since"


def test_how_far_reminders_are_behind_their_plan(service: Service) -> None:
    assert read(service)["lvze_ladder_lag_seconds"] == 0
    put(service.database, ["wangmin"], "今日提醒", at("2026-11-23T08:45"), reason="daily")
    put(service.database, ["wangmin"], "回执", at("2026-11-23T08:00"))
    service.at("2026-11-23T10:45")
    assert 7200 <= read(service)["lvze_ladder_lag_seconds"] < 7260
    service.clock.time += timedelta(days=2)
    assert read(service)["lvze_ladder_lag_seconds"] == 0


def test_standing_alerts(service: Service) -> None:
    with service.database.write() as session:
        alerts.note(session, "wecom", "企业微信返回 48006。", service.clock.now())
    figures = read(service)
    assert (figures['lvze_alerts{cause="wecom"}'], figures['lvze_alerts{cause="queue"}']) == (1, 0)
