"""Numbers `YYYY-NNNN`: one yearly series for everything numbered in the installation."""

import re

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from actions.common.context import Context
from storage.models import NumberSeries
from storage.rows import insert_if_absent

NUMBER = re.compile(r"(?<!\d)(20\d{2})\s*[-－—–]\s*(\d{1,5})(?!\d)")


def next_number(context: Context) -> str:
    """Take the next number of this year; gaps appear only when the act that took it is rolled back."""
    year = context.now.year
    last = _advance(context.session, year)
    if last is None:
        insert_if_absent(context.session, NumberSeries(year=year, last=0))
        last = _advance(context.session, year)
    return f"{year}-{last:04d}"


_NEXT = (
    update(NumberSeries)
    .where(NumberSeries.year == bindparam("this_year"))
    .values(last=NumberSeries.last + 1)
    .returning(NumberSeries.last)
    .execution_options(synchronize_session=False)
)


def _advance(session: Session, year: int) -> int | None:
    return session.scalar(_NEXT, {"this_year": year})


def read_number(text: str) -> str | None:
    """The first number written in a text, as `YYYY-NNNN`: «2026-123» and «2026－0123» are the same."""
    found = NUMBER.search(text)
    return f"{found[1]}-{int(found[2]):04d}" if found else None
