"""The one reading of a text's time, or the question to ask."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from policy.ask import Ask, ask_between
from policy.text import clause, fold
from policy.when.mentions import Mention, mentions
from policy.when.model import Calendar, Frame, When, days_only
from policy.when.roles import Role, role_of

MOST_CHOICES = 4
Span = tuple[int, int]

_SESSIONS = re.compile(
    r"第[一二三1-3]\s*(?:场|阶段|次全体|天|单元|时段|部分)|[上下]半场|分[两二三](?:场|个?阶段|天|段)|开幕|闭幕|预备会|会期|分两"
)
_MEETING_NAMES = re.compile(
    r"党组|党委|办公会|局务会|专题会|评审会|论证会|评估会|推进会|座谈会|民主生活会|调度会|协调会|部署会|讲座|观看|支部|学习会"
)
_JUST_PLACE = re.compile(r"[\s(（)）]*(?:在|到|于)?[^,。]{0,14}$")
_ACTIVITY = re.compile(r"(?:^|\n|\s)[一二三四五六]、(?!.{0,4}(?:时间|地点|参|议|内容|要求|其他))")


def read_when(text: str, now: datetime, calendar: Calendar, day: date | None = None) -> When:
    """The time that a notice or an answer names, in `now`'s zone; `day` is the day already known, if any.

    Never a guess: what may be read in two ways gives an Ask on «starts_at» (domain.md «How dates and amounts are
    read»). A day without an hour gives `day` alone, a text without a time an empty When.
    """
    return read_start(text, now, calendar, day=day)


def read_start(
    text: str, now: datetime, calendar: Calendar, *, day: date | None = None, agenda: Sequence[Span] = ()
) -> When:
    """As read_when; mentions inside the `agenda` spans count only where nothing else stands."""
    folded = fold(text)
    found = mentions(folded, Frame(now.date(), calendar))
    rated = _rated(folded, found, agenda, day)
    if not rated:
        return When()
    best = max(role for _, role in rated)
    chosen = _merged([mention for mention, role in rated if role >= _floor(best)])
    first = chosen[0]
    rivals = [mention for mention in chosen[1:] if _separate(folded, first, mention)]
    if rivals:
        return _ask_which(text, now, [first, *rivals], day)
    return _decide(text, now, first, day)


def _floor(best: Role) -> Role:
    """Which roles compete with the best one: a change stands alone, plain mentions only compete with each other."""
    return best if best in (Role.CHANGED, Role.PLAIN) else Role.MEETING


def _rated(folded: str, found: list[Mention], agenda: Sequence[Span], known: date | None) -> list[tuple[Mention, Role]]:
    rated: list[tuple[Mention, Role]] = []
    carried: Mention | None = None  # the day that a later clock time without one belongs to
    for index, mention in enumerate(found):
        role = role_of(folded, mention)
        inside = any(start <= mention.start < end for start, end in agenda)
        if inside and role in (Role.PLAIN, Role.MEETING):
            role = Role.AGENDA
        if mention.day is None and known is None:
            near = carried if carried and _belongs(folded, carried, mention) else _next_day(folded, found, index)
            if near is None and carried is not None:
                continue
            mention = replace(mention, day=near.day) if near else mention
        if mention.day is not None and role not in (Role.DEADLINE, Role.ISSUED, Role.OLD):
            carried = mention
        if role >= Role.PLAIN and not _vague(mention):
            rated.append((mention, role))
    return rated


def _vague(mention: Mention) -> bool:
    return mention.clock is None and mention.day is not None and mention.day.day is None and not mention.day.why


def _belongs(folded: str, day: Mention, clock: Mention) -> bool:
    """Whether a clock time that stands apart is on the day named before: in its clause, or plainly the meeting's."""
    between = folded[day.end : clock.start]
    if not re.search(r"[,。;\n]", between):
        return True
    before, after = clause(folded, clock.start, clock.end)
    if role_of(folded, clock) >= Role.MEETING:
        return True
    return not before.strip(" 在于:") and bool(_JUST_PLACE.match(after)) and "还" not in after


def _next_day(folded: str, found: list[Mention], index: int) -> Mention | None:
    """The day right behind a clock time: 下午两点半，周五 …"""
    if index + 1 >= len(found):
        return None
    following = found[index + 1]
    gap = folded[found[index].end : following.start]
    return following if following.clock is None and following.day and not gap.strip(" ,(") else None


def _merged(candidates: list[Mention]) -> list[Mention]:
    """One mention per day and hour: a day said first and said again with its hour is one."""
    merged: list[Mention] = []
    for mention in candidates:
        for index, other in enumerate(merged):
            if _same_day(other, mention) and (
                other.clock is None or mention.clock is None or _same_clock(other, mention)
            ):
                merged[index] = other if other.clock else mention
                break
        else:
            merged.append(mention)
    return merged


def _same_day(one: Mention, other: Mention) -> bool:
    if one.day is None or other.day is None:
        return True
    if one.sure_day and other.sure_day:
        return one.sure_day == other.sure_day
    return one.day.choices == other.day.choices or bool(
        one.sure_day and other.day.fits(one.sure_day) and not other.day.why
    )


def _same_clock(one: Mention, other: Mention) -> bool:
    return bool(one.clock and other.clock and set(one.clock.options) & set(other.clock.options))


def _separate(folded: str, first: Mention, other: Mention) -> bool:
    """Whether two times are two meetings (or contradict one another) rather than two sessions of one."""
    if _SESSIONS.search(folded) and not _ACTIVITY.search(folded[first.end : other.start]):
        return False
    if _same_day(first, other) and first.day is not None:
        names = [_MEETING_NAMES.search("".join(clause(folded, each.start, each.end))) for each in (first, other)]
        between = folded[first.end : other.start]
        listed = re.fullmatch(r"[\s,、;和及]*", between) is not None
        return not listed and (
            all(names) or bool(_ACTIVITY.search(between)) or "时间" in between or _contradict(folded, other)
        )
    return True


def _contradict(folded: str, other: Mention) -> bool:
    return role_of(folded, other) >= Role.FIXED


def _decide(text: str, now: datetime, mention: Mention, known: date | None) -> When:
    words = text[mention.start : mention.end]
    part, clock = mention.day, mention.clock
    if part is None and known is None:
        return _clock_alone(text, now, mention)
    day = part.day if part else known
    if day is not None and clock is None:
        return When(day=day, text=words)
    if day is not None and clock is not None and clock.sure is not None:
        return _timed(words, now, datetime.combine(day, clock.sure, now.tzinfo), mention)
    days = days_only([day]) if day else part.choices if part else ()
    why = "；".join(reason for reason in (part.why if part and not day else "", clock.why if clock else "") if reason)
    return When(
        ask=_ask(now, why or f"“{words}”未写明是哪一天", _choices(days, clock.options if clock else None)), text=words
    )


def _timed(words: str, now: datetime, starts_at: datetime, mention: Mention) -> When:
    if starts_at < now:
        again = [starts_at, starts_at + timedelta(days=1)]
        why = f"“{words}”已过"
        return When(
            ask=_ask(now, why, [f"{moment:%Y-%m-%dT%H:%M}" for moment in again if _sensible(moment, now)]), text=words
        )
    ends_at = None
    if mention.until is not None:
        ends_at = datetime.combine(mention.until_day or starts_at.date(), mention.until, now.tzinfo)
    return When(starts_at=starts_at, ends_at=ends_at if ends_at and ends_at > starts_at else None, text=words)


def _sensible(moment: datetime, now: datetime) -> bool:
    return moment >= now or moment.date() == now.date()


def _clock_alone(text: str, now: datetime, mention: Mention) -> When:
    """下午三点开会: today or tomorrow is not said."""
    assert mention.clock is not None
    words = text[mention.start : mention.end]
    days = (now.date(), now.date() + timedelta(days=1))
    choices = [choice for choice in _choices(days, mention.clock.options) if choice >= f"{now:%Y-%m-%dT%H:%M}"]
    return When(ask=_ask(now, mention.clock.why or f"“{words}”未写明是哪一天", choices), text=words)


def _ask_which(text: str, now: datetime, found: list[Mention], known: date | None) -> When:
    choices: list[str] = []
    for mention in found:
        days = days_only([mention.sure_day or known, *(mention.day.choices if mention.day else ())])
        choices += _choices(days, mention.clock.options[:1] if mention.clock else None)
    words = "、".join(text[mention.start : mention.end] for mention in found)
    return When(ask=_ask(now, f"文中有“{words}”几个时间", list(dict.fromkeys(choices))), text=words)


def _choices(days: Sequence[date], options: Sequence[time] | None) -> list[str]:
    if options is None:
        return [day.isoformat() for day in days]
    return [f"{day.isoformat()}T{option:%H:%M}" for day in days for option in options]


def _ask(now: datetime, why: str, choices: Sequence[str]) -> Ask:
    return ask_between("starts_at", "会议时间", why, list(choices)[:MOST_CHOICES], now.date())


def read_day(text: str, now: datetime, calendar: Calendar, direction: str = "past") -> date | Ask | None:
    """The first day that a text names: the latest past one for a ledger, the coming one with direction «future».

    None when no day is named; an Ask on «date» when it may be read in two ways or is no day at all.
    """
    frame = Frame(now.date(), calendar, past=direction == "past")
    for mention in mentions(fold(text), frame):
        part = mention.day
        if part is None or (part.day is None and not part.why):
            continue
        if part.day is not None:
            return part.day
        return ask_between("date", "日期", part.why, [day.isoformat() for day in part.choices], now.date())
    return None
