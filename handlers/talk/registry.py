"""Which handler takes a message: every act registers itself, and the order is visible here.

A handler file holds one family of acts. Each act is a function with `@act(...)` above it:

    @act("weekly_meetings", words=r"本周会议", usage="本周会议", roles=ANYONE)
    def weekly_meetings(desk: Desk, message: Message, found: Any) -> Reply: ...
"""

import importlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from actions.common.actor import DEPARTMENT_ROLES
from actions.common.deputies import act_in_place
from actions.people.members import ROLE_TITLES
from handlers.talk.message import Desk, Message, Reply
from policy.text.lazy import lazily


class Order(IntEnum):
    """First match wins, in this order."""

    GROUP = -1  # whatever is said in a group chat, and what is said of a quoted message
    REFLEX = 0  # «收到»: acknowledges, never answers a question
    STRANGER = 1  # nobody in the member list: one sentence, nothing else
    EVENT = 2  # subscribe, enter_agent, photos …: what is no text; all that follow are asked of a member's text alone
    CHOICE = 3  # a number or a word of the list shown last, or a way out of the open question
    VERB = 4  # a verb with what it is about, mostly a number: handlers/talk/commands.py
    COMMAND = 5  # begins with a command's word
    CHANGE = 6  # free text that speaks of what is on file: a change of a meeting, a number
    NOTICE = 7  # free text that says by itself what it is: a notice, an entry, a question about what is on file
    MEANWHILE = 8  # by meaning: a question that has its answer, or while one is open surely an act and hardly an answer
    ANSWER = 9  # own words that fit the open question
    LAST = 10  # a few words that say something only where nothing else took them
    MEANT = 11  # by meaning: an act said in words that are no command
    REST = 12  # the compilation, which takes everything


LONGEST_SLIP = 8  # characters: a longer text is a sentence, not a mistyped command
NEAR_ENOUGH = 66  # rapidfuzz ratio: «记账» for 记台账 gives 80, «谁没保» for 谁没报 67
Matcher = Callable[[Desk, Message], Any]
Run = Callable[[Desk, Message, Any], Reply]
Named = Callable[[Desk, Message], Collection[str]]
ANYONE = frozenset({"liaison", "leader", "principal", "inspector", "office"})
DEPARTMENT = DEPARTMENT_ROLES
GROUP = frozenset({"inspector", "office"})
OFFICE = frozenset({"office"})
EVERY_ROLE = ANYONE | {"admin", "staff", "discipline", "commission", "auditor"}


@dataclass(frozen=True)
class Act:
    """One thing that can be said: how it is recognised, who may say it, and how 帮助 shows it."""

    name: str
    room: str  # the folder in handlers/ that it stands in; what `explain` calls its handler
    order: Order
    match: Matcher
    run: Run
    roles: frozenset[str]
    usage: str
    summary: str
    examples: tuple[str, ...]
    meant: Matcher | None = None
    at_once: bool = False
    clicked: Matcher | None = None
    among: Named | None = None

    def is_open_to(self, desk: Desk) -> bool:
        """Whether one of the sender's roles may say it."""
        actor = desk.context.actor
        return actor is None or bool(actor.roles & self.roles)


_ACTS: list[Act] = []


def act(
    name: str,
    *,
    words: str | None = None,
    match: Matcher | None = None,
    order: Order = Order.COMMAND,
    roles: frozenset[str] = EVERY_ROLE,
    usage: str = "",
    summary: str = "",
    examples: tuple[str, ...] = (),
    meant: Matcher | None = None,
    at_once: bool = False,
    clicked: Matcher | None = None,
    among: Named | None = None,
) -> Callable[[Run], Run]:
    """Register an act. `words` is a pattern that the whole text must match (its groups reach the function as
    `found`); `match` is any function that returns something true. An act without usage is not listed in 帮助; where no
    examples are given its usage is the example.
    `meant` reads what the function needs from any words that were found to mean this act (knowledge/ways.yaml); an act
    without it, and one for which it gives None, is answered with its usage. `at_once`: it then writes or sends without asking.
    `clicked` is what a click of the menu asks of it, where that is more than `meant` reads where nothing is said.
    `among` names the acts that can claim a message, of all that have it in common: the others are not asked.
    """
    matcher = match or _matching(words or "")
    shown = examples or ((usage,) if usage else ())

    def register(run: Run) -> Run:
        room = run.__module__.split(".")[1]
        _ACTS.append(Act(name, room, order, matcher, run, roles, usage, summary, shown, meant, at_once, clicked, among))
        return run

    return register


def plainly(_desk: Desk, _message: Message) -> Mapping[str, str]:
    """`meant` of an act that needs nothing but its name: every group of its pattern is empty."""
    return _NOTHING


_NOTHING: Mapping[str, str] = defaultdict(str)


def _matching(words: str) -> Matcher:
    pattern = lazily(words, re.DOTALL | re.IGNORECASE)
    return lambda _desk, message: message.kind == "text" and pattern.fullmatch(message.text.strip())


def spoken_in_group(words: str) -> Matcher:
    """`match` of what is said in a group chat: `words` is a pattern as `act` takes it."""
    said = _matching(words)
    return lambda desk, message: said(desk, message) if message.in_group else None


def said_of_quote(words: str) -> Matcher:
    """`match` of what is said of a message that is quoted."""
    said = _matching(words)
    return lambda desk, message: said(desk, message) if message.quote else None


# Within one class of `Order` the files are tried in this order; a file's name decides nothing.
FILES = (
    "sending.in_group", "meeting.quoted", "qa.in_group", "qa.trial",
    "talk.put_right", "talk.ways_out", "talk.paging", "talk.follow_on", "talk.out_of_view", "talk.on_wechat", "talk.about_number", "talk.which_one", "talk.slots",
    "talk.menu", "talk.sent_file", "meeting.sent", "meeting.photo", "ledger.photo", "ledger.sent", "report.sent", "qa.sent", "publication.sent",
    "publication.signing", "publication.receipts", "meeting.opinion", "publication.free_answer", "publication.standing", "publication.urge", "publication.integrity", "publication.publish", "publication.meeting_time", "publication.lately", "publication.meetings", "publication.inspections", "publication.findings", "publication.questionnaires", "publication.spot_checks",
    "people.absence", "people.on_leave", "people.departments", "people.trials", "people.onboarding", "people.changes", "people.in_charge", "people.holidays", "people.app_event", "report.assignment", "ledger.finding", "report.amend", "meeting.changes", "meeting.which", "meeting.moved", "meeting.everyday", "meeting.sum_corrected", "talk.number_meant", "meeting.again",
    "meeting.attendance", "ledger.checklist", "ledger.carry_over", "ledger.counts", "sending.delivery", "report.in_passing",
    "publication.document", "overview.together", "overview.to_review", "report.look", "report.on_paper", "report.desk", "report.desk_words", "report.due_date", "report.extension", "ledger.file", "ledger.told", "ledger.unfinished", "ledger.draft", "ledger.watched", "ledger.on_behalf", "ledger.nth", "ledger.entry",
    "overview.exports", "sending.group", "people.replacing", "people.handover", "people.handovers", "people.who_is", "talk.help", "talk.contact", "meeting.integrity",
    "overview.told", "ledger.lists", "ledger.offer", "matter.matter", "matter.progress", "meeting.notice", "meeting.several", "meeting.amend",
    "meeting.answer", "meeting.held", "meeting.paper", "meeting.view", "people.member",
    "report.pause", "sending.preview", "talk.lapsed", "ledger.unknown", "qa.meant", "qa.ask", "qa.desk", "qa.versions", "qa.unanswered", "ledger.review",
    "sending.release", "report.promise", "report.submit", "report.hand_in", "report.told", "report.sheet", "report.withdraw", "report.asides", "overview.closing", "overview.subordinates", "overview.statistics", "overview.status", "overview.department", "overview.remind", "overview.in_passing",
    "overview.todo", "overview.find", "overview.who_did",
)  # fmt: skip


@cache
def acts() -> tuple[Act, ...]:
    """Every act of every file of `FILES`, in the order in which they are tried."""
    for name in FILES:
        importlib.import_module(f"handlers.{name}")
    place = {f"handlers.{name}": position for position, name in enumerate(FILES)}
    return tuple(sorted(_ACTS, key=lambda each: (each.order, place[each.run.__module__])))


def act_named(name: str) -> Act:
    """The act of this name, for a choice that stands for it."""
    return next(each for each in acts() if each.name == name)


def claims(desk: Desk, message: Message) -> Iterator[tuple[Act, Any]]:
    """The acts that claim this message, best first, with what each found in it. A message is asked about once."""
    desk.matched.append(message.text)
    return _takers(desk, message)


def taker(desk: Desk, message: Message) -> tuple[Act, Any]:
    """Who would take this part of what was sent, had it been sent alone; it is the sender's own words, and not counted as matched."""
    return next(_takers(desk, message))


def _takers(desk: Desk, message: Message) -> Iterator[tuple[Act, Any]]:
    members_words = desk.context.actor is not None and message.kind == "text"
    named = dict[Named, Collection[str]]()  # worked out once, where the first of those that share it has its turn
    for each in acts():
        if each.order > Order.EVENT and not members_words:
            return
        if each.among is not None:
            if each.among not in named:
                named[each.among] = each.among(desk, message)
            if each.name not in named[each.among]:
                continue
        found = each.match(desk, message)
        if found:
            yield each, found


def answer(desk: Desk, message: Message) -> tuple[Act, Reply]:
    """Run the first act that claims the message; there is always one, since the last takes everything."""
    chosen, found = next(claims(desk, message))
    return chosen, carry_out(desk, message, chosen, found)


def carry_out(desk: Desk, message: Message, chosen: Act, found: Any) -> Reply:
    """Run an act that claimed the message; who may not say it is told whose it is."""
    if not chosen.is_open_to(desk):
        return Reply(_not_yours(chosen, desk), action="refused", forgotten=True)
    away = act_in_place(desk.context, chosen.roles)
    reply = chosen.run(desk, message, found)
    return reply.plus(f"（代{away}同志办理）") if away and reply.text else reply


def _not_yours(act_: Act, desk: Desk) -> str:
    office = desk.context.rules.office
    shown = act_.usage or next(iter(act_.examples), "该事项")
    return f"「{shown}」由{_holders(act_)}使用，您的岗位暂不能办理。如需帮助请联系{office}，或回复“帮助”。"


def _holders(act_: Act) -> str:
    return "、".join(name for role, name in ROLE_TITLES.items() if role in act_.roles)


def nearest_usage(desk: Desk, text: str) -> str | None:
    """The usage of the command that a short text may have meant: «记帐» → «记台账 ……»; None when none is near."""
    said = text.strip().replace("帐", "账")
    if not 2 <= len(said) <= LONGEST_SLIP:
        return None
    mine = [each for each in acts() if each.usage and each.order < Order.LAST and each.is_open_to(desk)]
    words = {each.usage: each.usage.split()[0].strip("：…") for each in mine}
    near = process.extractOne(said, words, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return near[2] if near else None
