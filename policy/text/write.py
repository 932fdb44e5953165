"""How dates, amounts and long texts are written for people."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

WEEKDAYS = "一二三四五六日"
_DIGITS = "一二三四五六七八九"


def numeral(number: int) -> str:
    """«一», «十», «二十三»: of a heading; `number` is 1 to 99, beyond it is written in figures."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    return (_DIGITS[tens - 1] if tens > 1 else "") + "十" * (tens > 0) + (_DIGITS[ones - 1] if ones else "")


def say_date(day: date) -> str:
    """«2026年11月27日»."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_day(day: date) -> str:
    """«11月27日（周五）»."""
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def say_moment(moment: datetime) -> str:
    """«11月27日（周五）14:30», in the zone that the moment carries."""
    return f"{say_day(moment.date())}{moment:%H:%M}"


def say_yuan(yuan: Decimal | int, approximate: bool = False) -> str:
    """«320万元», «1.2亿元», «8.5万元», «9800元», «12,345.67元», exact to the 分; an approximate amount begins with 约."""
    for unit, name in ((100_000_000, "亿元"), (10_000, "万元")):
        if yuan >= unit and yuan * 10_000 % unit == 0:
            written = plain(Decimal(yuan) / unit) + name
            break
    else:
        written = f"{yuan:,.2f}元" if yuan % 1 else f"{yuan:.0f}元"
    return f"约{written}" if approximate else written


def plain(number: Decimal) -> str:
    """«8.5», «320»: without exponent and without zeros that say nothing."""
    return f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


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
