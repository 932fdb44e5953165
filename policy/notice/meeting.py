"""What kind of meeting it is, whether it is moved or called off, and why it is reported late."""

import re

from policy.notice.words import WORDS
from policy.text.compare import any_of, fold, tidy
from policy.text.lazy import lazily
from policy.when.roles import MOVED

_TYPES: tuple[tuple[re.Pattern[str], str | None], ...] = tuple(
    (lazily(pattern), name)
    for pattern, name in (
        (r"中心组[^,。;\n]{0,10}学习(?:会议?)?|中心组[^,。;\n]{0,6}会", "中心组学习会"),
        (r"党组\(?扩大\)?会议?", "党组（扩大）会议"),
        (r"党委\(?扩大\)?会议?", "党委（扩大）会议"),
        (r"党组(?:成员)?(?:专题)?(?:会(?!议室)|开会|研究会|\d{4}年第\d+次)|党组会议(?!室)", "党组会议"),
        (r"党委(?:常委)?(?:会(?!议室)|开会)", "党委会议"),
        (r"党政联席会", "党政联席会"),
        (r"(?P<set>(?:局长|主任|院长|校长|厅长|行政|经理|站长|所长|县长|区长|市长)办公会)", None),
        (r"(?P<set>(?:局务|委务|院务|校务|部务|组务|室务|处务|专题民主生活|民主生活|组织生活)会)(?!会?[前后])", None),
        (r"(?P<set>(?:述责述廉|述职述廉|述职|警示教育|廉政(?:教育|提醒))大?会议?)", None),
        (r"(?P<set>(?:党风)?廉政建设(?:和反腐败)?(?:工作|专题|推进)?大?会议?)", None),
        (
            rf"(?P<free>[一-龥A-Z×]{{0,8}}?(?:{WORDS['subjects of reviews']}[一-龥]{{0,8}}?)?(?:评审|评估|论证|可研|可行性研究|评标)(?:讨论)?会)",
            None,
        ),
        (r"专题(?:研究|工作|协调|党组)?会", "专题会议"),
        (rf"(?P<free>[一-龥]{{0,8}}?{WORDS['kinds of meetings']}(?:大会|会议|会))(?!议室|精神)", None),
        (r"开个?(?P<free>[一-龥]{2,10}?(?:大会|会议|会))(?!议室|精神)", None),
    )
)
_HELD = lazily(any_of("召开 举行 举办 参加 出席 列席 开(?!展|始|发)") + r"(?P<what>[^,。;\n]{2,36})")
_WHOLE_NAME = lazily(r"(?P<free>[一-龥A-Z\d×“”·]{4,28}?(?:大会|会议|会))(?=\s*(?:[,。;()\n]|$|暨))")
_EDGE = lazily("^.*" + WORDS["before the name"])
_LEAD = lazily(r"^(?:全(?:[市县区省局]|系统)|我|本|局(?!长|务)|了|个|上午|下午|点|半|日|天|周[一二三四五六日])+")

_NEW_TIME_LATER = lazily(r"另行择期|择期召开|时间(?:调整|变更|有变)")
_CALLED_OFF = lazily(any_of("取消 不再召开 不开了 停开 撤销(?:会议|通知)"))
_OF_A_MEETING = lazily(r"会|原定|活动|培训|时间")
_ON_AGENDA = lazily(r"(?:研究|审议|讨论|议题).{0,30}(?:取消|延期|推迟|暂缓|调整)")

_REASON = lazily(rf"(?:因为?|由于|鉴于|考虑到)(?P<reason>[^。;,\n]{{0,30}}?{WORDS['urgent']}[^。;,\n]{{0,30}})")
_HURRIED = lazily(r"(?P<reason>[^。;,\n]{0,12}(?:时间紧|临时|突发|紧急)[^。;,\n]{0,10}(?:未|没|来不及)[^。;,\n]{0,12})")
_REASON_NAMED = lazily(r"(?:迟报|晚报|未提前报告的?)(?:原因|理由)\s*[:为是]+\s*(?P<reason>[^。;\n]{2,60})")


def meeting_type(text: str) -> str | None:
    """The kind of meeting in its usual short form («党组会议», «局长办公会», «项目评审会»), or None."""
    folded = fold(text)
    held = [match["what"] for match in _HELD.finditer(folded)]
    for words in held:
        whole = _WHOLE_NAME.match(words)
        if whole and not any(pattern.search(words) for pattern, name in _TYPES if name or "set" in pattern.groupindex):
            own = _LEAD.sub("", whole["free"])
            if len(own) > 5:
                return own
    for words in (*held, folded):
        for pattern, name in _TYPES[: None if words is folded else -1]:
            if (match := pattern.search(words)) and (shown := name or _short(match)):
                return shown
    return None


def _short(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    if "set" in found:
        return match["set"]
    own = _LEAD.sub("", _EDGE.sub("", match["free"]))
    return own if len(own) > 2 else None


def preparatory(kind: str | None) -> str | None:
    """Which preparatory meeting a type of meeting is: assessment 评估, review 评审, feasibility 可研; None for others."""
    for words, name in (("可研|可行性", "feasibility"), ("评审|论证|评标", "review"), ("评估", "assessment")):
        if kind and re.search(words, kind):
            return name
    return None


def change(text: str) -> str | None:
    """«postponed» or «cancelled» for a notice that moves or calls off a meeting."""
    head = fold(text)[:160]
    if _ON_AGENDA.search(head) or not _OF_A_MEETING.search(head):
        return None
    called_off = _CALLED_OFF.search(head)
    if called_off and not MOVED.search(head, called_off.end()):  # 不开了，挪到10日
        return "cancelled"
    return "postponed" if MOVED.search(head) or _NEW_TIME_LATER.search(head) else None


def late_reason(text: str) -> str | None:
    """Why the notice comes late, where the text says so by itself; «因工作需要» is no reason."""
    folded, shown = fold(text), tidy(text)
    match = _REASON_NAMED.search(folded) or _REASON.search(folded) or _HURRIED.search(folded)
    return shown[match.start("reason") : match.end("reason")].strip(" ，,") if match else None
