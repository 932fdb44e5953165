"""What people write is judged before it is stored, by whatever door it came."""

from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update

from actions.common.errors import NotKeptError
from storage.base import WRITTEN, Base
from storage.engine import Database
from storage.models import InboxMessage, Opinion
from tests.conftest import ON_ONE_ENGINE, Conversation

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
