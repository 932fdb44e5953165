"""The items of an agenda with their kinds and amounts."""

import re
from dataclasses import dataclass

from policy.meeting.kinds import kind_of
from policy.notice.agenda import MONEY_TAIL, Span, item_spans
from policy.notice.model import Item
from policy.text.amounts import Amount, read_amounts, unclear_amount
from policy.text.ask import Ask, ask_between
from policy.text.compare import fold, tidy


@dataclass(frozen=True)
class Agenda:
    """The items, the spans of the text that they came from, and what is unclear about their amounts."""

    items: tuple[Item, ...] = ()
    spans: tuple[Span, ...] = ()
    asks: tuple[Ask, ...] = ()


_TAIL = re.compile(
    r"(?:等|的)?(?:\d+|[一二三四五六七八九十两几])?[个项件]?(?:相关|有关|重要)?的?(?:事情|事宜|事儿|议题)$|的事$"
    r"|等(?:事项|工作|问题|内容)?$|的?有关(?:事项|问题)$"
)
_EDGE = re.compile(r"^(?:[\s:：,，、。.；;）)的]|一下(?!属))+")
_TOTAL = re.compile(r"(?:共计|合计|总计|总额|总价|总投资|总预算|共需|总共|共)\s*(?:约|为|是)?\s*$")
_CHANGED_TO = re.compile(r"(?:调整为|调增至|增加到|增加至|调整到|变更为|改为|追加至)\s*约?\s*$")


def read_agenda(text: str) -> Agenda:
    """Every item of the agenda with its kind and amount; an amount that is not clear becomes an Ask."""
    items: list[Item] = []
    asks: list[Ask] = []
    spans: list[Span] = []
    for start, end in item_spans(fold(text)):
        shown = _clean(tidy(text[start:end]))
        if len(shown) < 2:
            continue
        item, ask = read_item(shown)
        items.append(item)
        spans.append((start, end))
        asks += [ask] if ask else []
    return Agenda(tuple(items), tuple(spans), tuple(asks))


def read_item(words: str) -> tuple[Item, Ask | None]:
    """One matter by its own words, and the question about its amount if there is one."""
    amounts = read_amounts(words)
    amount, ask = _one_amount(amounts, words)
    ask = ask or unclear_amount(words)
    kind, reason = kind_of(fold(_without(words, amounts)), bool(amounts) or ask is not None)
    if ask is not None or amount is None:
        return Item(words, kind, reason=reason), ask
    return Item(_without_money_tail(words), kind, amount.yuan, amount.approximate, reason), None


def _clean(words: str) -> str:
    """One line without its edges: line breaks of typing go, closing marks and «的事» go."""
    joined = _EDGE.sub("", re.sub(r"\s*\n\s*", "", words)).strip(" 。；;，,、：:")
    return _TAIL.sub("", joined) or joined


def _without(words: str, amounts: tuple[Amount, ...]) -> str:
    for amount in amounts:
        words = words.replace(amount.text, "", 1)
    return words.strip(" ，,。")


def _without_money_tail(words: str) -> str:
    """«采购办公设备的事，大概50多万» is the matter 采购办公设备; the sum stands in its own field."""
    head, comma, tail = words.partition("，")
    if comma and "，" not in tail and MONEY_TAIL.match(fold(tail)) and len(head) > 3:
        return _TAIL.sub("", head) or head
    return words


def _one_amount(amounts: tuple[Amount, ...], words: str) -> tuple[Amount | None, Ask | None]:
    """The amount of the matter: the only one, the total, or the new one; several without a total are asked about."""
    if len({amount.yuan for amount in amounts}) <= 1:
        return (amounts[0] if amounts else None), None
    folded = fold(words)
    for pattern in (_CHANGED_TO, _TOTAL):
        for amount in amounts:
            if pattern.search(folded[: amount.start]):
                return amount, None
    parts = sum(amount.yuan for amount in amounts[1:])
    if "其中" in folded[amounts[0].start :] or (len(amounts) > 2 and amounts[0].yuan == parts):
        return amounts[0], None
    choices = tuple(dict.fromkeys(amount.text for amount in amounts))
    return None, ask_between("amount_yuan", "该事项金额", f"“{words[:20]}”写有几个金额", choices)
