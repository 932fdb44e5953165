"""Numbers as people write them: 1亿2千万, 三百二十, 叁佰贰拾, 一点二亿, 2万5, 三五十万, 1.2E+06.

A number is read to its last character or not at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, cast

from policy.text.lazy import lazily

LONGEST: Final = 40
"""A number with more characters than this is no number that anybody means."""


@dataclass(frozen=True)
class Numeral:
    """A number, or two where the words name both ends (三五十万). `about`: the words say that it is rounded."""

    low: Decimal
    high: Decimal
    about: bool = False
    vague: bool = False


VAGUE: Final = Numeral(Decimal(0), Decimal(0), vague=True)
"""几十万, 数百万, 十几万: words of size without a number."""

DIGIT_CHARS: Final = "零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
SMALL_CHARS: Final = "十百千拾佰仟"
_BIG: Final = {"亿": 100_000_000, "万": 10_000}
_VALUES: Final = {
    char: Decimal(value)
    for chars, values in (
        ("零一二三四五六七八九〇○两", (*range(10), 0, 0, 2)),
        ("壹贰叁肆伍陆柒捌玖", range(1, 10)),
        ("十百千拾佰仟万亿", (10, 100, 1000, 10, 100, 1000, *reversed(_BIG.values()))),
        ("点。半", (0, 0, "0.5")),
    )
    for char, value in zip(chars, values, strict=True)
}
_TENS: Final = {"廿": "二十", "卅": "三十"}

Kind = Literal["number", "digit", "small", "big", "point", "half"]


@dataclass(frozen=True)
class _Token:
    kind: Kind
    value: Decimal


_Tokens = Sequence[_Token]
_LEX: Final = lazily(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.·]\d+)?(?:[eE]\+?\d{1,2})?)"
    rf"|(?P<digit>[{DIGIT_CHARS}])|(?P<small>[{SMALL_CHARS}])|(?P<big>[万亿])"
    r"|(?P<point>[点。])|(?P<half>半)|(?P<more>[多余来把几+])|(?P<skip>[\s个])"
)
_LARGE: Final = lazily(r"(?<![.\d])(?P<number>\d+)亿")


class _NoNumberError(Exception):
    """The characters are not a number as a whole."""


def read_numeral(words: str) -> Numeral | None:
    """The number that all of `words` (folded) say; None when a character of them is left over or may mean two things."""
    if len(words) > LONGEST:
        return None
    for short, long in (*_TENS.items(), ("w", "万"), ("W", "万"), ("k", "千"), ("K", "千")):
        words = words.replace(short, long)
    if re.match(r"[几数]|若干|十几", words):
        return VAGUE
    try:
        tokens, about = _tokens(words)
        low, high = _ends(tokens)
        return Numeral(_number(low), _number(high), about)
    except _NoNumberError:
        return None


def _tokens(words: str) -> tuple[list[_Token], bool]:
    tokens: list[_Token] = []
    about, place = False, 0
    while place < len(words):
        found = _LEX.match(words, place)
        if found is None:
            raise _NoNumberError
        place = found.end()
        match found.lastgroup:
            case "more":
                if not tokens or (found[0] == "几" and tokens[-1].kind != "small"):
                    raise _NoNumberError
                about = True
            case "skip":
                pass
            case kind:
                plain = found[0].replace(",", "").replace(" ", "").replace("·", ".")
                tokens.append(_Token(cast("Kind", kind), _VALUES[plain] if plain in _VALUES else Decimal(plain)))
    large = _LARGE.search(words)
    if large and len(large["number"]) > 4:  # 99999亿
        raise _NoNumberError
    return tokens, about


def _ends(tokens: list[_Token]) -> tuple[_Tokens, _Tokens]:
    """三五十万 says 三十万 and 五十万; every other number is the same at both ends."""
    for place in range(len(tokens) - 1):
        first, second = tokens[place : place + 2]
        around = *tokens[:place][-1:], *tokens[place + 2 : place + 3]
        alone = all(token.kind != "digit" for token in around) and (place == 0 or tokens[place - 1].kind != "point")
        if first.kind == second.kind == "digit" and alone and first.value > 0 and second.value:
            if first.value > second.value:
                raise _NoNumberError
            rest = tokens[place + 2 :]
            return [*tokens[: place + 1], *rest], [*tokens[:place], second, *rest]
    return tokens, tokens


def _number(tokens: _Tokens) -> Decimal:
    """number := below-亿 亿 rest | below-万 万 rest | section."""
    for unit in _BIG.values():
        place = next((place for place, token in enumerate(tokens) if token.kind == "big" and token.value == unit), None)
        if place is None:
            continue
        head, tail = tokens[:place], tokens[place + 1 :]
        limit = Decimal(unit) * (head[-1].value if head and head[-1].kind == "big" else 1)
        value = _number(head) if head else Decimal(1)
        if tail and value != value.to_integral_value():
            raise _NoNumberError
        return value * unit + _rest(tail, limit)
    return _section(tokens)


def _rest(tokens: _Tokens, unit: Decimal) -> Decimal:
    """What follows a unit: nothing, 半, the next lower digit (2万5), or a whole smaller number."""
    if not tokens:
        return Decimal(0)
    if len(tokens) == 1:
        return _lower_digit(tokens[0], unit)
    zero = tokens[0] == _Token("digit", Decimal(0))
    value = _number(tokens[1:] if zero else tokens)
    small_alone = unit > 10_000 and not any(token.kind == "big" for token in tokens)  # 1亿2千: 1.2亿, or 2000元 more
    if value >= unit or (small_alone and not zero):
        raise _NoNumberError
    return value


def _lower_digit(token: _Token, unit: Decimal) -> Decimal:
    if token.kind == "half":
        return unit / 2
    if token.kind == "digit" or (token.kind == "number" and token.value == token.value.to_integral_value()):
        if 0 < token.value < 10:
            return token.value * unit / 10
        if 100 <= token.value < unit <= 10_000:
            return token.value
    raise _NoNumberError


def _section(tokens: _Tokens) -> Decimal:
    """section := digits | decimal | (digit 千)? (digit 百)? (digit 十)? digit?"""
    if not tokens:
        raise _NoNumberError
    if any(token.kind == "point" for token in tokens):
        return _decimal(tokens)
    if all(token.kind == "digit" for token in tokens):
        return Decimal("".join(str(token.value) for token in tokens))
    if len(tokens) == 1 and tokens[0].kind in ("number", "half"):
        return tokens[0].value
    return _with_units(tokens)


def _decimal(tokens: _Tokens) -> Decimal:
    place = next(place for place, token in enumerate(tokens) if token.kind == "point")
    whole, part = _section(tokens[:place]), tokens[place + 1 :]
    units = [token for token in part if token.kind == "small"]
    part = part[: len(part) - len(units)]
    digits = "".join(str(token.value) for token in part)
    if not digits.isdecimal() or whole != whole.to_integral_value():
        raise _NoNumberError
    value = whole + Decimal(f"0.{digits}")
    for unit in units:
        value *= unit.value
    return value


def _with_units(tokens: _Tokens) -> Decimal:
    total, last = Decimal(0), Decimal(10_000)
    digit: Decimal | None = None
    zero = False
    for token in tokens:
        if token.kind == "small":
            factor = _factor(digit, token.value, last, first=token is tokens[0])
            total, last, digit, zero = total + factor * token.value, token.value, None, False
        elif token == _Token("digit", Decimal(0)) and digit is None and total:
            zero = True
        elif token.kind in ("digit", "number") and digit is None:
            digit = token.value
        elif token.kind == "half" and token is tokens[-1] and total and digit is None:
            return total + last / 2
        else:
            raise _NoNumberError
    return total + _last_digit(digit, last, zero=zero)


def _factor(digit: Decimal | None, unit: Decimal, last: Decimal, *, first: bool) -> Decimal:
    """How often a unit counts: its digit, or one where only the unit is written (十五, 一百十五)."""
    descending = unit < last
    if digit is None:
        if not descending or not (first or unit == 10):
            raise _NoNumberError
        return Decimal(1)
    if not descending or digit * unit >= last * (10_000 if last == 10_000 else 1):
        raise _NoNumberError
    return digit


def _last_digit(digit: Decimal | None, last: Decimal, *, zero: bool) -> Decimal:
    """三百二 is 320, 三百零二 is 302, 1百20 is 120."""
    if digit is None:
        return Decimal(0)
    if digit != digit.to_integral_value() or digit <= 0 or digit >= last:
        raise _NoNumberError
    if digit < 10 and not zero:
        return digit * last / 10
    return digit
