"""Which of several sums is the sum of the matter."""

from dataclasses import dataclass
from typing import Final

from policy.money.expression import read_money
from policy.money.model import NOTHING, Amount, Money
from policy.text.ask import Ask, ask_between
from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.text.scanned import closed_up

_IS: Final = r"\s*(?:资金|金额|人民币)?\s*(?:约|为|是|[:])?\s*$"
_ADDED_UP: Final = lazily(rf"(?:共计|合计|总计|共需|总共|共|=){_IS}")
_TOTAL: Final = lazily(rf"(?:总额|总价|总投资|总预算){_IS}")
_CHANGED_TO: Final = lazily(
    r"(?:调整为|调增至|调减至|增加到|增加至|调整到|调整至|变更为|变更至|改为|改成|追加至|追加到|提高到|降至|核定为|压减至)\s*约?\s*$"
)
_NOW: Final = lazily(r"(?:本次|此次|这次|本期|现(?:申请|需|拟|提请))[^,。;、\d]{0,14}$")
# Sums that stand beside the whole: what has been paid, a part of it, an addition to it.
_BESIDE: Final = lazily(
    r"(?:已经?[付拨支]|累计|前期|尚欠|未付|剩余|余款|[尾首]款|[预首]付款?|定金|进度款|质保金|首[笔期批]|第.[批期笔]|[一二三]期|追加|增加|新增)[^,。;、\d]{0,8}$"
)
# What there is, of which the matter takes a part: «年初结余411万元，拟动用其中的137万元».
_THERE_IS: Final = lazily(r"(?:结余|余额|结转|存量|现有|尚有|账上)[^,。;、\d]{0,8}$")


@dataclass(frozen=True)
class Sum:
    """The sum of a matter, or the question about it; neither where no money is written."""

    amount: Amount | None = None
    ask: Ask | None = None
    money: Money = NOTHING


def read_sum(text: str) -> Sum:
    """The one sum that a text gives its matter: the only one, the total, the new one; else the question about it."""
    text = closed_up(text)
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
    parts = sum(amount.yuan for amount in amounts[1:])
    stock = _THERE_IS.search(folded[: amounts[0].start]) is not None
    of_first = (not stock and "其中" in folded[amounts[0].start :]) or (len(amounts) > 2 and amounts[0].yuan == parts)
    for pattern in (_CHANGED_TO, _NOW, _ADDED_UP, *(() if _beside(amounts, folded) and not of_first else (_TOTAL,))):
        for amount in amounts:
            if pattern.search(folded[: amount.start]):
                return amount, None
    if of_first:
        return amounts[0], None
    choices = tuple(dict.fromkeys(amount.text for amount in amounts))
    return None, ask_between("amount_yuan", "该事项金额", f"“{text[:20]}”写有几个金额", choices)


def _beside(amounts: tuple[Amount, ...], folded: str) -> bool:
    """«支付进度款30万元，总投资500万元»: which of the two this meeting decides on is not said."""
    return any(_BESIDE.search(folded[: amount.start]) for amount in amounts)
