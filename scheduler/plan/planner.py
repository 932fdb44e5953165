"""What leaves on a day, and to whom: pure planning over loaded values, shared by the tick and by `preview`.

A day has two moments: at 8:35 the desk's people get everything that is theirs, ten minutes later everybody else does.
One person gets one message, most urgent part first; its text names departments, so that equal texts leave together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from actions.common.context import Rules
from actions.common.deputies import Deputy
from actions.ledger.filled_in import FilledIn
from policy.text.write import say_day
from policy.time.hours import brief_time, send_time
from scheduler.plan.duty import Audience, Duty, Meeting, Record
from scheduler.plan.filled_in import filled_in_sections
from scheduler.plan.ladder import Ladder
from scheduler.plan.sections import Section, department_sections, desk_sections, personal_sections

_GRAVITY = ("escalation", "daily", "brief")  # a message of several parts is named after the gravest


@dataclass(frozen=True)
class Message:
    """One text with everybody who gets exactly this."""

    at: datetime
    to: tuple[str, ...]
    reason: str
    text: str


@dataclass(frozen=True)
class Phase:
    """One moment of the day: its messages, and the sections and steps that it settles."""

    at: datetime
    messages: tuple[Message, ...]
    sections: tuple[Section, ...]
    skipped: tuple[Record, ...]


def plan_day(
    day: date,
    duties: Sequence[Duty],
    meetings: Sequence[Meeting],
    audience: Audience,
    rules: Rules,
    number: Callable[[], str],
    drafts: Sequence[Section] = (),
    filled: Sequence[FilledIn] = (),
) -> tuple[Phase, Phase]:
    """The two moments of a working day; `number` numbers a reminder's draft, `drafts` are what the desks read beside: of
    groups' digests, and what waits for their review.

    `filled` is what leaders have still to confirm; no deputy is asked for that.
    """
    at_desk = frozenset(userid for desk in audience.desks().values() for userid in desk)
    early, later = brief_time(day, rules.hours, rules.zone), send_time(day, rules.hours, rules.zone)

    open_early = [duty for duty in duties if duty.is_open(early)]
    ladder = Ladder(day, open_early, rules)
    deputies = audience.deputies(day)
    told = desk_sections(day, open_early, meetings, ladder, audience, rules, number)
    desk = stand_in([*told, *drafts], deputies)
    # for those at a desk who hold a department's post too
    also = stand_in(_theirs(day, ladder, audience, rules), deputies)
    also += filled_in_sections(day, open_early, filled, rules)
    first = Phase(early, _messages(early, [*desk, *also], at_desk.__contains__), tuple(desk), tuple(ladder.skipped))

    open_later = [duty for duty in duties if duty.is_open(later)]
    ladder = Ladder(day, open_later, rules)
    own = stand_in(_theirs(day, ladder, audience, rules), deputies)
    own += filled_in_sections(day, open_later, filled, rules)
    second = Phase(later, _messages(later, own, lambda userid: userid not in at_desk), tuple(own), ())
    return first, second


def _theirs(day: date, ladder: Ladder, audience: Audience, rules: Rules) -> list[Section]:
    return [*department_sections(day, ladder, audience, rules), *personal_sections(day, ladder, audience)]


def _messages(at: datetime, sections: Sequence[Section], reads: Callable[[str], bool]) -> tuple[Message, ...]:
    """One message for each of these people; those with the same sections share it."""
    theirs: dict[str, list[int]] = {}
    ordered = sorted(sections, key=lambda section: (section.reason == "brief", section.rank))
    for place, section in enumerate(ordered):
        for userid in dict.fromkeys(section.to):
            if reads(userid):
                theirs.setdefault(userid, []).append(place)
    shared: dict[tuple[int, ...], list[str]] = {}
    for userid, places in theirs.items():
        shared.setdefault(tuple(places), []).append(userid)
    return tuple(
        Message(at, tuple(people), _gravest(parts), "\n\n".join(part.text for part in parts))
        for places, people in shared.items()
        for parts in [[ordered[place] for place in places]]
    )


def _gravest(parts: Sequence[Section]) -> str:
    return min((part.reason for part in parts), key=_GRAVITY.index)


def stand_in(sections: Sequence[Section], deputies: Mapping[str, Deputy]) -> list[Section]:
    """The sections with deputies in the place of those who are away; each deputy is told once for whom."""
    found, noted = [], set[str]()
    for section in sections:
        away = [userid for userid in section.to if userid in deputies]
        to = tuple(dict.fromkeys(deputies[each].userid if each in deputies else each for each in section.to))
        found.append(replace(section, to=to) if away else section)
        for userid in away:
            if userid not in noted:
                noted.add(userid)
                found.append(_note(section.reason, deputies[userid]))
    return found


def _note(reason: str, deputy: Deputy) -> Section:
    """It stands before everything else in the deputy's message."""
    text = f"{deputy.away}同志{_span(deputy)}请假，由您代理，提醒一并发给您："
    return Section(reason, date.min, text, (deputy.userid,))


def _span(deputy: Deputy) -> str:
    first, last = say_day(deputy.first), say_day(deputy.last)
    return first if deputy.first == deputy.last else f"{first}至{last}"
