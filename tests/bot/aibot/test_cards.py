"""The robot's cards: behind the words in a single chat, answered within the press, and no double act."""

from typing import Any

from bot.aibot.robot import Robot
from simulator.corp import Corp
from simulator.timeline import Shown
from tests.bot.aibot.conftest import answers, asked
from tests.conftest import ON_ONE_ENGINE
from tests.waiting import wait_for

pytestmark = ON_ONE_ENGINE


def cards(corp: Corp, userid: str) -> list[Shown]:
    return [row for row in corp.robot.chat_of(userid) if row.card]


def asked_with_card(corp: Corp, userid: str, text: str) -> dict[str, Any]:
    """Say something that is answered with a choice; the card behind it."""
    before = len(cards(corp, userid))
    asked(corp, userid, text)
    wait_for(lambda: len(cards(corp, userid)) > before)
    return cards(corp, userid)[-1].card or {}


def test_a_button_answers_the_question_and_the_card_says_so(robot: Robot, corp: Corp) -> None:
    asked(corp, "zhangwei", "记台账 今天检查工地安全，发现问题3个")
    card = asked_with_card(corp, "wangmin", "报送 台账 11月")
    assert [each["text"] for each in card["button_list"]] == ["确认", "取消"]

    before = len(answers(corp, "wangmin"))
    corp.robot.press("wangmin", card["task_id"], "1")
    wait_for(lambda: len(answers(corp, "wangmin")) > before)
    assert "暂不报送" in answers(corp, "wangmin")[-1]
    wait_for(lambda: (cards(corp, "wangmin")[-1].card or {})["card_type"] == "text_notice")
    assert cards(corp, "wangmin")[-1].text.startswith("取消 11-")
    assert corp.robot.refused == []


def test_pressed_again_or_by_somebody_else(robot: Robot, corp: Corp) -> None:
    asked(corp, "zhangwei", "记台账 今天检查工地安全，发现问题3个")
    card = asked_with_card(corp, "wangmin", "报送 台账 11月")
    corp.robot.press("zhangwei", card["task_id"], "0")
    wait_for(lambda: "不是发给您的" in answers(corp, "zhangwei")[-1])
    corp.robot.press("wangmin", card["task_id"], "0")
    wait_for(lambda: "2026-0002" in answers(corp, "wangmin")[-1])
    said = len(answers(corp, "wangmin"))
    corp.robot.press("wangmin", card["task_id"], "0")
    wait_for(lambda: corp.robot.asked and all(each.answered for each in corp.robot.asked.values()))
    assert all("2026-0002" in each for each in answers(corp, "wangmin")[said:])
    assert all("2026-0003" not in each for each in answers(corp, "wangmin"))
