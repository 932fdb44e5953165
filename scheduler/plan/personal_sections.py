"""What reaches a person for an entry's sake: whoever is responsible for it or asked for it, and 机关纪委."""

from collections.abc import Sequence
from datetime import date

from policy.words import reminder_text as words
from scheduler.plan.duty import Audience
from scheduler.plan.ladder import Firing, Ladder
from scheduler.plan.sections import Section, by_department, section_of


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
