"""The outbox under every kind of answer, with one worker and with several."""

import threading
from datetime import timedelta

import pytest

from scheduler.deliver import outbox, outcome
from scheduler.deliver.channels import (
    DroppedError,
    LostError,
    RefusedError,
    RetryError,
    SendError,
    SendResult,
    WaitError,
)
from scheduler.deliver.delivery import Delivery
from storage.engine import Database
from storage.models.pushes import UNREACHABLE
from tests.conftest import NOW
from tests.scheduler.outside import RecordingChannels, Sent, put, reasons, states

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


class Fails:
    """Raises these errors one after the other, then succeeds. `accepts`: WeCom had shown it all the same."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)

    def __call__(self, call: Sent) -> SendResult:
        if self._errors:
            raise self._errors.pop(0)
        return SendResult("msgid")


def test_equal_texts_of_several_pushes_leave_in_one_call(database: Database) -> None:
    put(database, ["a", "b"], "同文", NOW)
    put(database, ["c"], "同文", NOW)
    put(database, ["d"], "另文", NOW)
    channels = RecordingChannels()
    assert Delivery(database, channels, "w1").deliver(NOW, working=True) == 2
    assert [call.targets for call in channels.calls] == [("a", "b", "c"), ("d",)]
    assert {state for _, state in states(database)} == {"sent"}
    assert Delivery(database, channels, "w1").deliver(NOW, working=True) == 0


def test_ten_thousand_leave_in_ten_calls(database: Database) -> None:
    put(database, [f"user{n:05d}" for n in range(10_000)], "同文", NOW)
    channels = RecordingChannels()
    delivery = Delivery(database, channels, "w1")
    while delivery.deliver(NOW, working=True):
        pass
    assert len(channels.calls) == 10
    assert len(set(channels.shown)) == len(channels.shown) == 10_000


def test_several_workers_send_each_push_once(database: Database) -> None:
    for n in range(60):
        put(database, [f"u{n}", f"v{n}"], f"第{n % 20}号", NOW)
    channels = RecordingChannels()
    start = threading.Barrier(4)

    def work(name: str) -> None:
        delivery = Delivery(database, channels, name)
        start.wait()
        while delivery.deliver(NOW, working=True):
            pass

    threads = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(channels.shown) == len(set(channels.shown)) == 120
    assert {state for _, state in states(database)} == {"sent"}


def test_those_who_cannot_be_reached_are_named(database: Database) -> None:
    put(database, ["a", "Bee", "c"], "文", NOW)
    result = SendResult("m", invalid=frozenset({"bee"}), unlicensed=frozenset({"c"}))
    Delivery(database, RecordingChannels(lambda call: result), "w1").deliver(NOW, working=True)
    assert states(database) == [("a", "sent"), ("Bee", "failed"), ("c", "failed")]
    assert reasons(database) == {None, UNREACHABLE, outcome.UNLICENSED}


@pytest.mark.parametrize("error", [RetryError("忙"), LostError("未收到回音"), WaitError("频率", 60), ValueError("bug")])
def test_what_may_be_tried_again_is(database: Database, error: Exception) -> None:
    put(database, ["a", "b"], "文", NOW)
    channels = RecordingChannels(Fails(error))
    Delivery(database, channels, "w1").deliver(NOW, working=True)
    assert {state for _, state in states(database)} == {"queued"}
    Delivery(database, channels, "w2").deliver(NOW + SECOND, working=True)
    assert len(channels.calls) == 1, "not before its time"
    Delivery(database, channels, "w2").deliver(NOW + 2 * MINUTE, working=True)
    assert {state for _, state in states(database)} == {"sent"}
    assert channels.calls[0] == channels.calls[1]


@pytest.mark.parametrize("error", [DroppedError("81013"), RefusedError("40058")])
def test_what_is_hopeless_fails_with_its_reason(database: Database, error: SendError) -> None:
    put(database, ["a"], "文", NOW)
    channels = RecordingChannels(Fails(error))
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=True)
    delivery.deliver(NOW + HOUR, working=True)
    assert len(channels.calls) == 1
    assert states(database) == [("a", "failed")]
    assert reasons(database) == {error.reason}


def test_after_a_day_it_gives_up(database: Database) -> None:
    put(database, ["a"], "文", NOW)
    channels = RecordingChannels(Fails(*[RetryError("无法连接")] * 9))
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=True)
    delivery.deliver(NOW + 25 * HOUR, working=True)
    assert states(database) == [("a", "failed")]
    assert reasons(database) == {"无法连接"}


def test_a_call_with_a_lost_answer_is_repeated_alone_and_unchanged(database: Database) -> None:
    put(database, ["a", "b"], "文", NOW)
    channels = RecordingChannels(Fails(LostError("未收到回音")))
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=True)
    put(database, ["c"], "文", NOW + SECOND)
    delivery.deliver(NOW + MINUTE, working=True)
    assert [call.targets for call in channels.calls] == [("a", "b"), ("a", "b"), ("c",)]


def test_an_intended_second_push_is_no_repeat(database: Database) -> None:
    channels = RecordingChannels()
    delivery = Delivery(database, channels, "w1")
    for n in range(4):
        put(database, ["a"], "收悉", NOW + n * HOUR)
        delivery.deliver(NOW + n * HOUR, working=True)
    delivery.deliver(NOW + 5 * HOUR, working=True)
    assert len(channels.shown) == 4
    assert [call.check_seconds for call in channels.calls] == [14400, 14399, 14398, 14397]


def test_a_target_stands_once_in_a_call(database: Database) -> None:
    put(database, ["a"], "同文", NOW)
    put(database, ["A", "b"], "同文", NOW)
    channels = RecordingChannels()
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=True)
    delivery.deliver(NOW, working=True)
    assert [call.targets for call in channels.calls] == [("a", "b"), ("A",)]


def test_a_member_gets_fewer_than_thirty_a_minute(database: Database) -> None:
    for n in range(40):
        put(database, ["a"], f"第{n}号", NOW)
    channels = RecordingChannels()
    delivery = Delivery(database, channels, "w1")
    for _ in range(3):
        delivery.deliver(NOW, working=True)
    assert 20 <= len(channels.calls) < 30
    delivery.deliver(NOW + 2 * MINUTE, working=True)
    assert len(channels.shown) == 40


def test_a_group_gets_fewer_than_twenty_a_minute(database: Database) -> None:
    for n in range(25):
        put(database, ["hook"], f"第{n}号", NOW, channel="webhook")
    channels = RecordingChannels()
    Delivery(database, channels, "w1").deliver(NOW, working=True)
    assert 10 <= len(channels.calls) < 20


def test_a_rate_refusal_pauses_the_whole_channel(database: Database) -> None:
    put(database, ["a"], "一", NOW)
    put(database, ["b"], "二", NOW)
    put(database, ["hook"], "三", NOW, channel="webhook")
    channels = RecordingChannels(Fails(WaitError("企业微信返回 45009", 60)))
    Delivery(database, channels, "w1").deliver(NOW, working=True)
    assert [call.channel for call in channels.calls] == ["app", "webhook"]


def test_a_group_message_with_a_lost_answer_is_not_doubled(database: Database) -> None:
    put(database, ["hook"], "通报", NOW, channel="webhook")
    channels = RecordingChannels(Fails(LostError("未收到回音")))
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=True)
    delivery.deliver(NOW + HOUR, working=True)
    assert len(channels.calls) == 1
    assert states(database) == [("hook", "failed")]


def test_what_time_causes_keeps_to_working_hours(database: Database) -> None:
    put(database, ["a"], "提醒", NOW, reason="daily")
    put(database, ["a"], "回执", NOW)
    channels = RecordingChannels()
    delivery = Delivery(database, channels, "w1")
    delivery.deliver(NOW, working=False)
    assert [call.text for call in channels.calls] == ["回执"]
    delivery.deliver(NOW, working=True)
    assert [call.text for call in channels.calls] == ["回执", "提醒"]


def test_a_clock_set_back_delays_nothing_that_is_to_go_at_once(database: Database) -> None:
    put(database, ["a"], "回执", NOW)
    put(database, ["a"], "稍后", NOW, delay=MINUTE)
    channels = RecordingChannels()
    Delivery(database, channels, "w1").deliver(NOW - HOUR, working=True)
    assert [call.text for call in channels.calls] == ["回执"]


class Killed(BaseException):
    """The process is gone."""


def killed_after(channels: RecordingChannels) -> RecordingChannels:
    """A channel whose process dies once WeCom has taken the call."""

    class Dying(RecordingChannels):
        def send(self, *call: object) -> SendResult:
            channels.send(*call)  # type: ignore[arg-type]
            raise Killed

    return Dying()


def test_a_killed_worker_s_call_is_repeated_as_it_was(database: Database) -> None:
    put(database, ["a", "b"], "文", NOW)
    put(database, ["hook"], "通报", NOW, channel="webhook")
    channels = RecordingChannels()
    for worker in ("w1", "w2"):
        with pytest.raises(Killed):
            Delivery(database, killed_after(channels), worker).deliver(NOW, working=True)
    assert {state for _, state in states(database)} == {"sending"}
    with database.write() as session:
        assert outcome.release(session, ["w1", "w2"], NOW) == 3
    put(database, ["c"], "文", NOW)
    Delivery(database, channels, "w3").deliver(NOW, working=True)
    assert sorted(channels.shown) == [("a", "文"), ("b", "文"), ("c", "文"), ("hook", "通报")]
    assert states(database) == [("a", "sent"), ("b", "sent"), ("hook", "failed"), ("c", "sent")]


def test_a_worker_taken_for_dead_does_not_overwrite(database: Database) -> None:
    put(database, ["a"], "文", NOW)

    def overtaken(call: Sent) -> SendResult:
        with database.write() as session:
            outcome.release(session, ["slow"], NOW)
        Delivery(database, RecordingChannels(), "w2").deliver(NOW, working=True)
        raise RefusedError("太迟")

    Delivery(database, RecordingChannels(overtaken), "slow").deliver(NOW, working=True)
    assert states(database) == [("a", "sent")]


def test_a_worker_taken_for_dead_leaves_its_successor_s_claim_alone(database: Database) -> None:
    put(database, ["a"], "文", NOW)

    def overtaken(call: Sent) -> SendResult:
        with database.write() as session:
            outcome.release(session, ["slow"], NOW)
            (group,) = outbox.due(session, NOW, working=True)
            assert outbox.claim(session, group, group.ids, "w2", NOW) is not None
        raise RefusedError("太迟")

    Delivery(database, RecordingChannels(overtaken), "slow").deliver(NOW, working=True)
    assert states(database) == [("a", "sending")]
