"""Which of several sums is the sum of the matter."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from policy.money import words
from policy.money.expression import read_money
from policy.money.model import FOREIGN, NOTHING, Amount, Money
from policy.text.ask import Ask, ask_between
from policy.text.compare import chinese_number, fold
from policy.text.lazy import lazily
from policy.text.scanned import closed_up

_IS: Final = r"\s*(?:资金|金额|人民币)?\s*(?:约|为|是|[:])?\s*$"
_ADDED_UP: Final = lazily(rf"(?:共计|合计|总计|共需|总共|共|=){_IS}")
_TOTAL: Final = lazily(rf"(?:总额|总价|总投资|总预算){_IS}")
# What the meeting decides on, whatever stands beside it: the new sum, what is asked for now, what a share comes to.
_DECIDED: Final = (
    lazily(
        r"(?:调整为|调增至|调减至|增加到|增加至|调整到|调整至|变更为|变更至|改为|改成|追加至|追加到|提高到|降至|核定为|压减至|应[为是]|[更纠]正为|不是[^,。;]{1,16}?,?而?(?<!就)是|(?:[哦噢呃啊]不|不对)[,是]{0,2}|后(?:应|实)?为|(?:结算|折合)(?:为|人民币)?|准确[一-龥]{0,3}|上会(?:合同)?(?:金额|数|价)?)\s*约?[“\"]?\s*$"
    ),
    lazily(
        r"(?:本次|此次|这次|本期|今年|本年度|[应实]际?[付拨]|现(?:申请|需|拟|提请)|请(?:会议)?(?:研究|审议|审定))[^,。;、\d]{0,14}$"
    ),
    lazily(r"[%％][^,。;\d]{0,6},?\s?(?:即|计|为|共|合|约)*\s?$"),
)
# Sums that stand beside the whole: what has been paid, a part of it, an addition to it.
_BESIDE: Final = lazily(words.WORDS["beside the whole"] + r"[^,。;、\d]{0,8}$")
_PAID: Final = lazily(r"(?:[尾首余]款|[预首]付款?|定金|进度款|质保金)[^,。;、\d]{0,2}$")
# What is told beside the matter's sum: what there is, of which a part is used; a comparison; what a change comes to.
_ASIDE: Final = lazily(
    r"(?:结余|余额|结转|存量|现有|尚有|账上|保证金)[^,。;、\d]{0,8}$|[较比][^,。;]{1,12}(?:减少|增加|多出?|少|增长|下降|节[约省])了?约?$"
    r"|[加更整减]后的?(?:合同|项目)?(?:总额|总价|合同价|总投资|概算|预算|造价)[为是达到至]*$"
)
# «支付第三期设计费（合同总价90万元）»: what is paid is a part of it.
_OF_A_PART: Final = lazily(
    r"(?:第[一二三四五六七八九\d]{1,2}[期批次笔]|进度|[首尾余预]付?)[^,。;()\d]{0,6}[款费][^,。;()\d]{0,6}\([^()\d]{0,6}总[价额][为是:]?$"
)
_SHARES: Final = lazily(
    r"(?P<n>[两二三四五2-5])[个项笔][^,。;\d]{0,6}分别[为是]?\s?$"
)  # 三个子项分别为20万元、35万元和45万元
# «不超过100万元，具体数额会上定», «差额来源待议», «控制在30万以内再定»: which sum it will be is left open.
_OPEN: Final = lazily(
    r"(?:具体|实际|最终|最后|确切|准确|到底)?(?:数额|金额|差额|数字|数目|多少钱?|价格|额度)[^,。;\d]{0,6}?(?:会上|[待再另])[^,。;\d]{0,4}?[定议商确谈]|(?:以[内下]|左右|上下|[元万]),?\s?(?:会上|再|另行?)[定议](?=[,。;)]|$)|具体(?:会上|再|另|待)[^,。;\d]{0,3}[定议商确]|的部分,?(?:另|再)行?[议定]"
    r"|(?:本次|此次|这次|先|现)(?:支?付|拨付?|兑现|预付)[^,。;\d]{0,6}\d{1,3}(?:\.\d+)?%(?![^。;]{0,10}[万元])|[万亿元]起(?:步|价|跳)?(?=[,。;)]|$)"
)
_BY_TOTAL: Final = lazily("按[^,。;]{0,6}总")
_BY: Final = lazily(r"[按以](?P<what>[^,。;\d]{2,6}?)(?:为准|上会|签[订约]|执行|计|研究)")
_REMARK: Final = lazily(r"\s?(?:的[^,。;()]{0,8})?\((?!\s?(?:[￥¥]|[大小]写|人民币))")
_UNIT: Final = r"[台套件辆床张把只部份箱条盏棵根座户亩次场块名人天月]次?"
_PER: Final = lazily(rf"每(?P<of>{_UNIT})[^,。;\d每]{{0,4}}$|单价[:为是约]?$")
_PER_BEHIND: Final = lazily(rf"\s?[/每](?P<of>{_UNIT})")
_COUNT: Final = lazily(rf"(?<![\d.])(?P<n>\d{{1,6}})(?P<of>{_UNIT})")


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
    if money.doubts and not _in_yuan(money, fold(text)):
        return Sum(None, money.doubts[0].ask(), money)
    if money.amounts and (left_open := _OPEN.search(fold(text))):
        choices = tuple(dict.fromkeys(each.text for each in money.amounts))
        why = f"文中又写“{left_open[0].strip(',')}”"
        return Sum(None, ask_between("amount_yuan", "该事项金额", why, choices), money)
    of = {role: tuple(amount for amount in money.amounts if amount.role == role) for role in ("sum", "each", "former")}
    if sums := of["sum"]:
        amount, ask = _one(sums, fold(text))
        if amount and _OF_A_PART.search(fold(text)[: amount.start]):
            of_all = amount.text
            amount, ask = None, ask_between("amount_yuan", "该事项金额", f"“{of_all}”是合同的总额", (of_all,))
    elif not of["each"] and not any(each.role == "part" for each in money.amounts):
        amount, ask = _one(of["former"], fold(text))
    elif (product := _product(money.amounts, fold(text))) is not None:
        amount, ask = product, None
    else:
        why = f"“{money.amounts[0].text}”不是该事项的总额"
        amount, ask = None, ask_between("amount_yuan", "该事项总额", why, ())
    return Sum(amount, ask, money)


def _in_yuan(money: Money, folded: str) -> bool:
    """«12万美元，折合人民币约85万元»."""
    alone = len(money.amounts) == 1 and all(each.why == FOREIGN for each in money.doubts)
    return alone and "合" in folded[money.doubts[-1].end : money.amounts[0].start]


def _product(amounts: tuple[Amount, ...], folded: str) -> Amount | None:
    """«40台，每台6500元»: the price of each, as often as there are; None where another figure may count, too."""
    price = amounts[0]
    per = _PER_BEHIND.match(folded, price.end) or _PER.search(folded[: price.start])
    counts = list(_COUNT.finditer(folded))
    if len(amounts) > 1 or per is None or len(counts) != 1 or price.start <= counts[0].start() < price.end:
        return None
    of, counted = (found["of"] and found["of"].replace("名", "人") for found in (per, counts[0]))
    if of != counted if of else counted == "人":
        return None
    return replace(price, yuan=price.yuan * int(counts[0]["n"]), role="sum")


def _one(amounts: tuple[Amount, ...], folded: str) -> tuple[Amount | None, Ask | None]:
    if len({amount.yuan for amount in amounts}) <= 1:
        return (amounts[0] if amounts else None), None
    before = {amount: folded[: amount.start] for amount in amounts}
    decided = next((each for told in _DECIDED for each in amounts if told.search(before[each])), None)
    if decided or (decided := _named(amounts, folded)) or (decided := _remarked(amounts, folded)):
        return decided, None
    own = tuple(each for each in amounts if _BY_TOTAL.search(folded) or not _ASIDE.search(before[each]))
    if len(own) != len(amounts) and len({each.yuan for each in own}) == 1:
        return own[0], None
    whole = sum((each.yuan for each in amounts), Decimal())
    shares = _SHARES.search(before[amounts[0]])
    if shares and chinese_number(shares["n"]) == len(amounts):
        return replace(amounts[0], yuan=whole), None
    if len(amounts) > 2 and (parted := next((each for each in amounts if each.yuan * 2 == whole), None)):
        return parted, None  # 建安费2100万、设备费600万、预备费100万，总概算2800万
    of_first = _ASIDE.search(before[amounts[0]]) is None and "其中" in folded[amounts[0].start :]
    # «支付进度款30万元，总投资500万元»: which of the two this meeting decides on is not said.
    beside = any(_BESIDE.search(before[each]) for each in amounts) and not of_first
    for told in (_ADDED_UP,) if beside else (_ADDED_UP, _TOTAL):
        for each in amounts:
            if told.search(before[each]):
                return each, None
    if of_first:
        return amounts[0], None
    choices = tuple(dict.fromkeys(amount.text for amount in amounts))
    return None, ask_between("amount_yuan", "该事项金额", f"“{folded[:20]}”写有几个金额", choices)


def _named(amounts: tuple[Amount, ...], folded: str) -> Amount | None:
    """«可研估算4200万元，初设概算4015万元，本次以概算为准»: the one that is called so."""
    said = _BY.search(folded)
    called = [each for each in amounts if said and said["what"] in folded[max(0, each.start - 12) : each.start]]
    return called[0] if len(called) == 1 else None


def _remarked(amounts: tuple[Amount, ...], folded: str) -> Amount | None:
    """«尾款18.6万元（合同价186万元，已支付167.4万元）»: the one sum in front of the brackets that hold the others."""
    first, *others = amounts
    inside = all(folded.count("(", first.end, each.start) > folded.count(")", first.end, each.start) for each in others)
    if not (inside and _REMARK.match(folded, first.end)):
        return None
    parts = any(_BESIDE.search(folded[: each.start]) for each in others)
    return None if parts and not _PAID.search(folded[: first.start]) else first
