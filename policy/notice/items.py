"""The items of an agenda with their kinds and amounts."""

import re
from dataclasses import dataclass
from typing import Final

from policy.meeting.kinds import Kind, kind_of
from policy.money import read_money, read_sum
from policy.notice.agenda import item_spans
from policy.notice.clauses import clause_spans, only_tells_sum
from policy.notice.model import Item
from policy.notice.pieces import Span
from policy.text.ask import Ask
from policy.text.compare import fold, tidy
from policy.text.lazy import lazily


@dataclass(frozen=True)
class Agenda:
    """The items, the spans of the text that they came from, and what is unclear about their amounts."""

    items: tuple[Item, ...] = ()
    spans: tuple[Span, ...] = ()
    asks: tuple[Ask, ...] = ()


_UNIT = lazily(r"\((?:单位\s*:?\s*)?(?P<unit>[十百千]?[万亿]?元)\)|单位\s*:\s*(?P<unit2>[十百千]?[万亿]?元)")
_FIGURE = lazily(r"[一-龥)）]\s+\d[\d,.，]*$")  # «注册大厅改造 467,300» under «金额（元）»
_SAID_WRONG = lazily(r"(?:[写打说报]错了?|更正一?下?|有误)[,。:\s]*(?:应该?[是为])?$")
_TAIL = lazily(
    r"[,，、]?(?:议题)?就这(?:[几两三四五六]个|[些俩])(?:事[情儿]?|议题)?$|(?<=..)[过定议](?:一?下|了)$|[那这]个?事[儿情]?$|(?:等|的)?(?:\d{1,2}|[一二三四五六七八九十两几])?[个项件]?(?:相关|有关|重要)?的?(?:事情|事宜|事儿|议题)$|的事$"
    r"|[两三四五]事$|等(?:事项|工作|问题|内容)?$|的?有关(?:事项|问题)$"
)
_AT = r"(?:(?:会议|开会)?(?:地[点址方]|会场))?\s?(?:就|定)?[在到于为是:]?\s?"
_FILLERS = lazily(r"[呃嗯]+|呢(?=就?是)|(?<=[呃嗯,。\s])那个(?=[一-龥])|(?<=然后)那个|(?<=还有)那个")  # of dictation
_EDGE = lazily(
    r"^(?:[\s:：,，、。.；;）)的*>☐■●◆•-]|一下(?!属)|(?:议|研究|讨论|说)的就?是|[呃嗯]|那个|然后|(?:主要)?就是说?|主要是?(?!领导|负责)|[一-龥]{0,6}[组委公务题]会议?上?[拟将要]?(?:研究|审议|讨论|题[:：])(?=..))+"
)


def read_agenda(text: str, place: str | None = None) -> Agenda:
    """Every item of the agenda with its kind and amount; an amount that is not clear becomes an Ask.

    The meeting's `place`, where it is a clause of its own, is no item.
    """
    items: list[Item] = []
    asks: list[Ask] = []
    spans: list[Span] = []
    unit = _UNIT.search(fold(text))
    for start, end in item_spans(_FILLERS.sub(lambda word: " " * len(word[0]), _without_place(fold(text), place))):
        shown = _clean(tidy(_cell(text[start:end])))
        if unit and _FIGURE.search(shown):
            shown += unit["unit"] or unit["unit2"]
        if len(shown) < 2 or _NOTHING.fullmatch(shown):
            continue
        item, ask = read_item(shown)
        items.append(item)
        spans.append((start, end))
        asks += [ask] if ask else []
    if len(items) == 1 and not asks and (told := _sum_apart(fold(text), spans[0], items[0])):
        item, ask = read_item(f"{items[0].text}，{told}")
        items, asks = [item], [ask] if ask else []
    return Agenda(tuple(items), tuple(spans), tuple(asks))


def _sum_apart(folded: str, span: Span, item: Item) -> str | None:
    """«研究除雪设备采购，四楼会议室。金额143万»: the one clause elsewhere that tells a sum and nothing else; «……65万元。哦写错了，金额是56万元»."""
    apart = (each for each in clause_spans(folded) if each[1] <= span[0] or each[0] >= span[1])
    told = [words for words in (folded[slice(*each)].strip() for each in apart) if only_tells_sum(words)]
    if item.amount_yuan is None:
        return told[0] if len(told) == 1 else None
    slips = (words for words in told if _SAID_WRONG.search(folded[: folded.rfind(words)]))
    return next((f"更正为{read_money(words).amounts[0].text}" for words in slips), None)


def _without_place(folded: str, place: str | None) -> str:
    words = re.escape(fold(place or ""))
    found = place and re.search(rf"(?:^|(?<=[,。;:\s(])){_AT}{words}(?=[,。;\s)]|$)|(?:地点|就)[在是]{words}", folded)
    return f"{folded[: found.start()]}{'。' * len(found[0])}{folded[found.end() :]}" if found else folded


# A form says of what kind its matter is.
_STATED: Final = lazily(r"\(\s*(?:事项|议题)?类[别型]\s*:\s*(?:重[大要])?(?P<kind>决策|人事|项目|大额|资金)[^)]*\)")
_KINDS: Final = dict[str, Kind](决策="decision", 人事="personnel", 项目="project", 大额="funds", 资金="funds")


def read_item(words: str) -> tuple[Item, Ask | None]:
    """One matter by its own words, and the question about its amount if there is one."""
    stated = _STATED.search(fold(words))
    words = words[: stated.start()] + words[stated.end() :] if stated else words
    total = read_sum(words)
    kind, reason = kind_of(fold(words), bool(total.money.spans))
    if stated:
        kind, reason = _KINDS[stated["kind"]], f"写明为{stated['kind']}类"
    if total.amount is None:
        return Item(words, kind, reason=reason), total.ask
    return Item(_without_money_tail(words), kind, total.amount.yuan, total.amount.approximate, reason), None


_SLIP = lazily(
    r"[^，,。；;、]{1,12}[，、,….\s]+(?:[哦噢])?(?:不对|错了|说错了|更正)[，、,]?\s*(?:应该是|应为|是)?(?=.)"
)
_THEN = lazily(r"(?:然后|还有|再就是|接着|[，,]\s*(?:不对|[说写打]?错了))+$")


_AND = lazily(r"^(?:以及|和(?![谐平解睦煦衷])|及(?![时其]))(?=.{3})")  # «……320万元和两个科级干部任用»


def _cell(words: str) -> str:
    """The first cell of a copied table's row; other texts have no cells."""
    return re.split(r"[\t|]", words.strip(" \t|\n"), maxsplit=1)[0]


def _clean(words: str) -> str:
    """One line without its edges: line breaks of typing go, closing marks and «的事» go."""
    joined = _EDGE.sub("", re.sub(r"\s*\n\s*", "", _SLIP.sub("", words))).strip(" 。.；;，,、：:*>☐-")
    joined = _AND.sub("", _THEN.sub("", joined))
    joined += "）" * (joined.count("（") > joined.count("）"))
    return _TAIL.sub("", joined) or joined


_NOTHING = lazily(r"(?:[^:：]{2,10}[:：]\s*)?(?:暂?无|没有|待定|(?:详?见)?附件|/)")  # «人事任免：无»


def _without_money_tail(words: str) -> str:
    """«采购办公设备的事，大概50多万» is the matter 采购办公设备; the sum stands in its own field."""
    head, comma, tail = words.partition("，")
    whole = comma and head.count("（") == head.count("）") and len(head) > 3
    apart = whole and "，" not in tail and only_tells_sum(fold(tail))
    return (_TAIL.sub("", head) or head) if apart else words
