"""What people write in their own words is judged before it is stored, by whatever door it came (domain.md «not taken in chat»).

A message is judged as a whole when it comes in; a reason, an item or an answer alone, from chat, page, upload or import, here: every
column that bears `WRITTEN`, when its row is about to be written.
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from actions.common.errors import NotKeptError
from policy.screening.screen import refusal_of
from storage.base import WRITTEN

_WORDS: Final = {
    "complaint": "此内容似涉及问题线索，请勿在此报送；如确属工作记录，请改写后重发。",
    "classified": "此内容似带有密级标志，请勿在此报送，并请按保密规定通过机要渠道报送。",
    "too_long": "此内容过长，请分成几条报送。",
}


@event.listens_for(Session, "before_flush")
def judge_written(session: Session, *_: object) -> None:
    """Raise NotKeptError when a row that is about to be written holds what must not be kept."""
    for row in [*session.new, *session.dirty]:
        for text in _written(row):
            refused = refusal_of(text)
            if refused and refused.refusal:
                raise NotKeptError(_WORDS[refused.refusal])


def _written(row: object) -> Iterator[str]:
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        if attribute.columns[0].info == WRITTEN:
            for value in state.attrs[attribute.key].history.added or ():
                yield from _texts(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
