"""Where a meeting is."""

import re
from typing import Final

from policy.notice.place_words import HEAD, looks_like_place
from policy.notice.words import WORDS
from policy.text.compare import any_of, fold, tidy
from policy.text.lazy import lazily
from policy.when.clock import CLOCK
from policy.when.dates import NOT_A_DAY
from policy.when.same_day import CHECK_IN

_TAIL: Final = r"(?:[A-Za-z]?\d{1,4}(?![\d点:时月])|[一二三四五六七八九十]厅)?(?:[东西南北][侧边头首]?(?=\s|[,。;)]|$|研究|审议|讨论|召开|开))?(?:\([^)]{1,30}\))?"
_ROOMS: Final = lazily(HEAD)
_ENDS: Final = lazily(f"(?:{HEAD})$")
_STOP: Final = r"召开|举行|举办|开(?![发标水])|研究(?!院|所|生|中心|室|会|基地)|审议|讨论(?!室)|参加|听取|集合(?!点)|学习(?!室)|党[组委]会(?!议室)|[公务题]会(?!议室)|审会|座谈会|民主生活会"
_WORD: Final = rf"(?:(?!{_STOP})[\u4e00-\u9fffA-Za-z\d#“”\"·-])"
SPOT: Final = rf"(?:(?:{_WORD}{{0,16}}\([^()\n]{{1,20}}\))?{_WORD}{{0,24}}(?:{HEAD}){_TAIL})"
_FOLLOWS: Final = r"\s*(?:[,。;:\n)】/]|$|[把将对商议说看过](?!的)|主要|内容|议题|重点|定(?!的|了|下来|好)|就(?!餐|近|座|地|是)|集体|共同|专题|一起|安排|继续|召开|开(?![发展标])|举行|举办|研究|讨论|审议|请|进行|集合|参加|参会|准时|列席|碰头|组织|集中|听取|收看|统一|(?<=[〇零一二三四五六七八九]{3})就是|没有|没别|一个|了|吧|哈|哦|呢|[?!]|见(?=\s*(?:[,。;]|$))|分[两二三\d]|以[视电]|[^,。;\n]{0,12}(?<!上)会(?!议[室厅中]|商|堂|场))"
_SET: Final = r"(?:(?:就|均|都|拟|暂)?(?:定|设|改|安排|变更|换|挪|调整)?(?:在|为|是|到|于|至|成)|[就暂]?定)"
_LABEL: Final = lazily(
    r"(?<!报到)(?<!集合)(?<!签到)(?<!乘车)(?<!指定)(?<!原)(?P<label>(?:(?:会议|开会)?(?:地\s*点|[地会]址|地點|何地)|(?:会议|开会)地方)(?:安排|变更)?"
    r"|场所|(?<=[,。;\n])地方(?=[嘛呢是就])|会场安排|主会场|(?<!各)(?<!分)会场(?!纪律|秩序|提前|布置)|(?:^|[\n;,。])\s*会议室(?=\s*(?:[:是为在]|[还就]是|改[为到]?))|📍|Location(?=\s*:))"
    rf"(?P<how>[】*\s]*[嘛呢]?(?:就借|就[用放]|{_SET})?\s*(?:[:;\n]|—+)?[*\s]*(?:在|设在|设于|{_SET})?\s*)"
    rf"(?P<place>(?:[^\n。;,:|*(]|\([^()\n]{{0,40}}\)|\(){{2,40}}?(?:,\s*(?:各[一-龥]{{0,6}})?分会场设?在[^,。;\n]{{2,24}})?)"
    rf"(?=[*\s]*(?:[。;,\n|*]|$|(?:[一二三四五六七八九]、|\d[.、]|\s)\s*(?:会议)?{WORDS['labels behind a place']}|报告人|参会人员|参加人员|然后|{_STOP}))"
)
_IN: Final = lazily(
    rf"(?<![不现存实正所潜内旨安定关对由鉴基属用])(?:在|到|至|于|去|赴|(?<=[局委院校中心我])再(?=[一二三四五六七八九十\d]{{1,2}}[楼号]|[局机会])|(?<![原未本从以近自])来|(?:假座|假|借用))(?P<place>(?!于|在|座){SPOT}(?:[东西南北]?[侧边头门]|[东西南北][一-龥]{{1,4}}室)?|我?[局委院站所社厂校馆]里)(?={_FOLLOWS}|,\s*{WORDS['holding a meeting']})"
)
# «在三楼，哦，三楼在装修，改四楼了»: the place that another one was changed to.
_CHANGED_TO: Final = lazily(
    rf"(?:(?<![发整])[改换挪](?:到|在|成|为|至)?|变更[为到至]|调整[为到至])(?P<place>(?![造建革善扩装])(?:我们?)?{SPOT})(?=了|吧|\s|[,。;)]|$)"
)
_IN_ANY: Final = lazily(
    r"(?<![不现存实正所潜内旨安定关对由鉴基属用])(?:在|到|于|赴|假座?|借用)(?P<place>[^,。;:\n在于]{2,30}?)\s*,?\s*(?:召开|举行|举办|(?<!公)开(?!展|始|标|发|局面|端)|集中|碰头)"
)
_ONLINE_NAMED: Final = lazily(
    r"(?P<place>(?:腾讯|钉钉|企业微信|小鱼易连|华为云)(?:视频)?会议(?:\(会议号[^)]{1,20}\))?|钉钉群?视频|微信群视频)"
)
_BARE: Final = lazily(
    rf"(?:^|[,。;\s(】/@!]|(?<!\d):|(?<=点)(?!半)|(?<=[半分午到])|(?<=[\d一二三四五六七八九十]时)|(?<=会)(?!议)|(?<=[组委公务]会议)(?![室厅场中题])|(?<=\d)(?!\d)|(?<=:\d\d))(?<!研究)(?<!审议)(?<!讨论)(?P<place>{SPOT})(?={_FOLLOWS}|\s)"
)
_NUMBERED: Final = lazily(
    r"(?:^|[,。;\s]|(?<=点)(?!半)|(?<=[半分午时在到])|(?<=:\d\d))(?P<place>(?:[一-龥]{0,9}(?:局|委|办|楼|院|中心|厅|馆|大厦|座|机关|公司|部|所|站|社|队|协|联|会|台|校)|(?<=会\s))[A-Za-z]?\d{3,4})"
    r"(?=\s|(?:[,。;\n]|$|研究|讨论|审议|召开|开|[一-龥]{1,5}会))"
)
# A clause of its own: «在局里», «党组会，601，», «还是413», «投促局二楼路演区», «演播楼4F»; right behind a meeting any place is one.
_CLAUSE: Final = lazily(
    r"(?:(?P<behind>(?<=会)[,\s(]\s*)|(?:^|,(?!\d{3}(?:,\d{3})*(?:\.\d+)?\s?[元万])|[。;\s(])\s*(?:会议|开会)?)(?:(?:就|还|都|仍)?(?P<at>[在到])|还是)?"
    r"(?P<place>(?(behind)[^,。;:()\s在]{2,20}|(?(at)[^,。;:()\s在]{2,20}"
    r"|(?:(?<! )|(?<=[点半时] ))(?![^,。;\s]*?(?:电话|密码|编?号码?|分机|转|文件|[款费金额价计共达约]))[^,。;:()\s]{0,16}?(?:\d{1,2}[Ff]|[一二三四五六七八九十\d][楼层][一-龥]{0,4}区|(?<![\dA-Za-z])[A-Za-z]?(?!20[2-9]\d)\d{3,4}))))(?=\s*(?:[,。;\n)]|$))"
)
_ONLINE: Final = lazily(r"(?P<place>线上|视频会议(?!室)|电视电话会议)")

_BEGINS_ELSE: Final = "然后 接着 请 邀 恳 主要 研究(?!院|所|生|中心|室|会|基地) 审议 审定 讨论 商量 听取 传达 学习(?!室) 通报 你们 您 咱们 说一?下 说说 议一?下 议题 议程 参加 参会 大家 准时 会议(?!室|厅|中心|间) 召开 开会 开个 内容 时间 联系 都 别 不要 党[组委](?!会议室|会场) 局务 专题"
_RUNS_ON: Final = lazily(rf"^.{{0,20}}?(?:{HEAD})(?:\d{{2,4}})?(?=\s*{any_of(_BEGINS_ELSE)})")
_SAME: Final = lazily(r"^(?:同一|原|同)(?:地点|会议室|会场)(?:（(.+)）$)?")  # 同一会议室（局一号会议室）
_PARTICLES: Final = lazily(r"(?:了|吧|哈|哦|呢|啊|即可)+$")
_NOT_YET: Final = lazily(WORDS["place not known"])
_HOUSE: Final = lazily(rf"[路街巷道弄里村镇]\s?\d+(?:-\d+)?号|\d+号(?={NOT_A_DAY})")
_DATE: Final = lazily(r"\d\s*(?:[月日年点:/]|号)|上午|下午|[明今后]天|周[一二三四五六日]")
_NO_PLACE: Final = lazily(WORDS["no place"] + "$")
_LEAD: Final = lazily(
    r"^.*(?:(?<=[\d一二三四五六七八九十点])[点半分日]|[上下中]午|地点|都在|[在到于至]|假座?|党组会(?!议)|办公会(?!议))(?=.{2})"
)
_UNIT: Final = lazily(r"[局委办院心所站部厅校]\($")
_ALIAS: Final = lazily(r"\)(?:党[组委]|[一-龥]{0,4}会)")  # 移民局（市搬迁安置服务中心）党组会
_SIGNED: Final = lazily(r"(?:^|\n)\s*[一-龥]{1,12}\s*(?=\n\s*(?:20\d\d|二)[^\n]{0,4}年[^\n]{0,12}$)")
_GATHER: Final = lazily(rf"\s*(?:集中|统一|准时|按时)*(?:{CHECK_IN.pattern})")

_LEADS: Final = lazily(
    r"^(?:.*(?:然后|应该)[就是]*在(?:我们?自己的?)?|(?:不变|照旧|没变)[，,]?|(?:还|仍|就)是|仍[在为]|就?在|老地方|假座?|借用|暂定|(?:都|就|我们?)(?=局|委|机关|单位|中心|在|[\d一-十]{1,3}[楼号]))+"
)


def meeting_place(text: str) -> str | None:
    """Where the meeting is, as written; None when it is not written, is to follow, or stays as it was."""
    folded, shown = fold(text), tidy(text)
    signed = _SIGNED.search(folded)
    folded = folded[: signed.start()] if signed else folded
    gathering: str | None = None  # 局门口集中乘车: only where no other place is written
    for pattern in (_CHANGED_TO, _LABEL, _IN, _ONLINE_NAMED, _IN_ANY, _BARE, _NUMBERED, _CLAUSE, _ONLINE):
        found = pattern.finditer(folded)
        for match in sorted(found, key=lambda each: _goes_on(folded, each)) if pattern is _BARE else found:
            start = match.start("place")
            if pattern is not _LABEL and (pattern in (_BARE, _NUMBERED) or _dated(match["place"])):
                start += _lead(match["place"])
            place = _trimmed(shown[start : match.end("place")])
            alias = pattern is _BARE and _ALIAS.match(folded, match.end("place"))
            if alias and _UNIT.search(folded, 0, match.start() + 1):
                continue
            if (pattern is _CLAUSE or (pattern is _LABEL and _is_loose(folded, match))) and not looks_like_place(place):
                continue
            if _is_place(fold(place), named=pattern not in (_IN, _IN_ANY)):
                if not _GATHER.match(folded, match.end("place")):
                    return place
                gathering = gathering or place
    return gathering


def _is_loose(folded: str, label: re.Match[str]) -> bool:
    """A label with nothing between it and words that name no room; a form may have no colons."""
    line = label["how"] and folded[: label.start()].endswith("\n")
    loose = label["label"] != "📍" and not label["how"].strip("】* ") and not line
    return loose and not _ROOMS.search(_trimmed(label["place"]))


def _goes_on(folded: str, match: re.Match[str]) -> bool:
    """«图书馆搬迁协调会，新馆二楼»: what is a clause by itself is rather the place than what begins a name."""
    return folded[match.end("place") : match.end("place") + 1] not in ("", *" ,。;\n)】/")


def _lead(words: str) -> int:
    """How much of a run of characters is still the time or the preposition before the place."""
    clocks = [match.end() for match in CLOCK.finditer(words)]
    start = max(clocks, default=0)
    lead = _LEAD.match(words[start:])
    return start + (lead.end() if lead else 0)


def _dated(place: str) -> bool:
    return _DATE.search(_HOUSE.sub("", place)) is not None


def _trimmed(place: str) -> str:
    place = re.sub(r"\s*\n\s*", "", place).strip(" ，,：:、.。*】/")
    opened, closed = (sum(map(place.count, marks)) for marks in ("（(", "）)"))
    place = _without_next(place.rstrip("）)") if closed > opened else place + "）" * (opened > closed))
    on = _RUNS_ON.match(fold(place))
    place = place[: on.end()] if on else re.split(_STOP, place, maxsplit=1)[0] or place
    place = _PARTICLES.sub("", _SAME.sub(r"\1", place))
    return _LEADS.sub("", place)


def _without_next(place: str) -> str:
    """The words up to the blank behind which something else begins: 供电中心 二楼 会议室 is one place."""
    first, *others = place.split(" ")
    for other in others:
        if _ENDS.search(fold(first)) and not looks_like_place(other):
            return first
        first = f"{first} {other}"
    return first


def _is_place(place: str, *, named: bool) -> bool:
    if len(place) < 2 or _NOT_YET.search(place) or _dated(place):
        return False
    if "的" in place and not _ROOMS.search(place):
        return False
    return named or not _NO_PLACE.search(place)
