"""Where the agenda of a notice stands, and where one item ends and the next begins."""

import re

from policy.meeting.kinds import kind_of
from policy.text.compare import any_of, chinese_number

Span = tuple[int, int]

_LIST_BEGINS = r"(?=1\s*[、.)]|\([一1]\)|①|一是|一、)"
_HEADING = re.compile(
    r"(?:^|[\n。;,\s])\s*(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s*(?:本次|此次)?(?:会议|大会)?的?"
    r"(?:建议|主要|拟|研究|讨论|审议|拟研究|拟议)?(?:议程|议题|内容|事项|主题)(?:安排|如下|为|是|包括|共|有|[\d一二两三四五六七八九十]+[个项件])*"
    rf"\s*(?:[:\n]\s*|(?<=[是为])|{_LIST_BEGINS})"
)
_VERB = re.compile(
    r"(?P<verb>研究(?:部署|讨论|审议|决定|确定)?|审议|审定|讨论|商议|商量|议一下|传达(?:学习)?|听取|学习(?![会,:]|讨论会|教育会)|通报(?!会)"
    r"|评审(?!会|$)|评估(?!会|$)|论证(?!会|$)|部署(?!会))"
    r"(?:以下|下列|如下|有关|一下)?(?:几个|几项|[一二两三四五六七八九十\d]{1,2}[个项件])?(?:议题|事项|内容|事情|事)?(?:如下)?\s*:?\s*"
)
_PLAIN_VERBS = ("研究", "审", "讨论", "商", "议")
_NO_VERB = re.compile(r"(?:经[^,。\n]{0,10}|中心组|组织|集体学习|可行性|理论|型|专题党课|工作|课题|政策|重新)$")
_DECIDED = re.compile(r"研究(?:决定|确定|同意)?,")

_LATE = any_of("未能 没能 来不及 没来得及 时间紧 未及时 未提前 没有提前 时间(?:是|定|确|另|待|暂|为|在)")
_END = re.compile(
    r"(?:[,。;\s\n)]|^|(?=请)|(?<=[事宜项])|(?=时间是))\s*(?:"
    r"(?:届时)?(?:恳|敬|特|现|烦|谨|麻)?(?:烦|邀)?请(?!示).{0,18}?"
    + any_of("参会 参加 列席 出席 到会 派员 派人 指导 监督 莅临 支持 谅解 准时 安排 知悉 收悉 查收 予以 回复")
    + r"|麻烦|望.{0,12}(?:参加|出席|准时)|联\s*系\s*(?:人|电话|方式)|(?:出席|参会|参加|列席|与会)(?:会议)?(?:人员|范围|对象|单位|领导|:)"
    + r"|参加会议|(?:会议|开会)?(?:地点|地址|会场)|(?:会议)?时间\s*[:为是]|(?:有关|会议|其他|相关|工作)要求|其他事项\s*:|注意事项"
    + r"|特此(?:通知|报告)|收到请|会期|会议(?:由|在|定于|预计|时间|号)|主持人|报到|因(?!素)|材料(?:另|已|将|附|会前)|附件|备注|如有|谢谢|感谢"
    + rf"|{_LATE}|[一二三四五六七八九十]{{1,2}}、\s*(?:会议|参|列|出席|有关|要求|其他(?:事项|要求|说明)\s*(?:[:\n]\s*\S|\x20\S)"
    + r"|地点|时间|联系|主持|组织|纪律))"
)
_HELD_LATER = re.compile(
    r"(?:定于|拟于|将于|兹定|计划于|原定|推迟|延期)|\d\s*[:点时]\s*\d*.{0,20}(?:召开|开)"
    r"|(?:[明后今]天|下?周[一二三四五六日]).{0,14}(?:召开|开(?!展|发|支))"
)
_SENTENCE = re.compile(r"[。\n](?!\s*(?:同时|并|另外|还)?(?:研究|听取|审议|讨论|传达|部署))")

_MARK = re.compile(
    r"\s*(?:[(](?P<p>[一二三四五六七八九十]{1,2}|\d{1,2})[)]\s*[、.]?|(?P<c>[①②③④⑤⑥⑦⑧⑨⑩])\s*[、.]?"
    r"|(?<![\d.第])(?P<n>\d{1,2})\s*(?:[、)]|\.(?!\d)|\.(?=\d{4}年|\d+[个名项]))\s*"
    r"|(?:^|(?<=[\s,。;:]))(?P<h>[一二三四五六七八九十]{1,2})\s*、|(?P<is>[一二三四五六七八九])是(?!否)"
    r"|(?:(?<=[\s,;:])|(?<=研究)|(?<=审议)|(?<=讨论))(?P<b>\d{1,2})(?:\s?(?=[一-龥])|\s+(?=\d))"
    r"(?!名(?!单)|人(?!事)|[个项辆套号楼室天周期份件所万亿元时多余]|台(?!账)|层(?!级)|年(?!度|终|底|初)|月(?!度)|日(?!常)|批(?!复)|次(?!级)|处(?!置|理|分)|条(?!例)|点(?!名)|级(?!别))"
    r"|第(?P<d>[一二三四五六七八九十])[项个]?[,、:是]|议题(?P<t>[一二三四五六七八九十\d])\s*[:、,]?)"
)
_STYLES = ("p", "c", "n", "h", "is", "d", "t", "b")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_AND = re.compile(
    r"[,、]?(?:还有就是|还有|另外|以及|再就是|再一个|顺便|同时|(?<![合撤])并(?!购|轨)|和(?!谐|解)|(?<![未以涉普来])及(?![时其格])|与(?!会)|跟)"
    r"(?:研究|讨论|审议|审定|商量)?"
)
_COMMA = re.compile(r"[、,](?:研究|讨论|审议)?")
_EITHER = re.compile(f"{_COMMA.pattern}|{_AND.pattern}")
MONEY_TAIL = re.compile(
    r"^[,\s。;]*(?:"
    + any_of(
        "预算 概算 金额 资金 经费 总额 总价 合计 共计? 大概 大约 约 估计 差不多 涉及 需要? 费用 投资 计划 控制价 在 是 为 要 预计 总投资 计"
    )
    + r"|核增|核减|不超过|增加|新增|[:,])*\s*[￥¥]?[\d一二两三四五六七八九十百][\d.,一二两三四五六七八九十百千多余几来]*\s*(?:[万亿元块wW]|$).{0,10}$"
)


def item_spans(folded: str) -> list[Span]:
    """The span of every item of the agenda, in order; empty when no agenda is written."""
    heading = _HEADING.search(folded)
    if heading:
        return _pieces(folded, heading.end(), _end(folded, heading.end(), listed=True))
    for verb in _VERB.finditer(folded):
        if _NO_VERB.search(folded[: verb.start()]) or _DECIDED.match(folded, verb.start()):
            continue
        start = verb.end() if verb["verb"].startswith(_PLAIN_VERBS) else verb.start("verb")
        listed = _MARK.match(folded, verb.end()) is not None
        return _pieces(folded, start, _end(folded, verb.end(), listed=listed))
    return []


def _end(folded: str, start: int, *, listed: bool) -> int:
    end = _END.search(folded, start + 1)
    stop = end.start() if end else len(folded)
    if listed:
        return stop
    said = _HELD_LATER.search(folded, start, stop)
    stop = said.start() if said else stop
    sentence = _SENTENCE.search(folded, start, stop)
    if sentence and not MONEY_TAIL.match(folded[sentence.end() : stop]):
        stop = sentence.start()
    return stop


def _pieces(folded: str, start: int, end: int) -> list[Span]:
    marks = _numbered(folded, start, end)
    if marks:
        stops = [mark.start() for mark in marks[1:]] + [end]
        return [(mark.end(), _cut(folded, mark.end(), stop)) for mark, stop in zip(marks, stops, strict=True)]
    lines = _joined(folded, _between(folded, start, end, re.compile(r"[;\n。]")))
    return [piece for line in lines for piece in _unnumbered(folded, *line)]


def _numbered(folded: str, start: int, end: int) -> list[re.Match[str]]:
    """The marks that count up from one (a skipped number is forgiven), all in one style."""
    found = list(_MARK.finditer(folded, start, end))
    for style in _STYLES:
        run: list[re.Match[str]] = []
        for match in found:
            number = _mark_value(match[style]) if match[style] else 0
            last = _mark_value(run[-1][style]) if run else 0
            if last < number <= last + (2 if run else 1):
                run.append(match)
        if len(run) > 1 or (run and style != "b" and not folded[start : run[0].start()].strip()):
            return run
    return []


def _mark_value(words: str) -> int:
    return _CIRCLED.find(words) + 1 or chinese_number(words) or 0


def _cut(folded: str, start: int, stop: int) -> int:
    """An item ends at its full stop; a sentence about its money still belongs to it."""
    full_stop = folded.find("。", start, stop)
    if full_stop < 0 or MONEY_TAIL.match(folded[full_stop + 1 : stop].strip()):
        return stop
    return full_stop


def _unnumbered(folded: str, start: int, end: int) -> list[Span]:
    """Split a list in running text, but only where every part is a matter of its own."""
    for pattern in (_AND, _COMMA, _EITHER):
        parts = _joined(folded, _between(folded, start, end, pattern))
        if len(parts) > 1 and all(_own_matter(folded[first:last]) for first, last in parts):
            return [piece for part in parts for piece in _unnumbered(folded, *part)]
    return [(start, end)]


def _between(folded: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Span]:
    cuts = [match.span() for match in pattern.finditer(folded, start, end)]
    edges = [start, *(place for cut in cuts for place in cut), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if folded[first:last].strip()]


def _joined(folded: str, spans: list[Span]) -> list[Span]:
    """A part that only names a sum belongs to the part before it."""
    joined: list[Span] = []
    for first, last in spans:
        if joined and MONEY_TAIL.match(folded[first:last]):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _own_matter(words: str) -> bool:
    plain = words.strip(" ,。;的")
    return len(plain) >= 3 and (
        kind_of(plain)[0] != "other" or plain.startswith(("传达", "听取", "学习", "其他", "通报"))
    )
