"""Which of several sums is the sum of the matter."""

from dataclasses import dataclass
from typing import Final

from policy.money.expression import read_money
from policy.money.model import NOTHING, Amount, Money
from policy.text.ask import Ask, ask_between
from policy.text.compare import fold
from policy.text.lazy import lazily

_TOTAL: Final = lazily(
    r"(?:共计|合计|总计|总额|总价|总投资|总预算|共需|总共|共|(?<=[=])|=)\s*(?:资金|金额|人民币)?\s*(?:约|为|是|[:])?\s*$"
)
_CHANGED_TO: Final = lazily(
    r"(?:调整为|调增至|调减至|增加到|增加至|调整到|调整至|变更为|变更至|改为|改成|追加至|追加到|提高到|降至|核定为|压减至)\s*约?\s*$"
)


@dataclass(frozen=True)
class Sum:
    """The sum of a matter, or the question about it; neither where no money is written."""

    amount: Amount | None = None
    ask: Ask | None = None
    money: Money = NOTHING


def read_sum(text: str) -> Sum:
    """The one sum that a text gives its matter: the only one, the total, the new one; else the question about it."""
    money = read_money(text)
    if money.doubts:
        return Sum(None, money.doubts[0].ask(), money)
    sums = tuple(each for each in money.amounts if each.role == "sum")
    each = tuple(amount for amount in money.amounts if amount.role == "each")
    sums = sums or tuple(amount for amount in money.amounts if amount.role == "former")
    if not sums and each:
        why = f"“{each[0].text}”不是该事项的总额"
        return Sum(None, ask_between("amount_yuan", "该事项总额", why, ()), money)
    amount, ask = _one(sums, text)
    return Sum(amount, ask, money)


def _one(amounts: tuple[Amount, ...], text: str) -> tuple[Amount | None, Ask | None]:
    if len({amount.yuan for amount in amounts}) <= 1:
        return (amounts[0] if amounts else None), None
    folded = fold(text)
    for pattern in (_CHANGED_TO, _TOTAL):
        for amount in amounts:
            if pattern.search(folded[: amount.start]):
                return amount, None
    parts = sum(amount.yuan for amount in amounts[1:])
    if "其中" in folded[amounts[0].start :] or (len(amounts) > 2 and amounts[0].yuan == parts):
        return amounts[0], None
    choices = tuple(dict.fromkeys(amount.text for amount in amounts))
    return None, ask_between("amount_yuan", "该事项金额", f"“{text[:20]}”写有几个金额", choices)
