"""Numbers `YYYY-NNNN`: one yearly series for everything numbered in the installation."""

import re

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from actions.common.context import Context
from storage.base import insert_if_absent
from storage.models import NumberSeries

NUMBER = re.compile(r"(?<!\d)(20\d{2})\s*[-－—–]\s*(\d{1,5})(?!\d)")


def next_number(context: Context) -> str:
    """Take the next number of this year; gaps appear only when the act that took it is rolled back."""
    return next_numbers(context, 1)[0]


def next_numbers(context: Context, many: int) -> list[str]:
    """Take the next so many numbers of this year at once."""
    year = context.now.year
    last = _advance(context.session, year, many)
    if last is None:
        insert_if_absent(context.session, NumberSeries(year=year, last=0))
        last = _advance(context.session, year, many) or 0
    return [f"{year}-{number:04d}" for number in range(last - many + 1, last + 1)]


_NEXT = (
    update(NumberSeries)
    .where(NumberSeries.year == bindparam("this_year"))
    .values(last=NumberSeries.last + bindparam("many"))
    .returning(NumberSeries.last)
    .execution_options(synchronize_session=False)
)


def _advance(session: Session, year: int, many: int) -> int | None:
    return session.scalar(_NEXT, {"this_year": year, "many": many})


def read_number(text: str) -> str | None:
    """The first number written in a text, as `YYYY-NNNN`: «2026-123» and «2026－0123» are the same."""
    found = NUMBER.search(text)
    return f"{found[1]}-{int(found[2]):04d}" if found else None
