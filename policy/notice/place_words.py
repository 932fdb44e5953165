"""Whether words are a place: what a meeting's place is taken from when it is asked for, or changed."""

import re
from typing import Final

from policy.notice.words import WORDS
from policy.text.compare import fold
from policy.text.lazy import lazily

LONGEST: Final = 40
# What a place ends with, and what may stand behind it (3号楼201, 评标室5).
HEAD: Final = WORDS["heads of places"]
_ENDS: Final = lazily(
    rf"(?:{HEAD}|会议室|会商室|接待室|办公室|活动室|值班室|教室|室|报告厅|会议厅|多功能厅|大厅|厅|礼堂|会堂|中心|[楼层](?:[东西南北左右]侧)?|馆|剧院|影院|剧场"
    r"|党校|学校|校|大院|院里|医院|法院|大厦|大楼|酒店|宾馆|饭店|招待所|党委|县委|市委|区委|机关|单位|局里?|厂|公司|站|所|基地|园区?|村|镇|街道|社区|工地|现场|指挥部"
    r"|政府|广场|会场|[院局委校厂所]办|[所处院厂站]里|线上|(?:腾讯|钉钉|企业微信|小鱼易连|视频|电视电话)(?:视频)?会议|[A-Za-z]?\d{3,4}(?:房间?|号)?)(?:\([^()]{1,20}\))?"
)
_NAME: Final = lazily(r"[一-龥A-Za-z\d()（）\-—·、#号\s]{1,40}")
_NO_PLACE: Final = lazily(WORDS["no place alone"])
_LEAD: Final = lazily(r"^(?:(?:会议)?地[点址]|会场|地方)?[\s:]*(?:还|仍|就|都|定|设)?(?:是|为|在|于)?\s*")


_AROUND: Final = lazily(
    r"^(?:(?:还|仍|就|都|暂?定|设)+[是为在于]|在|是)\s*|[那这][个间](?=[一-龥\d]{0,6}(?:室|厅|堂|楼|馆|中心))|[的吧啊哈呢]+$"
)


def plain_place(words: str) -> str:
    """The place alone, of «还是8楼那个会议室»: 8楼会议室."""
    return _AROUND.sub("", words.strip(" 。，,"))


def looks_like_place(words: str) -> bool:
    """«机关五楼», «局党组会议室», «501»: a room, a building, an institution; no reason, sum, time, change or question."""
    said = _LEAD.sub("", plain_place(fold(words).strip(" 。,;!")), count=1)
    if not 1 < len(said) <= LONGEST or _NO_PLACE.search(said) or _NAME.fullmatch(said) is None:
        return False
    return re.search(rf"{_ENDS.pattern}$", said) is not None
