"""The parts of which a day's messages are made; each is worded once, for a department, for a group or for a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actions.common.context import Rules
from policy.words import reminder_text as words
from policy.words.brief_text import brief, calendar_note
from policy.words.reminder_text import Owed
from scheduler.plan.digests import DigestDraft
from scheduler.plan.duty import Audience, Duty, Meeting, Record
from scheduler.plan.ladder import Firing, Ladder
from storage.models.duties import SENT
from storage.states import StepState

SOON = 3  # working days: what the brief calls near


@dataclass(frozen=True)
class Held:
    """A principal's reminder that waits for the office's word «发送 <number>»."""

    department_id: int
    number: str
    text: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """One part of somebody's message, with the steps that it settles."""

    reason: str  # escalation | daily | brief
    rank: date  # the oldest date in it: the most urgent part stands first
    text: str
    to: tuple[str, ...]
    records: tuple[Record, ...] = ()
    held: tuple[Held, ...] = ()
    digests: tuple[DigestDraft, ...] = ()


def department_sections(day: date, ladder: Ladder, audience: Audience, rules: Rules) -> list[Section]:
    """What liaisons, leaders in charge and (where that is automatic) principals are told."""
    found, deputies = [], audience.deputies(day)
    for asked, firings in _by_reader(ladder.to("liaison"), audience.asked):
        text = words.to_liaison(firings[0].duty.department, [firing.owed for firing in firings], day, rules.office)
        found.append(section_of("daily", firings, text, asked))
    in_charge = _by_reader(ladder.to("leader"), lambda duty: audience.leader(duty.department_id, duty.owed.short))
    for leader, firings in in_charge:
        department, owed = firings[0].duty, [firing.owed for firing in firings]
        text = words.to_leader(department.department, owed, day, rules.office)
        if any(userid in deputies for userid in audience.liaisons(department.department_id)):
            text = f"{text}\n{words.LIAISON_AWAY}"
        found.append(section_of("escalation", firings, text, leader))
    automatic = rules.reminders.principal_step == "automatic"
    if direct := [each for each in ladder.to("principal") if automatic or not each.duty.shared]:
        for firings in by_department(direct):
            name, to = firings[0].duty.department, audience.principals(firings[0].duty.department_id)
            found.append(section_of("escalation", firings, _principal_text(name, day, firings, rules), to))
    return found


def desk_sections(
    day: date,
    duties: Sequence[Duty],
    meetings: Sequence[Meeting],
    ladder: Ladder,
    audience: Audience,
    rules: Rules,
    number: Callable[[], str],
) -> list[Section]:
    """What the desks read in the morning: drafts for principals, the group's list, the brief."""
    found = []
    if rules.reminders.principal_step == "release":
        found += _drafts(day, ladder, audience, rules, number)
    for group_id, desk in audience.desks().items():
        listed = [each for each in ladder.to("group") if each.duty.group_id == group_id and each.duty.shared]
        if listed:
            text = words.to_group([(firing.duty.department, firing.owed) for firing in listed], day)
            found.append(section_of("escalation", listed, text, desk))
        shown = {firing.duty.deadline_id for firing in listed}
        own = [duty for duty in duties if duty.group_id == group_id and duty.deadline_id not in shown and duty.shared]
        today = [each.shown for each in meetings if each.group_id == group_id and each.day == day]
        late, near = _overdue(own, day), _near(own, day, rules)
        if text := brief(day, today, late, near):
            rank = min((owed.due_on for _, owed in late), default=day)
            note = calendar_note(day, rules.calendar)
            found.append(Section("brief", rank, "\n".join(filter(None, (text, note))), tuple(desk)))
    return found


def _overdue(duties: Sequence[Duty], day: date) -> list[tuple[str, Owed]]:
    return [(duty.department, duty.owed) for duty in duties if duty.owed.due_on < day]


def _near(duties: Sequence[Duty], day: date, rules: Rules) -> list[tuple[str, Owed]]:
    last = rules.calendar.shift(day, SOON + 1) - timedelta(days=1)  # a rest day after the third is near too
    return [(duty.department, duty.owed) for duty in duties if day <= duty.owed.due_on <= last]


def _drafts(day: date, ladder: Ladder, audience: Audience, rules: Rules, number: Callable[[], str]) -> list[Section]:
    """One section for all departments of a group of which the same has to be said."""
    alike: dict[tuple[int, str], list[list[Firing]]] = {}
    for firings in by_department([each for each in ladder.to("principal") if each.duty.shared]):
        key = firings[0].duty.group_id, _principal_text("", day, firings, rules)
        alike.setdefault(key, []).append(firings)
    return [_draft(day, departments, audience, rules, number) for departments in alike.values()]


def _draft(
    day: date, departments: list[list[Firing]], audience: Audience, rules: Rules, number: Callable[[], str]
) -> Section:
    held, listed = [], []
    for firings in departments:
        duty = firings[0].duty
        principals = tuple(audience.principals(duty.department_id))
        if principals:
            text = _principal_text(duty.department, day, firings, rules)
            held.append(Held(duty.department_id, number(), text, principals))
        listed.append((duty.department, held[-1].number if principals else None))
    first = departments[0]
    example = _principal_text(first[0].duty.department, day, first, rules)
    everything = [firing for firings in departments for firing in firings]
    office = audience.offices(first[0].duty.group_id)
    section = section_of("escalation", everything, words.draft_for_principals(listed, example), office)
    drafted = tuple(replace(each, state=StepState.DRAFTED) if each.state in SENT else each for each in section.records)
    return replace(section, records=drafted, held=tuple(held))


def _principal_text(name: str, day: date, firings: list[Firing], rules: Rules) -> str:
    owed = [firing.owed for firing in firings]
    history = [_history(firing.duty) for firing in firings]
    return words.to_principal(name, owed, day, history, rules.office)


def _history(duty: Duty) -> str:
    return words.earlier_steps((name, on) for name, (state, on) in duty.taken.items() if state in SENT)


def section_of(reason: str, firings: Sequence[Firing], text: str, to: Sequence[str]) -> Section:
    """A part about these firings. With nobody to read it, its steps stay unsent."""
    records = [record for firing in firings for record in firing.records]
    if not to:
        records = [replace(record, state=StepState.UNSENT) for record in records]
    return Section(reason, min(firing.owed.due_on for firing in firings), text, tuple(to), tuple(records))


def _by_reader(
    firings: Sequence[Firing], readers: Callable[[Duty], Sequence[str]]
) -> list[tuple[Sequence[str], list[Firing]]]:
    """Firings of one department for the same readers together: a duty may have its own."""
    found: dict[tuple[int, tuple[str, ...]], list[Firing]] = {}
    for firing in firings:
        found.setdefault((firing.duty.department_id, tuple(readers(firing.duty))), []).append(firing)
    return [(to, each) for (_, to), each in found.items()]


def by_department(firings: Sequence[Firing]) -> list[list[Firing]]:
    """Firings of one department together, in the order in which they come."""
    found: dict[int, list[Firing]] = {}
    for firing in firings:
        found.setdefault(firing.duty.department_id, []).append(firing)
    return list(found.values())


def personal_sections(day: date, ladder: Ladder, audience: Audience) -> list[Section]:
    """One part for each of these people, one for each department's 机关纪委."""
    found, own = [], dict[str, list[Firing]]()
    for firing in sorted([*ladder.to("owner"), *ladder.to("writer")], key=lambda each: each.duty.owed.due_on):
        duty = firing.duty
        named = audience.person(duty.owner if firing.to == "owner" else duty.writer)
        to = named or audience.liaisons(duty.department_id)  # they settle who follows
        for userid in to:
            own.setdefault(userid, []).append(firing)
        if not to:
            found.append(section_of("daily", [firing], "", ()))
    told = _told_anyway(ladder, audience)
    found += [_own(day, userid, firings, told) for userid, firings in own.items()]
    for firings in by_department(ladder.to("discipline")):
        duty = firings[0].duty
        text = words.to_discipline(duty.department, [firing.owed for firing in firings], day)
        found.append(section_of("escalation", firings, text, audience.discipline(duty.department_id)))
    return found


def _own(day: date, userid: str, firings: Sequence[Firing], told: set[tuple[int, str]]) -> Section:
    """Each entry once; one that the same person reads as liaison or leader stands there, and here only as dealt with."""
    shown = {
        firing.duty.deadline_id: (firing.duty.department, firing.owed)
        for firing in firings
        if (firing.duty.deadline_id, userid) not in told
    }
    made = section_of("daily", firings, words.to_owner(list(shown.values()), day), (userid,))
    return made if shown else Section(made.reason, made.rank, "", (), made.records)


def _told_anyway(ladder: Ladder, audience: Audience) -> set[tuple[int, str]]:
    """Deadline and reader of what goes to liaisons and leaders today."""
    return {
        (firing.duty.deadline_id, userid)
        for reader in ("liaison", "leader")
        for firing in ladder.to(reader)
        for userid in (
            audience.asked(firing.duty)
            if reader == "liaison"
            else audience.leader(firing.duty.department_id, firing.owed.short)
        )
    }
