"""Which of the mentions is the meeting's start: one, or several that have to be asked about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from policy.text.compare import clause
from policy.text.lazy import lazily
from policy.when.model import DayPart, days_only
from policy.when.roles import OF_OTHERS, WORDS, Role, role_of, without_check_in
from policy.when.same_day import CHECK_IN, Mention, is_vague

Span = tuple[int, int]

_SESSIONS = lazily(WORDS["sessions"])
_NAMES = lazily(WORDS["names of meetings"])
_JUST_BEFORE = lazily(r"(?:[\s在于:]|大概|大约|约|预计|具体|时间|就)*")
_JUST_PLACE = lazily(r"[\s()]*(?:在|到|于)?(?!.*(?:还|去|要))[^,。]{0,14}$")
_BYGONE = lazily(r"上个?(?:周|星期)|昨|前天|大前天")
_LONE_BEFORE = lazily(r"\s*(?:就|定)?(?:会议)?(?:时间|日期)?[为是在:]*\s*")
_LONE_AFTER = lazily(r"\s*[哈吧啊呢的]*\s*")
_ALTERNATIVE = lazily(
    r"[^。\n]{0,30}?(?:或|还是|也可能|要么|若|遇|如果|如(?![果下何期])[^,。;\n]{1,12}(?:则|就|改|顺延)|要是|万一|备选|方案[二2Bb]|不行)[^。\n]{0,30}"
)
_CHECKS_IN = lazily(rf"[^,。;\n]{{0,12}}(?:{CHECK_IN.pattern})")
_KEPT = lazily(r"[^。\n]{0,12}?(?:时间|钟?点)[^,。;\n]{0,4}(?:不变|照旧|没变)")
_LISTED = lazily(r"[\s,、;和及]*")


def rivals_and_start(folded: str, found: list[Mention], agenda: Sequence[Span], known: date | None) -> list[Mention]:
    """The start, followed by the mentions that might be it as well; empty when no start is written.

    `agenda` are the spans of the items; `known` is a day that needs not be written.
    """
    rated = _rated(folded, found, agenda, known)
    if not rated:
        return []
    if any(mention.clock and mention.sure_day for mention, _ in rated):  # 节后开……2月17日上午九点半
        rated = [(each, role) for each, role in rated if each.clock or each.sure_day or (each.day and each.day.rank)]
    merged = _merged(rated)
    best = max(role for _, role in merged)
    floor = best if best in (Role.CHANGED, Role.PLAIN) else Role.MEETING
    first, *others = [(mention, role) for mention, role in merged if role >= floor]
    first = _with_lone_day(folded, first, rated)
    first = _with_kept_hour(folded, first, found)
    rivals = [each for each, role in others if each.alternative or _separate(folded, first[0], each, role)]
    return [*_each_day(_near_days(first[0], found, known)), *rivals]


def starts(folded: str, found: list[Mention]) -> list[Mention]:
    """Every mention that may be a meeting's start by itself, in order, with the day that it stands on."""
    rated = [mention for mention, _ in _merged(_rated(folded, found, (), None)) if not mention.alternative]
    return [each for mention in rated if mention.clock for each in _each_day(mention)]


def _each_day(mention: Mention) -> list[Mention]:
    """«11月24日、26日上午9点»: days that do not adjoin are as many times."""
    also = mention.day.also if mention.day else ()
    return [mention, *(replace(mention, day=replace(mention.day, day=day)) for day in also if mention.day)]


def _near_days(mention: Mention, found: list[Mention], known: date | None) -> Mention:
    """An hour without a day: the days that the text names for other things (a deadline) are at least among the choices."""
    days = days_only(each.sure_day for each in found)
    if mention.day is not None or mention.clock is None or known is not None or not days:
        return mention
    why = f"“{mention.clock.words}”未写明是哪一天"
    return replace(mention, day=DayPart(mention.start, mention.end, why=why, choices=days))


def _with_lone_day(folded: str, first: tuple[Mention, Role], rated: list[tuple[Mention, Role]]) -> tuple[Mention, Role]:
    """«中午12点半开个短会，党组班子，明天，……»: a day that is a clause of its own is the hour's, if there is but one."""
    mention, role = first
    lone = [each for each, _ in rated if each.clock is None and each.sure_day and _is_lone(folded, each)]
    return (replace(mention, day=lone[0].day), role) if mention.day is None and len(lone) == 1 else first


def _with_kept_hour(folded: str, first: tuple[Mention, Role], found: list[Mention]) -> tuple[Mention, Role]:
    """«12月14日上午10点……更正一下，是12月15日，时间不变»: the new day at the hour said before."""
    mention, role = first
    hours = [each.clock for each in found if each.clock and each.end <= mention.start]
    kept = role is Role.CHANGED and mention.clock is None and hours and _KEPT.match(folded, mention.end)
    return (replace(mention, clock=hours[-1]), role) if kept else first


def _is_lone(folded: str, mention: Mention) -> bool:
    before, after = clause(folded, mention.start, mention.end)
    return _LONE_BEFORE.fullmatch(before) is not None and _LONE_AFTER.fullmatch(after) is not None


def _rated(folded: str, found: list[Mention], agenda: Sequence[Span], known: date | None) -> list[tuple[Mention, Role]]:
    rated: list[tuple[Mention, Role]] = []
    carried: tuple[Mention, Role] | None = None  # the day that a later clock time without one belongs to
    old: Mention | None = None  # the day of a meeting that is only moved to another hour
    for index, written in enumerate(found):
        mention = without_check_in(folded, written)
        floor = found[index - 1].end if index else 0
        ceiling = found[index + 1].start if index + 1 < len(found) else len(folded)
        role = role_of(folded, mention, floor, ceiling)
        if role >= Role.PLAIN and len(found) > 1 and _BYGONE.match(folded, mention.start):
            role = Role.OLD
        if role in (Role.PLAIN, Role.MEETING) and any(start <= mention.start < end for start, end in agenda):
            role = Role.AGENDA
        if rated and role >= Role.PLAIN and _ALTERNATIVE.fullmatch(folded[found[index - 1].end : mention.start]):
            other, role = rated[-1]
            day, clock = mention.day or other.day, mention.clock or other.clock
            mention = replace(mention, day=day, clock=clock, alternative=True)
        if mention.day is None and known is None and role >= Role.PLAIN:
            near = carried[0] if carried else old if role is Role.CHANGED else None
            joined = _with_day(folded, mention, role, near, found[index + 1 : index + 2])
            if joined is None:
                continue
            mention, role = joined, max(role, carried[1]) if carried else role
        if role is Role.OLD and mention.day is not None:
            old = mention
        if mention.day is not None and (role >= Role.PLAIN or _is_meeting_day(folded, mention, role)):
            carried = mention, role
        if role >= Role.PLAIN and (mention.clock or not mention.day or not is_vague(mention.day)):
            rated.append((mention, role))
    return _listed_alike(folded, rated)


def _listed_alike(folded: str, rated: list[tuple[Mention, Role]]) -> list[tuple[Mention, Role]]:
    """«27日上午9点、28日上午9点分别召开»: what holds for the last of a list holds for all of it."""
    for index in range(len(rated) - 2, -1, -1):
        (mention, role), (following, its_role) = rated[index], rated[index + 1]
        if _LISTED.fullmatch(folded[mention.end : following.start]):
            rated[index] = mention, max(role, its_role)
    return rated


def _is_meeting_day(folded: str, mention: Mention, role: Role) -> bool:
    """«29日8:45报到，9:00正式开会»: the check-in's day is the meeting's; a deadline's is not."""
    return role is Role.NOT_START and any(each.match(folded, mention.end) for each in (_CHECKS_IN, OF_OTHERS))


def _with_day(
    folded: str, clock: Mention, role: Role, carried: Mention | None, following: Sequence[Mention]
) -> Mention | None:
    """The clock time with the day that it belongs to; as it is when no day is near, None when it is another matter."""
    if carried is not None:
        if not _belongs(folded, carried, clock, role):
            return None
        return replace(clock, day=carried.day, start=carried.start if carried.end >= clock.start - 3 else clock.start)
    for later in following:
        gap = folded[clock.end : later.start]
        if later.clock is None and later.day and not gap.strip(" ,("):
            return replace(clock, day=later.day, end=later.end)
    return clock


def _belongs(folded: str, day: Mention, clock: Mention, role: Role) -> bool:
    """Whether a clock time that stands apart is on the day named before: in its clause, or plainly the meeting's."""
    before, after = clause(folded, clock.start, clock.end)
    if re.match(r"\s*(?:还|再|要去|去|得)", after):
        return False
    if role >= Role.MEETING or not re.search(r"[,。;\n]", folded[day.end : clock.start]):
        return True
    return _JUST_BEFORE.fullmatch(before) is not None and _JUST_PLACE.match(after) is not None


def _merged(candidates: list[tuple[Mention, Role]]) -> list[tuple[Mention, Role]]:
    """One mention per day and hour: a day said first and said again with its hour is one."""
    merged: list[tuple[Mention, Role]] = []
    for mention, role in candidates:
        for index, (other, its_role) in enumerate(merged):
            if _is_same(other, mention):  # 10点，不对，10点有事，改成11点: what is said again is no change
                again = other.clock and mention.clock and role is Role.CHANGED
                merged[index] = (other if other.clock else mention), its_role if again else max(role, its_role)
                break
        else:
            merged.append((mention, role))
    return merged


def _is_same(one: Mention, other: Mention) -> bool:
    if one.clock and other.clock:
        return _same_day(one, other) and bool(set(one.clock.options) & set(other.clock.options))
    return _same_day(one, other) or (one.clock is None and _within(one, other))


def _within(one: Mention, other: Mention) -> bool:
    """«14日至15日召开» and «15日上午8:00开幕»: the hour says on which of the days it starts."""
    day, last, start = one.sure_day, one.until_day, other.sure_day
    if one.day and day is None and start in one.day.choices:  # 国庆前……9月30日9点
        return True
    return bool(day and last and start and day <= start <= last)


def _same_day(one: Mention, other: Mention) -> bool:
    if one.day is None or other.day is None:
        return True
    if one.sure_day and other.sure_day:
        return one.sure_day == other.sure_day or _restates(one.sure_day, other)
    if one.sure_day and not other.day.why:
        return other.day.fits(one.sure_day)
    return one.day.choices == other.day.choices


def _restates(day: date, other: Mention) -> bool:
    """«下周五下午三点……（放完假那个周五）»: a bare weekday behind a day of that weekday is the same day again."""
    return other.clock is None and other.day is not None and other.day.rank == 1 and other.day.weekday == day.weekday()


def _separate(folded: str, first: Mention, other: Mention, role: Role) -> bool:
    """Whether two times are two meetings (or contradict one another) rather than two sessions of one."""
    between = folded[first.end : other.start]
    if _SESSIONS.search(folded):
        return False
    if first.day is None or not _same_day(first, other):
        return True
    names = [_NAMES.search("".join(clause(folded, each.start, each.end))) for each in (first, other)]
    if _LISTED.fullmatch(between):  # 9点、10点 contradict one another; 上午9点、下午2点半 are two sessions
        hours = [each.clock.options[0].hour // 12 for each in (first, other) if each.clock and each.clock.options]
        return len(hours) == 2 and hours[0] == hours[1]
    return all(names) or "时间" in between or "会后" in between or role >= Role.FIXED
