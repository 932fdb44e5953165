"""«请假 张伟 11月23日至11月27日 代理 高飞»: who is away, on which days, and who stands in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.when import Calendar, Days, read_days

LONGEST: Final = 366  # days: what is longer is a slip of the year
_NAME: Final = r"[^\s\d，,。；;：:、]{2,20}?"
_SAID: Final = lazily(
    rf"(?:登记)?请假[\s：:，,]*(?P<rest>.+?)[\s，,；;]*"
    rf"(?:代理人?[\s：:为是由]*(?P<after>{_NAME})|[请由](?P<before>{_NAME})(?:同志)?(?:暂时?)?代理)(?:同志)?[\s。.]*",
    re.DOTALL,
)
_LEAVE: Final = lazily(
    "[请登]个?.{0,3}假|休.{0,4}假|[病事婚产丧]假|公休|年休|调休|出[差国境]|出去[开学考培参办调]|[外公]出|离岗|探亲|挂职|学习|培训|党校|住院|看病|陪护|陪.{1,4}去|不在"
)
_OF_A_MEETING: Final = lazily(
    r"会(?:议|我|上)*(?:要|想|得)?请个?.{0,2}假|会.{0,4}(?:[来去到]不了|参加不了|不能[来去参])|代.{0,4}[参开]?会(?!计)|[参到开]不了会|参会"
)
_STANDS_IN: Final = lazily(
    r"(?:^|[,;\s])(?:这边|这里|那边|工作|家里|单位|期间|那|就)*(?:由|请|让|找|叫)?(?:[一-龥]{2,8}(?:局|委|办|中心|所))?(?P<before>[一-龥·]{2,4}?)(?:同志)?(?:来)?(?:代我|替我|顶我|代一下|替一下|顶一下|顶一?顶|代班|顶班|代理|代|顶)(?:一下|吧)?|(?:有事|事情|这边|这里)?(?:先|就|都)?(?:有事)?(?:找|由|请|让|代理人?[是为由:]?)(?P<after>[一-龥·]{2,4})(?:同志)?$"
)
_WHO: Final = lazily(
    r"(?![今明后下本这从自我咱])(?P<name>[一-龥·]{2,4}?)(?:同志)?(?=\d|[从自今明后下本这]|出差|外出|请[一-龥]?假|休|住院|生病)(?<![我咱请个休假天周要去想])"
)
_SOMEBODY: Final = lazily(
    "[局处科股所站院校]长(?!办)|书记|主任|领导|他|她|老(?![人家年师])[一-龥]|小(?![孩学])[一-龥]"
)  # somebody without a name: who it is must be said
_BACK: Final = lazily(
    "回来|回单位|返回|返岗|回岗|上班|销假|(?<=[一二三四五六日天号])回(?![来家])"
)  # the day of coming back is no day of the absence
_UNTIL: Final = ("到", "至")  # «出差到下周三»: it begins today
_LASTS: Final = lazily(r"[\d一二两三四五六七八九十半]+个?[天周月]|[\d一二两三四五六七八九十]+个?(?:星期|礼拜)")
_GIVEN_TO: Final = lazily(r"(?:给|找|让|由|请|问)(?P<name>[一-龥](?:局|主任|书记|处|科|总)长?)(?!办)")  # «先发给林局»
_WEEK: Final = lazily(r"(?P<next>下{0,2})(?:(?<=下)|[这本])个?(?:周|星期|礼拜)(?![一二三四五六日天\d])")
_LISTED: Final = lazily(r"(?:查看)?(?:请假名单|请假情况|代理情况|代理名单|谁(?:在)?请假)[。？?]?")
_BESIDE: Final = lazily(
    r"[^\d周星期礼拜月日号至到]*(?:共?[\d一二两三四五六七八九十半]+个?(?:工作日|天|周)[^\d]*)?"
)  # what may stand behind the days
_MONTH_APART: Final = lazily(
    r"(?P<month>\d{1,2}月)份?(?P<between>[一-龥]{1,6})(?P<day>\d{1,2}[号日])"
)  # «12月要休假5号到10号»
_DAYS: Final = lazily(r"\d|大?[今明后]天|[本这下]{1,2}个?[周月]|周[一二三四五六日天]|星期|元旦|春节|节后")


@dataclass(frozen=True)
class AbsenceWords:
    """What was said; `problem` is a polite sentence on days that are missing or cannot be true."""

    place: str  # the department, where one is named
    name: str
    deputy: str
    first: date | None = None
    last: date | None = None
    problem: str = ""


def names_deputy(text: str) -> bool:
    """Whether a text records an absence with a deputy; «请假 张伟 年假 …» alone is an entry of the leave register."""
    return _SAID.fullmatch(text.strip()) is not None


def says_away(text: str) -> bool:
    """A word of leave, or of who stands in: «我明天去拿» alone is none."""
    said = fold(text)
    return not misses_meeting(said) and (_LEAVE.search(said) is not None or _STANDS_IN.search(said) is not None)


def misses_meeting(text: str) -> bool:
    """Whether somebody says that he misses a meeting, or who comes instead: nobody is away for whole days."""
    return _OF_A_MEETING.search(fold(text)) is not None


def names_days(text: str) -> bool:
    """Whether days are said: «请假 11月25日» is an absence, «请假 值班» is of a meeting."""
    return _DAYS.search(fold(text)) is not None


def read_everyday(text: str, me: str, now: datetime, calendar: Calendar) -> AbsenceWords | None:
    """«请个假，下周一到周三，高飞代我», «局长出差三天，张伟代»: who says nothing else is away himself; None without leave, days or deputy."""
    said = _MONTH_APART.sub(r"\g<between>\g<month>\g<day>", fold(text).strip("。.! "))
    leave, stands_in = _LEAVE.search(said), _STANDS_IN.search(said)
    begin = _DAYS.search(said)
    if leave is None or stands_in is None or begin is None or _SOMEBODY.search(said) or misses_meeting(said):
        return None
    first, last, problem = _span(said[begin.start() : max(begin.end(), stands_in.start())] or said, now, calendar)
    if not problem and first == last and said[: begin.start()].endswith(_UNTIL):
        first = now.date()
    if not problem and first == last and (_LASTS.search(said) or _BACK.search(said)):
        first, last, problem = None, None, "请写明请假的起止日期"  # «请三天假，从周四开始»: the last day is not guessed
    named = None if _LEAVE.match(said) else _WHO.match(said)
    deputy = (stands_in["after"] or stands_in["before"]).removesuffix("同志")
    return AbsenceWords("", named["name"].removesuffix("同志") if named else me, deputy, first, last, problem)


def speaks_of_somebody(text: str) -> bool:
    """Whether who is away, or stands in, is somebody without a name."""
    return _SOMEBODY.search(fold(text)) is not None


def read_partly(text: str, me: str, names: Iterable[str], now: datetime, calendar: Calendar) -> AbsenceWords:
    """What a sentence says of an absence, whatever it leaves out: `names` are those of the list; a whole week is its working days.

    `last` is None where only the beginning is sure («明天起……大概周四回»).
    """
    said = _MONTH_APART.sub(r"\g<between>\g<month>\g<day>", fold(text).strip("。.! ?"))
    named = None if _LEAVE.match(said) else _WHO.match(said)
    away = named["name"].removesuffix("同志") if named and named["name"] in set(names) else me
    known = [each for each in names if each in said and each != away]
    called = _GIVEN_TO.search(said)
    stands_in = _STANDS_IN.search(said)
    told = called["name"] if called else (stands_in["after"] or stands_in["before"]) if stands_in else ""
    first, last = _partly(said, now, calendar)
    return AbsenceWords("", away, known[-1] if known else told.removesuffix("同志"), first, last)


def _partly(said: str, now: datetime, calendar: Calendar) -> tuple[date | None, date | None]:
    if week := _WEEK.search(said):
        monday = now.date() - timedelta(days=now.weekday()) + timedelta(weeks=len(week["next"]))
        return monday, monday + timedelta(days=4)
    begin = _DAYS.search(said)
    days = _days(said[begin.start() :], now, calendar) if begin else ""
    if not isinstance(days, Days):
        return None, None
    if days.first == days.last and _BACK.match(said, begin.start() + days.span[1] if begin else 0):
        return None, None  # only the day of coming back is said
    if days.first == days.last and begin and said[: begin.start()].endswith(_UNTIL):
        return now.date(), days.last
    unsure = days.first == days.last and bool(_LASTS.search(said) or _BACK.search(said) or "起" in said)
    return days.first, None if unsure else days.last


def read_last(text: str, first: date, now: datetime, calendar: Calendar) -> tuple[date, date] | None:
    """«周四也不在，周五上班», «到周四», «周一到周五»: the days of an absence that begins on `first`; None where no day is sure."""
    clauses = [each for each in re.split(r"[,;。\s]+", fold(text)) if each]
    told = [each for each in clauses if not _BACK.search(each)] or clauses
    for each in told:
        days = read_days(each, now, calendar, back=31)
        if isinstance(days, Days) and days.last >= first:
            last = days.last - timedelta(days=1) if _BACK.search(each) and days.first == days.last else days.last
            return (days.first if days.first < days.last else first), max(last, first)
    return None


def asks_who_is_away(text: str) -> bool:
    """«请假名单», «谁请假»: asks, though 请假 begins an entry of the leave register too."""
    return _LISTED.fullmatch(text.strip()) is not None


def read_absence(text: str, now: datetime, calendar: Calendar) -> AbsenceWords | None:
    """None when the text records no absence with a deputy. A first day of the last month is past, not next year's."""
    found = _SAID.fullmatch(text.strip())
    if found is None:
        return None
    rest = fold(found["rest"])
    days = read_days(rest, now, calendar, back=31)
    begin = days.span[0] if isinstance(days, Days) else named.start() if (named := _DAYS.search(rest)) else None
    who = rest[:begin].strip(" ：:，,、的从自")
    *place, name = who.split() or [""]
    said = ("".join(place), name.removesuffix("同志"), (found["after"] or found["before"]).removesuffix("同志"))
    if begin is None:
        return AbsenceWords(*said, problem="请写明请假的起止日期")
    if isinstance(days, Days) and not _BESIDE.fullmatch(rest, days.span[1]):
        return AbsenceWords(*said, problem=f"请写明请假的起止日期：“{rest[begin:].strip()}”不只写了一段日期")
    first, last, problem = _span(rest[begin:], now, calendar)
    return AbsenceWords(*said, first, last, problem or ("" if name else "请写明请假同志的姓名"))


def _span(words: str, now: datetime, calendar: Calendar) -> tuple[date | None, date | None, str]:
    found = _days(words, now, calendar)
    if not isinstance(found, Days):
        return None, None, found
    first, last = found.first, found.last
    if last < now.date():
        return None, None, "请假日期已过"
    if (last - first).days >= LONGEST:
        return None, None, "请假时间超过一年"
    return first, last, ""


def _days(words: str, now: datetime, calendar: Calendar) -> Days | str:
    """The days, or what is unclear about them; what began within the last month has begun, and is not next year's."""
    days = read_days(words, now, calendar, back=31)
    if isinstance(days, Days):
        return days
    return f"请写明请假的起止日期：{days.text.partition('，请')[0]}" if days else "请写明请假的起止日期"
