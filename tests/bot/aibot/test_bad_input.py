"""What goes wrong at the robot's door: an answer or a recovery each, never silence, never a loop."""

from datetime import timedelta

from sqlalchemy import delete

from bot.aibot.robot import Robot
from simulator.corp import Corp
from simulator.robot import RobotGroup
from simulator.robot_socket import RobotSocket
from storage.engine import Database
from storage.models import InboxMessage
from tests.bot.aibot.conftest import answers, asked
from tests.bot.aibot.test_cards import asked_with_card
from tests.bot.aibot.test_markdown import shown
from tests.conftest import ON_ONE_ENGINE
from tests.waiting import wait_for

pytestmark = ON_ONE_ENGINE


def test_mentions_in_a_group_that_nobody_bound(robot: Robot, corp: Corp) -> None:
    corp.robot.groups["wrG1"] = RobotGroup("wrG1", "群", ["wangmin", "nobody"])
    for userid, answer in (("wangmin", "尚未绑定"), ("nobody", "不在成员名单")):
        for words in ("", "谁没报", "食堂今天吃什么"):
            assert answer in asked(corp, userid, words, "wrG1")


def test_a_stranger_alone(robot: Robot, corp: Corp) -> None:
    assert "不在成员名单" in asked(corp, "nobody", "谁没报")


def test_nothing_but_blanks_is_answered(robot: Robot, corp: Corp) -> None:
    assert asked(corp, "wangmin", " ")


def test_a_card_that_no_longer_exists_says_so(robot: Robot, corp: Corp, database: Database) -> None:
    asked(corp, "zhangwei", "记台账 今天检查工地安全，发现问题3个")
    card = asked_with_card(corp, "wangmin", "报送 台账 11月")
    with database.write() as session:  # as after its days, or in a database from a backup
        session.execute(delete(InboxMessage))
    before = len(answers(corp, "wangmin"))
    corp.robot.press("wangmin", card["task_id"], "0")
    wait_for(lambda: len(answers(corp, "wangmin")) > before)
    assert "失效" in shown(answers(corp, "wangmin")[-1])
    wait_for(lambda: any(row.card and "已失效" in row.text for row in corp.robot.chat_of("wangmin")))


def test_a_callback_that_expired_is_answered_by_a_message_of_its_own(
    robot: Robot, corp: Corp, socket: RobotSocket, database: Database
) -> None:
    asked(corp, "wangmin", "第7问")
    wait_for(lambda: not waiting(database))
    with database.write() as session:  # as if it had not arrived, and WeCom had counted its day
        row = session.get_one(InboxMessage, 1)
        req_id = next(iter(corp.robot.asked))
        row.reply_to = f'["{req_id}", "wangmin", false, false]'
    corp.robot.asked[req_id].at -= timedelta(hours=25)
    socket.cut()
    wait_for(lambda: len(answers(corp, "wangmin")) == 2)
    assert corp.robot.refused == [846604, 846625]  # and the card behind it, which is there already
    assert answers(corp, "wangmin")[1].startswith("（补发）")
    wait_for(lambda: not waiting(database))


def waiting(database: Database) -> bool:
    with database.read() as session:
        row = session.get(InboxMessage, 1)
        return row is not None and row.reply_to is not None
