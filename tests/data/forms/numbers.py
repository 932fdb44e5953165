"""Numbers drawn and written in the ways that the forms name: {a:cn}, {a:daxie}, {a:comma} …"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import Final

Slot = tuple[int, ...] | list[int] | str
Slots = Mapping[str, Slot]

_FULL_WIDTH: Final = {
    ord(char): ord(char) + 0xFEE0
    for char in "0123456789.,:-/()%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
}
_SPOKEN: Final = "零一二三四五六七八九"
_CAPITAL: Final = "零壹贰叁肆伍陆柒捌玖"


def full_width(words: object) -> str:
    """１２３，４５６."""
    return str(words).translate(_FULL_WIDTH)


def numeral(value: int, digits: str = _SPOKEN, units: str = " 十百千", *, two: str = "二") -> str:
    """三百二十 in the usual way: 十五 without 一, 零 for a gap."""
    if value == 0:
        return digits[0]
    words, gap = "", False
    for power in range(3, -1, -1):
        section, big = value // 10_000**power % 10_000, ("", "万", "亿", "万亿")[power]
        if power == 3 and section and value // 10_000**2 % 10_000:
            big = "万"
        if section == 0:
            gap = bool(words)
            continue
        if words and (gap or section < 1000):
            words += digits[0]
        words += (two if section == 2 and power else _section(section, digits, units, two)) + big
        gap = False
    short = words.startswith(digits[1] + units[1]) and digits is _SPOKEN
    return words[1:] if short else words


def _section(value: int, digits: str, units: str, two: str) -> str:
    words, zero = "", False
    for power in range(3, -1, -1):
        digit = value // 10**power % 10
        if digit == 0:
            zero = bool(words)
            continue
        words += digits[0] if zero else ""
        zero = False
        words += (two if digit == 2 and power > 1 else digits[digit]) + units[power].strip()
    return words


def _spoken(value: int) -> str:
    return "两" if value == 2 else numeral(value, two="两")


def _scientific(value: int) -> str:
    digits = str(value)
    mantissa = digits.rstrip("0")
    point = "." + mantissa[1:] if len(mantissa) > 1 else ""
    return f"{mantissa[0]}{point}E+{len(digits) - 1:02d}"


WRITE: Final[Mapping[str, Callable[[int], str]]] = {
    "": str,
    "cn": numeral,
    "liang": _spoken,
    "daxie": lambda value: numeral(value, _CAPITAL, " 拾佰仟", two="贰"),
    "fw": full_width,
    "comma": lambda value: f"{value:,}",
    "fwcomma": lambda value: full_width(f"{value:,}"),
    "space": lambda value: f"{value:,}".replace(",", " "),
    "d2": lambda value: f"{value:02d}",
    "dig": lambda value: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value)),
    "dian": lambda value: "".join(_SPOKEN[int(digit)] for digit in str(value)),
    "sci": _scientific,
}


class _Number(int):
    def __format__(self, how: str) -> str:
        return WRITE[how](int(self))


def draw(slots: Slots, rng: Random) -> dict[str, int]:
    """A value for every slot, in order."""
    values: dict[str, int] = {}
    for name, slot in slots.items():
        if isinstance(slot, str):
            values[name] = int(evaluate(slot.removeprefix("="), values))
        elif isinstance(slot, list):
            values[name] = rng.choice(slot)
        else:
            values[name] = rng.randrange(slot[0], slot[1] + 1, slot[2] if len(slot) > 2 else 1)
    return values


def evaluate(expression: str, values: Mapping[str, int]) -> Decimal:
    """An expression of the slots, exact."""
    return Decimal(eval(expression, {}, {name: Decimal(value) for name, value in values.items()}))


def write(form: str, values: Mapping[str, int]) -> str:
    """The form with its slots filled in."""
    return form.format(**{name: _Number(value) for name, value in values.items()})
