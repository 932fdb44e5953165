"""What people write is judged before it is stored, by whatever door it came."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update

from actions.common.errors import NotKeptError
from policy.screening.complaint import NEAR, judge
from policy.screening.folding import spelt
from storage.base import WRITTEN, Base
from storage.engine import Database
from storage.models import Dialogue, InboxMessage, Opinion
from tests.conftest import ON_ONE_ENGINE, Conversation

SCREENING = Path(__file__).parents[1] / "data" / "screening"
CLUE = "评先进要请客，请了的都有，没请的都没"
NOTICE = "定于12月2日上午9点在三楼会议室召开党组会，研究采购设备50万元。联系人：王敏 13800000000"
COLUMNS = sorted(
    (
        (mapper.class_, attribute.key)
        for mapper in Base.registry.mappers
        for attribute in mapper.column_attrs
        if attribute.columns[0].info == WRITTEN
    ),
    key=repr,
)


@pytest.mark.parametrize(("row", "column"), COLUMNS, ids=[f"{row.__name__}.{column}" for row, column in COLUMNS])
@ON_ONE_ENGINE
def test_no_row_takes_a_clue_in_any_column_that_people_write(database: Database, row: type[Base], column: str) -> None:
    value = {"content": [CLUE]} if column in ("fields", "form", "state") else CLUE
    with pytest.raises(NotKeptError, match="此内容似涉及问题线索"), database.write() as session:
        session.add(row(**{column: value}))


def test_a_clue_in_an_opinion_is_not_kept_nor_the_message_that_brought_it(bot: Conversation) -> None:
    bot.at("2026-11-24T09:00").say("wangmin", NOTICE)
    reply = bot.say("liqiang", f"意见 2026-0001 {CLUE}")
    assert "如确属工作记录，请改写后重发" in reply  # whether the message or the opinion was judged
    with bot.session() as session:
        assert session.scalars(select(Opinion)).all() == []
        kept = [row.text + (row.reply or "") for row in session.scalars(select(InboxMessage))]
    assert "请客" not in "".join(kept)


@pytest.mark.parametrize(
    "statement",
    [
        insert(Opinion).values(text=CLUE),
        insert(Opinion).values([{"text": "请按程序办理"}, {"text": CLUE}]),
        update(Opinion).values(text=CLUE),
    ],
    ids=["insert", "rows", "update"],
)
@ON_ONE_ENGINE
def test_no_statement_carries_a_clue_past_the_door(database: Database, statement: Any) -> None:
    with pytest.raises(NotKeptError), database.write() as session:
        session.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        insert(Opinion),
        insert(Opinion.__table__),
        update(Opinion).where(Opinion.id == bindparam("i")).values(text=bindparam("t")),
    ],
    ids=["orm", "table", "update"],
)
@ON_ONE_ENGINE
def test_no_rows_beside_a_statement_carry_one_either(database: Database, statement: Any) -> None:
    rows = [{"text": "请按程序办理", "t": "", "i": 1}, {"text": CLUE, "t": CLUE, "i": 2}]
    with pytest.raises(NotKeptError), database.write() as session:
        session.execute(statement, rows)


def _near() -> list[str]:
    """Complaints cut short where they are just not refused."""
    lines = (SCREENING.parent / "complaints.txt").read_text(encoding="utf-8").splitlines()
    cut = (
        next((line[:end] for end in range(6, len(line)) if NEAR < judge(spelt(line[:end])).score <= 0), "")
        for line in lines
    )
    return [said for said in cut if said]


NEAR_ONES = _near()[:40]


@pytest.mark.parametrize("said", NEAR_ONES)
@ON_ONE_ENGINE
def test_what_comes_near_a_clue_is_not_kept_by_a_question(database: Database, said: str) -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    asked = {"handler": "h", "question": "？", "asked_at": now, "expires_at": now}
    with pytest.raises(NotKeptError), database.write() as session:
        session.add(Dialogue(userid_key="wangmin", state={"text": "？", "kept": {"text": said}}, **asked))


def test_an_entry_near_a_clue_is_answered_and_no_question_keeps_it(bot: Conversation) -> None:
    for said in NEAR_ONES:
        reply = bot.at("2026-11-24T09:00").say("wangmin", f"记台账 {said}")
        with bot.session() as session:
            kept = json.dumps([row.state for row in session.scalars(select(Dialogue))], ensure_ascii=False)
        assert said not in kept, reply
