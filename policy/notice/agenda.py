"""Where the agenda of a notice stands, and where one item ends and the next begins."""

import re
from typing import Final

from policy.meeting.kinds import kind_of
from policy.notice.marks import Mark, item_marks, topic_marks
from policy.text.compare import any_of

Span = tuple[int, int]

_BEGINS: Final = r"(?=1\s*[、.)]|\([一1A]\)|①|⑴|⒈|㈠|Ⅰ|一是|一、|1️|首先)"
_NUMBERED: Final = r"(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s*"
_SUBJECT: Final = (
    r"(?:本次|此次)?(?:会议|大会|党组会?|上会|今天上会|局长办公会)?的?(?:建议|主要|拟|研究|讨论|审议|拟研究|拟议|上会|审议的?)?"
    r"(?:议程|议题|内容|事项|主题|待审|上会|Agenda)"
)
_MORE: Final = r"(?:安排|如下|为|是|包括|共|有|名称|及汇报人|及分工|再说一下|报告如下|清单|\(共?[\d一二两三四五六七八九十]+[个项件]?\)|[\d一二两三四五六七八九十]+[个项件])*"
_HEADING: Final = re.compile(
    rf"(?:^|[\n。;,!\s*【\[>#📋📌])\s*{_NUMBERED}{_SUBJECT}{_MORE}[*】\]]*"
    rf"\s*(?:[:\n]\s*|(?<=[是为])|(?<=(?:议题|议程|内容|事项))\s+(?=\S)|{_BEGINS})"
    r"|(?:^|[,。;\s])(?:会议)?议题(?:就是)?(?=[一-龥]{2,12}(?:[,。;\n]|$))(?!如下|安排|讨论|材料|另|待|较|已|未|请|时间|汇报|及|等|不|见|附|还|没|尚|暂|仍|都|会|先|后|有)"
    r"|(?:就|有|只有)一个(?:议题|事项?),\s*|(?:过|议|审|研究|讨论)(?:这|以下|下列|一下这)?几[个项]事(?:项)?:\s*",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"(?P<verb>研究(?!生(?![态产活育命])|院|所|员|中心|室)(?:部署|讨论|审议|决定|确定)?|审议|审定|讨论|商议|商量|[议过碰](?:一|一下|几件)[议过下](?!属)|传达(?:学习)?|听取|学习(?![会,:]|讨论会|教育会)"
    r"|通报(?![会,])|评审(?!会|$)|评估(?!会|价|$)|论证(?!会|$)|部署(?!会))"
    r"(?:以下|下列|如下|有关|一下)?(?:(?:几|[一二两三四五六七八九十\d]{1,2})[个项件](?=议题|事|内容|问题|[:\s]))?(?:议题|事项|内容|事情|事)?(?:如下)?\s*:?\s*"
)
_MATTER_VERBS = ("传达", "听取", "学习", "其他", "通报", "部署", "观看", "开展", "集体", "讨论", "审议", "研究", "关于")
_PLAIN_VERBS = ("研究", "审", "讨论", "商", "议", "过", "碰")
_NO_VERB = re.compile(
    r"(?:经[^,。\n]{0,10}|中心组|组织|集体学习|可行性|理论|型|专题党课|工作|课题|政策|重新)$"
    r"|(?:^|[,。;:\n])\s*(?:为|按照?|根据|依据|遵照|围绕|结合)[^,。;\n]{0,40}$"
)
_DECIDED = re.compile(r"研究(?:决定|确定|同意)?,")
# A list whose items begin like these is no agenda: the fields of a notice, orders to those who attend, several meetings.
_NO_ITEM: Final = re.compile(
    r"\s*(?:(?:会议|开会|召开|报到|培训)?(?:时间|日期|地点|地址|名称|议题|议程|形式|要求|主持)|(?:参|列|出)[会加席]|联\s?系|主持|请|务必|不得|严格|严禁|遵守|准时|携带|着装|手机"
    r"|(?:本|下|这)?(?:周|星期)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]|[明后今]天|[上下]午)"
)
_BEFORE_MEETING: Final = re.compile(
    r"^\s*(?!为|按|根据|会议|关于召开)(?P<x>[^,。:;\n]{4,60}?(?:,[^,。;\n]{0,20})?),\s*[^,。;\n]{0,14}(?:上(?!午)|提交|提请)[^,。;\n]{0,8}会"
)

_LATE = any_of("未能 没能 来不及 没来得及 时间紧 未及时 未提前 没有提前 时间(?:是|定|确|另|待|暂|为|在)")
_END = re.compile(
    r"[,。]\s*(?:(?:本|下|这)?(?:周|星期)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号](?!起)|[明后今]天|[上下]午\d?)|\n\s*(?:注|说明|以上)[:,]|\n\s*\n(?=[^\n]{2,20}\n\s*20\d\d年)"
    r"|(?:[,。;\s\n)]|^|(?<!申)(?=请)|(?<=[事宜项])|(?=时间是))\s*(?:"
    r"(?:届时)?(?:恳|敬|特|现|烦|谨|麻)?(?:烦|邀)?请(?!示).{0,18}?"
    + any_of("参会 参加 列席 出席 到会 派员 派人 指导 监督 莅临 支持 谅解 准时 安排 知悉 收悉 查收 予以 回复")
    + r"|麻烦|望.{0,12}(?:参加|出席|准时)|联\s*系\s*(?:人|电话|方式)|(?:出席|参会|参加|列席|与会)(?:会议)?(?:人员|范围|对象|单位|领导|:)"
    + r"|参加会议|(?:会议|开会)?(?:地点|地址|会场)|(?:会议)?时间\s*[:为是]|(?:有关|会议|其他|相关|工作)要求|其他事项\s*:|注意事项"
    + r"|特此(?:通知|报告)|收到请|会期|会议(?:由|在|定于|预计|时间|号)|主持人|报到|因(?!素)|材料(?:另|已|将|附|会前)|附件|备注|如有|谢谢|感谢"
    + rf"|{_LATE}|[一二三四五六七八九十]{{1,2}}、\s*(?:会议|参|列|出席|有关|要求|其他(?:事项|要求|说明)\s*(?:[:\n]\s*(?![一二三四五六七八九十]{{1,2}}、|注|说明|以上)\S|\x20\S)"
    + r"|地点|时间|联系|主持|组织|纪律))"
)
_HELD_LATER = re.compile(
    r"(?:定于|拟于|将于|兹定|计划于|原定|推迟|延期)(?:召开|举行|至|到)|\d\s*[:点时]\s*\d*.{0,20}(?:召开|开)"
    r"|(?:[明后今]天|下?周[一二三四五六日]).{0,14}(?:召开|开(?!展|发|支))"
)
_SENTENCE = re.compile(r"[。\n](?!\s*(?:同时|并|另外|还)?(?:研究|听取|审议|讨论|传达|部署))")

_AND = re.compile(
    r"[,、]?(?:还有就是|还有|另外|以及|再就是|再一个|顺便|同时|(?<![合撤])并(?!购|轨)|和(?!谐|解)|(?<![未以涉普来])及(?![时其格])|与(?!会)|跟)"
    r"(?:研究|讨论|审议|审定|商量)?"
)
_COMMA = re.compile(r"[、,](?!\d{3}(?!\d))(?:研究|讨论|审议)?")
_FIELD_BEHIND = re.compile(r"\s(?:会议)?(?:时间|地点)\s*:")
_SUM = re.compile(r"[\d一二两三四五六七八九十百千][万亿元]")
_TITLES = re.compile(r"(?<=》)[、,和及](?=《)")
_WIDE = re.compile(r"\s{2,}|\s\+\s|(?<!\d)/(?![年月次人台套平])|/(?![\d年月次人台套平])|\s/\s")
_EITHER = re.compile(f"{_COMMA.pattern}|{_AND.pattern}")
MONEY_TAIL = re.compile(
    r"^[,\s。;]*(?:"
    + any_of(
        "预算 概算 估算 金额 资金 经费 总额 总价 评估价 中标价 合同价 报价 单价 合计 总计 共计? 大概 大约 约 估计 差不多 涉及 需要? 费用 投资 计划 控制价 在 是 为 要 预计 总投资 计"
        " 中央 省级 市级 县级 财政 自筹 专项 配套 上级 一年 每年 全年 人民币 追加 核增 核减 不超过 增加 新增"
    )
    + r"|造价|总额|其中[一-龥]{0,6}?|每[一-龥]|涉及\d+[一-龥]|[一-龥]{1,3}款|[:,])*\s*[￥¥]?[\d一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖][\d.,一二两三四五六七八九十百千万亿多余几来]*"
    r"(?:\s*(?:[万亿元块钱wW整正多余来角分]|左右|上下|以内|以下|以上|之内|不到|人民币|吧|的样子|等?事项|的?(?:资金|预算|经费|费用)|/年|每年|一年|[()。;,、]"
    r"|(?:,\s*)?(?:由|从|在).{0,12}(?:列支|解决|承担|安排|支付)))*\s*$"
)


def item_spans(folded: str) -> list[Span]:
    """The span of every item of the agenda, in order; empty when no agenda is written."""
    if topics := topic_marks(folded):
        return _behind(folded, topics, _end(folded, topics[-1].end, listed=True))
    heading = _HEADING.search(folded)
    if heading:
        spans = _pieces(folded, heading.end(), _end(folded, heading.end(), listed=True))
        if spans:
            return spans
    marks = item_marks(folded, 0, len(folded))
    if len(marks) > 1 and not any(_NO_ITEM.match(folded, mark.end) for mark in marks):
        return _behind(folded, marks, _end(folded, marks[-1].end, listed=True))
    for verb in _VERB.finditer(folded):
        if _NO_VERB.search(folded[: verb.start()]) or _DECIDED.match(folded, verb.start()):
            continue
        start = verb.end() if verb["verb"].startswith(_PLAIN_VERBS) else verb.start("verb")
        listed = bool(item_marks(folded, verb.end(), min(len(folded), verb.end() + 6)))
        return _pieces(folded, start, _end(folded, verb.end(), listed=listed))
    before = _BEFORE_MEETING.match(folded)
    return [before.span("x")] if before else []


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
    marks = item_marks(folded, start, end)
    if marks and not _NO_ITEM.match(folded, marks[0].end):
        return _behind(folded, marks, end)
    lines = _joined(folded, _between(folded, start, end, re.compile(r"[;\n。]")))
    return [piece for line in lines for piece in _unnumbered(folded, *line)]


def _behind(folded: str, marks: list[Mark], end: int) -> list[Span]:
    """What stands behind each mark, up to the next."""
    stops = [mark.start for mark in marks[1:]] + [end]
    return [(mark.end, _cut(folded, mark.end, stop)) for mark, stop in zip(marks, stops, strict=True)]


def _cut(folded: str, start: int, stop: int) -> int:
    """An item ends at its full stop; a sentence about its money still belongs to it."""
    field = _FIELD_BEHIND.search(folded, start + 1, stop)
    stop = field.start() if field else stop
    full_stop = folded.find("。", start, stop)
    if full_stop < 0 or MONEY_TAIL.match(folded[full_stop + 1 : stop].strip()):
        return stop
    return full_stop


def _unnumbered(folded: str, start: int, end: int) -> list[Span]:
    """Split a list in running text, but only where every part is a matter of its own."""
    wide = _joined(folded, _between(folded, start, end, _WIDE))
    if len(wide) > 1 and all(last - first > 3 for first, last in wide):
        return [piece for part in wide for piece in _unnumbered(folded, *part)]
    for pattern in (_TITLES, _AND, _COMMA, _EITHER):
        parts = _joined(folded, _between(folded, start, end, pattern))
        if len(parts) > 1 and (pattern is _TITLES or _own_matters([folded[first:last] for first, last in parts])):
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


def _own_matters(parts: list[str]) -> bool:
    """Whether parts are matters of their own: each, or nearly all of three and more long ones."""
    if any(part.count(first) != part.count(last) for part in parts for first, last in ("《》", "()", "“”")):
        return False
    own = [_own_matter(part) for part in parts]
    long = all(len(part.strip()) > 4 for part in parts)
    return all(own) or (len(parts) > 2 and long and sum(own) * 3 >= len(own) * 2)


def _own_matter(words: str) -> bool:
    plain = re.sub(r"等(?:事项|议题|问题|工作|内容)?$", "", words.strip(" ,。;的"))
    return len(plain) >= 3 and (
        kind_of(plain, bool(_SUM.search(plain)))[0] != "other" or plain.startswith(_MATTER_VERBS)
    )
