"""Where a meeting is."""

import re

from policy.text.compare import any_of, fold, tidy
from policy.when.clock import CLOCK

_NEXT_LABEL = any_of("时间 议题 议程 内容 参会 参加 出席 列席 主持人? 联系人 联系电话 报告人 电话 要求 研究 请 会议")
_LABEL = re.compile(
    r"(?<!报到)(?<!集合)(?<!签到)(?<!乘车)(?<!原)(?:地\s*点|地址|会场安排|主会场|会场)(?:安排)?"
    r"\s*(?:(?:就|拟|暂)?(?:定|设|改|安排|变更|换|挪|调整)?(?:在|为|是|到|于|至|成))?\s*[:\n]?\s*(?:在|设在|设于)?\s*"
    rf"(?P<place>[^\n。;,:]{{2,40}}?)(?=\s*(?:[。;,\n]|$|(?:[一二三四五六七八九]、|\d[.、]|\s)\s*(?:会议)?{_NEXT_LABEL}|报告人))"
)
_ROOM = any_of(
    "会议室 会商室 报告厅 礼堂 会议中心 会议厅 多功能厅 活动室 会堂 大厅 影剧院 剧院 剧场 电影院 体育馆 文化馆 图书馆 宾馆 酒店 党校 党员之家 接待室 办公室 值班室 指挥中心 教室 "
    "\\d+室 \\d+房间 [一二三四五六七八九十\\d]+楼 厅 大院 会场"
)
_ROOMS = re.compile(_ROOM)
_HOLD = any_of(
    "召开 举行 举办 开(?!展|始|标|发|局面|端) 参加 参会 收看 收听 列席 出席 进行 研究 听取 审议 讨论 碰头 组织 集中 准时 统一 以"
)
_IN = re.compile(
    rf"(?<![现存实正所潜内旨安定关对由鉴基属用])(?:在|到|至|于|去|赴)(?P<place>[^,。;:\n在于]{{2,40}}?)\s*,?\s*(?:{_HOLD}|$|[。;\n]|,\s*{_HOLD})"
)
_ONLINE_NAMED = re.compile(r"(?P<place>(?:腾讯|钉钉|企业微信|小鱼易连|华为云)(?:视频)?会议)")
_BARE = re.compile(
    rf"(?P<place>[一-龥A-Z\d]{{0,16}}{_ROOM}(?:\d{{2,4}})?(?:\([^)]*\))?)(?=\s*(?:[,。;\n]|$|召开|开(?!展)|举行|研究|讨论|请|[^,。;\n]{{0,12}}会)|\s)"
)
_NUMBERED = re.compile(
    r"(?:^|[,。;\s]|(?<=[点半分午]))(?P<place>[一-龥]{1,9}(?:局|委|办|楼|院|中心|厅|馆|大厦|座|机关|公司|部|所|站)\d{3,4})"
    r"(?=\s*(?:[,。;\n]|$|研究|讨论|审议|召开|开))"
)
_ONLINE = re.compile(r"(?P<place>线上|视频会议|电视电话会议)")

_BEGINS_ELSE = "请 邀 恳 主要 研究 审议 审定 讨论 商量 听取 传达 学习 通报 说一?下 说说 议一?下 议题 议程 参加 参会 大家 准时 会议(?!室|厅|中心) 召开 开会 开个 内容 时间 联系 都 别 不要 党[组委](?!会议室|会场) 局务 专题"
_RUNS_ON = re.compile(rf"^.{{0,20}}?{_ROOM}(?:\d{{2,4}})?(?=\s*{any_of(_BEGINS_ELSE)})")
_NOT_YET = re.compile(
    any_of(
        "反馈 报送 提交 发至 另行 待定 未定 暂未 再通知 待通知 还没 稍后 不变 照旧 同前 同上 上次 另报 定后 原地点 时候"
    )
)
_DATE = re.compile(r"\d\s*(?:[月日年点:/]|号(?!会|楼|报|教|厅))|上午|下午|[明今后]天|周[一二三四五六日]")
_NO_PLACE = re.compile(
    any_of(
        "会上 方面 工作 期间 前提 基础上 范围 近期 时间 会后 会前 派驻组 党组 前后 节后 节前 年底 月底 月初 [市县省区]里 上级 外地"
    )
    + "$"
)
_LEAD = re.compile(r"^.*(?:[点分半日午]|地点|都在|[在到于至])(?=.{2})")


def meeting_place(text: str) -> str | None:
    """Where the meeting is, as written; None when it is not written, is to follow, or stays as it was."""
    folded, shown = fold(text), tidy(text)
    for pattern in (_LABEL, _IN, _ONLINE_NAMED, _BARE, _NUMBERED, _ONLINE):
        for match in pattern.finditer(folded):
            start = match.start("place")
            if pattern in (_BARE, _NUMBERED):
                start += _lead(match["place"])
            place = _trimmed(shown[start : match.end("place")])
            if _is_place(fold(place), named=pattern is not _IN):
                return place
    return None


def _lead(words: str) -> int:
    """How much of a run of characters is still the time or the preposition before the place."""
    clocks = [match.end() for match in CLOCK.finditer(words)]
    start = max(clocks, default=0)
    lead = _LEAD.match(words[start:])
    return start + (lead.end() if lead else 0)


def _trimmed(place: str) -> str:
    place = re.sub(r"\s*\n\s*", "", place).strip(" ，,：:、.。")
    if place.count("（") + place.count("(") > place.count("）") + place.count(")"):
        place += "）"
    on = _RUNS_ON.match(fold(place))
    place = place[: on.end()] if on else place
    return re.sub(r"^(?:还是|仍[在为]|就?在|老地方|假座|借用)|^(?:都|就|我们?)(?=局|委|机关|单位|中心|在)", "", place)


def _is_place(place: str, *, named: bool) -> bool:
    if len(place) < 2 or _NOT_YET.search(place) or _DATE.search(place):
        return False
    if "的" in place and not _ROOMS.search(place):
        return False
    return named or not _NO_PLACE.search(place)
