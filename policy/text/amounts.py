"""Reading amounts of money: 320万元, 五十多万, 1.2亿, ￥85,000. Counts of people, floors, rooms, papers are none."""

import re
from dataclasses import dataclass
from decimal import Decimal

from policy.text.ask import Ask, ask_between
from policy.text.compare import chinese_number, fold


@dataclass(frozen=True)
class Amount:
    """A sum in whole yuan. `approximate` when the words say so (五十多万, 约); `text` are the words, `start` their place."""

    yuan: int
    approximate: bool
    text: str
    start: int = 0


_UNITS = {"亿": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "十万": 100_000, "万": 10_000, "w": 10_000}
_UNITS |= {"千": 1_000, "百": 100, "": 1}
_ABOUT = r"约|大约|大概|将近|接近|近|差不多|估计|预计|左右|上下|不超过|不到|不足|超过|超|至少"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SET = "一二两三四五六七八九十百千万亿零"
_STOP = r"(?=\s*(?:元|块|左右|上下|[,。;、)]|$))"  # only there does the 5 of 8万5 belong to the sum
_CHINESE = (
    rf"(?<![几数{_SET}])[一二两三四五六七八九十](?:(?:[{_SET}]*[十百千万亿])?(?:(?<=[十百千万亿])[一二三四五六七八九]{_STOP})?|)"
    rf"|(?<![几数{_SET}])[百千](?=[万亿]余?元)"
)
_COUNTED = (
    r"\s*(?:个(?!亿)|人|名|户|平|吨|公里|公顷|米|亩|册|份|次|件|台|辆|套|棵|株|千瓦|立方|字|条|头|只|家|处|条|年|月|日|号|天|楼|层|室|度|%"
    r"|步|岁|期|美元|欧元|港元|港币|日元|英镑)"
)
_YUAN = r"(?:元|块钱?|人民币)(?!旦|月|宵|件|素|老)"
_MORE = r"[多余几来]"
AMOUNT = re.compile(
    rf"(?P<about>(?:{_ABOUT})\s*(?:为|是|需)?\s*(?:人民币)?\s*)?(?P<sign>[￥¥]|人民币)?\s*(?<![\d.第〔A-Za-z-])"
    rf"(?P<number>{_DIGITS}|{_CHINESE})\s*(?P<more>{_MORE})?\s*"
    rf"(?P<unit>个?亿|千万|百万|十万|万|[wW](?![A-Za-z])|千|百)?(?P<rest>\d+(?:\.\d+)?\s*[万千百]|\d{_STOP})?"
    rf"(?P<more2>{_MORE})?\s*(?P<yuan>{_YUAN})?(?!{_COUNTED})(?!\s*元?以[上下]的?(?:事项|项目|资金|支出|采购|费用))"
    rf"(?P<after>\s*(?:左右|上下|以内|以上|以下))?"
)
_MONEY_WORD = re.compile(
    r"(?:资金|预算|经费|金额|投资|总价|造价|费用|价格|价款|工程款|货款|合同价|标的|拨款|补助|补贴|款项|款)(?:额|总额|规模)?\s*$"
)
_MONEY_BEFORE = re.compile(_MONEY_WORD.pattern.removesuffix(r"\s*$") + r".{0,6}$")
_EACH = re.compile(r"(?:每(?:人|户|月|年|次|个|台|平米|平方米)?|人均|户均|单价)\s*$")
_NO_UNIT = re.compile(
    rf"(?:(?:资金|预算|经费|金额|投资|总价|造价|费用|工程款|货款|合同价|拨款)(?:额|总额|规模)?\s*[:为是共计约大概需]{{0,3}}|大概|大约|差不多)\s*"
    rf"(?P<number>(?<![\d.])(?!20[23]\d\b)(?:{_DIGITS}))(?!,\d{{3}}(?!\d))(?=\s*(?:[,，。；;、!?！？\n()（）]|左右|上下|的|用于|$))"
)
_RANGE = re.compile(
    rf"(?P<low>{_DIGITS})\s*(?P<unit1>亿|万)?元?\s*(?:-|—+|–|~|～|至|到)\s*(?P<high>{_DIGITS})\s*(?P<unit2>亿|万)?元"
)
_VAGUE = re.compile(r"(?:几|数|上)[十百千]*[万亿]元?")
_SEVERAL = re.compile(
    r"(?<![一二三四五六七八九十\d])(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?P<unit>十万|百万|千万|万|亿)(?!\d)"
)


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of money that is beyond doubt, in order; the unclear ones are unclear_amount's."""
    folded = fold(text)
    unclear = [match.span() for pattern in (_RANGE, _SEVERAL) for match in pattern.finditer(folded)]
    found = []
    for match in AMOUNT.finditer(folded):
        if any(match.start() < end and start < match.end() for start, end in unclear):
            continue
        amount = _amount(match, folded)
        if amount is not None:
            found.append(amount)
    return tuple(found)


def _amount(match: re.Match[str], folded: str) -> Amount | None:
    before = folded[: match.start("number")]
    if _EACH.search(folded[: match.start()]) or not _is_money(match, before):
        return None
    value = _value(match)
    if value is None or value <= 0:
        return None
    yuan = int(value.to_integral_value())
    words = match["about"] or match["more"] or match["more2"] or match["after"]
    return Amount(yuan, bool(words) or yuan != value, match[0].strip(), match.start())


def _is_money(match: re.Match[str], before: str) -> bool:
    """元 or ￥ makes money; 万 and 亿 alone do when nothing is counted with them; the rest wants 元."""
    if match["yuan"] or match["sign"]:
        return True
    large = match["unit"] in ("亿", "个亿", "万", "千万", "百万", "十万", "w", "W") or any(
        char in "万亿" for char in match["number"][-2:]
    )
    if large:
        return True
    return match["unit"] in ("千", "百") and bool(_MONEY_BEFORE.search(before))


def _value(match: re.Match[str]) -> Decimal | None:
    number, unit = match["number"], (match["unit"] or "").removeprefix("个").lower()
    base = Decimal(number.replace(",", "")) if number[0].isdigit() else _chinese(number)
    if base is None:
        return None
    return base * _UNITS[unit] + _rest(match["rest"], _UNITS[unit])


def _chinese(words: str) -> Decimal | None:
    value = chinese_number(words)
    if value is not None and len(words) > 2 and words[-2] in "百千万亿" and words[-1] in "一二三四五六七八九":
        digit = chinese_number(words[-1]) or 0
        value += digit * (_UNITS[words[-2]] // 10 - 1)  # 八万五 is 85,000
    return None if value is None else Decimal(value)


def _rest(rest: str | None, factor: int) -> Decimal:
    """What follows the unit: 1亿2000万, and 8万5 for 85,000."""
    if not rest:
        return Decimal(0)
    if rest[-1] in "万千百":
        return Decimal(rest[:-1].strip()) * _UNITS[rest[-1]]
    return Decimal(rest) * factor / 10


def unclear_amount(text: str) -> Ask | None:
    """The question to ask when an amount lacks its unit (资金320) or names a range; None when all is clear."""
    folded = fold(text)
    match = _NO_UNIT.search(folded)
    if match:
        number = match["number"]
        return _ask(f"“{match[0].strip()}”未写明单位", (f"{number}元", f"{number}万元"))
    match = _RANGE.search(folded)
    if match:
        unit = match["unit2"] or ""
        return _ask(
            f"“{match[0]}”是一个范围", (f"{match['high']}{unit}元", f"{match['low']}{match['unit1'] or unit}元")
        )
    match = _SEVERAL.search(folded)
    if match:
        return _ask(
            f"“{match[0]}”是一个范围", (f"{match['high']}{match['unit']}元", f"{match['low']}{match['unit']}元")
        )
    match = _VAGUE.search(folded)
    return _ask(f"“{match[0]}”未写明数额", ()) if match else None


def _ask(why: str, choices: tuple[str, ...]) -> Ask:
    return ask_between("amount_yuan", "金额", why, choices)
