"""What people write in their own words is judged before it is stored, by whatever door it came (domain.md «not taken in chat»).

A message is judged as a whole when it comes in; a reason, an item or an answer alone, from chat, page, upload or import, here: every
column that bears `WRITTEN`, when its row is about to be written, by the ORM or by a statement. What a question keeps is judged more strictly.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import Insert, Table, Update, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from actions.common.errors import NotKeptError
from policy.screening.complaint import NEAR
from policy.screening.screen import refusal_of
from storage.base import WRITTEN, WRITTEN_KEPT

_WORDS: Final = {
    "complaint": "此内容似涉及问题线索，请勿在此报送；如确属工作记录，请改写后重发。",
    "classified": "此内容似带有密级标志，请勿在此报送，并请按保密规定通过机要渠道报送。",
    "too_long": "此内容过长，请分成几条报送。",
}


@event.listens_for(Session, "before_flush")
def judge_written(session: Session, *_: object) -> None:
    """Raise NotKeptError when a row that is about to be written holds what must not be kept."""
    for row in [*session.new, *session.dirty]:
        for text, above in _written(row):
            _judge(text, above)


@event.listens_for(Session, "do_orm_execute")
def judge_statement(state: ORMExecuteState) -> None:
    """The same for insert and update statements, whose rows are no objects."""
    if not (state.is_insert or state.is_update):
        return
    statement = cast(Insert | Update, state.statement)
    written = _written_columns(cast(Table, statement.table))
    if not written:
        return
    given = state.parameters or []
    for text in _texts([dict(row) for row in ([given] if isinstance(given, Mapping) else given)]):
        _judge(text)
    if state.is_insert and given:  # everything stands in the rows beside it
        return
    for name, value in statement.compile().params.items():
        if name.partition("_m")[0] in written:  # «text_m1»: of the second row of values()
            for text in _texts(value):
                _judge(text)


@cache
def _written_columns(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.columns if column.info == WRITTEN)


def _judge(text: str, above: float = 0.0) -> None:
    refused = refusal_of(text, above=above)
    if refused and refused.refusal:
        raise NotKeptError(_WORDS[refused.refusal])


def _written(row: object) -> Iterator[tuple[str, float]]:
    """Each text with the score above which it is not written: what a question keeps was taken by no act yet."""
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        info = attribute.columns[0].info
        asked = info == WRITTEN_KEPT
        if asked or info == WRITTEN:
            for value in state.attrs[attribute.key].history.added or ():
                yield from ((text, NEAR if asked else 0.0) for text in _texts(value.get("kept") if asked else value))


def _texts(value: Any) -> Iterator[str]:
    """Each text by itself; what was written as JSON is judged without its keys and marks, which are ours."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        with suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
