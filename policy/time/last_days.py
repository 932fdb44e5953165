"""«月底», «年底»: a last day that people mean, and that is asked about before it is taken."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_END: Final = re.compile(r"(?<![\d一二三四五六七八九十])(?:本|这个?|当)?(?:月|(?P<year>年))(?:底|末)(?:之?前|以前)?")


def last_day(said: str, today: date) -> tuple[str, date] | None:
    """The words and the day that they name, of today's month or year; «12月底» is no such word."""
    found = _END.search(said)
    if found is None:
        return None
    month = 12 if found["year"] else today.month
    return found[0], date(today.year, month, monthrange(today.year, month)[1])
