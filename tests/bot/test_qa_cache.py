"""The compilation's index of a process: current at once when small, built beside the messages when large."""

import time
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.qa_cache import QUICK, QaCache
from policy.retrieval import Found, QaIndex
from storage.models import QaItem
from tests.conftest import Conversation

TODAY = date(2026, 11, 22)


def add(session: Session, numbers: range) -> None:
    words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    for number in numbers:
        name = words[number % 22] + words[number // 22 % 22] + words[number // 484 % 22]
        row = QaItem(
            number=number, question=f"{name}手续怎么办", answer="答", basis=[], keywords=[name], ways=[], related=[]
        )
        row.effective_on = TODAY
        session.add(row)


def test_a_large_compilation_is_indexed_beside_the_messages(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        add(session, range(100, 100 + 3000))
    cache = QaCache()
    with bot.session() as session:
        start = time.thread_time()
        assert cache.in_force(session, TODAY).index is None
        assert time.thread_time() - start < 2  # reading the rows, not indexing them
        cache.wait()
        index = cache.in_force(session, TODAY).index
    assert index is not None
    assert index.search("班子其他成员怎样履行“一岗双责”？").question == 5
    assert index.search("丙子甲手续怎么办").question == 222


def test_while_a_large_one_is_built_the_old_one_answers(bot: Conversation) -> None:
    cache = QaCache()
    with bot.session() as session:
        before = cache.in_force(session, TODAY).index
    assert before is not None
    with bot.assistant.database.write() as session:
        add(session, range(100, 101 + QUICK))
    with bot.session() as session:
        assert cache.in_force(session, TODAY).index is before
        cache.wait()
        assert cache.in_force(session, TODAY).index is not before


def test_a_first_index_in_the_making_is_said(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        add(session, range(100, 100 + 3000))
    assert "正在载入" in bot.say("zhangwei", "班子其他成员怎样履行“一岗双责”？")
    assert bot.say("zhangwei", "第5问").startswith("第5问")
    bot.assistant.qa.wait()
    assert bot.say("zhangwei", "班子其他成员怎样履行“一岗双责”？").startswith("第5问")


def test_a_long_list_is_paged(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        add(session, range(100, 150))
    assert "共66条，第1/7页" in bot.say("zhangwei", "问答目录")
    assert "第11问" in bot.say("zhangwei", "续")


def test_a_question_costs_the_compilation_no_statement_once_it_is_known(bot: Conversation) -> None:
    bot.say("zhangwei", "一岗双责是什么")
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(bot.assistant.database.engine, "before_cursor_execute", note)
    assert bot.say("zhangwei", "三重一大要提前几天报").startswith("第10问")
    event.remove(bot.assistant.database.engine, "before_cursor_execute", note)
    assert sum("qa_" in statement or "setting" in statement for statement in said) == 0


def test_a_text_is_searched_once(bot: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.say("zhangwei", "第5问")
    searched: list[tuple[int, str]] = []
    real = QaIndex.search

    def noted(index: QaIndex, text: str) -> Found:
        searched.append((id(index), text))
        return real(index, text)

    monkeypatch.setattr(QaIndex, "search", noted)
    for words in ("党组会的桌子怎么摆", "一岗双责是什么"):
        bot.say("zhangwei", words)
    assert len(searched) == len(set(searched))  # the compilation and the ways of saying acts, each once a text
    assert {"党组会的桌子怎么摆", "一岗双责是什么"} <= {text for _index, text in searched}


def test_a_message_that_is_rolled_back_takes_no_answer_along(bot: Conversation) -> None:
    with bot.session() as session:
        assert bot.assistant.qa.in_force(session, TODAY).items
        session.rollback()
    assert bot.say("zhangwei", "第5问").startswith("第5问")
