"""What each mention of a time is for: the meeting's start, a check-in, a deadline, a date of issue, an old date."""

import re
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import Final

from policy.text.compare import any_of, clause
from policy.text.data import words_of
from policy.text.lazy import lazily
from policy.when.same_day import Mention

WORDS: Final = words_of(Path(__file__).with_name("words.txt"))


class Role(IntEnum):
    """How strongly a mention is the meeting's start; those below AGENDA never are."""

    NOT_START = -2  # check-in, closing, deadline
    OLD = -1  # a date of issue, of another paper, of the meeting before it was moved
    AGENDA = 0  # inside an item; set by the reader
    PLAIN = 1  # nothing speaks against it
    MEETING = 2  # 召开, 开…会 in its clause
    FIXED = 3  # 定于
    LABEL = 4  # 会议时间：
    CHANGED = 5  # 改至


_MEETING = lazily(WORDS["a meeting"])
_CHECK_IN = lazily(WORDS["check-in"])
_CHECK_IN_AND_START = lazily(r"\s*(?:准时)?(?:报到|签到|集合)(?:[、,并和及]\s*)?(?:开会|召开)")
_ASIDE = lazily(r"\([^()]*\d[^()]*\)")  # a remark with figures of its own
_DENIED = lazily(r"(?:不是|而非|并非)\s*$")
_STARTS = lazily(any_of("正式开 召开 开会 开幕 举行 会议?(?:集体)?(?:研究|审议|讨论|审定)"))
_SUBMIT = lazily(WORDS["handing in"])
_SPACED = lazily(r"(?<=[一-龥])\s+(?=[一-龥])")  # dictated text has spaces where others have commas
_BEFORE = lazily(
    r"\s*(?:(?:下班|中午|上班|会议?)?(?:之|以)?前(?!往|来|期|台|厅|后)|截止|止|以内|之内|内(?!部|容|设|网))"
)
_ARRIVE = lazily(r"\s*(?:之|以)?前(?:准时)?到[^,。]{0,20}(?:参加|开会|参会|集中)")
_HOUR_OF_ELSE = lazily(rf"{_ARRIVE.pattern}|[^,。;\n]{{0,8}}?(?:开完会?|散会|结束)(?:之|以)?后")
_UNTIL_LABEL = lazily(
    WORDS["until"] + r"(?:时间|日期|期限)?\s*[:为是在]?\s*$|(?:最迟|最晚|不晚于|不迟于|截至|截止到?)\s*(?:于|在)?\s*$"
)
_LABEL = lazily(
    r"(?<![报签到止送名馈原告填表文件发收])(?:时间|时刻|日期)(?:[、和及与]?地点)?"
    r"(?:\s*(?:安排|初步)?\s*(?:定|初定|暂定|拟定|调整|改)?(?:在|于|为|是))?\s*:?\s*$"
)
_FIXED = lazily(WORDS["fixed for"] + r"\s*$")
_CHANGED = lazily(WORDS["changed"] + r"(?:至|到|为|成|在|于)\s*(?:了)?\s*$")
# «……——哦不对，刚问了是周五下午2点»: what follows such a word in its sentence stands for what was said before.
_WRONG = r"(?:不对(?!外)|(?:[说写打记搞弄看]|通知)?错了|[说写打记搞弄看]错|更正|纠正|有误|口误|笔误)"
_PUT_RIGHT = lazily(rf"{_WRONG}(?:[^。;\n]{{0,24}}|。[^。;\n]{{0,12}})$")
_PASSED = lazily(
    rf"[,\s.…—啊哦噢呃-]*{_WRONG}|[^,。;\n)]{{0,8}}已(?!定|安排|通知|确定)|[^,。;\n]{{0,14}}会[^,。;\n]{{0,6}}不[用需必]?报"
)  # 周五不对，11月20日已报
# «9点召开全市大会，会后10点30分……开我局党组会»: the meeting of others before ours.
OF_OTHERS = lazily(
    r"[^,。;\n]{0,16}(?:全[市县省区国]|[市县省区][里委政])[^,。;\n]{0,14}会[^。;\n]{0,12}[,;]\s*(?:会后|会议?结束后|开完后|之后)"
)
_OLD = lazily(WORDS["former time"])
_REFERENCE = lazily(WORDS["reference"])
_MAIL_HEAD = lazily(r"(?:^|\n)\s*(?:发件人|收件人|抄送)\s*:[^\n]*\n\s*(?:发送|发件)?(?:日期|时间)\s*:\s*$")
_LAST_PART = lazily(r"[:\s]")  # a date behind a colon or a blank is another phrase's
_REFERRED = lazily(r".{0,12}(?:精神|纪要|印发|来文|通报)")
_TO_A_TIME = r"(?!\s*[\d一二三四五六七八九十]+[楼号])(?=\s*(?:[\d一二三四五六七八九十本下明后周上中]|$|召开|举行|开))"
MOVED = lazily(any_of("推迟 延期 改期 暂缓 延后 顺延") + rf"|(?:改|调整|提前|挪)[至到为在于]{_TO_A_TIME}")
_CONDITION = lazily(r"若|遇|如果|要是|万一|如(?![下期])")
_CALLED_OFF = lazily("取消")
_ISSUER = lazily(r"[局委办室组院厅心站校所会队司科处团府]\s*$")
_ENDED = lazily(rf"{_ISSUER.pattern}|[。)]\s*$")


def role_of(folded: str, mention: Mention, floor: int = 0, ceiling: int | None = None) -> Role:
    """The mention's role by its own clause; the neighbouring mentions, at `floor` and `ceiling`, bound it too."""
    ceiling = len(folded) if ceiling is None else ceiling
    before, after = clause(folded[:ceiling], mention.start, mention.end)
    before = before[-(mention.start - floor) :] if mention.start > floor else ""
    if floor and _CHECK_IN.fullmatch(before.strip()):  # 4:00报到5:00开会: the word was the earlier hour's
        before = ""
    if _ARRIVE.match(after) or _CHECK_IN_AND_START.match(after):
        return Role.MEETING
    if folded[mention.start : mention.end].rstrip(" )").endswith("内") or _DENIED.search(before):
        return Role.NOT_START
    after = _ASIDE.sub("", after)
    if _is_not_start(before, after, folded[mention.start : mention.end]) or OF_OTHERS.match(folded, mention.end):
        return Role.NOT_START
    if _CHANGED.search(before):
        return Role.CHANGED
    if (
        _PASSED.match(folded, mention.end)
        or _OLD.search(before)
        or ((moved := MOVED.search(after)) and not _CONDITION.search(after[: moved.start()]))  # 若有冲突则改为…
        or _CALLED_OFF.search(after)
        or _REFERENCE.search(_LAST_PART.split(before)[-1])
        or _MAIL_HEAD.search(folded[: mention.start])
        or _issued(folded, mention)
    ):
        return Role.OLD
    if mention.clock is None and _REFERRED.match(after):
        return Role.OLD
    if _PUT_RIGHT.search(folded, floor, mention.start):
        return Role.CHANGED
    if _LABEL.search(before):
        return Role.LABEL
    if _FIXED.search(before):
        return Role.FIXED
    return Role.MEETING if _MEETING.search(before + after) else Role.PLAIN


def without_check_in(folded: str, mention: Mention) -> Mention:
    """时间：7月1日下午（13:00集中乘车）: the hour in brackets is not the start's, the day is."""
    if mention.day and mention.clock and "(" in folded[mention.day.end : mention.clock.start]:
        bracket = folded[mention.clock.end :].partition(")")[0]
        if _CHECK_IN.search(bracket):
            return replace(mention, end=mention.day.end, clock=None)
    if mention.day and mention.clock and _HOUR_OF_ELSE.match(folded, mention.end):
        return replace(mention, clock=None)  # 9点前到会议室参加, 九点开完会后: the day is said, the hour is not
    return mention


def _is_not_start(before: str, after: str, words: str) -> bool:
    if _BEFORE.match(after) or _UNTIL_LABEL.search(before):
        return True
    if _CHECK_IN.search(after) and not _STARTS.search(_CHECK_IN.split(after)[0]):
        return True
    before = before.rpartition(":")[2].strip() or before  # 上报两场会议：党组会12月14日9点
    whole = _SPACED.split(before)[-1] + words + _SPACED.split(after)[0]
    return bool(_SUBMIT.search(whole)) and not _STARTS.search(whole) and not _FIXED.search(before)


def _issued(folded: str, mention: Mention) -> bool:
    """A date without an hour, on a line of its own above the text or below it, or after an office's name at its end."""
    if mention.clock is not None or mention.day is None:
        return False
    if not folded[: mention.start].strip() and mention.day.year and folded[mention.end :].lstrip(" ").startswith("\n"):
        return True
    if folded[mention.end :].strip(" 。)\n"):
        return False
    above, newline, line = folded[: mention.start].rpartition("\n")
    if not folded[: mention.start].strip() or re.search(r"时间\s*:?\s*$", above):
        return False
    return bool(newline and not line.strip()) or (_ENDED if mention.day.year else _ISSUER).search(line) is not None
