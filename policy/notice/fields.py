"""The single fields of a notice: type, place, contact, scope, department, reason, change."""

import re

from policy.text import fold, tidy

_LABEL_NEXT = (
    r"(?=\s*(?:[。;\n]|$|,\s*(?!.{0,6}(?:楼|室|厅))|(?:[一二三四五六七八九]、|\d[.、])?\s*(?:会议)?(?:时间|议题|议程|内容|参会|参加|出席|列席|主持人|联系人|联系电话|报告人|电话|要求|研究|请)"
    r"(?:人员|范围)?\s*[:]?))"
)
_PLACE_LABEL = re.compile(
    r"(?:(?<!报到)(?<!集合)(?<!签到)(?:会议|开会|时间、?)?(?:地\s*点|地址|会场安排|主会场|会场)(?:安排)?\s*(?:[:]|(?:就)?(?:在|为|是|定在|设在|改在|改到|改为|设于|安排在)|\n)\s*[:]?\s*(?:在|设在|设于)?)"
    rf"(?P<place>[^\n。;]{{2,40}}?){_LABEL_NEXT}"
)
_PLACE_WORD = r"(?:会议室|会商室|报告厅|礼堂|会议中心|会议厅|多功能厅|活动室|会堂|大厅|党员之家|接待室|办公室|值班室|指挥中心|教室|机关.{0,2}楼|\d+室|\d+房间|[一二三四五六七八九十\d]+楼|楼[A-Z\d]*|厅|室|大院|现场|中心|基地|会场)"
_PLACE_IN = re.compile(
    r"(?<![现存实正所潜内旨])(?:在|到|至|于|去|赴)(?P<place>(?![^,。;\n]{0,3}(?:[\d一二三四五六七八九十]+\s*[月日号点时:]|上午|下午|周|明|今|本周))[^,。;\n]{2,40}?)\s*,?\s*"
    r"(?:以[^,。]{2,8}形式)?(?:准时|集中|组织|统一)?(?:召开|举行|举办|开(?!展|始|标|发|局)|参加|参会|收看|收听|列席|出席|进行|研究|听取|审议|碰头|开会)"
)
_PLACE_BARE = re.compile(
    rf"(?:^|[\s,。:]|在|(?<=[分点半时\d日午]))(?P<place>(?:(?:我|本)?(?:局|委|机关|单位|中心|办公楼|县|市|区|院|厅|行政中心)[^,。;\s\d]{{0,8}})?[一-龥A-Z\d]{{0,10}}?{_PLACE_WORD}(?:\([^)]*\))?)"
    r"(?=\s*(?:[,。;\n]|$|召开|开(?!展)|举行|研究|讨论))"
)
_ONLINE = re.compile(
    r"(?:通过|采用|采取|以|用)?(?P<place>(?:腾讯|钉钉|企业微信|小鱼易连|华为云)?(?:视频会议?|线上|会议(?=号)|电视电话会议?)(?:系统)?)"
)
_ONLINE_NAMED = re.compile(r"(?P<place>(?:腾讯|钉钉|企业微信|小鱼易连|华为云)(?:视频)?会议)")
_LATER = re.compile(r"(?:地点)?(?:另行|待定|未定|暂未|再通知|待通知|还没|稍后)")

_TYPES: tuple[tuple[re.Pattern[str], str | None], ...] = (
    (
        re.compile(r"党组(?:理论学习)?中心组[^,。;\n]{0,10}(?:学习会?议?|会议?)|理论学习中心组[^,。;\n]{0,6}会?"),
        "中心组学习会",
    ),
    (re.compile(r"党组\(?扩大\)?会议?"), "党组（扩大）会议"),
    (re.compile(r"党委\(?扩大\)?会议?"), "党委（扩大）会议"),
    (re.compile(r"党组(?:成员)?(?:专题)?(?:会议?|开会|研究会)|局?党组(?=开会|研究)"), "党组会议"),
    (re.compile(r"党委(?:常委)?(?:会议?|开会)"), "党委会议"),
    (re.compile(r"党政联席会议?"), "党政联席会"),
    (re.compile(r"(?P<own>局长|主任|院长|校长|厅长|行政|经理|站长|所长|县长|区长|市长)办公会议?"), None),
    (re.compile(r"(?P<own>局务|委务|院务|校务|部务|组务|室务|处务)会议?"), None),
    (
        re.compile(
            r"(?P<own>(?:专题)?民主生活|组织生活|述责述廉|述职述廉|述职|党风廉政建设(?:和反腐败)?(?:工作|专题|推进)?|警示教育|廉政)(?:大)?会议?"
        ),
        None,
    ),
    (
        re.compile(
            r"(?P<own>(?:[一-龥]{0,8}?(?:项目|方案|规划|招标文件|预算|初步设计|专家|可行性研究|可研|工程|资金|风险|绩效|资产|安全|稳定风险)[一-龥]{0,8}?)?(?:评审|评估|论证|可研|可行性研究|评标))(?:讨论)?会议?"
        ),
        None,
    ),
    (re.compile(r"专题(?:研究|工作|协调|党组)?会议?"), "专题会议"),
    (
        re.compile(
            r"(?P<own>[一-龥]{0,8}?(?:工作|推进|协调|调度|部署|座谈|动员|总结|碰头|现场|联席|支委|支部|全体(?:干部|职工|党员)|党员|职工代表|务虚|例|视频|通报|专家咨询|咨询|听证|会商|督办|培训|庆祝|启动|验收|约谈|干部))(?:大)?会议?"
        ),
        None,
    ),
    (re.compile(r"开(?:个)?(?P<own>[一-龥]{2,10}?)会(?:议)?"), None),
)
_TYPE_EDGE = re.compile(
    r"^.*(?:召开|举行|举办|参加|组织|关于|召集|列席|收看|定于|通知|我局|本局|我们局|局里|开展|开个|开|的|次|在)"
)
_CHANGED = re.compile(
    r"延期|推迟|暂缓|改期|改至|改到|改为\s*(?:\d|[一二三四五六七八九十]|本|下|周)|延后|顺延|提前[至到]|调整[至到]|时间(?:调整|变更|有变)|另行择期|择期召开"
)
_CANCELLED = re.compile(r"取消|不再召开|不开了|停开|撤销(?:会议|通知)")
_CHANGE_OF = re.compile(r"会|原定|活动|培训|时间")

_PHONE = r"1[3-9]\d{9}|1[3-9]\d[ -]\d{4}[ -]\d{4}|0\d{2,3}-?\d{7,8}|\d{7,8}|\d{4}-?\d{4}"
_NAME = r"[一-龥]{2,4}(?:科长|主任|处长|同志)?"
_CONTACT = re.compile(
    rf"联\s*系\s*(?:人|方式|电话)?(?:及(?:联系)?(?:电话|方式))?\s*[:为是]?\s*(?P<name>(?!电话|手机|方式){_NAME})?[\s,、(]*(?:(?:联系)?(?:电话|手机|方式)(?:号码)?)?\s*[:]?\s*(?P<phone>(?<!\d)(?:{_PHONE})(?!\d))?"
)
_SCOPE = re.compile(
    r"(?:参加|参会|出席|与会)(?:会议)?(?:的)?(?:人员|范围|对象|单位)(?:范围)?\s*(?:[:]|为|是|\n)\s*(?P<scope>[^\n。;]{2,80}?)(?=\s*(?:[。;\n]|$|联系人|会议(?:地点|时间|议题)|[一二三四五六七八九]、|列席|地点\s*:|时间\s*:|议题))"
)
_INVITED = re.compile(
    r"请(?P<scope>(?!派驻|贵组|领导|组里|纪检|组长|您|你|假|各位领导|予|示)[^,。;\n]{2,30}?)(?:准时|按时)?(?:参加|参会|列席|出席)"
)

_UNIT = r"(?:[省市县区州]?[一-龥]{2,9}?(?:局|委员会|管委会|发改委|住建委|卫健委|国资委|农委|编办|信访办|办公室|中心|集团|总站|支队|大队|公司|学校|学院|医院|[中小]学|厅|处|站|所))"
_DEPARTMENT = re.compile(
    rf"(?:^|[\n:。!,]|经|现将|转发|收到)\s*(?:中共)?(?P<unit>{_UNIT})(?=\s*(?:党组|党委|党支部|决定|研究|兹|拟|定|将|计划|准备|要|于|召开|开(?!展)|原定|局长办公|关于(?:召开|举行)|明[天日]|后天|今[天日]|本?下?周|星期|\d{{1,2}}月|上午|下午))"
)
_DEPARTMENT_HELD = re.compile(rf"(?:召开|参加|列席|关于)(?P<unit>{_UNIT})(?=党组|党委|局长办公|专题|行政办公|民主生活)")
_SIGNED = re.compile(rf"\n\s*(?:中共)?(?P<unit>{_UNIT})(?:党组|党委|办公室|综合科)?\s*(?:\n|$)")
_TITLED = re.compile(rf"^(?P<unit>{_UNIT})(?:党组|办公室)?(?:会议通知|关于召开)|会议通知\s*\((?P<unit2>{_UNIT})\)")
_OWN = re.compile(
    r"我|本(?:局|委|单位|中心|院|厅)|^全|各|派驻|纪检|贵|会议|收到|局$|^[局委]|上级|领导|所属|相关|有关|几个|两个|机关各|三楼|会议室|综合科|定|召开|时间"
)

_REASON = re.compile(
    r"(?:因为?|由于|鉴于|考虑到)(?P<reason>[^。;\n]{0,30}?(?:临时|紧急|突发|来不及|未能提前|没能提前|未及时|没来得及|时间紧|急需|上级(?:要求|通知|部署|安排|刚|交办)|应急|抢险|汛|疫情|抢修|事故|迟报)[^。;,\n]{0,30})"
)
_REASON_ALONE = re.compile(r"(?:迟报|晚报|未提前报告的?)(?:原因|理由)\s*[:为是]+\s*(?P<reason>[^。;\n]{2,60})")


def meeting_type(text: str) -> str | None:
    """The kind of meeting in its usual short form («党组会议», «局长办公会», «项目评审会»), or None."""
    folded = fold(text)
    found = []
    for order, (pattern, name) in enumerate(_TYPES):
        match = pattern.search(folded)
        if match:
            shown = name or _short(match)
            if shown:
                found.append((order, shown))
    return found[0][1] if found else None


def _short(match: re.Match[str]) -> str:
    own = _TYPE_EDGE.sub("", match["own"])
    own = re.sub(r"^(?:我|本|全|局|的|了|个|次|上午|下午|点|半|日|天|周[一二三四五六日]|室)+", "", own)
    return f"{own}会" if own else ""


def preparatory(kind: str | None) -> str | None:
    """Which preparatory meeting a type of meeting is: assessment 评估, review 评审, feasibility 可研; None for others."""
    if not kind:
        return None
    for words, name in (("可研|可行性", "feasibility"), ("评审|论证|评标", "review"), ("评估", "assessment")):
        if re.search(words, kind):
            return name
    return None


def meeting_place(text: str) -> str | None:
    """Where the meeting is; None when it is not written or is to follow."""
    folded, shown = fold(text), tidy(text)
    for pattern in (_PLACE_LABEL, _PLACE_IN, _ONLINE_NAMED, _PLACE_BARE, _ONLINE):
        for match in pattern.finditer(folded):
            place = _trim(shown[match.start("place") : match.end("place")])
            if _is_place(place, pattern):
                return place
    return None


def _trim(place: str) -> str:
    place = re.sub(r"\s*\n\s*", "", place).strip(" ，,：:、.。")
    place = re.sub(r"^(?:我们?|本)(?=局|委|机关|单位|中心)", "", place) if len(place) > 6 else place
    if place.count("（") > place.count("）"):
        place += "）"
    return place


def _is_place(place: str, pattern: re.Pattern[str]) -> bool:
    if len(place) < 2 or _LATER.search(place):
        return False
    if pattern is _PLACE_IN:
        return not re.search(
            r"(?:会上|会议上|方面|工作中|期间|前提|基础上|范围内|近期|年底|月底|月初|时间|会后|会前|派驻组|党组|前后|节后|节前)$",
            place,
        )
    return True


def contact(text: str) -> str | None:
    """«王敏 13800000000», or the name or the telephone alone."""
    folded = fold(text)
    for match in _CONTACT.finditer(folded):
        name = re.sub(r"(?:科长|主任|处长|同志)$", "", match["name"] or "") if match["phone"] else match["name"]
        parts = [part for part in (name, match["phone"]) if part]
        if parts:
            return " ".join(parts)
    return None


def scope(text: str) -> str | None:
    """Who is asked to attend, as written; the inspection group's own invitation is not meant."""
    folded, shown = fold(text), tidy(text)
    for pattern in (_SCOPE, _INVITED):
        match = pattern.search(folded)
        if match:
            return re.sub(r"\s*\n\s*", "", shown[match.start("scope") : match.end("scope")]).strip(" ，,：:")
    return None


def department(text: str) -> str | None:
    """The unit that the text names as the one that meets, as written; 我局 and 本局 are none."""
    folded = fold(text)
    for pattern in (_TITLED, _DEPARTMENT, _DEPARTMENT_HELD, _SIGNED):
        for match in pattern.finditer(folded):
            unit = match["unit"] or (match["unit2"] if "unit2" in match.re.groupindex else None)
            if unit and not _OWN.search(unit):
                return unit
    return None


def late_reason(text: str) -> str | None:
    """Why the notice comes late, where the text says so by itself; «因工作需要» is no reason."""
    folded, shown = fold(text), tidy(text)
    match = _REASON_ALONE.search(folded) or _REASON.search(folded)
    return shown[match.start("reason") : match.end("reason")].strip(" ，,") if match else None


def change(text: str) -> str | None:
    """«postponed» or «cancelled» for a notice that moves or calls off a meeting."""
    folded = fold(text)
    head = folded[:160]
    if _CANCELLED.search(head) and _CHANGE_OF.search(head) and not re.search(r"研究.{0,20}取消", head):
        return "cancelled"
    if _CHANGED.search(head) and _CHANGE_OF.search(head) and not re.search(r"研究.{0,30}(?:延期|推迟|暂缓)", head):
        return "postponed"
    return None
