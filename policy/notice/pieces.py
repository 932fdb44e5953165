"""One stretch of an agenda cut into its matters: by its marks, its lines, its connectives."""

import re
from collections.abc import Callable
from typing import Final

from policy.money import read_money
from policy.notice.clauses import matter_likeness, only_tells_sum
from policy.notice.marks import Mark, item_marks
from policy.notice.matters import may_stand, stands_alone
from policy.text.lazy import lazily

Span = tuple[int, int]
_BESIDE: Final = -0.2  # so unlike a matter it tells about the one before
_FOREIGN: Final = -0.8  # so unlike one that it tells about it even behind «；» or «还有»
_LISTED_AGAIN: Final = lazily(r"\s*(?:第.[个项]|[再另还]|其|议题|《|[“\"])")

# A list whose items begin like these is no agenda: the fields of a notice, orders to those who attend, several meetings.
NO_ITEM: Final = lazily(
    r"\s*(?:(?:会议|开会|召开|报到|培训)?(?:时间|日期|地点|地址|名称|议题|议程|形式|要求|主持(?!人[岗竞招]))|(?:参|列|出)[会加席]|联\s?系|主持(?!人[岗竞招])|请|务必|不得|严格|严禁|遵守|准时|携带|着装|手机"
    r"|(?:本|下|这)?(?:周|星期)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]|[明后今]天|[上下]午)"
)
_LEADS: Final = r"(?:研究|讨论|审议|审定|商量|[说看谈讲议过定碰听](?:一下|下|[说看谈讲议听]))"
_KEPT: Final = r"(?:传达|听取|通报|学习|部署|宣布|[把将对])"
_LEAD_IN: Final = rf"(?:{_LEADS}(?:一下|下(?![列属半级]))?)?"
_THEN: Final = rf"(?:完了再|还有就是|还有|另外|再就是|再一个|顺便|顺带|然后(?:再|就是)?|(?:先|再|最后|接着|随后|并)(?={_LEADS}|{_KEPT}))"
_AND = lazily(
    rf"[,、;]?(?:{_THEN}|以及|同时|(?<![合撤])并(?!购|轨)|和(?!谐|解)|(?<![未以涉普来])及(?![时其格])|与(?!会)|跟)(?:就是)?{_LEAD_IN}"
)
_STRONG_AND = lazily(rf"[,、;]?{_THEN}(?:就?是|一个是?)?{_LEAD_IN}")
_COMMA = lazily(rf"[、,](?!\d{{3}}(?!\d)){_LEAD_IN}")
_EITHER = lazily(f"{_COMMA.pattern}|{_AND.pattern}")
_TITLES = lazily(r"(?<=》)[、,和及]?(?=《)")
_WIDE = lazily(r"\s{2,}|\s?\+\s?(?=[一-龥])|(?<!\d)/(?![年月次人台套平])|/(?![\d年月次人台套平])|\s/\s")
_BLANK = lazily(r"(?<=[^\s,。;:])\s+(?=[^\s,。;:])(?!(?<=\d\s)\d{3}(?!\d))")  # 4 875万元 is one number
_PAID = lazily(
    r"(?<=[万亿元])(?=[一-龥]{6})(?![多余的钱元块含由一二两三四五六七八九十百千]|左右|上下|以[内上下]|之[内上]|不[等含]|用[于来]|从(?!业)|共(?!享)|合计|就[是这行]|整(?!改|治)|分[配年期两三]|拨付|资金|专款|使用)"
)  # «采购六十五万保障金使用方案»
_LINES = lazily(r"[;\n。]")
_HAS_SUM: Final = lazily(r"[一-龥].*[\d一二两三四五六七八九十百千][万亿元wW](?:元|左右|的样子)*(?:\)|$)")
_SLIP: Final = lazily(r"(?:不对|错了|更正)\s*$")
_HALF: Final = lazily(
    r"\s*关于(?![^\n]*的(?:请示|报告|方案|汇报|议案|意见|建议|说明|事项?))[^\n]+\n\s*(?!关于)[^\n,。;]+的(?:请示|报告|方案|汇报|议案|意见|建议|说明|事项?)"
)
_SUM_FIRST: Final = lazily(r"\s*[\d一二两三四五六七八九十百千][\d零〇一二两三四五六七八九十百千.,]*[万亿]")
_NAMED_SUM: Final = lazily(
    r"(?P<what>[一-龥]{2,4})(?:金|费|款|资金|经费)(?:共|合计|约|大概|需|每人|人均)*[\d.,]+\s?[万亿元]+(?:[共/×]?\d+人)?$"
)
_THAT_IS: Final = lazily(
    r"\s*(?:\([^()]*\)\s*$|涉及|主要是|计划(?!生育|[的书外内草])|先(?=[垫预支付])|分别[是为]|[由从][^,。;]{2,16}(?:列支|解决|支出|安排|承担|支付)$|拟?[租签续](?:期|用|租)?[一两二三四五\d]+年|也就是|就是说?|即(?![日将时])|具体[为是]|其中|该|此[项次]|已经?|(?:采购|购[置买]|新购|共计?)?[\d一二两三四五六七八九十百千万]+\s?[台套辆件个批吨箱]\s*$|(?:钱|[一-龥]{0,3}(?:金额|资金|预算|经费|投资|[概估]算|费用|付款))\s*[:是为约共]|(?:明年|今年)?[先再][付拨]|分[两三四\d]+[年期]|(?:[一-龥]{0,2}(?:费用|金额|资金|价格|预算|数额))(?:还|暂|尚)?[没未]\S{0,6}$)"
)


def pieces(folded: str, start: int, end: int) -> list[Span]:
    """The matters between two places."""
    marks = item_marks(folded, start, end)
    if marks and not NO_ITEM.match(folded, marks[0].end):
        return behind(folded, marks, end)
    lines = _joined(folded, _between(folded, start, end, _LINES))
    return [piece for line in lines for piece in _unnumbered(folded, *line, commas=len(lines) < 2)]


def behind(folded: str, marks: list[Mark], end: int) -> list[Span]:
    """What stands behind each mark, up to the next."""
    stops = [mark.start for mark in marks[1:]] + [end]
    return [(mark.end, _cut(folded, mark.end, stop)) for mark, stop in zip(marks, stops, strict=True)]


def _cut(folded: str, start: int, stop: int) -> int:
    """An item ends at its full stop; a sentence about its money still belongs to it."""
    full_stop = folded.find("。", start, stop)
    if full_stop < 0 or only_tells_sum(folded[full_stop + 1 : stop]):
        return stop
    return full_stop


def _unnumbered(folded: str, start: int, end: int, *, commas: bool = True) -> list[Span]:
    """Split a list in running text, but only where every part is a matter of its own."""
    wide = _joined(folded, _between(folded, start, end, _WIDE))
    if len(wide) > 1 and all(last - first > 3 for first, last in wide):
        return [piece for part in wide for piece in _unnumbered(folded, *part)]
    for pattern, fits in _SEPARATORS:
        if pattern in (_COMMA, _EITHER) and not commas and "," in folded[start:end]:
            continue
        parts = _joined(folded, _between(folded, start, end, pattern))
        if len(parts) > 1 and fits([folded[first:last] for first, last in parts]):
            return [piece for part in parts for piece in _unnumbered(folded, *part, commas=commas)]
    return [(start, end)]


def _between(folded: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Span]:
    found = (match.span() for match in pattern.finditer(folded, start, end))
    cuts = [cut for cut in found if not in_remark(folded, start, cut[0])]
    edges = [start, *(place for cut in cuts for place in cut), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if folded[first:last].strip()]


def in_remark(folded: str, start: int, place: int) -> bool:
    """Whether a bracket that was opened behind `start` is still open at `place`."""
    return folded.count("(", start, place) > folded.count(")", start, place)


def _joined(folded: str, spans: list[Span]) -> list[Span]:
    """A part that only names a sum, or says what is meant, belongs to the part before it."""
    joined: list[Span] = []
    for span in spans:
        joined.append(span)
        while len(joined) > 1 and _explains(folded, joined[-2], joined[-1]):
            _, last = joined.pop()
            joined[-1] = (joined[-1][0], last)
    return joined


def _explains(folded: str, first: Span, second: Span) -> bool:
    """«预算38万元», «主要是污水处理费», behind 走访慰问方案 «慰问金18万元»: more about the matter before."""
    before, gap, words = folded[slice(*first)], folded[first[1] : second[0]], folded[slice(*second)]
    named = _NAMED_SUM.match(words.strip())
    again = named is not None and named["what"] in before and not _HAS_SUM.search(before.strip())
    priced = _SUM_FIRST.match(words) and not _HAS_SUM.search(before.strip())
    if (
        again
        or priced
        or (gap.strip() == "," and _HAS_SUM.search(words.strip()) and _adds_up(before, words))
        or (gap == "\n" and _HALF.match(f"{before}{gap}{words}"))
        or only_tells_sum(words)
        or _THAT_IS.match(words)
    ):
        return True
    unlike = _FOREIGN if ";" in gap or "、" in gap or _STRONG_AND.search(gap) else _BESIDE
    return matter_likeness(words.strip()) < unlike and not _LISTED_AGAIN.match(words)


def _adds_up(before: str, words: str) -> bool:
    """«总额300万元，其中在编200万元» and «编外100万元»."""
    amounts = [each.yuan for each in read_money(f"{before}、{words}").amounts]
    return len(amounts) > 2 and amounts[0] == sum(amounts[1:])


def _balanced(parts: list[str]) -> bool:
    """Whether no pair of marks is cut, and no slip of the tongue from what it is put right to."""
    cut = any(part.count(first) != part.count(last) for part in parts for first, last in ("《》", "()", "“”"))
    return not cut and not any(map(_SLIP.search, parts[:-1]))


def _listed(parts: list[str]) -> bool:
    """Parts between 、 or commas: each but the last ends like a matter; nearly all of three and more long ones are enough."""
    if not _balanced(parts):
        return False
    if sum(_HAS_SUM.search(part.strip()) is not None for part in parts) > 1:  # «A 40万元，B，C 9万元»
        return all(len(part.strip()) > 2 for part in parts) and not _adds_up(parts[0], "、".join(parts[1:]))
    own = [stands_alone(part) for part in parts[:-1]]
    last = parts[-1].strip()
    if all(own) and len(last) > 1 and (stands_alone(last) or may_stand(last) or len(own) > 1):
        return True
    return may_stand(last) and all(known or may_stand(part) for known, part in zip(own, parts[:-1], strict=True))


def _joined_by_and(parts: list[str]) -> bool:
    """Parts between 和, 及, 以及: every one says enough to be a matter without the others."""
    if all(len(part.strip(" 的")) == 2 for part in parts):
        return all(stands_alone(part) for part in parts)
    *first, last = parts
    own = stands_alone(last, strictly=True) or may_stand(last)
    return _balanced(parts) and own and all(stands_alone(part, strictly=True) for part in first)


def _spaced(parts: list[str]) -> bool:
    """Parts between blanks, as a telephone writes down what is said."""
    long = all(len(part.strip()) > 3 for part in parts)
    return _balanced(parts) and long and all(stands_alone(part) or may_stand(part) for part in parts)


def _priced(parts: list[str]) -> bool:
    """Matters that are told one behind the other, each but the last with its sum."""
    return _balanced(parts) and all(_HAS_SUM.search(part) for part in parts[:-1]) and all(map(stands_alone, parts))


def _always(parts: list[str]) -> bool:
    return _balanced(parts) and all(len(part.strip()) > 1 for part in parts)


_SEPARATORS: Final[tuple[tuple[re.Pattern[str], Callable[[list[str]], bool]], ...]] = (
    (_TITLES, _always),
    (_STRONG_AND, _always),
    (_PAID, _priced),
    (_AND, _joined_by_and),
    (_COMMA, _listed),
    (_EITHER, _listed),
    (_BLANK, _spaced),
)
