"""The long connection: nothing that was delivered to us is answered twice or lost, whatever becomes of the line."""

import time
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from sqlalchemy import select

from bot.aibot import lease as leases
from bot.aibot import link as links
from bot.aibot import robot as robots
from bot.aibot.lease import RobotLease
from bot.aibot.link import BadSecretError, KickedError, Link
from bot.aibot.robot import Robot
from bot.assistant import Assistant
from bot.config import Config
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from simulator.corp import Corp
from simulator.robot import RobotGroup
from simulator.robot_socket import RobotSocket
from storage.engine import Database
from storage.models import Alert, InboxMessage, Lease, Outage
from tests.bot.aibot.conftest import answers, asked, robot_config, running
from tests.conftest import ON_ONE_ENGINE, HandClock, at, make_test_assistant
from tests.waiting import wait_for

pytestmark = ON_ONE_ENGINE
QUESTION = "一岗双责是什么"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same periods, shorter: what is tested is what happens after them."""
    monkeypatch.setattr(links, "PING_SECONDS", 0.3)
    monkeypatch.setattr(links, "SILENT_SECONDS", 1.0)
    monkeypatch.setattr(robots, "BEAT_SECONDS", 0.5)
    monkeypatch.setattr(robots, "FIRST_PAUSE", 0.1)
    return


def is_connected(corp: Corp) -> bool:
    return corp.robot.connection is not None


def kept(database: Database) -> list[InboxMessage]:
    with database.read() as session:
        return list(session.scalars(select(InboxMessage).order_by(InboxMessage.id)))


def test_a_question_is_answered_as_by_the_app(robot: Robot, corp: Corp, database: Database) -> None:
    assert asked(corp, "wangmin", QUESTION).startswith("第")
    wait_for(lambda: kept(database)[0].reply_to is None)
    assert corp.robot.refused == []


def test_a_callback_that_comes_twice_is_answered_once(robot: Robot, corp: Corp, database: Database) -> None:
    msgid = corp.robot.say("wangmin", QUESTION)
    corp.robot.repeat(msgid)
    wait_for(lambda: answers(corp, "wangmin"))
    corp.robot.repeat(msgid)
    asked(corp, "wangmin", "第8问")
    assert len(answers(corp, "wangmin")) == 2
    assert len(kept(database)) == 2


def test_a_line_that_breaks_before_the_answer_loses_nothing(robot: Robot, corp: Corp, socket: RobotSocket) -> None:
    corp.robot.say("wangmin", QUESTION)
    socket.cut()
    wait_for(lambda: is_connected(corp))
    wait_for(lambda: answers(corp, "wangmin"))
    asked(corp, "wangmin", "第7问")
    assert len(answers(corp, "wangmin")) == 2


def test_an_answer_whose_acknowledgement_was_lost_is_not_shown_again(
    robot: Robot, corp: Corp, socket: RobotSocket, assistant: Assistant
) -> None:
    asked(corp, "wangmin", QUESTION)
    wait_for(lambda: kept(assistant.database)[0].reply_to is None)
    with assistant.database.write() as session:  # as if it had not come
        row = session.scalars(select(InboxMessage)).one()
        req_id = next(iter(corp.robot.asked))
        row.reply_to = f'["{req_id}", "wangmin", false, false]'
    socket.cut()
    wait_for(lambda: corp.robot.refused == [846608, 846625])  # and the card behind it, which is there already
    wait_for(lambda: kept(assistant.database)[0].reply_to is None)
    assert len(answers(corp, "wangmin")) == 1


def test_a_half_open_line_is_found_out_and_replaced(robot: Robot, corp: Corp, socket: RobotSocket) -> None:
    socket.go_deaf()
    wait_for(lambda: is_connected(corp))
    assert len(socket.subscribed) == 2
    assert asked(corp, "wangmin", QUESTION)


def test_after_an_outage_the_first_answer_says_what_may_be_missing(
    robot: Robot, corp: Corp, socket: RobotSocket, clock: HandClock, database: Database
) -> None:
    asked(corp, "wangmin", "第7问")
    socket.away = True
    socket.cut()
    wait_for(lambda: socket.sent_off)
    clock.time = at("2026-11-22T10:10")
    socket.away = False
    wait_for(lambda: is_connected(corp))
    said = asked(corp, "wangmin", QUESTION)
    assert "11月22日（周日）10:00至11月22日（周日）10:10" in said.replace("\\", "")
    assert "连接中断" not in asked(corp, "wangmin", "第8问")
    assert "连接中断" in asked(corp, "zhangwei", QUESTION)
    with database.read() as session:
        assert session.scalars(select(Outage)).one().began_at == at("2026-11-22T10:00")


def test_a_second_process_waits_and_takes_over_when_the_first_stops(
    robot: Robot, corp: Corp, socket: RobotSocket, assistant: Assistant, config: Config, clock: HandClock
) -> None:
    second = make_test_assistant(Database(assistant.config.database), clock, config)
    with running(make_test_assistant(assistant.database, clock, config)):
        time.sleep(1.5)
        assert socket.subscribed == ["aibSIM1"]  # never two live lines
        robot.stop()
        wait_for(lambda: len(socket.subscribed) == 2)
        assert asked(corp, "wangmin", QUESTION)
    second.database.close()


def test_a_holder_that_died_is_followed_after_twenty_seconds(database: Database) -> None:
    now = [0.0]
    first, second = (RobotLease(database, name, lambda: now[0]) for name in ("one", "two"))
    held: list[tuple[bool, bool]] = []
    for step in range(9):  # one beats until 10 s, then it is dead
        now[0] = 5.0 * step
        held.append((step <= 2 and first.hold(), second.hold()))
    assert [mine for mine, _ in held[:3]] == [True, True, True]
    taken = [index for index, (_, other) in enumerate(held) if other]
    assert 5.0 * taken[0] - 10 <= 30
    assert 5.0 * taken[0] - 10 >= leases.DEAD_AFTER
    assert first.hold() is False


def test_who_is_kicked_comes_back_while_the_lease_is_its_own(robot: Robot, corp: Corp, socket: RobotSocket) -> None:
    with Link(socket.url, "aibSIM1", "robot-secret") as stranger:
        wait_for(lambda: len(socket.subscribed) == 2)
        with pytest.raises(KickedError):
            listen(stranger, 10)
    wait_for(lambda: len(socket.subscribed) == 3)
    assert asked(corp, "wangmin", QUESTION)


def test_who_is_kicked_is_told_so_though_a_ping_was_due(database: Database, socket: RobotSocket) -> None:
    with Link(socket.url, "aibSIM1", "robot-secret") as first, Link(socket.url, "aibSIM1", "robot-secret"):
        time.sleep(1)  # its line has been closed, and nothing was read yet
        with pytest.raises(KickedError):
            listen(first, 5)


def test_what_came_before_the_line_broke_is_answered_on_the_next(
    assistant: Assistant, corp: Corp, socket: RobotSocket
) -> None:
    dispatcher, gate, busy = Dispatcher(assistant), Event(), Event()

    def slowly(incoming: Incoming) -> str:
        busy.set()
        gate.wait(60)
        return dispatcher.dispatch(incoming)

    with running(assistant, slowly):
        wait_for(lambda: is_connected(corp))
        for number in (7, 8, 9):
            corp.robot.say("wangmin", f"第{number}问")
        busy.wait(60)
        with Link(socket.url, "aibSIM1", "robot-secret"):  # meanwhile the robot's own line is closed
            time.sleep(1)
        gate.set()
        wait_for(lambda: len(answers(corp, "wangmin")) == 3)


def test_who_is_kicked_and_has_lost_the_lease_stays_away(
    robot: Robot, corp: Corp, socket: RobotSocket, database: Database
) -> None:
    with database.write() as session:
        row = session.get_one(Lease, leases.NAME)
        row.holder, row.beat = "another", row.beat + 1
    with Link(socket.url, "aibSIM1", "robot-secret") as other:
        listen(other, 2)
    assert len(socket.subscribed) == 2


def listen(line: Link, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        line.receive(0.2)


def test_a_wrong_secret_is_told_to_the_admins(
    corp: Corp, socket: RobotSocket, database: Database, clock: HandClock
) -> None:
    config = robot_config(corp, socket)
    wrong = config.model_copy(update={"aibot": config.aibot.model_copy(update={"secret": "old"})})
    with pytest.raises(BadSecretError):
        Link(socket.url, "aibSIM1", "old")
    with running(make_test_assistant(database, clock, wrong)):
        wait_for(lambda: has_alert(database))
    with running(make_test_assistant(database, clock, config)):
        wait_for(lambda: not has_alert(database))


def has_alert(database: Database) -> bool:
    with database.read() as session:
        return session.get(Alert, "robot") is not None


def test_what_came_too_late_goes_as_a_message_of_its_own(robot: Robot, corp: Corp, socket: RobotSocket) -> None:
    asked(corp, "wangmin", "第7问")
    corp.robot.asked.clear()  # WeCom has forgotten the callbacks
    corp.robot.say("wangmin", QUESTION)
    forget_new(corp)
    wait_for(lambda: len(answers(corp, "wangmin")) == 2)
    assert answers(corp, "wangmin")[1].startswith("（补发）")


def forget_new(corp: Corp) -> None:
    corp.robot.asked.clear()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"msgid": "x"},
        {"msgid": "x", "from": {}, "msgtype": "text"},
        {"msgid": "x", "from": {"userid": "wangmin"}, "msgtype": "text", "text": None},
        {"msgid": "x", "from": {"userid": "wangmin"}, "msgtype": "event", "event": {"eventtype": "feedback_event"}},
        {"msgid": "y", "from": {"userid": "wangmin"}, "msgtype": "hologram"},
        {"msgid": "z", "from": None, "event": 3},
    ],
)  # fmt: skip
def test_a_strange_callback_breaks_nothing(robot: Robot, corp: Corp, body: dict[str, Any]) -> None:
    send = corp.robot.connection
    assert send is not None
    send({"cmd": "aibot_msg_callback", "headers": {"req_id": "r"}, "body": body})
    assert asked(corp, "zhangwei", QUESTION)


def test_a_refused_message_is_answered_and_not_kept(robot: Robot, corp: Corp, database: Database) -> None:
    said = asked(corp, "wangmin", "我要举报局长收受贿赂")
    assert "不是信访举报渠道" in said
    assert kept(database) == []


def test_an_encrypted_id_is_converted_once(robot: Robot, corp: Corp) -> None:
    corp.settings.robot_open_ids = True
    assert asked(corp, "wangmin", "第7问").startswith("第7问")
    asked(corp, "wangmin", "第8问")
    paths = [entry.path for entry in corp.journal]
    assert paths.count("batch/openuserid_to_userid") == 1


def test_opening_the_chat_is_welcomed_at_the_first_contact(robot: Robot, corp: Corp, database: Database) -> None:
    with database.write() as session:
        from storage.models import Member

        session.scalars(select(Member).where(Member.userid == "wangmin")).one().greeted_at = None
    corp.robot.enter("wangmin")
    wait_for(lambda: answers(corp, "wangmin"))
    assert "履责助手" in answers(corp, "wangmin")[0]


def test_in_a_group_its_name_is_taken_off_and_everybody_reads_the_answer(robot: Robot, corp: Corp) -> None:
    corp.robot.groups["wrG1"] = RobotGroup("wrG1", "联络员群", ["wangmin", "zhaoli"])
    assert "尚未绑定" in asked(corp, "wangmin", "谁没报", "wrG1")
    code = asked(corp, "zhaoli", "绑定码 联络员").split("：")[1][:6]
    assert asked(corp, "zhaoli", f"绑定 {code}", "wrG1").startswith("本群已绑定")
    assert "应报4家" in asked(corp, "wangmin", "谁没报", "wrG1")
    assert "请问需要查询什么" in asked(corp, "wangmin", "", "wrG1")
    notice = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。"
    assert "2026-0001" in asked(corp, "wangmin", "把这条登记为会议", "wrG1", notice)
