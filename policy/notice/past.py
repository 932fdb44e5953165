"""Whether a message tells of a meeting that has been held: then it is no notice of one."""

from policy.notice.meeting import change
from policy.notice.model import LONGEST
from policy.notice.words import WORDS
from policy.text.compare import any_of, fold
from policy.text.lazy import lazily

_MEETING = lazily(WORDS["meetings held"] + r"[^,。;\n]{0,8}?会|(?:召开|开)[^,。;\n]{0,8}?会|会上|会议(?:已|于)")
_BYGONE = lazily(
    r"昨(?:[天日晚](?![说讲报发通])|(?=[上下]午))|(?<!以)前天|(?<!原则)(?<!基本)上个?(?:周|星期|礼拜)(?!期)|上个月|刚(?:刚|才)?(?=[开召结参散])|刚才|漏报|忘了?报|(?:都|没|未|全)(?:通)?过了?[。!]?\s*$"
)
_DONE = lazily(
    r"会(?!上次)[^。;\n]{0,24}?"
    + any_of("研究 审议 审定 讨论 通过 学习 传达 听取 部署 表决 通报 强调 议定 形成 明确")
    + r"(?:了|过)(?!解|程|渡|会)|(?:召开|举行|开)了(?!吗|没|解)[^,。;\n]{0,16}会|会[^,。;\n]{0,4}(?:已经?|都)?(?:开完|开过|结束|散)了?|会议?已(?:经|于)[^,。;\n]{0,24}召开|(?:前期|之前|此前)?(?<!没)(?<!未)开过[^,。;\n]{0,12}会"
)
_MINUTES = lazily(r"^[^\n,。:]{0,24}(?:纪要|会议记录)\s*(?:\([^)\n]*\)|第[^\n]{1,8}[期号])?\s*(?:\n|:)")
# What only minutes and reports say, and what only a rule says.
_TOLD = lazily(
    r"(?:^|\n)\s*(?:会议)?(?:纪要|记录)\s*:|记录人\s*:|会议由[^,。;\n]{1,16}主持|主持会议并|(?:列席|出席|参加)了[^,。;\n]{0,12}会|\((?:供稿|撰稿)|经(?:会议)?(?:讨论|研究|表决)[,，]?(?:会议)?(?:决定|同意|通过)(?!在|于|[^,。;\n]{0,20}召开)|(?:全体)?[一-龥]{2,8}(?:出席|参加|列席)了?会议[。]?\s*$"
    r"|会议(?:指出|强调|认为|审议了|研究了|听取了|通过了|原则同意|议定)|会议(?:决定|要求)(?!\s*:)"
)
_RULE = lazily(
    r"(?:不少于|至少)[\d一二两三四五六七八九十]+次|(?:一般|原则上|通常|定期|固定|每(?:周|月|季度|半年|年|两周|旬)[^,。;\n]{0,12})[^,。;\n]{0,12}(?:召开|开(?!展|始)|举行)|(?:召开|举行)[^,。;\n]{0,8}(?:一般|原则上|通常)"
)
# Tenders, and meetings of others that one of us attends.
_OTHERS = lazily(
    r"^听说|^\s*[一-龥]{0,12}(?:采购|招标|竞价|拍卖|磋商|中标|成交|招聘)(?:结果)?公[告示]|投标截止|(?:我局|我们局?|我单位)[^,。;\n]{0,8}去(?:参会|参加|听)"
)
_AHEAD = lazily(WORDS["still to come"])


def tells_of_past(text: str) -> bool:
    """«昨天党组会研究了预算»: a past day or a done thing, and nothing that announces a meeting to come."""
    folded = fold(text[:LONGEST])
    told = _MEETING.search(folded) and any(sign.search(folded) for sign in (_BYGONE, _DONE, _TOLD))
    return bool(told) and _AHEAD.search(folded) is None and change(folded) is None


def announces_none(text: str) -> bool:
    """Minutes by their title (局党组会议纪要（第12期）), what is always done (局长办公会每周一召开), tenders, others' meetings, the past."""
    folded = fold(text[:LONGEST]).strip()
    if _MINUTES.match(folded) or _OTHERS.search(folded) or (_RULE.search(folded) and not _AHEAD.search(folded)):
        return True
    return tells_of_past(text)
