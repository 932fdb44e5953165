"""The one reading of a text's time, or the question to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from policy.text.ask import Ask, ask_between
from policy.text.lazy import lazily
from policy.when.clock import clocks
from policy.when.mentions import mentions
from policy.when.model import Calendar, Frame, When, days_only
from policy.when.said import as_said, unread
from policy.when.same_day import Mention, is_vague
from policy.when.start import Span, rivals_and_start, starts

MOST_CHOICES = 4


@dataclass(frozen=True)
class Times:
    """The times of one text, found once for all that is asked of them."""

    text: str
    folded: str
    found: list[Mention]
    now: datetime

    @classmethod
    def of(cls, text: str, now: datetime, calendar: Calendar) -> Times:
        """As read at `now`, in whose zone they are."""
        folded = as_said(text)
        return cls(text, folded, mentions(folded, Frame(now, calendar)), now)

    def start(self, *, day: date | None = None, agenda: Sequence[Span] = ()) -> When:
        """As read_when; no start stands in the `agenda` spans (a date in an item is not the meeting's)."""
        found = rivals_and_start(self.folded, self.found, agenda, day)
        if not found:
            return When()
        if len(found) > 1:
            return _ask_which(self.text, self.now, found, day)
        rest = unread(self.folded, found[0])
        return _decide(self.text, self.now, found[0], day, f"“{rest}”未能读懂" if rest else "")

    def starts(self) -> tuple[When, ...]:
        """Every time at which a meeting may begin, in order, hours unclear included; days alone are left out."""
        found = starts(self.folded, self.found)
        read = (_decide(self.text, self.now, each, None, "") for each in found)
        return tuple(replace(when, span=(each.start, each.end)) for when, each in zip(read, found, strict=True))


def read_when(text: str, now: datetime, calendar: Calendar, day: date | None = None) -> When:
    """The time that a notice or an answer names, in `now`'s zone; `day` is the day already known, if any.

    Never a guess: what may be read in two ways gives an Ask on «starts_at» (domain.md «How dates and amounts are
    read»). A day without an hour gives `day` alone, a text without a time an empty When.
    """
    return Times.of(text, now, calendar).start(day=day)


def _decide(text: str, now: datetime, mention: Mention, known: date | None, doubt: str) -> When:
    words = text[mention.start : mention.end]
    part, clock = mention.day, mention.clock
    day = part.day if part else known
    if day is not None and clock is None and not doubt:
        return When(day=day, text=words, last_day=mention.until_day, span=(mention.start, mention.end))
    if day is not None and clock is not None and clock.sure is not None and not doubt:
        return _timed(words, now, datetime.combine(day, clock.sure, now.tzinfo), mention)
    if part is None and day is None:  # 下午三点开会: today or tomorrow is not said
        days: tuple[date, ...] = (now.date(), now.date() + timedelta(days=1))
    else:
        days = days_only([day]) if day else part.choices if part else ()
    reasons = (doubt, part.why if part and not day else "", clock.why if clock else "")
    why = "；".join(reason for reason in reasons if reason) or f"“{words}”未写明是哪一天"
    choices = _choices(days, clock.options) if clock and clock.options else _choices(days)
    return When(ask=_ask(now, why, _coming(now, choices)), text=words)


def _timed(words: str, now: datetime, starts_at: datetime, mention: Mention) -> When:
    if starts_at < now:
        moments = [starts_at, starts_at + timedelta(days=1)]  # a meeting under way may still be reported
        choices = [_minutes(moment) for moment in moments if moment >= now or moment.date() == now.date()]
        return When(ask=_ask(now, f"“{words}”已过", choices), text=words)
    ends_at = starts_at + timedelta(minutes=mention.minutes) if mention.minutes else None
    if mention.until is not None:
        ends_at = datetime.combine(mention.until_day or starts_at.date(), mention.until, now.tzinfo)
    return When(
        starts_at=starts_at,
        ends_at=ends_at if ends_at and ends_at > starts_at else None,
        text=words,
        last_day=mention.until_day,
        span=(mention.start, mention.end),
    )


def _ask_which(text: str, now: datetime, found: list[Mention], known: date | None) -> When:
    choices: list[str] = []
    for mention in found:
        days = days_only([mention.sure_day or known, *(mention.day.choices if mention.day else ())])
        choices += _choices(days, mention.clock.options[:1] if mention.clock else None)
    words = "、".join(text[mention.start : mention.end] for mention in found)
    return When(ask=_ask(now, f"文中有“{words}”几个时间", list(dict.fromkeys(choices))), text=words)


def _choices(days: Sequence[date], options: Sequence[time] | None = None) -> list[str]:
    if options is None:
        return [day.isoformat() for day in days]
    return [f"{day.isoformat()}T{option:%H:%M}" for day in days for option in options]


def _coming(now: datetime, choices: list[str]) -> list[str]:
    return [choice for choice in choices if choice >= (_minutes(now) if "T" in choice else now.date().isoformat())]


def _minutes(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def _ask(now: datetime, why: str, choices: Sequence[str]) -> Ask:
    return ask_between("starts_at", "会议时间", why, list(choices)[:MOST_CHOICES], now.date())


# What may stand before an hour that is said alone.
_ASIDE = lazily(
    r"(?:[\s:,。、]|会议|开会|时间|改期?|调整?|推迟|提前|延后|顺延|挪|定|下来|了|安排|到|至|为|在|成|于|就|是|还|仍|确|好|当天|同一?天|那天|的|原定|日期|不变|大概|应该|可能|大约|暂|初|估计|嗯|那)*"
)


def names_hour_alone(text: str) -> bool:
    """«改到上午10点»: an hour, and nothing before it that could be a day (过几天上午10点)."""
    said = as_said(text)
    found = clocks(said)
    return bool(found) and _ASIDE.fullmatch(said, 0, found[0].start) is not None


def read_day(text: str, now: datetime, calendar: Calendar, direction: str = "past") -> date | Ask | None:
    """The first day that a text names: the latest past one for a ledger, the coming one with direction «future».

    None when no day is named; an Ask on «date» when it may be read in two ways or is no day at all.
    """
    frame = Frame(now, calendar, past=direction == "past")
    part = next((each.day for each in mentions(as_said(text), frame) if each.day and not is_vague(each.day)), None)
    if part is None or part.day is not None:
        return part.day if part else None
    return ask_between("date", "日期", part.why, [day.isoformat() for day in part.choices], now.date())
