"""履责方式: by which words a text names the way in which a duty was performed (列 of the usual registers, regulations §4.3)."""

import re
from typing import Final

OTHER: Final = "其他"
# The word that comes first in the text names the way; the weak words count only when no other is found.
_STRONG: Final = {
    "廉政谈话": r"廉[政洁][^，。；]{0,2}谈话|[谈聊]了?[^，。；]{0,4}廉[政洁]|谈廉",
    "提醒谈话": r"提醒谈话|谈话提醒|(?:进行|作|做)了?提醒|提醒[^，。；]{1,8}同志",
    "约谈": r"约谈",
    "检查督促": r"检查|督导|督促|督查|督办|抽查|查了|查过|走访|调研|查看|暗访|听取[^，。；]{0,20}汇报|过问|协调推进",
    "教育学习": r"学习|党课|警示教育|廉政教育|教育(?!局)|培训|观看|参观",
    "报告": r"(?:向|给)[^，。；]{1,16}(?:报告|汇报)|述责|述职|述廉",
    "研究部署": r"研究|部署|安排|专题会|动员|制定|审定|签订",
}
_WEAK: Final = {"研究部署": r"主持|召开|会议", "报告": r"报告|汇报"}


def way_of(content: str) -> str:
    """What the text names first; «其他» when it names none."""
    for table in (_STRONG, _WEAK):
        found = [(match.start(), way) for way, words in table.items() if (match := re.search(words, content))]
        if found:
            return min(found, key=lambda each: each[0])[1]
    if re.search(r"谈话|谈心|谈[了过]|聊[了过聊]", content):
        return "提醒谈话" if re.search(r"提醒|提示|叮嘱", content) else "廉政谈话"
    return OTHER
