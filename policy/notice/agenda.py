"""Where the agenda of a notice stands: the words that open it, and the field that ends it."""

import re
from itertools import islice
from typing import Final

from policy.notice.clauses import clause_spans, is_labelled, matter_likeness, only_tells_sum, other_field
from policy.notice.marks import item_marks, topic_marks
from policy.notice.pieces import NO_ITEM, Span, behind, in_remark, pieces
from policy.text.lazy import lazily

_BEGINS: Final = (
    r"(?=1\s*[、.)]|[1一](?=研究|讨论|审议|审定|听取|传达|通报)|\([一1A]\)|①|⑴|⒈|㈠|Ⅰ|➊|❶|一是|一、|1️|首先)"
)
_NUMBERED: Final = r"(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s{0,6}"
_COUNT: Final = r"(?:\d{1,2}|[一二两三四五六七八九十几])[个项件条](?:议?题|事[项情]?|内容)?"
_SUBJECT: Final = (
    r"(?:本次|此次)?(?:会议|大会|党组会?|上会|今天上会|局长办公会)?的?(?:关联|建议|主要|拟|要|将|研究的?|讨论的?|审议|拟研究|拟议|上会|审议的?)*"
    r"(?:议程|议题|内容|事项|事由|事情|事(?=就?是)|主题|(?:主要|会议)任务(?=是)|待审|上会|Agenda|(?<=要)议|[议说讲谈过](?=的就?是)|议(?=\s*:)|\d项|(?:评审|评估|论证)(?:对象|项目|内容)(?=[为是:]))"
)
_MORE: Final = rf"(?:的(?=有|就?是)|安排|如下|为|就?是|包括|但不限于|主要|分别|共|有(?:[一二三四五六七八](?=:))?|名称|及汇报人|及分工|再说一下|报告如下|清单|情况|\(共?{_COUNT}\)|{_COUNT})*"
_HEADING: Final = lazily(
    rf"(?:^|[\n。;,!\s(/【\[>#📋📌📝★☆◆●■▲▶•·*])\s{{0,6}}{_NUMBERED}{_SUBJECT}{_MORE}[*】\]]*"
    rf"\s*(?:[:\n]\s*|——+|(?<=[是为])|(?<=的有)|(?<=(?:议题|议程|内容|事项))\s+(?=\S)|(?<=[项个件条]),|{_BEGINS})"
    r"|(?:(?:^|[,。;\s])(?:会议)?议题|(?<=[室厅楼堂馆〇零一二三四五六七八九\d])(?:会议|主要|研究)*(?:议题|内容|事项))(?:就?是)?(?=[一-龥][^,。;:\n]{1,40}(?:[,。;\n]|$))(?!如下|安排|清单|一览|讨论|材料|另|待|较|已|未|请|时间|汇报|及|申报|等|不|见|附|还|没|尚|暂|仍|都|会|先|后|有|征集)"
    rf"|(?:就|有|只有|主要是?|定|议|过|上|讲|说|商量|研究|讨论){_COUNT}[,:]\s*|(?:过|议|审|研究|讨论|定)(?:这|以下|下列|一下这)?几[个项]事(?:项)?:\s*"
    rf"|[一-龥,]{{2,20}}[几两二三四五2-5][个项件笔批](?![一-龥]{{0,10}}(?:[室门会位人场]|时间|地点):)[一-龥]{{0,10}}:\s*|(?:(?<![一-龥])|(?<=会)){_COUNT}题?:(?!\s*[^\n]{{0,14}}\d[月点:])\s*|(?:^|[。\n])\s*何?事:|(?:^|\n)\s*对象:\s*(?=[^\n]{{0,40}}(?:处置|转让|出租|出让|采购|购置|项目|工程|方案|合同|设计)\s*(?:\n|$))|(?<![一-龥])[一-龥]{{2,12}}——+(?=[^。\n]*、)",
    re.IGNORECASE,
)
_VERB: Final = lazily(
    r"(?P<verb>研究(?!生(?![态产活育命])|院|所|员|中心(?![医小中学城校幼镇])|室)(?:研究|部署|讨论|审议|决定|确定)?|审议|审定|讨论(?:讨论)?|商议|商量(?:商量)?|商定|合计(?:合计|一下)|(?<!会)[议过碰](?:一|一下|几件)?[议过下](?!属|一?步)|传达(?:学习)?|听取|学习(?![会,:(]|讨论会|教育会|结束)"
    r"|(?:(?<=[,。;:\s是])|^)(?P<said>议(?![\s题程事会定员价一案论而和])|(?:说|看|谈|讲|聊|听)(?:[说看谈讲聊听]|一?下(?!午|周)|(?=[^,。;\n]{2,20}的事))|敲定|表决|把(?=[^,。;\n:]{3,}))"
    r"|要上会(?![议的前后材])|通报(?![会,])|评审(?!会|$|对象|室|费)|评估(?!会|价|$|室|费)|论证(?!会|$)|部署(?!会))"
    r"(?:以下|下列|如下|有关|一下|下(?![列属半级一步周个午达放]))?(?:的?(?:主要)?(?:就?是)|的(?=:))?(?:(?:几|[一二两三四五六七八九十\d]{1,2})[个项件](?=议题|事|内容|问题|[:\s]))?(?:议题|事项|内容|事情|事(?![业务故件权]))?(?:如下)?\s*:?\s*"
)
_PLAIN_VERBS = ("研究", "合计", "审", "讨论", "商", "议", "过", "碰")
_NO_VERB = lazily(
    r"(?:经[^,。\n]{0,10}|中心组|组织|集体学习|可行性|理论|型|专题党课|工作|课题|政策|重新|情况|进行|[的中])$|(?<![接招优])待[^,。;\n]{0,16}$"
    r"|(?:^|[,。;:\n])\s*(?:为|按照?|根据|依据|遵照|围绕|结合)[^,。;\n]{0,40}$"
)
_DECIDED = lazily(r"研究(?:决定|确定|同意)?,|研究[,。;]")
_LIKELY: Final = 0.3
_NEAR_BEST: Final = 0.48  # of the likeliest: the first clause that is so likely opens the agenda
_MOST_COLONS: Final = 8  # that are tried
_A_MEETING: Final = lazily(r"\s*[一-龥\d]{0,20}会议?(?:的?通知)?\s*(?:[;\n]|$)")
_TIMED: Final = lazily(r"\d[月点:日号]|[上下]午|周[一二三四五六日]")
# What is said before a matter in passing: «主要过一下», «会上想定个», «就一个事».
_MODAL: Final = (
    r"(?:关于|就|主要|也|只|有|还|再|专门|专题|顺便|准备|会上|我们|咱们?|大家|想|要|拟|来|需要?|是|一起|集体)"
)
_SAID: Final = lazily(
    rf"{_MODAL}*(?:(?:研究|讨论|商量|商议|审|(?<!会)议|过|碰|说|谈|讲|聊|看|听|定|提交)(?:一?[下个项]|[议谈讲聊看听]|[几两一三][件个])*的?(?:就?是|事情?)*|{_MODAL})(?=.{{2}})"
)
_WHOLE: Final = lazily(
    r"[^,。;\n]{0,12}?(?:兹|拟|将|定)[定拟在]?于|各位[^,。;\n]{0,8},|就这[俩两几三四些]"
)  # 内容：定于…: the whole notice
# «对救灾资金使用计划进行集体研究»
_TREATED: Final = lazily(r"(?<![相面应针核])对(?P<what>[^,。;\n]{4,40})进行(?:集体)?(?:研究|审议|讨论|审定)")
_REVIEW: Final = lazily(
    r"(?:召开|举行|举办|组织|^|[,。\n])(?P<what>(?!\d)(?!(?:20\d\d|第|专家|项目|党组|[一-龥]{0,3}专题))(?:(?!召开|举行|关于|\d点|在)[^,。;\n]){4,40}?)(?:评审|论证|评估|可研|审查)[一-龥]{0,3}会(?!议?室)"
)
# «为做好水厂迁建项目决策，……召开可行性研究报告专家评审会»
_PURPOSE: Final = lazily(
    r"为(?:进一步|切实)?(?:做好|推进|加快|推动|确保|保障|落实)(?P<what>[^,。;\n]{4,30}?)(?:决策|前期|实施|工作|建设|落地)[一-龥]{0,6},[^。]*$"
)
# «关于召开所务会议研究有关事项的请示报告», a line of its own above the text.
_TITLE: Final = lazily(
    r"\s*(?:主题\s*:)?[^\n。:]{0,30}(?:召开|举行|会议)[^\n。]{0,40}(?:报告|请示|函|通知|说明)\s*(?=\n)"
)
_NONE: Final = lazily(
    r"\s*(?:待定|未定|另行?通知|(?:详)?见附件?|附后|略|暂无|无|没有|不变|照旧|(?:材料|内容)?(?:另附|后附)|再报|随后[发报])[^,。;\n]{0,4}\s*(?:[,。;\n]|$)"
)

_END = lazily(
    r"[,。;]\s*(?:因|由于|鉴于)|[。;\n]\s*\(?(?=更正|(?:上面|前面)?(?:金额|资金)?[写打]错)|[。\n]\s*\((?=更新|刚|以此|上条|注|说明|备注|另)|[。\n]\s*(?=[^\n。,;:]{2,20}\n\s*(?:20\d\d|二)[^\n]{0,3}年[^\n]{0,8}\s*$)|(?:,(?!\d{3})|[。;])\s*[^,。;\s]{2,30}(?:参加|列席|出席|参会)(?=\s*(?:[,。;\n]|$))"
    r"|[,。]\s*(?:另外?|此外|同时)?(?:(?:本|下|这)?(?:周|星期)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号](?!起)|\d{1,2}[日号](?=[上下]午)|[明后今]天|[上下]午\d?)|\n\s*(?:注|说明)[:,]|[,。;\n]\s*(?:以上|上述)(?:[:,]|各项|[一二两三四五六七八九十\d]{1,2}[项个])"
    r"|\s*@|\n\s*[-—_=*]{3,}\s*(?:\n|$)|\s*[【\[][一-龥]{2,8}[】\]]|(?:[,。;\s\n]|(?<=\))|^|(?<![申外聘提])(?=请)|(?<=[事宜项])|(?=时间是))\s{0,6}(?:"
    r"(?:届时|恳|敬|特|现|烦|谨|麻|邀)*请(?!示).{0,18}?(?:[参列出到]会|参加|列席|出席|派[员人]|准时|知悉|收悉)"
    r"|联\s*系\s*(?:人|电话|方式)|(?:出席|参会|参加|列席|与会)(?:会议)?(?:人员|范围|对象|单位|领导|:)|参加会议|(?<=\s)(?:出席|参会|参加|列席)(?=\s+[一-龥])|(?<=[事题项宜])就?在[一-龥\d]{2,12}[楼室厅](?=\s*(?:[,。;\n]|$))"
    r"|(?:会议|开会)?(?:地点|地址|会场)|(?:会议)?时间\s*[:为是]|(?:有关|会议|其他|相关|工作)要求|注意事项|主持(?!人[岗竞招])|会议(?:由|在|定于|预计|时间|号)"
    r"|[一二三四五六七八九十]{1,2}、\s*(?:会议|参|列|出席|有关|要求|地点|时间|联系|主持|组织|纪律|其他(?:事项|要求|说明)\s*(?:[:\n]\s*(?![一二三四五六七八九十]{1,2}、|注|说明|以上|[一-龥]{2,6}:)\S|\x20\S)))"
)
_BREAK: Final = lazily(r"(?:[。;\n]|,(?!\d{3}(?!\d)))\s*|(?<=[一-龥\d)])\s+(?=[^\s\d])")
_CLAUSE_END: Final = lazily(r"[。;\n]|(?<!:)\s+(?=[^\s\d])|,(?!\d{3}(?!\d))")


def item_spans(folded: str) -> list[Span]:
    """The span of every item of the agenda, in order; empty when no agenda is written."""
    title = _TITLE.match(folded)
    folded = f"{'。' * title.end()}{folded[title.end() :]}" if title else folded
    if topics := topic_marks(folded):
        return behind(folded, topics, _end(folded, topics[-1].end))
    for heading in islice(_HEADING.finditer(folded), _MOST_COLONS):
        if _A_MEETING.match(folded, heading.end()) or _WHOLE.match(folded, heading.end()):  # 主题：站务会
            continue
        if _NONE.match(folded, heading.end()):
            return []
        spans = pieces(folded, heading.end(), _end(folded, heading.end()))
        if spans:
            return spans
        break
    marks = item_marks(folded, 0, len(folded))
    if len(marks) > 1 and not any(NO_ITEM.match(folded, mark.end) for mark in marks):
        spans = behind(folded, marks, _end(folded, marks[-1].end))
        if sum(matter_likeness(folded[start:end]) for start, end in spans) > 0:  # 会议纪律：1.着正装；2.自带水杯
            return spans
    treated = [found.span("what") for found in _TREATED.finditer(folded)]
    return treated + _behind_verb(folded) or _reviewed(folded) or _in_passing(folded)


def _behind_verb(folded: str) -> list[Span]:
    """The matters behind the first verb of agendas; a plain one («研究», «定一下») is no part of the matter."""
    for verb in _VERB.finditer(folded):
        if _NO_VERB.search(folded[max(0, verb.start() - 60) : verb.start()]) or _DECIDED.match(folded, verb.start()):
            continue
        start = verb.end() if verb["said"] or verb["verb"].startswith(_PLAIN_VERBS) else verb.start("verb")
        end = _end(folded, verb.end())
        found = [span for span in pieces(folded, start, end) if not only_tells_sum(folded[slice(*span)].strip(" ,。;"))]
        return [] if folded[verb.end() : verb.end() + 1] in ("", *",。") else found  # 图书采购要上会，明天9点…
    return []


def _reviewed(folded: str) -> list[Span]:
    """«召开南湾水库除险加固工程初步设计评审会，概算2340万元»: what such a meeting is called after is its matter, or what it is held for."""
    found = _REVIEW.search(folded)
    if purpose := found and _PURPOSE.search(folded, 0, found.start()):
        return [purpose.span("what")]
    return [(found.start("what"), found.end())] if found else []


def _in_passing(folded: str) -> list[Span]:
    """«…支部大会，接收预备党员，在活动室»: clauses that are matters by themselves, or behind a word said in passing."""
    found: list[tuple[float, int]] = []  # of each clause what is most like a matter
    for first, last in clause_spans(folded):
        if not is_labelled(folded[first:last]):
            begins = [first, *(said.end() for said in _SAID.finditer(folded, first, last))]
            begins.sort(key=lambda at: _TIMED.search(folded, at, last) is not None)  # 27号两点党组会定…
            told = ((matter_likeness(folded[at:last]), at) for at in begins if not other_field(folded[at:last]))
            found += islice((each for each in told if each[0] > _LIKELY), 1)
    least = max(found, default=(0.0, 0))[0] * _NEAR_BEST
    start = next((at for likeness, at in found if likeness >= least), None)
    return [] if start is None else pieces(folded, start, _end(folded, start))


def _end(folded: str, start: int) -> int:
    end = _END.search(folded, start + 1)
    return _next_field(folded, start, end.start() if end else len(folded))


def _next_field(folded: str, start: int, stop: int) -> int:
    """Where the first clause begins that belongs to another field."""
    for found in _BREAK.finditer(folded, start + 1, stop):
        if in_remark(folded, start, found.start()):
            continue
        clause = folded[found.end() : min(stop, found.end() + 30)]
        if other_field(_CLAUSE_END.split(clause, maxsplit=1)[0]):
            return found.start()
    return stop
