"""The one open question: its choices, the ways out of it, and when it no longer holds."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from handlers.talk.open_question import opened, take
from storage.models import Dialogue
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
OFFICE = "zhaoli"
REMIND = "催办 全部 台账"


def asked(bot: Conversation) -> str:
    return bot.say(OFFICE, REMIND)


def open_name(bot: Conversation) -> str | None:
    with bot.session() as session:
        row = session.get(Dialogue, OFFICE)
        return row.handler if row else None


@pytest.mark.parametrize("words", ["确认", "1", "是的", "对", "确认发出", "第一个", "①"])
def test_a_confirmation_takes_the_offered_word_its_number_and_a_plain_yes(bot: Conversation, words: str) -> None:
    assert "请回复“确认”发出，或“取消”。" in asked(bot)
    assert bot.say(OFFICE, words).startswith("已提醒")
    assert open_name(bot) is None


@pytest.mark.parametrize("words", ["取消", "2", "不用了", "算了", "不办了", "否"])
def test_a_confirmation_can_be_refused(bot: Conversation, words: str) -> None:
    asked(bot)
    assert bot.say(OFFICE, words) == "好的，未发出。"
    assert open_name(bot) is None


@pytest.mark.parametrize("words", ["好的", "可以", "收到"])
def test_a_reflex_is_no_yes_and_is_told_so_once(bot: Conversation, words: str) -> None:
    asked(bot)
    assert bot.say(OFFICE, words) == "请回复 1 确认 或 2 不办。"
    assert bot.say(OFFICE, words) == ""
    assert bot.say(OFFICE, "1").startswith("已提醒")


@pytest.mark.parametrize("words", ["稍后", "晚点再办", "先放一放", "先这样"])
def test_a_question_can_be_put_off(bot: Conversation, words: str) -> None:
    asked(bot)
    assert "先放下" in bot.say(OFFICE, words)
    assert open_name(bot) is None


def test_a_choice_is_named_by_a_part_that_only_it_has(bot: Conversation) -> None:
    reply = bot.say(OFFICE, "催办 水里局")
    assert "1 水利局" in reply
    assert bot.say(OFFICE, "水利").startswith("已提醒水利局")


def test_a_number_that_no_choice_has_shows_the_choices_again(bot: Conversation) -> None:
    bot.say(OFFICE, "催办 水里局")
    reply = bot.say(OFFICE, "9")
    assert reply.startswith("没有第9项，请回复序号。")
    assert "1 水利局" in reply


def test_after_half_an_hour_a_number_means_nothing_and_the_words_still_do(bot: Conversation) -> None:
    bot.at("2026-11-23T09:00")
    asked(bot)
    reply = bot.at("2026-11-23T09:31").say(OFFICE, "1")
    assert reply.startswith("此前的序号已失效")
    assert "1 确认" in reply
    bot.at("2026-11-23T10:30")
    assert bot.say(OFFICE, "确认").startswith("已提醒")


def test_another_list_takes_the_numbers(bot: Conversation) -> None:
    asked(bot)
    assert len(bot.say(OFFICE, "问答目录").splitlines()) > 3
    assert bot.say(OFFICE, "1").startswith("此前的序号已失效")
    assert bot.say(OFFICE, "1").startswith("已提醒")


def test_after_a_day_the_answer_is_not_guessed_at(bot: Conversation) -> None:
    bot.at("2026-11-23T09:00")
    asked(bot)
    reply = bot.at("2026-11-24T09:01").say(OFFICE, "确认")
    assert "11月23日 09:00" in reply
    assert "请重发" in reply
    assert open_name(bot) is None


@pytest.mark.parametrize(
    "state",
    [
        {"commands": {"水利局": "催办 水利局"}, "choices": ["水利局"]},  # as 0.1 kept it
        {"format": 9},
    ],
)
def test_what_another_version_kept_is_sent_again(bot: Conversation, state: dict[str, object]) -> None:
    asked(bot)
    with bot.assistant.database.write() as session:
        session.execute(update(Dialogue).values(handler="a_question_of_before", state=state))
    assert "请重发" in bot.say(OFFICE, "1")
    assert open_name(bot) is None


def test_kept_values_of_another_version_are_sent_again(bot: Conversation) -> None:
    asked(bot)
    with bot.assistant.database.write() as session:
        row = session.get_one(Dialogue, OFFICE)
        row.state = {**row.state, "version": 7}
    assert "请重发" in bot.say(OFFICE, "确认")
    assert not any("提醒" in text for text in bot.pushes("wangmin"))


def test_an_answer_that_another_process_was_faster_with_is_said_to_be_given(bot: Conversation) -> None:
    asked(bot)
    with bot.assistant.database.write() as session:
        desk = bot.assistant.desk(session, OFFICE)
        found = opened(desk)
        assert found is not None
        asked_anew = update(Dialogue.__table__).values(asked_at=datetime(2026, 11, 1, tzinfo=UTC))  # type: ignore[arg-type]
        session.connection().execute(asked_anew)
        assert not take(desk, found)
