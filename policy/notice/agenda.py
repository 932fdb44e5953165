"""Where the agenda of a notice stands: the words that open it, and the field that ends it."""

import re
from itertools import islice
from typing import Final

from policy.notice.clauses import other_field
from policy.notice.marks import item_marks, topic_marks
from policy.notice.matters import ACTS, stands_alone
from policy.notice.pieces import MONEY_TAIL, NO_ITEM, Span, behind, pieces
from policy.text.compare import any_of

_BEGINS: Final = r"(?=1\s*[、.)]|\([一1A]\)|①|⑴|⒈|㈠|Ⅰ|➊|❶|一是|一、|1️|首先)"
_NUMBERED: Final = r"(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s{0,6}"
_COUNT: Final = r"(?:\d{1,2}|[一二两三四五六七八九十几])[个项件条](?:议题|事项?|内容)?"
_SUBJECT: Final = (
    r"(?:本次|此次)?(?:会议|大会|党组会?|上会|今天上会|局长办公会)?的?(?:建议|主要|拟|要|将|研究|讨论|审议|拟研究|拟议|上会|审议的?)*"
    r"(?:议程|议题|内容|事项|事由|事情|主题|待审|上会|Agenda|(?<=要)议|议(?=\s*:)|\d项|(?:评审|评估|论证)(?:对象|项目|内容)(?=[为是:]))"
)
_MORE: Final = rf"(?:的(?=有)|安排|如下|为|就?是|包括|但不限于|主要|分别|共|有(?:[一二三四五六七八](?=:))?|名称|及汇报人|及分工|再说一下|报告如下|清单|情况|\(共?{_COUNT}\)|{_COUNT})*"
_HEADING: Final = re.compile(
    rf"(?:^|[\n。;,!\s(/【\[>#📋📌📝])\s{{0,6}}{_NUMBERED}{_SUBJECT}{_MORE}[*】\]]*"
    rf"\s*(?:[:\n]\s*|(?<=[是为])|(?<=的有)|(?<=(?:议题|议程|内容|事项))\s+(?=\S)|{_BEGINS})"
    r"|(?:^|[,。;\s])(?:会议)?议题(?:就是)?(?=[一-龥]{2,12}(?:[,。;\n]|$))(?!如下|安排|讨论|材料|另|待|较|已|未|请|时间|汇报|及|等|不|见|附|还|没|尚|暂|仍|都|会|先|后|有|征集)"
    rf"|(?:就|有|只有|主要是?|定|议|商量|研究|讨论){_COUNT}[,:]\s*|(?:过|议|审|研究|讨论|定)(?:这|以下|下列|一下这)?几[个项]事(?:项)?:\s*"
    r"|[一-龥,]{2,20}几[个项件笔批][一-龥]{0,10}:\s*",
    re.IGNORECASE,
)
_OPENS: Final = r"(?:^|(?<=[,。;:\n\s会议室楼厅])|(?<=[点半分]))(?:主要|重点|专门|专题|集中|顺便|准备|一起|一块|大家|会上|我们|就是?|是|要|还要|拟|想|来|需要?)*?"
_VERB: Final = re.compile(
    r"(?P<verb>研究(?!生(?![态产活育命])|院|所|员|中心(?![医小中学城校幼镇])|室)(?:部署|讨论|审议|决定|确定)?|审议|审定|讨论|商议|商量|商定|[议过碰](?:一|一下|几件)?[议过下](?!属|一?步)|传达(?:学习)?|听取|学习(?![会,:]|讨论会|教育会)"
    r"|通报(?![会,])|评审(?!会|$|对象|室|费)|评估(?!会|价|$|室|费)|论证(?!会|$)|部署(?!会))"
    r"(?:以下|下列|如下|有关|一下|下(?![列属半级一步周个午达放]))?(?:的?(?:主要)?(?:就?是)|的(?=:))?(?:(?:几|[一二两三四五六七八九十\d]{1,2})[个项件](?=议题|事|内容|问题|[:\s]))?(?:议题|事项|内容|事情|事)?(?:如下)?\s*:?\s*"
    rf"|{_OPENS}(?:(?P<said>定(?:一下|下(?!午|周|星期|个)|个(?=[^,。;\n])|一定)|定(?=[一两二三四五六七八九\d]?[个名位]?[一-龥]{{0,8}}(?:人选|干部|分工|名单|方案|标准))|(?:说|看|谈|讲|聊|听)(?:[说看谈讲聊听]|一下|下(?!午|周))|敲定|议定(?!于|在)|商讨|表决|处理(?:下列事项:?)?|[将把](?=[^,。;\n:]{{2,40}}(?:定|过|议|研究|说|安排|报|批|办|买|卖|付|拨|换|修|建|发|公示|公布|一下))"
    rf"|[对就](?=[^,。;\n]{{2,40}}进行(?:研究|讨论|审议|商议|评审|评估|论证|审查)))|(?P<act>{ACTS}))"
)
_PLAIN_VERBS = ("研究", "审", "讨论", "商", "议", "过", "碰")
_NO_VERB = re.compile(
    r"(?:经[^,。\n]{0,10}|中心组|组织|集体学习|可行性|理论|型|专题党课|工作|课题|政策|重新|情况|进行|[的中])$"
    r"|(?:^|[,。;:\n])\s*(?:为|按照?|根据|依据|遵照|围绕|结合)[^,。;\n]{0,40}$"
)
_DECIDED = re.compile(r"研究(?:决定|确定|同意)?,|研究[,。;]")
_BEFORE_MEETING: Final = re.compile(
    r"^\s*(?!为|按|根据|会议|关于召开)(?P<x>[^,。:;\n]{4,60}?(?:,[^,。;\n]{0,20})?),\s*[^,。;\n]{0,14}(?:上(?!午)|提交|提请)[^,。;\n]{0,8}会"
)
_MOST_COLONS: Final = 8  # that are tried
_COLON: Final = re.compile(r"(?<!\d):(?!//)\s*|——+\s*")
_NO_HEAD: Final = re.compile("通知|报告|报备|报送|时间|地点|要求|人员|电话|联系|您好|你好")
_TIMED: Final = re.compile(r"\d[月点:日号]|[上下]午|周[一二三四五六日]")
_CLAUSES: Final = re.compile(
    r"(?:^|[,。;\n:]|——)\s{0,6}(?:就|主要|也|只)*(?:是|定|说)?(?:[一两]?[件个]事)?(?:——|:)?(?P<words>[^\s,。;—:][^,。;\n—:]{2,40})(?=[,。;\n]|$)"
)
_NO_MATTER: Final = re.compile(
    r"会(?:议|$)|[会上下]午|\d[点:日号]|[月周]|参加|通知|请|报告|经|为|根据|按照|我|不|原定|推迟|取消|改[到至为]|附|以上|来|已|了|召开|须|确需"
)
_NONE: Final = re.compile(
    r"\s*(?:待定|未定|另行?通知|(?:详)?见附件?|附后|略|暂无|无|没有|不变|照旧|(?:材料|内容)?(?:另附|后附)|再报|随后[发报])[^,。;\n]{0,4}\s*(?:[,。;\n]|$)"
)

_LATE = any_of("未能 没能 来不及 没来得及 时间紧 未及时 未提前 没有提前 时间(?:是|定|确|另|待|暂|为|在)")
_END = re.compile(
    r"[,。]\s*(?:(?:本|下|这)?(?:周|星期)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号](?!起)|[明后今]天|[上下]午\d?)|\n\s*(?:注|说明|以上)[:,]|\n\s*\n(?=[^\n]{2,20}\n\s*20\d\d年)"
    r"|(?:[,。;\s\n)]|^|(?<!申)(?=请)|(?<=[事宜项])|(?=时间是))\s{0,6}(?:"
    r"(?:届时)?(?:恳|敬|特|现|烦|谨|麻)?(?:烦|邀)?请(?!示).{0,18}?"
    + any_of("参会 参加 列席 出席 到会 派员 派人 指导 监督 莅临 支持 谅解 准时 安排 知悉 收悉 查收 予以 回复")
    + r"|麻烦|望.{0,12}(?:参加|出席|准时)|联\s*系\s*(?:人|电话|方式)|(?:出席|参会|参加|列席|与会)(?:会议)?(?:人员|范围|对象|单位|领导|:)"
    + r"|参加会议|(?:会议|开会)?(?:地点|地址|会场)|(?:会议)?时间\s*[:为是]|(?:有关|会议|其他|相关|工作)要求|其他事项\s*:|注意事项"
    + r"|特此(?:通知|报告)|收到请|会期|会议(?:由|在|定于|预计|时间|号)|主持(?!人[岗竞招])|报到|因(?!素|地|公)|材料(?:另|已|将|附|会前)|附件|备注|如有|谢谢|感谢"
    + rf"|{_LATE}|[一二三四五六七八九十]{{1,2}}、\s*(?:会议|参|列|出席|有关|要求|其他(?:事项|要求|说明)\s*(?:[:\n]\s*(?![一二三四五六七八九十]{{1,2}}、|注|说明|以上)\S|\x20\S)"
    + r"|地点|时间|联系|主持|组织|纪律))"
)
_BREAK: Final = re.compile(r"(?:[。;\n]|,(?!\d{3}(?!\d)))\s*|(?<=[一-龥\d)])\s+(?=[^\s\d])")
_HELD_LATER = re.compile(
    r"(?:定于|拟于|将于|兹定|计划于|原定|推迟|延期)(?:召开|举行|至|到)|\d\s*[:点时]\s*\d*.{0,20}(?:召开|开)"
    r"|(?:[明后今]天|下?周[一二三四五六日]).{0,14}(?:召开|开(?!展|发|支))"
)
_SENTENCE = re.compile(r"[。\n](?!\s*(?:同时|并|另外|还)?(?:研究|听取|审议|讨论|传达|部署))")


def item_spans(folded: str) -> list[Span]:
    """The span of every item of the agenda, in order; empty when no agenda is written."""
    if topics := topic_marks(folded):
        return behind(folded, topics, _end(folded, topics[-1].end, listed=True))
    heading = _HEADING.search(folded)
    if heading:
        if _NONE.match(folded, heading.end()):
            return []
        spans = pieces(folded, heading.end(), _end(folded, heading.end(), listed=True), heading[0])
        if spans:
            return spans
    marks = item_marks(folded, 0, len(folded))
    if len(marks) > 1 and not any(NO_ITEM.match(folded, mark.end) for mark in marks):
        return behind(folded, marks, _end(folded, marks[-1].end, listed=True))
    if spans := _behind_colon(folded) or _behind_verb(folded):
        return spans
    before = _BEFORE_MEETING.match(folded)
    return [before.span("x")] if before else _bare_matters(folded)


def _behind_colon(folded: str) -> list[Span]:
    """«上会材料3份：A、B»: whatever stands before a colon, when what follows are matters and several."""
    for colon in islice(_COLON.finditer(folded), _MOST_COLONS):
        head = re.split("[,。;\n]", folded[max(0, colon.start() - 20) : colon.start()])[-1]
        if other_field(f"{head}:") or _NO_HEAD.search(head):
            continue
        end = _end(folded, colon.end(), listed=True)
        found = pieces(folded, colon.end(), end, head)
        timed = found and _TIMED.search(folded, *found[0])
        if len(found) > 1 and not timed and all(stands_alone(folded[first:last]) for first, last in found):
            return found
    return []


def _behind_verb(folded: str) -> list[Span]:
    """The matters behind the first verb of agendas; a plain one («研究», «定一下») is no part of the matter."""
    for verb in _VERB.finditer(folded):
        if _NO_VERB.search(folded[max(0, verb.start() - 60) : verb.start()]) or _DECIDED.match(folded, verb.start()):
            continue
        if verb["act"]:
            start = verb.start("act")
            if not stands_alone(re.split("[,。;\n]", folded[start : start + 60])[0], strictly=True):
                continue
        elif verb["said"]:
            start = verb.end()
        else:
            start = verb.end() if verb["verb"].startswith(_PLAIN_VERBS) else verb.start("verb")
        listed = bool(item_marks(folded, verb.end(), min(len(folded), verb.end() + 6)))
        return pieces(folded, start, _end(folded, verb.end(), listed=listed), verb[0])
    return []


def _bare_matters(folded: str) -> list[Span]:
    """«…支部大会，接收预备党员，在活动室»: clauses that are matters by themselves and nothing else."""
    for clause in _CLAUSES.finditer(folded):
        words = clause["words"]
        if stands_alone(words, strictly=True) and not other_field(words) and not _NO_MATTER.search(words):
            start = clause.start("words")
            return pieces(folded, start, _end(folded, start, listed=False), words)
    return []


def _end(folded: str, start: int, *, listed: bool) -> int:
    end = _END.search(folded, start + 1)
    stop = end.start() if end else len(folded)
    stop = _next_field(folded, start, stop)
    if listed:
        return stop
    said = _HELD_LATER.search(folded, start, stop)
    stop = said.start() if said else stop
    sentence = _SENTENCE.search(folded, start, stop)
    if sentence and not MONEY_TAIL.match(folded[sentence.end() : stop]):
        stop = sentence.start()
    return stop


def _next_field(folded: str, start: int, stop: int) -> int:
    """Where the first clause begins that belongs to another field."""
    for found in _BREAK.finditer(folded, start + 1, stop):
        clause = folded[found.end() : min(stop, found.end() + 30)]
        if other_field(re.split(r"[,。;\n]|\s{1,}", clause, maxsplit=1)[0]):
            return found.start()
    return stop
