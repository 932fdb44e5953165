"""The robot's cards: behind the words in a single chat, answered within the press, and no double act."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.aibot.robot import Robot
from simulator.corp import Corp
from simulator.timeline import Shown
from tests.bot.aibot.conftest import answers, asked
from tests.bot.conftest import keep_picture
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


def test_a_vote_is_about_the_answer_that_its_card_stands_behind(robot: Robot, corp: Corp) -> None:
    first = asked_with_card(corp, "wangmin", "第7问")
    asked_with_card(corp, "wangmin", "第5问")
    corp.robot.press("wangmin", first["task_id"], "1")
    wait_for(lambda: "已计数" in answers(corp, "wangmin")[-1])
    assert "第7问：有用0次，没用1次" in asked(corp, "zhaoli", "问答反馈")


@pytest.mark.slow
def test_an_answers_buttons_on_the_phone(robot: Robot, corp: Corp, page: Page) -> None:
    page.goto(corp.base_url)
    page.select_option("#picker", "wangmin")
    page.click("#door")
    page.fill("#text", "一岗双责是什么")
    page.click("#send")
    card = page.locator(".bubble.card").last
    expect(card.get_by_role("button", name="没用")).to_be_visible()
    keep_picture(page, "answer")
    card.get_by_role("button", name="有用", exact=True).click()
    expect(page.locator(".bubble.theirs").filter(has_text="感谢反馈")).to_be_visible()
    expect(page.locator(".bubble.card").last).to_contain_text("有用 11-22 10:00")
