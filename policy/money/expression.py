"""Expressions of money in a text: what is read, and what is money but cannot be read to its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from policy.money import words
from policy.money.numeral import DIGIT_CHARS, LONGEST, SMALL_CHARS, Numeral, read_numeral
from policy.text.ask import Ask, ask_between
from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.text.write import say_yuan

Role = Literal["sum", "former", "each"]


@dataclass(frozen=True)
class Amount:
    """A sum in yuan, exact to the 分. `approximate` when the words say so (五十多万, 约).

    `text` are the words, `start` and `end` their place; a former sum (原批复300万元) and a price of one piece say so.
    """

    yuan: Decimal
    approximate: bool
    text: str
    start: int = 0
    end: int = 0
    role: Role = "sum"


@dataclass(frozen=True)
class Doubt:
    """Words that speak of money and give no sum beyond doubt, why, and the sums that may be meant."""

    text: str
    why: str
    start: int
    end: int
    choices: tuple[str, ...] = ()

    def ask(self) -> Ask:
        """The question to the sender, with the words quoted."""
        return ask_between("amount_yuan", "金额", f"“{self.text}”{self.why}", self.choices)


@dataclass(frozen=True)
class Money:
    """All that a text says of money, in order."""

    amounts: tuple[Amount, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the text speaks of money."""
        sums = tuple((each.start, each.end) for each in self.amounts)
        return sums + tuple((each.start, each.end) for each in self.doubts)


NOTHING: Final = Money()
_CN: Final = f"{DIGIT_CHARS}{SMALL_CHARS}廿卅"
_RUN: Final = lazily(
    r"(?![\s个多余来把+点。])(?:\d+(?:[.,·]\d+)*(?: \d{3}(?!\d))*(?:\.\d+)?(?:[eE]\+?\d{1,2})?"
    rf"|[{_CN}万亿]|半(?=个?[十百千]?[万亿wW])|(?<=[万亿千])半(?![年月天日个])"
    rf"|(?<=[\d{_CN}])点(?=[\d{DIGIT_CHARS}]{{1,4}}[十百千]?[万亿元])|(?<=\d)。(?=\d{{1,4}}[万亿])"
    rf"|个(?=半?[十百千]?[万亿wW])|[几数](?=[十百千万亿])|(?<=[十百千])几(?=[万亿元块])|若干(?=[万亿])"
    r"|[多余来把+](?=个?[十百千]?[万亿wW])|\s{1,2}(?=[十百千]?[万亿]\s?元|[万亿](?![\u4e00-\u9fff]))){1,80}(?:[wWk](?![A-Za-z\d]))?"
)
_UNITS: Final = lazily(rf"[{SMALL_CHARS}万亿wWk个多余来]+$")
_PAIR: Final = lazily(rf"[{DIGIT_CHARS}][{DIGIT_CHARS}](?=[十百千]?[万亿])")
_LOOSE_END: Final = lazily(rf"(?P<sum>.*[万亿])(?P<other>\d{{1,2}}|[{DIGIT_CHARS}十]{{1,2}})$", re.DOTALL)
_ONLY_UNITS: Final = lazily(rf"(?![十拾])[{SMALL_CHARS}万亿]+$")
_CLOCK: Final = lazily(r"(?:[上下中]午|早上|晚上|傍晚|[日号天]|周[一二三四五六日])\s?$")
_MINUTES: Final = lazily(r"点(?:[0-5][05]|[一二三四五]?十五?)(?!\d)")
_MARKS: Final = lazily(
    "[元圆块万亿千百仟佰￥¥wWkK$€£]|资金|预算|[经款]|金额|投资|总价|[造租]|费|[补奖]|[概估]算|控制价|报价|大[概约]|差不多|[A-Z]{3}"
)
_BEFORE, _BEHIND = 16, 20
_TOO_MUCH: Final = 10**15  # yuan, beyond every budget: a slip of the hand, or a number that is no sum


@dataclass(frozen=True)
class _Number:
    """One run of characters of numbers, with what stands around it."""

    folded: str
    start: int
    end: int
    value: Numeral | None = None

    @property
    def text(self) -> str:
        return self.folded[self.start : self.end]

    @property
    def left(self) -> str:
        return self.folded[max(0, self.start - _BEFORE) : self.start]

    @property
    def right(self) -> str:
        return self.folded[self.end : self.end + _BEHIND]


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
    folded = _parted(fold(text), text)
    if not _MARKS.search(folded):
        return NOTHING
    reading = _Reading(folded, text, list(words.HEADING.finditer(folded)) if "元" in folded else [])
    numbers = list(_numbers(folded))
    place = 0
    while place < len(numbers):
        taken = _range(reading, numbers, place)
        if not taken:
            _single(reading, numbers[place])
        place += taken or 1
    return Money(tuple(reading.amounts), tuple(reading.doubts))


_NO_GROUP: Final = lazily(r"(?<=\d{4})[,，](?=\d)|(?<=\d)，(?=\d)(?!\d{3}(?!\d))")


def _parted(folded: str, text: str) -> str:
    """A comma that cannot group digits (电话13800000000，50万元) parts two numbers."""
    places = [found.start() for found in _NO_GROUP.finditer(text)]
    if not places:
        return folded
    marks = list(folded)
    for place in places:
        marks[place] = ";"
    return "".join(marks)


def _numbers(folded: str) -> Iterator[_Number]:
    """The runs of characters of numbers, without what belongs to the words beside them (统一50万, 50万3楼)."""
    for found in _RUN.finditer(folded):
        start, end = found.span()
        if folded[start] == "一" and (
            folded[max(0, start - 1) : start] in _ONE_ENDS or folded[start + 1 : start + 2].isdigit()
        ):
            start += 1
        if folded[end - 1] == "一" and end - start > 1 and words.NEXT_WORD.match(folded, end):
            end -= 1
        if end - start <= LONGEST:
            loose = _LOOSE_END.match(folded, start, end)
            right = folded[end : end + _BEHIND]
            if loose and words.COUNTED.match(right) and not _tail(right)["yuan"]:
                end = loose.end("sum")
        if start < end:
            yield _Number(folded, start, end, read_numeral(folded[start:end]))


def _tail(right: str) -> re.Match[str]:
    found = words.YUAN.match(right)
    assert found is not None  # it may be empty
    return found


def _range(reading: _Reading, numbers: list[_Number], place: int) -> int:
    """How many numbers a range of sums takes (300-500万元): two, or none where there is no range of sums."""
    if place + 1 >= len(numbers):
        return 0
    first, last = numbers[place : place + 2]
    between = reading.folded[first.end : last.start]
    tail = _tail(last.right)
    money = tail["yuan"] or tail["name"] or _large(last) or words.SIGN.search(first.left)
    if not (first.value and last.value and money and len(between) < _BEHIND and words.JOIN.fullmatch(between)):
        return 0
    if not tail["yuan"] and words.COUNTED.match(last.right):
        return 0
    low = first.value
    units = _UNITS.search(last.text)
    if units and not _UNITS.search(first.text) and "元" not in between and "块" not in between:
        low = read_numeral(first.text + units[0]) or low
    high = _exact(last, Decimal(1))
    choices = (say_yuan(high), say_yuan(low.low)) if high and 0 < low.low < high else ()
    reading.doubt(first.start, last.end + tail.end(), "是一个范围", choices)
    return 2


def _large(number: _Number) -> bool:
    return any(char in number.text for char in "万亿wW")


def _single(reading: _Reading, number: _Number) -> None:
    """One number: a sum, a doubt, or nothing to do with money."""
    tail = _tail(number.right)
    end = number.end + tail.end()
    foreign_before = words.FOREIGN_BEFORE.search(number.left)
    foreign = words.FOREIGN.match(number.right)
    sign = words.SIGN.search(number.left)
    start = number.end - (number.end - number.start) - (len(sign[0]) if sign else 0)
    if foreign_before or foreign:
        start -= len(foreign_before[0]) if foreign_before else 0
        reading.doubt(start, number.end + foreign.end() if foreign else end, "不是人民币")
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


def _unit_alone(reading: _Reading, number: _Number, tail: re.Match[str]) -> None:
    """近千万, 万把块 are sums; a unit in a heading is none; ××万元 is a blank to be filled in."""
    about = words.ABOUT.search(number.left) or words.ABOUT_UNIT.search(number.left)
    if about or tail["more"] in ("把", "来"):
        _add(reading, number, number.start, number.end + tail.end(), Decimal(1))
    elif tail["yuan"] and not words.NAMED_BY_UNIT.match(number.right) and not _in_heading(reading, number):
        ahead = reading.folded[number.end + tail.end() : number.end + tail.end() + 3]
        blank = words.BLANK.search(number.left)
        if (blank and not any(char.isdigit() for char in ahead)) or number.text[0] in SMALL_CHARS:
            reading.doubt(number.start - (len(blank[0]) if blank else 0), number.end + tail.end(), "未写明数额")


def _in_heading(reading: _Reading, number: _Number) -> bool:
    return any(each.start() <= number.start < each.end() for each in reading.headings)


def _without_yuan(reading: _Reading, number: _Number, start: int) -> None:
    """A number without 元: 万 and 亿 make it money; a smaller one is money only where the words speak of money."""
    if _large(number):
        _sum(reading, number, start, number.end + _more(number.right))
    elif unit := _heading_unit(reading, number):
        _add(reading, number, start, number.end, unit)
    elif _in_thousands(number):
        said = words.MONEY_BEFORE.search(number.left) or words.ABOUT.search(number.left)
        if said or (_SPOKEN.search(number.text) and _PAUSE.match(reading.folded, number.end)):
            _sum(reading, number, start, number.end + _more(number.right))
    elif number.value and _bare(reading, number):
        said = words.BARE_BEFORE.search(number.left)
        figure = f"{number.value.high:f}"
        begin = number.start - (len(said[0]) if said else 0)
        reading.doubt(begin, number.end, "未写明单位", (f"{figure}元", f"{figure}万元"))


def _more(right: str) -> int:
    found = words.MORE.match(right)
    return found.end() if found else 0


def _in_thousands(number: _Number) -> bool:
    """经费5千, 3千5, 5k; «三百二» may leave out 万, and is asked about."""
    return number.text[-1] in "k" + SMALL_CHARS or bool(
        re.search(r"\d[千百]", number.text) or _SPOKEN.search(number.text)
    )


_SPOKEN: Final = lazily(rf"千(?:\d|[{DIGIT_CHARS}])$")  # 打印机维修三千八
_PAUSE: Final = lazily(r"\s*(?:[,。;、!?\n()]|左右|上下|的|用于|$)")


def _bare(reading: _Reading, number: _Number) -> bool:
    year = re.fullmatch(r"20[23]\d", number.text)
    return bool(not year and words.BARE_BEFORE.search(number.left) and _PAUSE.match(reading.folded, number.end))


def _heading_unit(reading: _Reading, number: _Number) -> Decimal | None:
    """The unit that a heading gives to a bare figure: 金额（万元）：320, a table's column, 金额：320（单位：万元）."""
    heading = words.UNIT_AFTER.match(number.right)
    if heading is None:
        before = [each for each in reading.headings if each.end() <= number.start]
        between = reading.folded[before[-1].end() : number.start] if before else ""
        cell = "\n" in between and between[-1] in " ;:" and words.CELL_ENDS.match(reading.folded, number.end)
        if before and (cell or words.UNDER_HEADING.fullmatch(between)):
            heading = before[-1]
    if heading is None:
        return None
    said = heading["unit"] or heading.groupdict().get("loose")
    unit = read_numeral(said) if said else None
    return unit.high if unit else Decimal(1)


def _sum(reading: _Reading, number: _Number, start: int, end: int) -> None:
    """A number that is money: its value, or why it has none."""
    left = reading.folded[max(0, start - _BEFORE) : start]
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
        reading.doubt(start, end, "是一个范围", _both(number))
    elif choices := _two_ways(reading, number):
        reading.doubt(start, end, "可以有两种读法", choices)
    else:
        _add(reading, number, start, end, Decimal(1))


def _both(number: _Number) -> tuple[str, ...]:
    """三五十万: the higher and the lower sum, in the words of the text."""
    pair = _PAIR.search(number.text)
    if pair is None:
        return ()
    head, tail = number.text[: pair.start()], number.text[pair.end() :]
    return tuple(f"{head}{digit}{tail}元" for digit in reversed(pair[0]))


def _two_ways(reading: _Reading, number: _Number) -> tuple[str, ...]:
    """The readings of a number whose marks may part it: 1，200元, 302 500元, 5。3万元, 上午9点5万元, 3万5元."""
    shown = reading.shown[number.start : number.end]
    said = words.MONEY_JUST_BEFORE.search(number.left)
    groups = len(re.findall(r"\d \d", number.text))
    opens = not said and re.search(r"(?:^|[\n:;,。])\s?$", reading.folded[: number.start])
    for mark, parted in (
        ("，", "，" in shown and re.search(r"[0-9]，", shown)),
        (" ", groups == 1 and not said),
        ("。", "。" in number.text and not said),
        (".", opens and re.match(r"\d{1,2}\.\d\d0(?!\d)", number.text)),  # 2.320万元: 320万元 may be the second matter
        ("点", "点" in number.text and (_CLOCK.search(number.left) or (_MINUTES.search(number.text) and not said))),
    ):
        if parted:
            last = number.text.replace(mark, ",").rpartition(",")[2]
            if last.startswith("00"):  # 8，000万元: no number begins so
                continue
            both = [number.value, read_numeral(last)]
            return tuple(say_yuan(each.high) for each in both if each)
    lower = re.search(r"[万千](\d|[一二三四五六七八九])$", number.text)
    if lower and reading.folded[number.end : number.end + 1] in ("元", "块") and number.value:
        plain = read_numeral(f"{number.text[:-1]}零{number.text[-1]}")
        return tuple(say_yuan(each.high) for each in (number.value, plain) if each)
    return ()


def _add(reading: _Reading, number: _Number, start: int, end: int, unit: Decimal) -> None:
    exact = _exact(number, unit)
    if number.value is None or exact is None:
        left_over = words.CENTS_LEFT.match(reading.folded, end)
        reading.doubt(start, left_over.end() if left_over else end, "无法确定数额")
        return
    left = reading.folded[max(0, start - _BEFORE) : start]
    about = words.ABOUT.search(left) or words.ABOUT_UNIT.search(left) if unit == 1 else None
    said = reading.folded[number.end : end]
    rounded = number.value.about or re.search(r"[多余来把几+]", said) or words.AFTER.search(said)
    begin = start - len(about[0]) if about else start
    role: Role = "sum"
    yearly = words.YEARLY.search(left) or words.PER_YEAR.match(reading.folded, end)
    if (
        (yearly and words.TERM.search(reading.folded))
        or words.EACH.search(left)
        or words.EACH_AFTER.match(reading.folded, end)
    ):
        role = "each"
    elif words.FORMER.search(left):
        role = "former"
    text = " ".join(reading.folded[begin:end].split())
    reading.amounts.append(Amount(exact, bool(about or rounded), text, begin, end, role))


def _exact(number: _Number, unit: Decimal) -> Decimal | None:
    """The number with the 角 and 分 behind it in yuan; None for 0元, beyond every budget, or finer than a 分."""
    if number.value is None:
        return None
    tail = _tail(number.right)
    cents = _cents(tail)
    value = number.value.high * unit
    if cents is None or (cents and value % 1) or (tail["yuan"] and words.CENTS_LEFT.match(number.right, tail.end())):
        return None
    value += cents
    return value if 0 < value < _TOO_MUCH and value % _CENT == 0 else None


def _cents(tail: re.Match[str]) -> Decimal | None:
    """«伍角», «3角4分», «零5分», the 5 of 12块5, in yuan; None where two words stand side by side (三四分)."""
    tens, ones = (read_numeral(said or "0") for said in (tail["tens"], tail["ones"] or tail["fen"]))
    if tens is None or ones is None or ones.low != ones.high:
        return None
    return tens.high / 10 + ones.high / 100


_CENT: Final = Decimal("0.01")
_ONE_ENDS: Final = tuple("统唯同单专划归逐不")
