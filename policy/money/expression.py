"""Expressions of money in a text: what is read, and what is money but cannot be read to its end."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from policy.money import words
from policy.money.model import FOREIGN, NOTHING, Amount, Doubt, Money, Role
from policy.money.numeral import DIGIT_CHARS, LONGEST, SMALL_CHARS, read_numeral
from policy.money.readings import both, exact_yuan, two_ways
from policy.money.runs import BEFORE, BEHIND, Number, numbers_of, parted, tail_of
from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.text.write import say_yuan

_UNITS: Final = lazily(rf"[{SMALL_CHARS}万亿wWk个多余来]+$")
_ONLY_UNITS: Final = lazily(rf"(?![十拾])[{SMALL_CHARS}万亿]+$")
_MARKS: Final = lazily(words.WORDS["signs of money"])


@dataclass
class _Reading:
    """The text as it is gone through, number by number."""

    folded: str
    shown: str
    headings: list[re.Match[str]]
    amounts: list[Amount] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, start: int, end: int, why: str, choices: tuple[str, ...] = ()) -> None:
        said = " ".join(self.folded[start:end].split()).lstrip(";,、")
        self.doubts.append(Doubt(said if len(said) <= LONGEST else f"{said[:LONGEST]}…", why, start, end, choices))


def read_money(text: str) -> Money:
    """Every sum that is beyond doubt, and everything else that speaks of money, each in the order of the text.

    A number that goes on to the left or right is none of its own; people, floors, papers and dates are no money.
    """
    folded = parted(fold(text), text)
    if not _MARKS.search(folded):
        return NOTHING
    reading = _Reading(folded, text, list(words.HEADING.finditer(folded)) if "元" in folded else [])
    numbers = list(numbers_of(folded))
    place = 0
    while place < len(numbers):
        taken = _range(reading, numbers, place)
        if not taken:
            _single(reading, numbers[place])
        place += taken or 1
    return Money(tuple(reading.amounts), tuple(reading.doubts))


def _range(reading: _Reading, numbers: list[Number], place: int) -> int:
    """How many numbers a range of sums takes (300-500万元): two, or none where there is no range of sums."""
    if place + 1 >= len(numbers):
        return 0
    first, last = numbers[place : place + 2]
    between = reading.folded[first.end : last.start]
    tail = tail_of(last.right)
    money = tail["yuan"] or tail["name"] or _large(last) or words.SIGN.search(first.left)
    if not (first.value and last.value and money and len(between) < BEHIND and words.JOIN.fullmatch(between)):
        return 0
    if not tail["yuan"] and words.COUNTED.match(last.right):
        return 0
    low = first.value
    units = _UNITS.search(last.text)
    if units and not _UNITS.search(first.text) and "元" not in between and "块" not in between:
        low = read_numeral(first.text + units[0]) or low
    high = exact_yuan(last, Decimal(1))
    choices = (say_yuan(high), say_yuan(low.low)) if high and 0 < low.low < high else ()
    reading.doubt(first.start, last.end + tail.end(), "是一个范围", choices)
    return 2


def _large(number: Number) -> bool:
    return any(char in number.text for char in "万亿wW")


def _single(reading: _Reading, number: Number) -> None:
    """One number: a sum, a doubt, or nothing to do with money."""
    tail = tail_of(number.right)
    end = number.end + tail.end()
    foreign_before = words.FOREIGN_BEFORE.search(number.left)
    foreign = words.FOREIGN.match(number.right)
    sign = words.SIGN.search(number.left)
    start = number.end - (number.end - number.start) - (len(sign[0]) if sign else 0)
    if foreign_before or foreign:
        start -= len(foreign_before[0]) if foreign_before else 0
        reading.doubt(start, number.end + foreign.end() if foreign else end, FOREIGN)
    elif _ONLY_UNITS.fullmatch(number.text):
        _unit_alone(reading, number, tail)
    elif words.THRESHOLD.match(number.right):
        return
    elif tail["yuan"] or tail["name"] or sign:
        piece = tail["yuan"] == "块" and not tail["part"] and not words.PAUSE.match(reading.folded, end)
        if not piece or _large(number):
            _sum(reading, number, start, end)
    elif not words.COUNTED.match(number.right):
        _without_yuan(reading, number, start)


def _unit_alone(reading: _Reading, number: Number, tail: re.Match[str]) -> None:
    """近千万, 万把块 are sums; a unit in a heading is none; ××万元 is a blank to be filled in."""
    about = words.ABOUT.search(number.left) or words.ABOUT_UNIT.search(number.left)
    if about or tail["more"] in ("把", "来"):
        _add(reading, number, number.start, number.end + tail.end(), Decimal(1))
    elif any(each.start() <= number.start < each.end() for each in reading.headings):
        return
    elif tail["yuan"] and not words.NAMED_BY_UNIT.match(number.right):
        ahead = reading.folded[number.end + tail.end() : number.end + tail.end() + 3]
        blank = words.BLANK.search(number.left)
        if (blank and not any(char.isdigit() for char in ahead)) or number.text[0] in SMALL_CHARS:
            reading.doubt(number.start - (len(blank[0]) if blank else 0), number.end + tail.end(), "未写明数额")


def _without_yuan(reading: _Reading, number: Number, start: int) -> None:
    """A number without 元: 万 and 亿 make it money; a smaller one is money only where the words speak of money."""
    more = words.MORE.match(number.right)
    end = number.end + (more.end() if more else 0)
    if _large(number):
        _sum(reading, number, start, end)
    elif unit := _heading_unit(reading, number):
        _add(reading, number, start, number.end, unit)
    elif _in_thousands(number):
        said = words.MONEY_BEFORE.search(number.left) or words.ABOUT.search(number.left)
        said = said or (words.MONEY_AFTER.match(number.right) if number.text[-1] in "kK" else None)
        if said or (_SPOKEN.search(number.text) and _PAUSE.match(reading.folded, number.end)):
            _sum(reading, number, start, end)
    elif number.value and _bare(reading, number):
        said = words.BARE_BEFORE.search(number.left)
        figure = f"{number.value.high:f}"
        begin = number.start - (len(said[0]) if said else 0)
        reading.doubt(begin, number.end, "未写明单位", (f"{figure}元", f"{figure}万元"))


def _in_thousands(number: Number) -> bool:
    """经费5千, 3千5, 5k; «三百二» may leave out 万, and is asked about."""
    written = re.search(r"\d[千百]", number.text) or _SPOKEN.search(number.text)
    return number.text[-1] in "kK" + SMALL_CHARS or written is not None


_SPOKEN: Final = lazily(rf"千(?:\d|[{DIGIT_CHARS}])$")  # 打印机维修三千八
_PAUSE: Final = lazily(r"\s*(?:[,。;、!?\n()]|左右|上下|的|用于|$)")


def _bare(reading: _Reading, number: Number) -> bool:
    year = re.fullmatch(r"20[23]\d", number.text)
    said = words.BARE_BEFORE.search(number.left) or ("." in number.text and words.MONEY_JUST_BEFORE.search(number.left))
    return bool(not year and said and _PAUSE.match(reading.folded, number.end))


def _heading_unit(reading: _Reading, number: Number) -> Decimal | None:
    """The unit that a heading gives to a bare figure: 金额（万元）：320, a table's column, 金额：320（单位：万元）."""
    heading = words.UNIT_AFTER.match(number.right)
    if heading is None:
        before = [each for each in reading.headings if each.end() <= number.start]
        between = reading.folded[before[-1].end() : number.start] if before else ""
        below = "\n" in between or (before and "单位" in before[-1][0] and number.value is not None)
        cell = below and between[-1:] in " ;:" and words.CELL_ENDS.match(reading.folded, number.end)
        if before and (cell or words.UNDER_HEADING.fullmatch(between)):
            heading = before[-1]
    if heading is None:
        return None
    said = heading["unit"] or heading.groupdict().get("loose")
    unit = read_numeral(said) if said else None
    return unit.high if unit else Decimal(1)


def _sum(reading: _Reading, number: Number, start: int, end: int) -> None:
    """A number that is money: its value, or why it has none."""
    left = reading.folded[max(0, start - BEFORE) : start]
    after = words.AFTER.match(reading.folded, end)
    end = after.end() if after else end
    value = number.value
    if left[-1:] in ("第", "〔", "["):
        return
    if words.NEGATIVE.search(left):
        reading.doubt(start - 1, end, "是负数")
    elif start == number.start and words.CONTINUES.search(left):
        reading.doubt(start - 1, end, "无法确定数额")
    elif value is None or (value.high == 0 and not value.vague):
        reading.doubt(start, end, "无法确定数额")
    elif value.vague:
        reading.doubt(start, end, "未写明数额")
    elif value.low != value.high:
        reading.doubt(start, end, "是一个范围", both(number))
    elif choices := two_ways(number, reading.shown):
        reading.doubt(start, end, "可以有两种读法", choices)
    else:
        _add(reading, number, start, end, Decimal(1))


def _add(reading: _Reading, number: Number, start: int, end: int, unit: Decimal) -> None:
    exact = exact_yuan(number, unit)
    if number.value is None or exact is None:
        left_over = words.CENTS_LEFT.match(reading.folded, end)
        reading.doubt(start, left_over.end() if left_over else end, "无法确定数额")
        return
    left = reading.folded[max(0, start - BEFORE) : start]
    if words.AT_LEAST.search(left) and unit == 1:
        reading.doubt(start, end, "只是下限", (say_yuan(exact),))
        return
    about = words.ABOUT.search(left) or words.ABOUT_UNIT.search(left) if unit == 1 else None
    said = reading.folded[number.end : end]
    rounded = number.value.about or re.search(r"[多余来把几+]", said) or words.AFTER.search(said)
    begin = start - len(about[0]) if about else start
    role: Role = "sum"
    yearly = words.YEARLY.search(left) or words.PER_YEAR.match(reading.folded, end)
    each = words.EACH.search(left.removesuffix(about[0] if about else ""))
    if each or words.EACH_AFTER.match(reading.folded, end) or (yearly and words.TERM.search(reading.folded)):
        role = "each"
    elif words.FORMER.search(left):
        role = "former"
    elif _is_part(reading, left) or words.SHARE.match(reading.folded, end):
        role = "part"
    text = " ".join(reading.folded[begin:end].split())
    reading.amounts.append(Amount(exact, bool(about or rounded), text, begin, end, role))


def _is_part(reading: _Reading, left: str) -> bool:
    """«其中设备30万元»; what is named again is the matter itself: «补助资金分配，其中补助资金总额1240万元»."""
    part = words.PART.search(left)
    if part is None or reading.amounts or not part["of"]:
        return part is not None
    return part["of"] not in reading.folded.partition(part[0])[0]
