"""Whom to call, who attends, and which unit meets."""

import re

from policy.notice.words import WORDS
from policy.text.compare import fold, tidy
from policy.text.lazy import lazily

_PHONE = r"(?<!\d)(?:1[3-9]\d{9}|1[3-9]\d[ -]\d{4}[ -]\d{4}|0\d{2,3}-?\d{7,8}|\d{7,8}|\d{4}-\d{4})(?!\d)"
_CONTACT = lazily(
    r"联\s*系\s*(?:人|方式|电话)?(?:及(?:联系)?(?:电话|方式))?\s*[:为是]?\s*(?P<name>(?!电话|手机|方式)[一-龥]{2,4})?[\s,、(]*"
    rf"(?:(?:联系|办公)?(?:电话|手机|方式)(?:号码)?)?\s*:?\s*(?P<phone>{_PHONE})?(?:[,、\s]*(?P<name2>[一-龥]{{2,3}})(?=\s*(?:[,。;)\n]|$)))?"
)
_OFFICE_END = lazily(r"(?:办公室|[科处室股局委办部])$")
_BEHIND_OFFICE = lazily(
    rf"(?:公室|务科)?[\s,、:(]*(?P<name>[一-龥]{{2,4}})(?=[\s,、:()\d。;]|$)[\s,、:(]*(?:(?:联系|办公)?(?:电话|手机)\s*:?\s*)?(?P<phone>{_PHONE})?"
)
_TELL = lazily(
    r"(?:有事|有问题|有疑问|详情|具体)[^,。;\n]{0,6}?(?:找|问|联系|咨询)[一-龥]{0,6}?(?P<name>[小老][一-龥]|[一-龥]{2,3}(?=[\s,:(]))[\s,、:(]*(?:(?:联系)?(?:电话|手机)\s*:?\s*)?"
    rf"(?P<phone>{_PHONE})"
)
_SECOND = lazily(rf"[\s,、;和)及]*(?P<name>[一-龥]{{2,4}})[\s,、:(]*(?P<phone>{_PHONE})")
_NAME_BEFORE = lazily(r"(?:^|[,。;\s\n])(?P<name>[一-龥]{1,3}(?:老师|科长|主任|同志|处长|工))[,、:\s]*$")
_POST = lazily(r"(?:科长|主任|处长|同志)$")

_SCOPE = lazily(
    r"(?:(?:参加|参会|出席|与会)(?:会议)?的?(?:人员|范围|对象|单位)(?:范围)?|参加会议(?:人员|范围|对象)|(?<=[\n。;])\s*出席)"
    r"\s*(?:[:\n]|为|是|\s)\s*(?P<scope>[^\n。;]{2,80}?)"
    r"(?=\s*(?:[。;\n]|$|联系人|会议(?:地点|时间|议题)|[一二三四五六七八九]、|列席|地点\s*:|时间\s*:|议题))"
)
_INVITED = lazily(
    r"请(?P<scope>(?!派驻|贵组|领导|组里|纪检|组长|您|你|假|各位领导|予|示|派员|派人|安排|届时|准时|于|在|到)[^,。;\n]{2,30}?)"
    r"(?:准时|按时)?(?:参加|参会|列席|出席)"
)

_UNIT = rf"(?:[省市县区州]?[一-龥]{{2,9}}?{WORDS['kinds of units']})"
_NAMED = (
    lazily(rf"^\s*(?P<unit>{_UNIT})(?:党组|办公室)?(?:会议通知|关于召开)"),
    lazily(rf"会议通知\s*\((?P<unit>{_UNIT})\)"),
    lazily(rf"(?:^|[\n:。!,]|经|现将|转发|收到)\s*(?:中共)?(?P<unit>{_UNIT})(?={WORDS['behind a unit']})"),
    lazily(rf"(?:召开|参加|列席|关于)(?P<unit>{_UNIT})(?=党组|党委|局长办公|专题|行政办公|民主生活)"),
    lazily(
        rf"\n\s{{0,40}}(?:中共)?(?P<unit>{_UNIT})(?:党组|党委|办公室|综合科)?\s{{0,9}}(?:\n\s{{0,40}}(?:20\d\d|二)[^\n]{{3,14}}\s{{0,9}})?$"
    ),
)
_BEFORE_UNIT = lazily(r"^(?:经|请|由|据|转发)")
_NO_UNIT = lazily(WORDS["no unit"])


def contact(text: str) -> str | None:
    """«王敏 13800000000», «局办公室 石磊 80000003», two with their numbers; or the name or the telephone alone."""
    folded = fold(text)
    for match in _CONTACT.finditer(folded):
        before = _NAME_BEFORE.search(folded[max(0, match.start() - 8) : match.start()])
        name = match["name"] or match["name2"] or (before["name"] if before else None)
        if match["name"] and _OFFICE_END.search(match["name"]):
            more = _BEHIND_OFFICE.match(folded, match.end("name"))
            if more:
                return " ".join(part for part in (match["name"], more["name"], more["phone"]) if part)
        if name and match["phone"]:
            name = _POST.sub("", name) or name
        if parts := [part for part in (name, match["phone"]) if part]:
            second = _SECOND.match(folded, match.end())
            return " ".join([*parts, *(second.group("name", "phone") if second else ())])
    told = _TELL.search(folded)
    return f"{told['name']} {told['phone']}" if told else None


def scope(text: str) -> str | None:
    """Who is asked to attend, as written; the inspection group's own invitation is not meant."""
    folded, shown = fold(text), tidy(text)
    for pattern in (_SCOPE, _INVITED):
        if match := pattern.search(folded):
            return re.sub(r"\s*\n\s*", "", shown[match.start("scope") : match.end("scope")]).strip(" ，,：:、和")
    return None


def department(text: str) -> str | None:
    """The unit that the text names as the one that meets, as written («市水利局»); 我局 and 本局 are none."""
    folded = fold(text)
    for pattern in _NAMED:
        for match in pattern.finditer(folded):
            unit = _BEFORE_UNIT.sub("", match["unit"])
            if not _NO_UNIT.search(unit):
                return unit
    return None
