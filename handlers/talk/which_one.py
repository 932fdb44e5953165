"""An act that needs a number, said without one: the things that it may be done to now, as choices.

Everything of a kind that waits in view is looked at, and what the act's state table forbids is left out (next_acts.py).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from pydantic.dataclasses import dataclass

from actions.common import departments
from actions.common.context import Context
from actions.common.states import ReceiptState
from actions.ledger import entries
from actions.ledger.entries import LedgerEntry
from actions.matter import matters
from actions.matter.matters import Matter
from actions.meeting import attendance, integrity, opinions
from actions.meeting import search as meeting_search
from actions.meeting.integrity import IntegrityRequest
from actions.meeting.opinions import Opinion
from actions.meeting.report import MeetingNotice
from actions.people import applications, calls, handover
from actions.people.applications import Application
from actions.people.calls import Call
from actions.people.handover import Handover
from actions.publication import finding, inspections, receipts, requested
from actions.publication.finding import Publication
from actions.publication.inspections import Inspection
from actions.publication.requested import Request
from actions.report import withdraw
from actions.report.submit import Submission
from actions.sending import digests, release
from actions.sending.digests import Digest
from actions.sending.release import Draft
from actions.talk import spoken_of
from handlers.talk.about_number import in_a_line
from handlers.talk.commands import Said, kinds_of
from handlers.talk.heard import digest, heard
from handlers.talk.how import attempt, forms_of
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import READS, Next, ways_on
from handlers.talk.numbered import FINDERS, Kind, Numbered, find, not_found
from handlers.talk.question import DROP, answers, ask, give_way
from handlers.talk.registry import act_named, carry_out
from handlers.talk.told_apart import told_apart

_WHICH: Final = "which_one"
_NEITHER: Final = "都不是"
_MOST: Final = 6  # choices
_EXAMPLE: Final = "2026-0123"
Ways = list[tuple[Kind, list[Next]]]
_TELLS: Final = frozenset(
    {
        "note_progress",
        "entry_progress",
        "give_opinion",
        "answer_opinion",
        "report_finding",
        "state_case",
        "reschedule",
        "decide",
        "amend_meeting",
        "meeting_outcome",
    }
)  # what was said is itself what is noted, or names it
_NOTHING: Final = {
    "answer_opinion": "目前没有待您答复的派驻组意见，无需办理。",
    "decide": "近一个月没有查到已召开的会议，未登记结论。会后请回复“决定 编号 第1项 通过”。",
}  # said where nothing waits, instead of the usage
_WITH_ME: Final = re.compile(r"我[跟和与同、]|[跟和与同、]我(?!们)")  # «我跟赵丽去», and not «我让赵丽去»
_MYSELF: Final = re.compile(
    r"我(?!们|[^，,。]{0,4}[让派叫请])"
)  # nobody that is known is named: «我去», not «我让小周去»
_AT_ONCE: Final = frozenset({"attend", "excuse_meeting", "announce_ready", "called_back"})  # … of one that is named
_LOOKED_AT: Final = 60
_DENIES: Final = re.compile(r"[不别]|拒|驳|取消|先不")


@dataclass(frozen=True)
class Wanted:
    """The act, how it is said of a thing, and the digest of what was said, if that is what the act notes, when."""

    act: str
    word: str
    digest: str
    at: datetime


def _of_registers(context: Context) -> list[tuple[LedgerEntry, Any]]:
    known = entries.definitions(context)
    return [(row, each) for each in known for row in entries.entries(context, each, waiting=True)]


def _of_own(context: Context) -> list[Matter]:
    return [matter for each in departments.own(context) for matter in matters.open_matters(context, each)]


def _sent(context: Context) -> list[Publication]:
    """What the own desk has sent or is to send; what was sent to the person and waits."""
    mine = [each.publication for each in receipts.mine(context, ReceiptState.WAITING)]
    return [*mine, *finding.listing(context, most=_MOST)]


_WAITING: Final[dict[Kind, Callable[[Context], list[Any]]]] = {
    MeetingNotice: meeting_search.lately_and_open,
    LedgerEntry: _of_registers,
    Opinion: opinions.open_opinions,
    Matter: _of_own,
    IntegrityRequest: integrity.open_requests,
    Application: applications.waiting,
    Handover: handover.waiting,
    Publication: _sent,
    Digest: digests.waiting,
    Draft: release.waiting,
    Submission: lambda context: [each.submissions[-1] for each in withdraw.own_reports(context)],
    Inspection: lambda context: inspections.listing(context, most=_MOST),
    Request: lambda context: _by_number(context, Request, [each.subject for each in requested.waiting(context)]),
    Call: lambda context: _by_number(context, Call, [each.subject for each in calls.waiting(context)]),
}


def _by_number(context: Context, kind: Kind, numbers: Iterable[str | None]) -> list[Any]:
    """What the desk was told of and has not answered."""
    return [found for each in numbers if each and (found := FINDERS[kind](context, each)) is not None]


def which_one(desk: Desk, message: Message, name: str, *, waits: bool) -> Reply | None:
    """Done to the one thing that the words name; else the things that it may be done to, as choices: the first of them where they are
    many, and that there is none where nothing waits; the only one is looked at without asking, where the act only reads. None for an
    act that is done to nothing numbered.

    `waits`: another question is open, and none is asked.
    """
    ways = ways_on(name) or _ways_by_form(desk, name)
    if not ways:
        return None
    open_to = list(islice(_open_to(desk, ways, denied=_DENIES.search(message.text) is not None), _LOOKED_AT))
    where = {each.id for each in departments.mentioned(desk.context, message.text)}
    open_to = [each for each in open_to if not where or _is_of(desk, each[2], where)]
    named = told_apart(desk, message, [found for _, _, found in open_to])
    open_to = [each for each in open_to if not named or each[2] in named]
    if len(open_to) == 1 and (name in READS or (named and name in _AT_ONCE)):
        [(number, way, found)] = open_to
        if (other := _rest(desk, message, name, found)) is not None:
            give_way(desk, _WHICH)
            said = Said(way.words.split()[0], number, other, found.item)
            return attempt(desk, name, lambda: carry_out(desk, message, act_named(name), said))
    if len(open_to) == 1 and not waits and (name == "decide" or (named and name == "note_progress")):
        [(number, way, found)] = open_to
        said = Said(way.words.split()[0], number, message.text.strip(), found.item)
        return attempt(desk, name, lambda: carry_out(desk, message, act_named(name), said))
    if not open_to and name == "resubmit_entry" and (wanted := act_named("submit_report").meant):
        return attempt(desk, name, lambda: carry_out(desk, message, act_named("submit_report"), wanted(desk, message)))
    if not open_to and name in _NOTHING:
        return Reply(_NOTHING[name], name)
    if waits:
        return None
    word = (open_to[0][1] if open_to else ways[0][1][0]).words.split()[0]
    if not open_to:
        return Reply(f"“{word}”：目前没有可以这样办理的事项。如有编号，请写明，如“{word} {_EXAMPLE}”。", name)
    lines = [in_a_line(desk, found) for _, _, found in open_to[:_MOST]]
    choices = {line: number for line, (number, _, _) in zip(lines, open_to, strict=False)} | {_NEITHER: DROP}
    text = f"“{word}”：请问是哪一项？"
    if len(open_to) == 1 and name in _TELLS:
        text, choices = f"“{word}”：是指 {lines[0]} 吗？", {"是": open_to[0][0], "不是": DROP}
    more = f"不在其中的，请写明编号，如“{word} {_EXAMPLE}”。" if len(open_to) > _MOST else ""
    kept = digest(message.text) if name in _TELLS else ""
    asked = ask(desk, _WHICH, f"{text}{more}", choices, Wanted(name, word, kept, message.at), field="number")
    return replace(asked, action=name)


def _is_of(desk: Desk, found: Numbered, where: set[int]) -> bool:
    """Whether its line names one of these departments, or none at all."""
    its = {each.id for each in departments.mentioned(desk.context, in_a_line(desk, found))}
    return not its or bool(its & where)


def _ways_by_form(desk: Desk, name: str) -> Ways:
    """An act that no reply offers is said by its form; it looks itself whether it may be done."""
    word = forms_of(desk, name)[0].split()[0]
    return [(kind, [Next(name, f"{word} {{}}", lambda _desk, _item: True)]) for kind in kinds_of(name)]


def _rest(desk: Desk, message: Message, name: str, found: Numbered) -> str | None:
    """What else the act is told: who attends, of whom one is named or speaks; None where nobody is."""
    if name != "attend":
        return ""
    names = [each.name for each in attendance.desk_members(desk.context, found.item) if each.name in message.text]
    mine = _WITH_ME if names else _MYSELF
    return "、".join(["我", *names] if mine.search(message.text) else names) or None


def _open_to(desk: Desk, ways_on_kinds: Ways, *, denied: bool) -> Iterator[tuple[str, Next, Numbered]]:
    """Each thing with its number, and how the act is said of it: «不同意 {}» rather than «同意 {}» where it was denied.

    What the person spoke of last comes first, whether it waits or not.
    """
    last = spoken_of.last_number(desk.context)
    spoken = find(desk.context, last) if last else None
    for kind, ways in sorted(ways_on_kinds, key=lambda way: spoken is None or way[0] is not spoken.kind):
        way = ways[-1] if denied else ways[0]
        first = [spoken.item] if spoken is not None and spoken.kind is kind else []
        waiting = _WAITING[kind](desk.context) if kind in _WAITING else []
        for item in [*first, *(each for each in waiting if _number(each) != last)]:
            if way.is_open(desk, item):
                yield _number(item), way, Numbered(kind, item)


def _number(item: Any) -> str:
    """An entry comes with its register."""
    number: str = (item[0] if isinstance(item, tuple) else item).number
    return number


@answers(_WHICH, version=2)
def chosen(desk: Desk, kept: Wanted, number: str) -> Reply:
    """The act goes on with the thing that was chosen; what it still lacks it asks for by itself."""
    found = find(desk.context, number)
    if found is None:
        return Reply(not_found(number), "unknown")
    rest = heard(desk, kept.digest)
    message = Message(desk.context.userid, rest, kept.at)
    return carry_out(desk, message, act_named(kept.act), Said(kept.word, number, rest, found.item))
