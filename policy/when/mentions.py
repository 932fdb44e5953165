"""Date words and clock times that belong together: 11月27日（周五）下午2:30 is one mention.

The grammar: day [remark] [part of day] clock [range]; what stands between the pieces is read as well, or they stay apart.
"""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from policy.text.compare import chinese_number
from policy.text.lazy import lazily
from policy.when.clock import BARE_PERIOD, GLUED, UNTIL, Clock, clocks, until
from policy.when.dates import later_month, make_day
from policy.when.model import DayPart, Frame, days_only
from policy.when.same_day import CHECK_IN, NEXT_FIELD, OR, Mention, day_mentions, is_vague
from policy.when.workdays import day_parts

_REMARK = r"\((?:[^()\d]{0,14})\)"  # （调休上班）, （节后第一天）: says nothing about the time
_TO_CLOCK = lazily(
    rf"(?:{NEXT_FIELD}|[\s,、的()（）\[\]【】:]|当天|当日|T|定在|的时候|每[天日]|起|即|{_REMARK}|[,、][^()\d,。;]{{1,10}}\)|[,;\s]*(?:会议)?时间:?)*(?:{BARE_PERIOD.pattern})?[\s,(]*\)?\s*"
)
_ALONE = lazily(r"(?P<p>[上下中]午|晚上|傍晚)(?!班)[^。;\n\d]{0,36}\(?$")
_LASTS = lazily(
    r"[\s)]*(?:起|开始|开班)?[\s,(]*(?:起算|连续|为期|会期|共|持续|休假?|请假?|历时|时间|培训|一共){0,2}\s*"
    r"(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,3})\s*个?(?P<u>工作日|天|周|星期|礼拜|日(?![内前后]))(?![内前后之以])"
)
_HOURS_LONG = lazily(
    r"[\s)]*(?:开始|召开|开会?)?[\s,(]*(?:大约|约|大概|预计|时长|会期|历时|用时|共|为期)(?:为|是|约|:)?\s*"
    r"(?:(?P<h>\d(?:\.5)?|[一二三四五六七八两])\s*个?(?P<half>半)?\s*(?:小时|钟头)|(?P<lone>半)个?小时|(?P<m>\d{2,3})\s*分钟)"
)
_HEAD_OF_WEEK = lazily(r"[^,。;\n]{0,10}[:\n]")
_CLOSES = lazily(r"[^,。;\n]{0,4}(?:结束|闭幕|结业|散会)")
_ENDS = lazily(r"[\s,;)]*(?:(?:会议)?结束(?:时间|\s*:)\s*:?)\s*")
MOST = 40  # days, and hours, that are looked at: nobody announces a meeting with more
_TWO_HOURS = "写了两个时间"


def mentions(folded: str, frame: Frame) -> list[Mention]:
    """Every mention of the text in order."""
    parts = day_parts(folded, frame)[:MOST]
    found = day_mentions(folded, parts if frame.past else _anchored(folded, _in_week(folded, parts, frame)))
    for clock in _with_periods(folded, clocks(folded)[:MOST]):
        _place(folded, found, clock)
    found = [_glued(folded, mention) for mention in found]
    return _joined(folded, sorted(found, key=lambda mention: mention.start))


def _with_periods(folded: str, found: list[Clock]) -> list[Clock]:
    """«下午1:45报到，2:00开会»: a bare hour behind one with its part of the day is later on the same half day.

    «下午召开办公会，具体2点»: the part of the day may stand alone, in the same sentence.
    """
    carried: list[Clock] = []
    for clock in found:
        last = carried[-1] if carried else None
        if last and last.sure and clock.why and not clock.period and len(clock.options) > 1:
            near = clock.start - last.end <= 24 and not re.search(r"[。;\n日号]|周|天", folded[last.end : clock.start])
            later = [each for each in clock.options if each.hour // 12 == last.sure.hour // 12 and each > last.sure]
            if near and later:
                clock = replace(clock, options=tuple(later), why="", period=last.period)
        if clock.why and not clock.period and len(clock.options) > 1:
            alone = _ALONE.search(folded, max(last.end if last else 0, clock.start - 40), clock.start)
            clock = clock.in_period(alone["p"]) if alone else clock
        carried.append(clock)
    return carried


def _glued(folded: str, mention: Mention) -> Mention:
    """明天1430, 20261208 1430: four digits right behind a day are its hour."""
    match = GLUED.match(folded, mention.end) if mention.day and not mention.clock and mention.day.day else None
    if match is None:
        return mention
    hour, minute = int(match["h"]), int(match["m"])
    clock = Clock(match.start(), match.end(), (time(hour, minute),), "", "", hour, minute)
    return replace(mention, end=match.end(), clock=clock)


def _in_week(folded: str, parts: list[DayPart], frame: Frame) -> list[DayPart]:
    """«下周有两个会：周三上午……，周四……»: bare weekdays behind such a head are of that week."""
    week: int | None = None
    found: list[DayPart] = []
    for part in parts:
        if is_vague(part) and _HEAD_OF_WEEK.match(folded, part.end):
            words = folded[part.start : part.end]
            week = 2 if words.startswith("下下") else 1 if words.startswith("下") else None
        elif week is not None and part.rank == 1 and part.weekday is not None:
            days = part.weekday - frame.today.weekday() + 7 * week
            part = replace(part, day=frame.today + timedelta(days=days), why="", choices=())
        found.append(part)
    return found


def _anchored(folded: str, parts: list[DayPart]) -> list[DayPart]:
    """«12月24日报到，25日开会»: a bare day number right behind a date is of that date's month, or of the next.

    Farther behind («研究12月1日起执行的标准……27号开会») it may be either's, and is asked about. 次日 follows the date.
    """
    anchored: list[DayPart] = []
    anchor: DayPart | None = None
    for part in parts:
        if anchor and anchor.day and folded[part.start : part.end].endswith(("次日", "翌日", "第二天")):
            part = replace(part, day=anchor.day + timedelta(days=1))
        elif part.month is not None:
            anchor = part if part.day else anchor
        elif anchor is not None and anchor.day is not None and part.rank == 2 and part.dom:
            gap = folded[anchor.end : part.start]
            known = {earlier.day for earlier in anchored}
            part = _of_month(part, anchor.day, known, near=len(gap) <= 12 or CHECK_IN.search(gap) is not None)
        anchored.append(part)
    return anchored


def _of_month(part: DayPart, anchor: date, known: set[date | None], *, near: bool) -> DayPart:
    day = make_day(*later_month(anchor, 1 if (part.dom or 0) < anchor.day else 0), part.dom or 0)
    if day is None or day == part.day:
        return part
    if near or day in known:
        return replace(part, day=day, why="", choices=())
    return replace(part, day=None, why=f"“{part.dom}日”未写明月份", choices=days_only([part.day, *part.choices, day]))


def _joined(folded: str, found: list[Mention]) -> list[Mention]:
    """27日上午9点至28日下午5点 is one mention with an end, and so is 开始时间：… 结束时间：…."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        gap = folded[last.end : mention.start] if last else ""
        near = len(gap) <= 12 and "\n" not in gap
        ends = _ENDS.fullmatch(gap) or (mention.day and UNTIL.fullmatch(gap) and "、" not in gap)
        if last and last.clock and ends:
            end = mention.clock.sure if mention.clock else None
            last_day = mention.sure_day if mention.sure_day != last.sure_day or not end else None
            joined[-1] = replace(last, end=mention.end, until=end, until_day=last_day)
        elif last and last.clock and last.sure_day and near and mention.sure_day and _CLOSES.match(folded, mention.end):
            joined[-1] = replace(last, until_day=mention.sure_day)
            joined.append(mention)
        else:
            joined.append(_lasting(folded, mention))
    return joined


def _lasting(folded: str, mention: Mention) -> Mention:
    """With its end, where the text says how long it lasts: 起3天, 为期三天, 大约两小时."""
    match = _LASTS.match(folded, mention.end)
    if match and mention.sure_day and mention.until_day is None and not (mention.clock and match["u"] == "日"):
        count = chinese_number(match["n"]) or 0
        days = count * (7 if match["u"] in ("周", "星期", "礼拜") else 1) - 1
        if count and match["u"] != "工作日":
            return replace(mention, end=match.end(), until_day=mention.sure_day + timedelta(days=days))
    match = _HOURS_LONG.match(folded, mention.end)
    if match and mention.clock and mention.until is None:
        hours = match["h"] or ""
        minutes = int(float(hours) * 60) if "." in hours else (chinese_number(hours) or 0) * 60
        minutes += 30 if match["half"] or match["lone"] else int(match["m"] or 0)
        return replace(mention, minutes=minutes)
    return mention


def _place(folded: str, found: list[Mention], clock: Clock) -> None:
    """Join a clock time to the mention that it follows or ends, else let it stand alone."""
    if any(mention.start < clock.end and clock.start < mention.end for mention in found):
        return  # the day's own: 两小时后
    before = max((m for m in found if m.end <= clock.start), key=lambda m: m.end, default=None)
    if before is not None:
        gap = folded[before.end : clock.start]
        index = found.index(before)
        if before.clock is None and _TO_CLOCK.fullmatch(gap):
            said = [match[0] for match in BARE_PERIOD.finditer(folded, before.start, clock.start)]
            found[index] = _at(before, clock.in_period(said[-1] if said else ""))
            return
        if before.clock is not None and OR.fullmatch(gap):
            other = clock.in_period(before.clock.period)
            both = replace(before.clock, options=before.clock.options + other.options, why=_TWO_HOURS)
            found[index] = replace(before, end=clock.end, clock=both)
            return
        between = "、" not in gap or folded.startswith("之间", clock.end)
        if before.clock is not None and before.until is None and UNTIL.fullmatch(gap) and between:
            found[index] = replace(before, end=clock.end, until=until(before.clock, clock))
            return
    found.append(_at(Mention(clock.start, clock.start), clock))


def _at(mention: Mention, clock: Clock) -> Mention:
    return replace(mention, end=clock.end, clock=clock, until=until(clock, clock.until) if clock.until else None)
