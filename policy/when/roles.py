"""What each mention of a time is for: the meeting's start, a check-in, a deadline, a date of issue, an old date."""

import re
from enum import IntEnum

from policy.text import clause
from policy.when.mentions import Mention


class Role(IntEnum):
    """How strongly a mention is the meeting's start; those below PLAIN never are."""

    CHECK_IN = -4
    DEADLINE = -3
    ISSUED = -2
    OLD = -1
    AGENDA = 0
    PLAIN = 1  # nothing speaks against it
    MEETING = 2  # 召开, 开…会 in its clause
    FIXED = 3  # 定于
    LABEL = 4  # 会议时间：
    CHANGED = 5  # 改至


_MEETING = re.compile(
    r"召开|举行|举办|开会|开始|正式开|开幕|上会|开.{0,12}会|办公会|党组会|党委会|专题会|局务会|评审会|参加.{0,12}会|会议(?!纪要|精神|记录|材料|通知)"
)
_CHECK_IN = re.compile(r"报到|签到|集合|集中乘车|乘车|出发|入场|进场|候会|调试|测试信号|点名")
_STARTS = re.compile(r"正式开|召开|开会|开幕|举行")
_SUBMIT = re.compile(
    r"报送|上报|提交|反馈|报名|回执|发至|发送|报至|送至|报(?:我|市|局|县|区|派驻|综合|办公|组织|党)|交(?:至|到|办公|综合)"
    r"|将.{0,20}[报发交送]|[报交送].{0,8}(?:名单|材料|情况|议题|清单|资料|发言|稿)|请假|完成|到期|截止|截至|公示|领取"
)
_BEFORE = re.compile(
    r"\s*(?:(?:下班|中午|上班|会议?)?(?:之|以)?前(?!往|来|期|台|厅)|截止|止|以内|之内|内(?!部|容|设|网))"
)
_UNTIL_LABEL = re.compile(
    r"(?:截止|截至|报送|报名|提交|签到|报到|反馈|公示|申报)(?:时间|日期|期限)?\s*[:为是在]?\s*$|(?:最迟|最晚|不晚于|不迟于|截至|截止到?|延至)\s*(?:于|在)?\s*$"
)
_LABEL = re.compile(
    r"(?<![报签到止送名馈原])(?:时间|日期)(?:(?:、|和|及|与)?地点)?(?:\s*(?:安排|初步)?\s*(?:定|安排|暂定|拟定|调整|改)?(?:在|于|为|是))?\s*[:：]?\s*$"
)
_FIXED = re.compile(
    r"(?:定于|拟于|拟定于|将于|订于|计划于|安排于|(?:定|安排|暂定|初定|拟定|拟)(?:在|到|为)|暂定|初步定|拟定?|兹定)\s*$"
)
_CHANGED = re.compile(r"(?:改|推迟|延期|延|调整|提前|顺延|变更|挪|移|更正|延后|推)(?:至|到|为|在|于)\s*(?:了)?\s*$")
_OLD = re.compile(
    r"原(?:来|先|本)?(?:定|计划|拟|安排|通知|说|时间)|本来|之前(?:说|定|通知)|此前|前期通知|上次|上一次|前次"
)
_REFERENCE = re.compile(
    r"根据|按照|依据|传达|学习|贯彻|印发|下发|发布|来文|会议纪要|会议精神|精神|通报|审计报告|讲话|批示|文件|检查组"
)
_MOVED = re.compile(r"(?:推迟|延期|改期|取消|暂缓|改至|改到|改为|调整到|调整为|提前到|推迟到|延期到)")
_ISSUER = re.compile(r"[局委办室组院厅心站校所会队司科处团府]\s*$")


def role_of(folded: str, mention: Mention) -> Role:
    """The mention's role, by its own clause."""
    before, after = clause(folded, mention.start, mention.end)
    whole = before + folded[mention.start : mention.end] + after
    refused = _refused(folded, mention, before, after, whole)
    if refused is not None:
        return refused
    if _CHANGED.search(before):
        return Role.CHANGED
    if _LABEL.search(before) or _label_above(folded, mention):
        return Role.LABEL
    if _FIXED.search(before):
        return Role.FIXED
    return Role.MEETING if _MEETING.search(before + after) else Role.PLAIN


def _refused(folded: str, mention: Mention, before: str, after: str, whole: str) -> Role | None:
    if _BEFORE.match(after) or _UNTIL_LABEL.search(before):
        check_in = _CHECK_IN.search(before) and not _SUBMIT.search(before)
        return Role.CHECK_IN if check_in else Role.DEADLINE
    if _CHECK_IN.search(after) and not _STARTS.search(_CHECK_IN.split(after)[0]):
        return Role.CHECK_IN
    if re.search(r"(?:报到|签到|集合|入场)(?:时间)?[^,。]{0,3}$", before):
        return Role.CHECK_IN
    if _SUBMIT.search(whole) and not _STARTS.search(whole) and not _FIXED.search(before):
        return Role.DEADLINE
    if _OLD.search(before) or (_MOVED.search(after) and not _CHANGED.search(before)):
        return Role.OLD
    if _REFERENCE.search(before) or (mention.clock is None and re.match(r".{0,12}(?:精神|纪要|印发|来文|通报)", after)):
        return Role.OLD
    return Role.ISSUED if _issued(folded, mention) else None


def _issued(folded: str, mention: Mention) -> bool:
    """A date with its year and no hour, at the end of the text, on a line of its own or after an office's name."""
    if mention.clock is not None or mention.day is None or folded[mention.end :].strip(" 。)\n"):
        return False
    line = folded[: mention.start].rsplit("\n", 1)
    alone = len(line) == 2 and not line[1].strip()
    if len(line[-1].strip()) > 0 and _ISSUER.search(line[-1]):
        alone = True
    return alone and bool(folded[: mention.start].strip()) and not re.search(r"时间\s*[:：]?\s*$", line[0])


def _label_above(folded: str, mention: Mention) -> bool:
    """A heading line «一、会议时间» with the time on the next line."""
    lines = folded[: mention.start].split("\n")
    return len(lines) > 1 and not lines[-1].strip(" ,:") and bool(_LABEL.search(lines[-2].rstrip(" 。")))
