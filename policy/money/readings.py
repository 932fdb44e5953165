"""What a number of money is worth, exact to the 分, and the readings of one that may be parted in two ways."""

import re
from decimal import Decimal
from typing import Final

from policy.money import words
from policy.money.numeral import DIGIT_CHARS, read_numeral
from policy.money.runs import Number, tail_of
from policy.text.lazy import lazily
from policy.text.write import say_yuan

_PAIR: Final = lazily(rf"[{DIGIT_CHARS}][{DIGIT_CHARS}](?=[十百千]?[万亿])")
_CLOCK: Final = lazily(r"(?:[上下中]午|早上|晚上|傍晚|[日号天]|周[一二三四五六日])\s?$")
_MINUTES: Final = lazily(r"点(?:[0-5][05]|[一二三四五]?十五?)(?!\d)")
_STAFF: Final = lazily(rf"(?P<digit>[\d{DIGIT_CHARS}])人[员才事]")  # 二十三万五人员招录: 五 may belong to the sum
_TOO_MUCH: Final = 10**15  # yuan, beyond every budget: a slip of the hand, or a number that is no sum
_CENT: Final = Decimal("0.01")


def exact_yuan(number: Number, unit: Decimal) -> Decimal | None:
    """The number with the 角 and 分 behind it in yuan; None for 0元, beyond every budget, or finer than a 分."""
    if number.value is None:
        return None
    tail = tail_of(number.right)
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


def both(number: Number) -> tuple[str, ...]:
    """三五十万: the higher and the lower sum, in the words of the text."""
    pair = _PAIR.search(number.text)
    if pair is None:
        return ()
    head, tail = number.text[: pair.start()], number.text[pair.end() :]
    return tuple(f"{head}{digit}{tail}元" for digit in reversed(pair[0]))


def two_ways(number: Number, shown: str) -> tuple[str, ...]:
    """The readings of a number whose marks may part it: 1，200元, 302 500元, 5。3万元, 上午9点5万元, 3万5元."""
    shown = shown[number.start : number.end]
    said = words.MONEY_JUST_BEFORE.search(number.left)
    groups = len(re.findall(r"\d \d", number.text))
    opens = not said and re.search(r"(?:^|[\n:;,。])\s?$", number.folded[: number.start])
    for mark, parted in (
        ("，", "，" in shown and re.search(r"[0-9]，", shown)),
        (" ", groups == 1 and not said and not number.left.endswith(("共", "计", "约"))),
        ("。", "。" in number.text and not said),
        (".", opens and re.match(r"\d{1,2}\.\d\d0(?!\d)", number.text)),  # 2.320万元: 320万元 may be the second matter
        ("点", "点" in number.text and (_CLOCK.search(number.left) or (_MINUTES.search(number.text) and not said))),
    ):
        if parted:
            last = number.text.replace(" 万", "万").replace(" 亿", "亿").replace(mark, ",").rpartition(",")[2]
            if last.startswith("00"):  # 8，000万元: no number begins so
                continue
            both = [number.value, read_numeral(last)]
            return tuple(say_yuan(each.high) for each in both if each)
    staff = _STAFF.match(number.right) if number.text[-1] in "万亿" else None
    if staff and number.value and (longer := read_numeral(number.text + staff["digit"])):
        return say_yuan(longer.high), say_yuan(number.value.high)
    lower = re.search(r"[万千](\d|[一二三四五六七八九])$", number.text)
    if lower and number.folded[number.end : number.end + 1] in ("元", "块") and number.value:
        plain = read_numeral(f"{number.text[:-1]}零{number.text[-1]}")
        return tuple(say_yuan(each.high) for each in (number.value, plain) if each)
    return ()
