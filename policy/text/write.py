"""How dates, amounts and long texts are written for people."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

WEEKDAYS = "一二三四五六日"


def say_day(day: date) -> str:
    """«11月27日（周五）»."""
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def say_moment(moment: datetime) -> str:
    """«11月27日（周五）14:30», in the zone that the moment carries."""
    return f"{say_day(moment.date())}{moment:%H:%M}"


def say_yuan(yuan: int, approximate: bool = False) -> str:
    """«320万元», «1.2亿元», «8.5万元», «12345.6789万元», «9800元», exact to the yuan; an approximate amount begins with 约."""
    for unit, name in ((100_000_000, "亿元"), (10_000, "万元")):
        if yuan >= unit and yuan * 10_000 % unit == 0:
            written = f"{Decimal(yuan) / unit:f}" + name
            break
    else:
        written = f"{yuan}元"
    return f"约{written}" if approximate else written


def split_bytes(text: str, limit: int) -> Iterator[str]:
    """Cut a text into pieces of at most `limit` bytes of UTF-8, never inside a character.

    A line's end is preferred where one is near. `limit` must be at least 4, the longest character.
    """
    rest = text
    while len(rest.encode()) > limit:
        head = rest.encode()[:limit].decode(errors="ignore")
        cut = head.rfind("\n")
        if cut < len(head) // 2:
            cut = len(head)
        if piece := rest[:cut].rstrip("\n"):
            yield piece
        rest = rest[cut:].lstrip("\n")
    if rest:
        yield rest
