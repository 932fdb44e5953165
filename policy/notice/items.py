"""Finding the agenda of a notice and taking it apart: headed, numbered, or said in one breath."""

import re
from dataclasses import dataclass

from policy.amounts import Amount, read_amounts, unclear_amount
from policy.ask import Ask, ask_between
from policy.kinds import kind_of
from policy.notice.model import Item
from policy.text import chinese_number, fold, tidy


@dataclass(frozen=True)
class Agenda:
    """The items, the spans of the text that they came from, and what is unclear about their amounts."""

    items: tuple[Item, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    asks: tuple[Ask, ...] = ()


_HEADING = re.compile(
    r"(?:^|[\n。;,\s])\s*(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s*(?:本次|此次)?(?:会议|大会)?(?:的)?"
    r"(?:建议|主要|拟|研究|讨论|审议|拟研究|拟议)?(?:议程|议题|内容|事项|主题|议事内容|研究事项|议定事项|讨论事项)(?:安排|如下|为|是|包括|有)*\s*[:\n]\s*"
)
_VERB = re.compile(
    r"(?:集体|专题|主要|会议|会上|拟|将|进行|一起)*(?P<verb>研究(?:部署|讨论|审议|决定|确定)?|审议|讨论|商议|商量|议一下|传达(?:学习)?|听取|学习|通报|审定|评审|评估|论证)"
    r"(?:以下|下列|如下|有关|一下)?(?:几个|几项|[一二三四五六七八九十\d]{1,2}[个项])?(?:议题|事项|内容)?(?:如下)?\s*[:]?\s*"
)
_END = re.compile(
    r"(?:[,。;\s\n]|^|(?=请)|(?<=事)|(?<=宜)|(?<=项))\s*(?:"
    r"(?:届时)?(?:恳|敬|特|现|烦|谨)?(?:邀)?请(?!示).{0,18}?(?:参会|参加|列席|出席|到会|派员|派人|指导|监督|莅临|支持|谅解|准时|安排|知悉|收悉|查收|予以|回复)|望.{0,12}(?:参加|出席|准时)"
    r"|(?:会议)?联\s*系\s*(?:人|电话|方式)|(?:出席|参会|参加|列席|与会)(?:会议)?(?:人员|范围|对象|单位|领导)|参加会议|(?:会议|开会)?(?:地点|地址|会场)\s*(?:[:在为是]|定)|(?:会议)?时间\s*[:为是]"
    r"|(?:有关|会议|其他|相关|工作)要求|其他事项\s*[:\n]|注意事项|特此(?:通知|报告)|收到请|会期|会议(?:由|在|定于|预计|时间)|主持人|(?:现场)?报到|因(?!素)"
    r"|(?:地点|时间)(?:另行|待定|未定|暂未|还没)|资料|材料(?:另|已|将|附|会前)|附件|备注|如有|谢谢|感谢|收到|(?:[一二三四五六七八九十]{1,2}、\s*(?:会议|参|列|出席|有关|要求|其他|地点|时间|联系|主持|组织|纪律)))"
)
_SAID = re.compile(
    r"(?:定于|拟于|将于|兹定|计划于|原定|改[至到在]|推迟|延期)|\d\s*[:点时]\s*\d*.{0,20}(?:召开|开)|(?:明天|后天|今天|下?周[一二三四五六日]).{0,14}(?:召开|开)"
)
_MARK = re.compile(
    r"(?:^|(?<=[\s,。;:、项题程容下]))\s*(?:"
    r"[(](?P<p>[一二三四五六七八九十]{1,2}|\d{1,2})[)]\s*[、.]?|(?P<c>[①②③④⑤⑥⑦⑧⑨⑩])\s*[、.]?"
    r"|(?P<n>\d{1,2})\s*(?:[、)]|\.(?!\d)|\.(?=\d{4}年|\d+[个名项]))\s*"
    r"|(?P<h>[一二三四五六七八九十]{1,2})\s*、|(?P<is>[一二三四五六七八九])是(?!否)|第(?P<d>[一二三四五六七八九十])[项个]?[,、:是]|议题(?P<t>[一二三四五六七八九十\d])\s*[:、,]?)"
)
_ALSO = re.compile(
    r"(?:,|、)?(?:还有就是|还有|另外|以及|再就是|再一个|顺便|同时|并|和|及|与|跟)(?:研究|讨论|审议|审定|商量)?"
)
_LIST = re.compile(r"[、,](?:研究|讨论|审议)?")
_TAIL = re.compile(
    r"(?:等|的)?(?:\d+|[一二三四五六七八九十两几])?(?:个|项)?(?:相关|有关|重要)?(?:的?(?:事情|事宜|事儿|议题)|的事)$|等(?:事项|工作|问题|内容)?$|(?:的)?有关(?:事项|问题)$"
)
_MONEY_TAIL = re.compile(
    r"^[,\s。;]*(?:(?:预算|金额|资金|经费|总额|总价|合计|共|共计|大概|大约|约|估计|差不多|涉及|需要?|费用|投资|计划|控制价|在|是|为|要|预计|总投资)[:,]?)*\s*[￥¥\d一二两三四五六七八九十百].{0,14}$"
)


def read_agenda(text: str) -> Agenda:
    """Every item of the agenda with its kind and amount; an amount without a unit becomes an Ask."""
    folded = fold(text)
    start, end, verb = _region(folded)
    if start < 0:
        return Agenda()
    pieces = _pieces(folded, start, end, verb)
    items: list[Item] = []
    asks: list[Ask] = []
    spans: list[tuple[int, int]] = []
    for first, last in pieces:
        item, ask = _item(text[first:last])
        if item is None:
            continue
        items.append(item)
        spans.append((first, last))
        if ask:
            asks.append(ask)
    return Agenda(tuple(items), tuple(spans), tuple(asks))


def _region(folded: str) -> tuple[int, int, str]:
    """Start and end of the agenda, and the verb that opened it; start -1 when there is none."""
    heading = _HEADING.search(folded)
    if heading:
        start = heading.end()
        return start, _end_of(folded, start, listed=True), ""
    for verb in _VERB.finditer(folded):
        if _is_past(folded, verb.start()):
            continue
        kept = "" if verb["verb"].startswith(("研究", "审议", "讨论", "商", "议", "审定")) else verb["verb"]
        start = verb.start("verb") if kept else verb.end()
        return start, _end_of(folded, verb.end(), listed=_MARK.match(folded, verb.end()) is not None), kept
    return -1, -1, ""


def _is_past(folded: str, place: int) -> bool:
    """«经党组研究决定，定于…» opens no agenda."""
    before = folded[max(0, place - 12) : place]
    return re.search(r"经[^,。\n]{0,10}$", before) is not None or folded.startswith(
        ("研究决定,", "研究决定定于"), place
    )


def _end_of(folded: str, start: int, *, listed: bool) -> int:
    end = _END.search(folded, start + 1)
    stop = end.start() if end else len(folded)
    said = _SAID.search(folded, start, stop)
    if said and not listed:
        stop = min(stop, said.start())
    if not listed:
        full_stop = re.search(r"[。\n](?!\s*(?:同时|并|另外|还)?(?:研究|听取|审议|讨论|传达))", folded[start:stop])
        if full_stop and not _MONEY_TAIL.match(folded[start + full_stop.end() : stop]):
            stop = start + full_stop.start()
    return stop


def _pieces(folded: str, start: int, end: int, verb: str) -> list[tuple[int, int]]:
    marks = _numbered(folded, start, end)
    if marks:
        bounds = [mark.end() for mark in marks]
        stops = [mark.start() for mark in marks[1:]] + [end]
        return [(first, _cut(folded, first, stop)) for first, stop in zip(bounds, stops, strict=True)]
    return [piece for line in _lines(folded, start, end) for piece in _unnumbered(folded, *line, verb)]


def _numbered(folded: str, start: int, end: int) -> list[re.Match[str]]:
    """The numbers that count up by one (a skipped one is forgiven), all in one style."""
    found = [match for match in _MARK.finditer(folded, start, end)]
    for style in ("p", "c", "n", "h", "is", "d", "t"):
        run: list[re.Match[str]] = []
        for match in found:
            if match[style] is None:
                continue
            number = _mark_value(match[style])
            last = _mark_value(run[-1][style]) if run else 0
            if last < number <= last + 2:
                run.append(match)
        if len(run) > 1 or (run and not folded[start : run[0].start()].strip()):
            return run
    return []


def _mark_value(words: str) -> int:
    return "①②③④⑤⑥⑦⑧⑨⑩".find(words) + 1 or chinese_number(words) or 0


def _cut(folded: str, start: int, stop: int) -> int:
    """An item ends at its full stop; a sentence about its money still belongs to it."""
    full_stop = folded.find("。", start, stop)
    if full_stop < 0 or _MONEY_TAIL.match(folded[full_stop + 1 : stop].strip()):
        return stop
    return full_stop


def _lines(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    place = start
    for part in re.split(r"([;\n。])", folded[start:end]):
        if part.strip(";\n。 "):
            lines.append((place, place + len(part)))
        place += len(part)
    merged: list[tuple[int, int]] = []
    for first, last in lines:
        if merged and _MONEY_TAIL.match(folded[first:last]):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _unnumbered(folded: str, start: int, end: int, verb: str) -> list[tuple[int, int]]:
    """Split a list in running text, but only where every part is a matter of its own."""
    for pattern in (_ALSO, _LIST):
        parts = _split(folded, start, end, pattern)
        if len(parts) > 1 and all(_own_matter(folded[first:last]) for first, last in parts):
            return [piece for part in parts for piece in _unnumbered(folded, *part, verb)]
    both = re.compile(f"{_LIST.pattern}|{_ALSO.pattern}")
    parts = _split(folded, start, end, both)
    if len(parts) > 1 and all(_own_matter(folded[first:last]) for first, last in parts):
        return parts
    return [(start, end)]


def _split(folded: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    parts, place = [], start
    for match in pattern.finditer(folded, start, end):
        if match.start() > place:
            parts.append((place, match.start()))
        place = match.end()
    if place < end:
        parts.append((place, end))
    merged: list[tuple[int, int]] = []
    for first, last in parts:
        if merged and _MONEY_TAIL.match(folded[first:last]):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _own_matter(words: str) -> bool:
    plain = _TAIL.sub("", words.strip(" ,。;的"))
    return len(plain) >= 3 and (
        kind_of(plain)[0] != "other" or plain.startswith(("传达", "听取", "学习", "其他", "通报"))
    )


def _item(words: str) -> tuple[Item | None, Ask | None]:
    shown = _clean(tidy(words))
    if len(shown) < 2:
        return None, None
    amounts = read_amounts(shown)
    amount, ask = _one_amount(amounts, shown)
    ask = ask or unclear_amount(shown)
    kind, reason = kind_of(fold(_without_money(shown, amounts)), bool(amounts) or ask is not None)
    if ask is not None:
        return Item(shown, kind, None, False, reason), ask
    text = _without_money_tail(shown)
    if amount is None:
        return Item(text, kind, None, False, reason), None
    return Item(text, kind, amount.yuan, amount.approximate, reason), None


def _clean(words: str) -> str:
    """One line without its edges: line breaks of typing go, closing marks and «的事» go."""
    joined = re.sub(r"\s*\n\s*", "", words)
    joined = re.sub(r"^[\s:：,，、。.；;）)的一下]+", "", joined)
    joined = joined.strip(" 。；;，,、：:")
    return _TAIL.sub("", joined) or joined


def _without_money(words: str, amounts: tuple[Amount, ...]) -> str:
    for amount in amounts:
        words = words.replace(amount.text, "", 1)
    return words.strip(" ，,。")


def _without_money_tail(words: str) -> str:
    """«采购办公设备的事，大概50多万» is the matter 采购办公设备; the sum stands in its own field."""
    head, comma, tail = words.partition("，")
    if comma and "，" not in tail and _MONEY_TAIL.match(fold(tail)) and len(head) > 3:
        return _TAIL.sub("", head) or head
    return words


_TOTAL = re.compile(r"(?:共计|合计|总计|总额|总价|总投资|总预算|共需|共|总共)\s*(?:约|为|是)?\s*$")
_NEW = re.compile(r"(?:调整为|调增至|增加到|增加至|调整到|变更为|改为|追加至)\s*(?:约)?\s*$")


def _one_amount(amounts: tuple[Amount, ...], words: str) -> tuple[Amount | None, Ask | None]:
    """The amount of the matter: the only one, the total, or the new one; several without a total are asked about."""
    different = {amount.yuan for amount in amounts}
    if len(different) <= 1:
        return (amounts[0] if amounts else None), None
    folded = fold(words)
    for pattern in (_NEW, _TOTAL):
        for amount in amounts:
            if pattern.search(folded[: amount.start]):
                return amount, None
    rest = sum(amount.yuan for amount in amounts[1:])
    if "其中" in folded[amounts[0].start :] or (len(amounts) > 2 and amounts[0].yuan == rest):
        return amounts[0], None
    choices = tuple(dict.fromkeys(amount.text for amount in amounts))
    return None, ask_between("amount_yuan", "该事项金额", f"“{words[:20]}”写有几个金额", choices)
